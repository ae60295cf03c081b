import GEOSKit
import GeoModel
import StudyAreas

extension CriterionScorer {
    /// The measures of the geographic leg, in the order of their weight.
    func geographicMeasures(_ members: [Int], _ values: Values, outline: MultiPolygon?) -> [Measure] {
        func told(_ name: String, _ value: Double, _ ramp: CriterionFunctions.Ramp, _ evidence: Evidence) -> Measure {
            Measure(name, value: value, score: ramp.score(value), weight: 0, evidence: evidence)
        }
        var measures = [
            Measure(
                "openOutline", value: values.openOutline, unit: "ratio",
                score: functions.openOutline.score(values.openOutline), weight: functions.openOutlineWeight,
                evidence: Sentences.openOutline(values.openShare, hasHistory: layers.contains { $0.leg == .historical })
            ),
            Measure(
                "polsbyPopper", value: values.polsbyPopper, score: functions.polsbyPopper.score(values.polsbyPopper),
                weight: functions.polsbyPopperWeight, evidence: Sentences.form("polsbyPopper", values.polsbyPopper)),
            told("separation", values.separation, functions.separation, Sentences.separation(values.separation)),
            told("naturalEdge", values.naturalEdge, functions.edge, Sentences.naturalEdge(values.naturalEdge)),
            told(
                "administrativeEdge", values.administrativeEdge, functions.edge,
                Sentences.administrativeEdge(values.administrativeEdge)),
            told("compactness", values.compactness, functions.compactness, Sentences.compactness(values.compactness)),
        ]
        if layers.contains(where: { $0.leg == .historical }) {
            measures.append(
                told(
                    "historicalEdge", values.historicalEdge, functions.edge,
                    Sentences.historicalEdge(values.historicalEdge)))
        }
        if members.count > 1 {
            measures.append(
                Measure(
                    "proximity", value: values.gapKm, unit: "km", score: values.proximityScore,
                    weight: functions.proximityWeight,
                    evidence: Sentences.proximity(
                        gapKm: values.gapKm, diameterKm: values.diameterKm, outside: nearestOutside(members),
                        kind: study.unitKind)))
        }
        measures.append(
            Measure(
                "onePiece", value: values.isOnePiece ? 1 : 0, unit: "count", score: values.isOnePiece ? 1 : 0,
                weight: 0,
                evidence: Sentences.onePiece(values.isOnePiece, link: usedLink(members))))
        if let outline, !outline.isEmpty { measures += formMeasures(outline) }
        return measures
    }

    /// Measures of the outline's form, which are told and do not count: compactness has counted already.
    private func formMeasures(_ outline: MultiPolygon) -> [Measure] {
        let area = outline.area
        var found: [(name: String, value: Double)] = []
        if let circle = try? outline.minimumBoundingCircle(), circle.area > 0 {
            found.append(("reock", area / circle.area))
        }
        if let hull = try? outline.convexHull().area, hull > 0 { found.append(("convexHull", area / hull)) }
        return found.map { name, value in
            Measure(name, value: value, score: min(1, max(0, value)), weight: 0, evidence: Sentences.form(name, value))
        }
    }

    /// Two measures for each layer of a leg: the match that counts, and the purity that is told.
    func layerMeasures(_ leg: Leg, _ values: Values) -> [Measure] {
        var measures: [Measure] = []
        for (index, layer) in layers.enumerated() where layer.leg == leg {
            guard let match = values.matches[index] else { continue }
            let name = layer.areaNames[match.area]
            measures.append(
                Measure(
                    "jaccard", layer: layer.name, value: match.jaccard, score: values.layerScores[index], weight: 1,
                    evidence: Sentences.jaccard(match.jaccard, area: name, layer: layer.name)))
            measures.append(
                Measure(
                    "jaccardByArea", layer: layer.name, value: match.jaccardByArea,
                    score: functions.jaccard.score(match.jaccardByArea), weight: 0,
                    evidence: Sentences.jaccardByArea(match.jaccardByArea, area: name, layer: layer.name)))
            measures.append(
                Measure(
                    "purity", layer: layer.name, value: match.purity, score: match.purity, weight: 0,
                    evidence: Sentences.purity(match.purity, area: name, layer: layer.name)))
        }
        return measures
    }

    /// The distance from any member to the nearest unit that is not one, and that unit.
    private func nearestOutside(_ members: [Int]) -> (km: Double, name: String)? {
        let inside = Set(members)
        let distances = study.distances
        var best: (metres: Double, member: Int, other: Int)?
        for (other, unit) in study.units.enumerated() where !inside.contains(other) {
            for member in members {
                let metres = study.units[member].position.planarDistance(to: unit.position)
                if metres < best?.metres ?? .infinity { best = (metres, member, other) }
            }
        }
        return best.map { (distances.km($0.member, $0.other), study.units[$0.other].name) }
    }

    /// The first declared link without which the members would not hang together.
    private func usedLink(_ members: [Int]) -> (String, String)? {
        let inside = Set(members)
        for link in study.links where inside.contains(link.a) && inside.contains(link.b) {
            if !tables.graph.areNeighbours(link.a, link.b) {
                return (study.units[link.a].name, study.units[link.b].name)
            }
        }
        return nil
    }
}
