import GroupingMethods
import StudyAreas

extension CriterionScorer {
    /// What is measured of a group of units, and the scores that follow.
    struct Values: Sendable {
        var openOutline = 0.0
        var openShare = 0.0
        var polsbyPopper = 0.0
        /// 1 where the members share no border.
        var separation = 0.0
        var sharesBorders = false
        var naturalEdge = 0.0
        var administrativeEdge = 0.0
        var historicalEdge = 0.0
        var compactness = 0.0
        var innerBarrier = 0.0
        /// The part of the outline that is coast.
        var coastShare = 0.0
        /// The share that surveys found attached, nil where no member was asked.
        var attachment: Double?
        var gapKm = 0.0
        var diameterKm = 0.0
        var proximityScore = 0.0
        var isOnePiece = true
        /// For each layer its best match.
        var matches: [LayerTable.Match?] = []
        var geographic = 0.0
        /// For each layer its score.
        var layerScores: [Double] = []
        var score = 0.0
    }

    /// Everything about a group; O(members squared + members times neighbours and layers).
    func values(of members: [Int], distances: Distances) -> Values {
        let sums = measures.sums(of: members)
        var values = Values()
        measure(sums, into: &values)
        if tables.hasOverlaps, sums.inside(BorderColumn.overlap) > 0 {
            values.compactness = tables.coverage.moments(ofUnits: members).compactness
        }
        let extent = distances.extent(members)
        (values.gapKm, values.diameterKm) = (extent.gapKm, extent.diameterKm)
        values.proximityScore =
            members.count > 1 ? proximityScore(gapKm: values.gapKm, diameterKm: values.diameterKm) : 1
        values.isOnePiece = study.graph.isConnected(members)
        values.geographic = geographic(values)
        values.matches = layers.map { $0.bestMatch(sums) }
        values.attachment = attachment(sums)
        values.layerScores = values.matches.map { $0.map { functions.jaccard.score($0.jaccard) } ?? 0 }
        values.score = functions.criterion(legScores(values).map(\.score))
        return values
    }

    /// The score alone, of a group that hangs together: the same number as in `values`, for searches that ask millions of times.
    func score(of sums: ClusterSums) -> Double {
        var values = Values()
        measure(sums, into: &values)
        values.proximityScore = proximityScore(sums)
        var (historical, identity) = (0.0, 0.0)
        for layer in layers {
            let score = functions.jaccard.score(layer.bestMatch(sums)?.jaccard ?? 0)
            if layer.leg == .historical { historical = max(historical, score) } else { identity = max(identity, score) }
        }
        if let attachment = attachment(sums) { identity = max(identity, functions.attachment.score(attachment)) }
        return functions.criterion(geographic(values), historical, identity)
    }

    /// What surveys found of the members that were asked, by inhabitants.
    private func attachment(_ sums: ClusterSums) -> Double? {
        guard hasSurvey else { return nil }
        var (asked, attached, count, plain) = (0.0, 0.0, 0.0, 0.0)
        for position in 0..<sums.count {
            guard let share = attachment[sums[position]] else { continue }
            let people = tables.populations[sums[position]]
            asked += people
            attached += people * share
            count += 1
            plain += share
        }
        return count == 0 ? nil : asked > 0 ? attached / asked : plain / count
    }

    private func measure(_ sums: ClusterSums, into values: inout Values) {
        let outline = sums.outline
        let shared = sums.inside(BorderColumn.length) + sums.outside(BorderColumn.length)
        values.sharesBorders = shared > 0
        values.separation = shared > 0 ? sums.inside(BorderColumn.length) / shared : 1
        if outline > 0 {
            values.coastShare = sums.coast / outline
            values.naturalEdge = (sums.coast + sums.outside(BorderColumn.barrier)) / outline
            values.administrativeEdge = sums.outside(BorderColumn.municipal) / outline
            values.historicalEdge = sums.outside(BorderColumn.oldOpen) / outline
            values.openShare = max(0, sums.outside(BorderColumn.open) - sums.outside(BorderColumn.oldOpen)) / outline
        }
        let area = tables.area(sums)
        if area > 0, outline > 0 {
            let old = sums.outside(BorderColumn.oldOpen) - sums.inside(BorderColumn.oldOpen)
            let open = max(0, sums.outside(BorderColumn.open) - functions.oldBorderShare * old)
            values.openOutline = open / (4 * Double.pi * area).squareRoot()
            values.polsbyPopper = 4 * Double.pi * area / (outline * outline)
        }
        if sums.secondMoment > 0 { values.compactness = area * area / (2 * Double.pi * sums.secondMoment) }
        if sums.inside(BorderColumn.length) > 0 {
            values.innerBarrier = sums.inside(BorderColumn.barred) / sums.inside(BorderColumn.length)
        }
    }

    private func geographic(_ values: Values) -> Double {
        let sum =
            functions.openOutlineWeight * functions.openOutline.score(values.openOutline)
            + functions.polsbyPopperWeight * functions.polsbyPopper.score(values.polsbyPopper)
            + functions.proximityWeight * values.proximityScore
        return sum * (values.isOnePiece ? 1 : functions.scatteredFactor)
            * (1 - functions.innerBarrierWeight * values.innerBarrier)
    }

    private func proximityScore(gapKm: Double, diameterKm: Double) -> Double {
        min(functions.gap.score(gapKm), functions.diameter.score(diameterKm))
    }

    /// Most clusters lie well inside both bands, which is often known without a single exact distance.
    private func proximityScore(_ sums: ClusterSums) -> Double {
        guard sums.count > 1, let extent = distances.extent(of: sums, beyond: fullProximity) else { return 1 }
        return proximityScore(gapKm: extent.gapKm, diameterKm: extent.diameterKm)
    }

    /// Up to where proximity has its full score; below 0 where a study turns a band round, so that far is good.
    private var fullProximity: ClusterExtent {
        func end(_ band: CriterionFunctions.Ramp) -> Double { band.full < band.zero ? band.full : -1 }
        return ClusterExtent(gapKm: end(functions.gap), diameterKm: end(functions.diameter))
    }

    /// Geographic, and those of the others that have a layer.
    func legScores(_ values: Values) -> [(leg: Leg, score: Double)] {
        var legs: [(leg: Leg, score: Double)] = [(.geographic, values.geographic)]
        for leg in [Leg.historical, .identity] {
            var scores = layers.indices.filter { layers[$0].leg == leg }.map { values.layerScores[$0] }
            if leg == .identity, let attachment = values.attachment {
                scores.append(functions.attachment.score(attachment))
            }
            if let best = scores.max() { legs.append((leg, best)) }
        }
        return legs
    }
}
