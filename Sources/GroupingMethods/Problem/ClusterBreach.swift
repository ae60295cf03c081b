import Constraints

/// One limit that a cluster breaks, with the value it has.
public struct ClusterBreach: Sendable, Hashable {
    /// Which limit.
    public var limit: Infeasibility.Limit
    /// What the cluster has.
    public var value: Double
    /// What it may have at most, or must have at least.
    public var bound: Double
    /// The name of the attribute, for a limit on a sum.
    public var attribute: String?
}

extension GroupingProblem {
    /// Every limit that `members` as one cluster would break; empty when it respects them all.
    ///
    /// Limits between clusters (their number, covering all, together with units elsewhere) are the checker's.
    public func breaches(of members: [Int]) -> [ClusterBreach] {
        var found: [ClusterBreach] = []
        func hold(_ value: Double, _ range: LimitRange<Double>, _ limit: Infeasibility.Limit, _ name: String? = nil) {
            if let min = range.min, value < min {
                found.append(ClusterBreach(limit: limit, value: value, bound: min, attribute: name))
            }
            if let max = range.max, value > max {
                found.append(ClusterBreach(limit: limit, value: value, bound: max, attribute: name))
            }
        }
        let count = LimitRange(min: limits.members.min.map(Double.init), max: limits.members.max.map(Double.init))
        hold(Double(members.count), count, .members)
        let ordered = members.sorted()
        hold(ordered.reduce(0) { $0 + populations[$1] }, limits.population, .population)
        for sum in limits.attributeSums {
            hold(ordered.reduce(0) { $0 + sum.values[$1] }, sum.range, .attribute, sum.name)
        }
        for rule in limits.clusterRules where !rule.keeps(ordered) {
            let value = rule.value(of: ordered) ?? .nan
            let isLow = rule.range.min.map { value < $0 } ?? false
            found.append(
                ClusterBreach(
                    limit: .attribute, value: value,
                    bound: (isLow ? rule.range.min : rule.range.max ?? rule.range.min) ?? .nan, attribute: rule.name))
        }
        if let max = limits.maxDiameterKm { hold(distances.diameterKm(members), LimitRange(max: max), .diameterKm) }
        if let max = limits.maxGapKm { hold(distances.gapKm(members), LimitRange(max: max), .gapKm) }
        if let max = limits.maxRadiusKm { hold(distances.radiusKm(members), LimitRange(max: max), .radiusKm) }
        if !graph.isConnected(members) {
            found.append(ClusterBreach(limit: .connection, value: 2, bound: 1, attribute: nil))
        }
        if limits.sameMunicipality, members.contains(where: { !sharesMunicipality($0, members[0]) }) {
            found.append(ClusterBreach(limit: .municipality, value: 2, bound: 1, attribute: nil))
        }
        let inside = Set(members)
        for group in limits.together where group.contains(where: inside.contains) {
            let missing = group.filter { !inside.contains($0) }.count
            if missing > 0 { found.append(ClusterBreach(limit: .together, value: Double(missing), bound: 0)) }
        }
        for (first, second) in limits.apart where inside.contains(first) && inside.contains(second) {
            found.append(ClusterBreach(limit: .apart, value: 2, bound: 1))
        }
        return found
    }

    /// Whether two units may share a cluster as far as municipalities go.
    public func sharesMunicipality(_ first: Int, _ second: Int) -> Bool {
        if first == second { return true }
        guard let one = municipalities[first], let other = municipalities[second] else { return false }
        return one == other
    }
}
