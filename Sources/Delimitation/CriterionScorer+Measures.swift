import GEOSKit
import GeoModel
import StudyAreas

extension CriterionScorer {
    /// The measures of the geographic leg, in the order of their weight.
    func geographicMeasures(_ members: [Int], _ values: Values, outline: MultiPolygon?) -> [Measure] {
        let edge = edge(of: members)
        func told(_ name: String, _ value: Double, _ ramp: CriterionFunctions.Ramp, _ evidence: Evidence) -> Measure {
            Measure(name, value: value, score: ramp.score(value), weight: 0, evidence: evidence)
        }
        var measures = [
            Measure(
                "openOutline", value: values.openOutline, unit: "ratio",
                score: functions.openOutline.score(values.openOutline), weight: functions.openOutlineWeight,
                evidence: Sentences.openOutline(
                    values.openShare, hasHistory: layers.contains { $0.leg == .historical },
                    hasBarriers: !barriers.isEmpty, edge: edge)
            ),
            Measure(
                "polsbyPopper", value: values.polsbyPopper, score: functions.polsbyPopper.score(values.polsbyPopper),
                weight: functions.polsbyPopperWeight, evidence: Sentences.form("polsbyPopper", values.polsbyPopper)),
            told(
                "separation", values.separation, functions.separation,
                Sentences.separation(values.sharesBorders ? values.separation : nil, word: study.unitWord)),
            told(
                "naturalEdge", values.naturalEdge, functions.edge,
                Sentences.naturalEdge(coast: values.coastShare, barriers: outlineBarriers(members), edge: edge)),
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
        measures.append(
            Measure(
                "proximity", value: values.gapKm, unit: "km", score: values.proximityScore,
                weight: functions.proximityWeight,
                evidence: members.count > 1
                    ? Sentences.proximity(
                        gapKm: values.gapKm, diameterKm: values.diameterKm, outside: nearestOutside(members),
                        word: study.unitWord, knowsAll: study.configuration.within.isEmpty)
                    : Sentences.noDistances))
        if values.innerBarrier > 0 {
            let lost = functions.innerBarrierWeight * values.innerBarrier
            measures.append(
                Measure(
                    "innerBarrier", value: values.innerBarrier, score: 1 - lost, weight: 0,
                    evidence: Sentences.innerBarrier(values.innerBarrier, names: innerBarriers(members))))
        }
        measures.append(
            Measure(
                "onePiece", value: values.isOnePiece ? 1 : 0, unit: "count", score: values.isOnePiece ? 1 : 0,
                weight: 0,
                evidence: Sentences.onePiece(values.isOnePiece, link: usedLink(members))))
        if let outline, !outline.isEmpty { measures += formMeasures(outline) }
        return measures
    }

    /// What the outline is called where no known land lies beside the members.
    private func edge(of members: [Int]) -> Evidence {
        guard tables.knowsOtherLand else { return Sentences.coastOrEdge }
        return members.contains { tables.mayBorderAbroad[$0] } ? Sentences.coastOrBorder : Sentences.coast
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
    func layerMeasures(_ leg: Leg, _ members: [Int], _ values: Values) -> [Measure] {
        var measures: [Measure] = []
        for (index, layer) in layers.enumerated() where layer.leg == leg {
            guard let match = values.matches[index] else { continue }
            let name = layer.kind.named(layer.areaNames[match.area], wasBefore: leg == .historical)
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
        if leg == .historical, let whole = wholeParishes(members) {
            measures.append(
                Measure(
                    "wholeParishes", value: whole.share, score: whole.share, weight: 0,
                    evidence: Sentences.wholeParishes(whole.share, names: whole.names, area: study.areaWord)))
        }
        if leg == .identity, let attachment = values.attachment {
            let asked = members.count { self.attachment[$0] != nil }
            measures.append(
                Measure(
                    "attachment", value: attachment * 100, unit: "percent",
                    score: functions.attachment.score(attachment), weight: 1,
                    evidence: Sentences.attachment(attachment, asked: asked, of: members.count, word: study.unitWord)))
        }
        return measures
    }

    /// The share of a cluster's inhabitants in parishes of which every village is a member, and those parishes; nil where
    /// the units are parishes, which always are whole.
    func wholeParishes(_ members: [Int]) -> (share: Double, names: [String])? {
        guard study.unitKind == .village else { return nil }
        let inside = Set(members)
        var whole = Set(members.compactMap { study.units[$0].parish })
        guard !whole.isEmpty else { return nil }
        for (unit, other) in study.units.enumerated() where !inside.contains(unit) {
            if let parish = other.parish { whole.remove(parish) }
        }
        let within = members.filter { study.units[$0].parish.map(whole.contains) ?? false }
        let people = members.reduce(0) { $0 + tables.populations[$1] }
        let share =
            people > 0
            ? within.reduce(0) { $0 + tables.populations[$1] } / people : Double(within.count) / Double(members.count)
        return (share, study.parishes.filter { whole.contains($0.code) }.map(\.name))
    }

    /// The share of the outline along each barrier by name, the longest first.
    private func outlineBarriers(_ members: [Int]) -> [(name: String, share: Double)] {
        let outline = measures.sums(of: members).outline
        return barrierMetres(members, inside: false).map { ($0.name, $0.metres / max(outline, 1)) }
    }

    /// The names of the barriers between members, the longest first.
    private func innerBarriers(_ members: [Int]) -> [String] {
        barrierMetres(members, inside: true).map(\.name)
    }

    /// Metres along each barrier on the borders between members, or on those from members to other units, whichever
    /// municipality these are in.
    private func barrierMetres(_ members: [Int], inside wanted: Bool) -> [(name: String, metres: Double)] {
        guard !barriers.isEmpty else { return [] }
        let inside = Set(members)
        var metres = [Double](repeating: 0, count: barriers.names.count)
        for unit in members {
            for index in tables.graph.row(of: unit) {
                guard inside.contains(tables.graph.targets[index]) == wanted else { continue }
                for stretch in barriers.along[index] { metres[stretch.barrier] += stretch.metres / (wanted ? 2 : 1) }
            }
        }
        return metres.indices.filter { metres[$0] > 0 }.sorted { (metres[$1], $0) < (metres[$0], $1) }
            .map { (barriers.names[$0], metres[$0]) }
    }

    /// The distance from any member to the nearest unit that is not one, and that unit.
    private func nearestOutside(_ members: [Int]) -> (km: Double, name: String)? {
        grid.nearestOutside(members).map { (study.distances.km($0.member, $0.other), study.units[$0.other].name) }
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
