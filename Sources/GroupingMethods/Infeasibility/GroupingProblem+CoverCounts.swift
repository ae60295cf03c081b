import Constraints

extension GroupingProblem {
    /// What dividing says when every unit must be in a cluster: how many clusters the sums of each part allow, and whether the
    /// limit on their number leaves any of these.
    func coverCountFaults(_ parts: [[Int]]) -> [Infeasibility] {
        var found: [Infeasibility] = []
        for sum in dividedSums {
            var (fewest, most) = (limits.fixed.count, limits.fixed.count)
            for part in parts {
                let total = part.reduce(0) { $0 + sum.values[$1] }
                let counts = Self.counts(dividing: total, by: sum.range)
                guard counts.least <= counts.most else {
                    found.append(undividable(part, total, sum, counts.most))
                    continue
                }
                fewest += max(1, counts.least)
                most += min(part.count, counts.most)
            }
            guard found.isEmpty else { continue }
            func wrong(_ needed: Int, _ bound: Int, _ why: String) {
                found.append(
                    Infeasibility(
                        .clusterCount, units: [], value: Double(needed), bound: Double(bound),
                        relaxation: Double(needed), reason: why))
            }
            if let bound = limits.clusterCount.max, fewest > bound {
                wrong(fewest, bound, "the units divided by the largest cluster need more clusters than there may be")
            }
            if let bound = limits.clusterCount.min, most < bound {
                wrong(most, bound, "the units divided by the smallest cluster give fewer clusters than there must be")
            }
        }
        return found
    }

    private struct Divided {
        var limit: Infeasibility.Limit
        var name: String?
        var values: [Double]
        var range: LimitRange<Double>
    }

    /// The limits on sums that only grow with a cluster.
    private var dividedSums: [Divided] {
        var sums = [
            Divided(limit: .population, values: populations, range: limits.population),
            Divided(
                limit: .members, values: [Double](repeating: 1, count: unitCount),
                range: LimitRange(min: limits.members.min.map(Double.init), max: limits.members.max.map(Double.init))),
        ]
        for sum in limits.attributeSums where !sum.values.contains(where: { $0 < 0 }) {
            sums.append(Divided(limit: .attribute, name: sum.name, values: sum.values, range: sum.range))
        }
        return sums.filter { !$0.range.isUnlimited }
    }

    /// How many clusters a total can be divided into; rounding decides nothing.
    private static func counts(dividing total: Double, by range: LimitRange<Double>) -> (least: Int, most: Int) {
        func whole(_ value: Double) -> Int { Int(max(0, min(value, 1e9))) }
        var (least, most) = (1, Int.max / 4)
        if let largest = range.max, largest > 0 { least = max(1, whole((total / largest * (1 - 1e-12)).rounded(.up))) }
        if let smallest = range.min, smallest > 0 { most = whole((total / smallest * (1 + 1e-12)).rounded(.down)) }
        return (least, most)
    }

    /// A part whose total no number of clusters divides within the range: what the maximum would have to be.
    private func undividable(_ part: [Int], _ total: Double, _ sum: Divided, _ most: Int) -> Infeasibility {
        guard most > 0 else {
            return Infeasibility(
                sum.limit, units: part, value: total, bound: sum.range.min, relaxation: total, attribute: sum.name,
                reason: "a connected part has less in all than one cluster must have")
        }
        let needed = total / Double(most)
        return Infeasibility(
            sum.limit, units: part, value: needed, bound: sum.range.max, relaxation: needed, attribute: sum.name,
            reason: "no number of clusters divides a connected part evenly enough")
    }
}
