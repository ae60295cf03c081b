import GroupingMethods
import Testing

@Suite("Alternatives are alternatives")
struct AlternativesTests {
    private func jaccard(_ one: [Int], _ other: [Int]) -> Double {
        let shared = Set(one).intersection(other).count
        return Double(shared) / Double(one.count + other.count - shared)
    }

    @Test("each has a cluster that is like none before it, keeps the limits, and leaves no worthwhile cluster out")
    func haveReasons() async {
        for seed in 0..<60 {
            let problem = SmallProblems.random(seed)
            var options = GroupingOptions()
            options.alternatives = 4
            options.effort = 0.05
            guard case .groupings(let found) = await problem.solve(options) else { continue }
            let order = found
            for (index, grouping) in order.enumerated() {
                #expect(GroupingChecker(problem).violations(of: grouping) == [], "seed \(seed)")
                guard index > 0 else { continue }
                #expect(!grouping.clusters.isEmpty, "seed \(seed)")
                // Ranked by objective, so whichever was found later has the fresh cluster: one of each pair has.
                for other in order[..<index] {
                    let known = other.clusters + problem.limits.fixed
                    let fresh = grouping.clusters.contains { mine in known.allSatisfy { jaccard(mine, $0) <= 0.75 } }
                    let old = grouping.clusters + problem.limits.fixed
                    let reverse = other.clusters.contains { theirs in old.allSatisfy { jaccard(theirs, $0) <= 0.75 } }
                    #expect(fresh || reverse, "seed \(seed)")
                }
            }
        }
    }

    @Test("five offers on a lattice hold more different clusters than the first one alone")
    func offerDifferentClusters() async {
        let problem = Lattices.square(6)
        var options = GroupingOptions()
        options.alternatives = 5
        guard case .groupings(let found) = await problem.solve(options) else {
            Issue.record("nothing found")
            return
        }
        let different = Set(found.flatMap(\.clusters)).count
        #expect(found.count == 5)
        #expect(different >= 2 * found[0].clusters.count)
    }
}
