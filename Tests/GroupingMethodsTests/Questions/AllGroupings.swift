import GroupingMethods

/// Every grouping of a small problem, by looking at everything. Shares nothing with the methods but what a broken limit is.
struct AllGroupings {
    let problem: GroupingProblem<MeasuredObjective>
    /// The clusters of each, and its objective.
    private(set) var all: [(clusters: [[Int]], objective: Double)] = []
    /// The sets that may be a cluster, as bits, with what they cost.
    private(set) var sets: [(bits: Int, cost: Double)] = []

    init(_ problem: GroupingProblem<MeasuredObjective>) {
        self.problem = problem
        let count = problem.unitCount
        let fixed = problem.limits.fixed.map { $0.reduce(0) { $0 | 1 << $1 } }
        for bits in 1..<max(2, 1 << count) where count > 0 {
            if fixed.contains(where: { $0 & bits != 0 && $0 != bits }) { continue }
            if problem.limits.outside.contains(where: { bits >> $0 & 1 == 1 }) { continue }
            let members = Self.units(bits, count)
            guard problem.breaches(of: members).isEmpty else { continue }
            sets.append((bits, problem.objective.evaluate(members, unitCount: count).cost))
        }
        extend(settled: 0, clusters: [], cost: 0, fixed.reduce(0, |))
    }

    static func units(_ bits: Int, _ count: Int) -> [Int] { (0..<count).filter { bits >> $0 & 1 == 1 } }

    private mutating func extend(settled: Int, clusters: [Int], cost: Double, _ fixed: Int) {
        let count = problem.unitCount
        guard settled != (1 << count) - 1 else {
            guard problem.limits.clusterCount.contains(clusters.count) else { return }
            let clusters = clusters.map { Self.units($0, count) }
            guard problem.limits.groupingRules.allSatisfy({ $0.keeps(clusters) }) else { return }
            all.append((clusters, cost))
            return
        }
        let next = (~settled).trailingZeroBitCount
        if !problem.limits.coverAll || problem.limits.outside.contains(next), fixed >> next & 1 == 0 {
            extend(
                settled: settled | 1 << next, clusters: clusters,
                cost: cost + problem.objective.unassignedCost(of: next), fixed)
        }
        for set in sets where set.bits & settled == 0 && set.bits >> next & 1 == 1 {
            extend(settled: settled | set.bits, clusters: clusters + [set.bits], cost: cost + set.cost, fixed)
        }
    }

    /// The lowest objective; nil when no grouping keeps the limits.
    var lowest: Double? { all.map(\.objective).min() }

    /// What becoming `clusters` moves, over all ways to say which new cluster goes on from which old one.
    static func moved(from old: [[Int]], to clusters: [[Int]], weights: [Double]) -> Double {
        func label(_ unit: Int, _ grouping: [[Int]]) -> Int { grouping.firstIndex { $0.contains(unit) } ?? -1 }
        func best(_ index: Int, _ heirs: [Int]) -> Double {
            guard index < clusters.count else {
                return weights.indices.reduce(0) { sum, unit in
                    let (was, new) = (label(unit, old), label(unit, clusters))
                    let stays = new < 0 ? was < 0 : was >= 0 && heirs[new] == was
                    return stays ? sum : sum + weights[unit]
                }
            }
            var least = best(index + 1, heirs + [-2])
            for cluster in old.indices where !heirs.contains(cluster) {
                least = min(least, best(index + 1, heirs + [cluster]))
            }
            return least
        }
        return best(0, [])
    }
}
