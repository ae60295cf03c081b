import GroupingMethods
import StudyAreas

/// What the criterion's score is made of, for one cluster.
struct ClusterValues: Sendable {
    var shape = ShapeValues()
    /// How many comparison units the cluster has, cut ones by their area.
    var size = 0.0
    /// By how many standard deviations each measure of shape is better than in compact groups of as many units.
    var deviations = ShapeValues()
    /// The share of the outline on coast or along a barrier, where it is known to be so.
    var naturalShare = 0.0
    /// The share of the borders between members along barriers without a declared link.
    var innerBarrier = 0.0
    /// The share of the borders between members that is a municipal border.
    var innerMunicipal = 0.0
    /// The share of the inhabitants in the largest component.
    var connected = 1.0
    var geographic = 0.0
    /// For each layer how the cluster lies in it.
    var layers: [LayerFinding] = []
    /// For each layer its score.
    var layerScores: [Double] = []
    /// The share that surveys found attached, nil where no member was asked.
    var attachment: Double?
    var score = 0.0
}

extension CriterionScorer {
    /// Everything that the score of a cluster is made of.
    func values(of members: [Int]) -> ClusterValues { values(measures.sums(of: members), of: members) }

    func values(_ sums: ClusterSums, of members: [Int]) -> ClusterValues {
        var values = shapeValues(sums)
        values.connected = study.graph.isConnected(members) ? 1 : connectedShare(members)
        values.geographic = geographic(values) * values.connected
        values.layers = layers.indices.map { finding($0, sums) }
        values.layerScores = values.layers.map(layerScore)
        values.attachment = attachment(sums)
        values.score = settings.criterion(dimensionScores(values).map(\.score))
        return values
    }

    /// The score alone, of a cluster that is contiguous: the same number as in `values`, for searches that ask millions of times.
    func score(of sums: ClusterSums) -> Double {
        var (historical, identity) = (0.0, 0.0)
        for position in layers.indices {
            let score = layerScore(finding(position, sums))
            if layers[position].dimension == .historical {
                historical = max(historical, score)
            } else {
                identity = max(identity, score)
            }
        }
        if let attachment = attachment(sums) { identity = max(identity, settings.attachment.score(attachment)) }
        return settings.criterion(geographic(shapeValues(sums)), historical, identity)
    }

    private func shapeValues(_ sums: ClusterSums) -> ClusterValues {
        var values = ClusterValues()
        (values.shape, values.size) = shape.measure(sums)
        values.deviations = deviations(values.shape, size: values.size, sums)
        let outline = sums.outline
        if outline > 0 {
            let coast = tables.knowsOtherLand ? sums.coast : 0
            values.naturalShare = min(1, (coast + sums.outside(BorderColumn.barrier)) / outline)
        }
        let inner = sums.inside(BorderColumn.between)
        if inner > 0 {
            values.innerBarrier = sums.inside(BorderColumn.barred) / inner
            values.innerMunicipal = min(1, sums.inside(BorderColumn.municipal) / inner)
        }
        return values
    }

    /// Standard deviations above the mean of compact groups; of a cluster in several municipalities that of each by its area.
    private func deviations(_ values: ShapeValues, size: Double, _ sums: ClusterSums) -> ShapeValues {
        guard sums.count > 0 else { return ShapeValues() }
        let first = tables.municipalities[sums[0]]
        var (mean, deviation) = (ShapeValues(), ShapeValues())
        if (1..<sums.count).allSatisfy({ tables.municipalities[sums[$0]] == first }) {
            let row = reference.row(municipality: first, size: size)
            (mean, deviation) = (row.mean, row.deviation)
        } else {
            var areas: [Int: Double] = [:]
            for position in 0..<sums.count {
                areas[tables.municipalities[sums[position]], default: 0] += tables.areas[sums[position]]
            }
            let sorted = areas.sorted { $0.key < $1.key }
            let whole = max(sorted.reduce(0) { $0 + $1.value }, .leastNonzeroMagnitude)
            for (municipality, area) in sorted {
                let row = reference.row(municipality: municipality, size: size)
                mean = mean + row.mean.scaled(by: area / whole)
                deviation = deviation + row.deviation.scaled(by: area / whole)
            }
        }
        return (mean - values).divided(by: deviation)
    }

    /// The share of compact groups that shape lets a cluster stand above, up to the cap; more where the outline is natural.
    private func geographic(_ values: ClusterValues) -> Double {
        var (sum, count) = (0.0, 0.0)
        for measure in ShapeMeasure.allCases where tables.knowsPopulation || !measure.needsPopulation {
            sum += min(4, max(-4, values.deviations[measure]))
            count += 1
        }
        let byShape = settings.shapeCap * normalShare(below: sum / count.squareRoot())
        return max(byShape, settings.naturalOutline.score(values.naturalShare))
            * (1 - settings.innerBarrierWeight * values.innerBarrier)
            * (1 - settings.innerMunicipalWeight * values.innerMunicipal)
    }

    /// How a cluster lies in a layer.
    private func finding(_ position: Int, _ sums: ClusterSums) -> LayerFinding {
        var finding = layers[position].finding(sums)
        let free = sums.freeOutline
        guard finding.covered >= 0.5, free > 1,
            (0..<sums.count).contains(where: {
                layerBorders[position].municipalities.contains(tables.municipalities[sums[$0]])
            })
        else { return finding }
        let metres = layerBorders[position].metres(sums, tables, homes: comparison.home)
        finding.outlineOnBorder = min(1, metres.outside / free)
        finding.innerOnBorder = sums.freeInner > 1 ? min(1, metres.inside / sums.freeInner) : 0
        finding.contrast = finding.outlineOnBorder - finding.innerOnBorder
        return finding
    }

    /// The better of contrast and overlap.
    func layerScore(_ finding: LayerFinding) -> Double {
        max(finding.contrast.map(settings.contrast.score) ?? 0, settings.unionOverlap.score(finding.union))
    }

    /// The share of the inhabitants who live in the component with the most of them; by area where nobody is known.
    private func connectedShare(_ members: [Int]) -> Double {
        let components = components(of: members)
        let people = components.map { $0.reduce(0) { $0 + tables.populations[$1] } }
        let whole = people.reduce(0, +)
        return whole > 0 ? (people.max() ?? whole) / whole : 1
    }

    /// The components of a cluster, the one with the most inhabitants first.
    func components(of members: [Int]) -> [[Int]] {
        var left = Set(members)
        var found: [[Int]] = []
        for start in members where left.contains(start) {
            var component = [start]
            left.remove(start)
            var next = 0
            while next < component.count {
                for other in study.graph.neighbours(of: component[next]) where left.remove(other) != nil {
                    component.append(other)
                }
                next += 1
            }
            found.append(component.sorted())
        }
        func people(_ component: [Int]) -> Double { component.reduce(0) { $0 + tables.populations[$1] } }
        return found.sorted { (people($1), $0[0]) < (people($0), $1[0]) }
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

    /// Geographic, and those of the others that have a layer.
    func dimensionScores(_ values: ClusterValues) -> [(dimension: Dimension, score: Double)] {
        var dimensions: [(dimension: Dimension, score: Double)] = [(.geographic, values.geographic)]
        for dimension in [Dimension.historical, .identity] {
            var scores = layers.indices.filter { layers[$0].dimension == dimension }.map { values.layerScores[$0] }
            if dimension == .identity, let attachment = values.attachment {
                scores.append(settings.attachment.score(attachment))
            }
            if let best = scores.max() { dimensions.append((dimension, best)) }
        }
        return dimensions
    }
}
