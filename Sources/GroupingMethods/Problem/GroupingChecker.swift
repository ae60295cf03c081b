/// Holds a grouping against everything that every method promises. Slow and plain on purpose: it shares no shortcut
/// with the methods.
public struct GroupingChecker<Objective: ClusterObjective>: Sendable {
    let problem: GroupingProblem<Objective>

    /// A checker for groupings of `problem`.
    public init(_ problem: GroupingProblem<Objective>) { self.problem = problem }

    /// Every broken promise in words; empty when the grouping keeps them all.
    public func violations(of grouping: Grouping) -> [String] {
        var found: [String] = []
        var uses = [Int](repeating: 0, count: problem.unitCount)
        for unit in grouping.clusters.joined() + grouping.unassigned {
            guard uses.indices.contains(unit) else { return ["unit \(unit) does not exist"] }
            uses[unit] += 1
        }
        for (unit, count) in uses.enumerated() where count != 1 { found.append("unit \(unit) occurs \(count) times") }
        for (index, cluster) in grouping.clusters.enumerated() {
            if cluster.isEmpty { found.append("cluster \(index) is empty") }
            if cluster != cluster.sorted() { found.append("cluster \(index) is not ascending") }
            for breach in problem.breaches(of: cluster) {
                found.append("cluster \(index): \(breach.limit) is \(breach.value), limit \(breach.bound)")
            }
        }
        if grouping.clusters != problem.stableOrder(grouping.clusters) { found.append("clusters not in stable order") }
        if grouping.unassigned != grouping.unassigned.sorted() { found.append("unassigned not ascending") }
        let outside = Set(problem.limits.outside)
        if problem.limits.coverAll && !grouping.unassigned.allSatisfy(outside.contains) {
            found.append("units left unassigned")
        }
        if grouping.clusters.contains(where: { $0.contains(where: outside.contains) }) {
            found.append("a unit that is outside by choice is in a cluster")
        }
        if !problem.limits.clusterCount.contains(grouping.clusters.count) { found.append("number of clusters") }
        for rule in problem.limits.groupingRules where !rule.keeps(grouping.clusters) {
            found.append("\(rule.name): \(rule.count(grouping.clusters)), limit \(rule.most)")
        }
        for fixed in problem.limits.fixed where !grouping.clusters.contains(fixed.sorted()) {
            found.append("fixed cluster \(fixed) does not occur")
        }
        let again = problem.grouping(grouping.clusters).objective
        if abs(again - grouping.objective) > 1e-6 * max(1, abs(again)) {
            found.append("objective \(grouping.objective) but is \(again)")
        }
        if let bound = grouping.bound, bound > grouping.objective + 1e-6 * max(1, abs(again)) {
            found.append("bound \(bound) above the objective \(grouping.objective)")
        }
        return found
    }

    /// The overlap of two groupings: pairs of cluster-mates in both over pairs in either, 1 when neither has any.
    public static func overlap(_ first: Grouping, _ second: Grouping) -> Double {
        func pairs(_ grouping: Grouping) -> Set<[Int]> {
            var pairs: Set<[Int]> = []
            for cluster in grouping.clusters {
                for (index, unit) in cluster.enumerated() {
                    for other in cluster[(index + 1)...] { pairs.insert([unit, other]) }
                }
            }
            return pairs
        }
        let (one, other) = (pairs(first), pairs(second))
        let either = one.union(other).count
        return either == 0 ? 1 : Double(one.intersection(other).count) / Double(either)
    }
}
