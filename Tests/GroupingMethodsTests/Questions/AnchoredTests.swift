import GroupingMethods
import Testing

@Suite("Proposals that start from units, clusters or a grouping")
struct AnchoredTests {
    @Test("around: as many clusters as brute force finds, the best first, all within the limits", arguments: 0..<4)
    func around(block: Int) {
        for seed in (block * 100)..<(block * 100 + 100) {
            let problem = SmallProblems.measured(seed)
            let free = (0..<problem.unitCount).filter { unit in !problem.limits.fixed.contains { $0.contains(unit) } }
            guard let first = free.first, problem.limits.clusterCount.isUnlimited else { continue }
            for anchors in [[first], Array(free.prefix(2))] {
                let wanted = anchors.reduce(0) { $0 | 1 << $1 }
                let possible = AllGroupings(problem).sets.filter { set in
                    set.bits & wanted == wanted
                        && !AllGroupings.units(set.bits, problem.unitCount).contains { !free.contains($0) }
                }
                let outcome = problem.clusters(around: anchors)
                #expect(outcome.candidates == possible.count, "seed \(seed)")
                #expect(outcome.groupings.count == min(5, possible.count), "seed \(seed)")
                #expect(Set(outcome.groupings.map(\.clusters)).count == outcome.groupings.count, "seed \(seed)")
                for grouping in outcome.groupings {
                    #expect(grouping.clusters.count == 1 && problem.breaches(of: grouping.clusters[0]).isEmpty)
                    #expect(anchors.allSatisfy { grouping.clusters[0].contains($0) }, "seed \(seed)")
                }
                let best = possible.map {
                    problem.grouping([AllGroupings.units($0.bits, problem.unitCount)]).objective
                }.min()
                if let best, let offered = outcome.groupings.first?.objective {
                    #expect(abs(best - offered) < 1e-6 * (1 + best), "seed \(seed)")
                }
                #expect(outcome.groupings.map(\.objective) == outcome.groupings.map(\.objective).sorted())
            }
        }
    }

    @Test("complete: the lowest objective of all that keep the parts whole and apart", arguments: 0..<4)
    func complete(block: Int) {
        for seed in (block * 100)..<(block * 100 + 100) {
            let problem = SmallProblems.measured(seed)
            guard problem.unitCount >= 4, problem.limits.fixed.isEmpty, problem.limits.clusterCount.isUnlimited else {
                continue
            }
            for parts in [[[0]], [[0], [1]], [[0, 2], [1]], [[3], [0, 1]]] {
                let fits = AllGroupings(problem).all.filter { grouping in
                    grouping.clusters.count == parts.count
                        && parts.allSatisfy { part in
                            grouping.clusters.contains { cluster in
                                part.allSatisfy(cluster.contains)
                                    && !parts.contains { $0 != part && $0.contains(where: cluster.contains) }
                            }
                        }
                }
                // What is not in a cluster may stay out here, even where a grouping must cover all.
                guard !problem.limits.coverAll else { continue }
                var options = AnchoredOptions()
                options.count = 1
                let outcome = problem.completions(of: parts, options: options)
                let best = fits.map(\.objective).min()
                #expect((outcome.groupings.first == nil) == (best == nil), "seed \(seed) \(parts)")
                if let best, let found = outcome.groupings.first {
                    #expect(found.proven && abs(found.objective - best) < 1e-6 * (1 + best), "seed \(seed) \(parts)")
                }
            }
        }
    }

    @Test("why: the cheapest grouping with the unit is that of brute force", arguments: 0..<3)
    func why(block: Int) async {
        for seed in (block * 80)..<(block * 80 + 80) {
            let problem = SmallProblems.measured(seed)
            let all = AllGroupings(problem)
            guard let lowest = all.lowest, problem.unitCount > 0 else { continue }
            let unit = seed % problem.unitCount
            guard let answer = await problem.answer(about: unit) else { continue }
            #expect(abs(answer.best.objective - lowest) < 1e-6 * (1 + lowest), "seed \(seed)")
            guard answer.cluster == nil else { continue }
            let with = all.all.filter { $0.clusters.contains { $0.contains(unit) } }.map(\.objective).min()
            #expect((with == nil) == (answer.cheapest == nil), "seed \(seed)")
            if let with, let cheapest = answer.cheapest {
                #expect(abs(cheapest.objective - with) < 1e-6 * (1 + with), "seed \(seed)")
            }
            // Every obstacle's remedy holds: with the limit at the needed value its members are a cluster.
            for obstacle in answer.obstacles {
                let limits = problem.breaches(of: obstacle.members).map(\.limit)
                #expect(Set(limits) == [obstacle.limit], "seed \(seed) \(obstacle)")
            }
        }
    }

    @Test("why: the needed value of a limit is the nearest that any connected set reaches")
    func obstacles() {
        for seed in 0..<200 {
            let problem = SmallProblems.measured(seed)
            guard problem.unitCount > 0, problem.limits.fixed.isEmpty else { continue }
            let unit = seed % problem.unitCount
            guard !AllGroupings(problem).sets.contains(where: { $0.bits >> unit & 1 == 1 }) else { continue }
            for obstacle in problem.obstacles(to: [unit], GroupingOptions()) where obstacle.limit == .members {
                guard let needed = obstacle.needed, let bound = obstacle.bound else { continue }
                var other = problem
                if needed > bound { other.limits.members.max = nil } else { other.limits.members.min = nil }
                let sizes = AllGroupings(other).sets.filter { $0.bits >> unit & 1 == 1 }.map { $0.bits.nonzeroBitCount }
                #expect(Int(needed) == (needed > bound ? sizes.min() : sizes.max()), "seed \(seed)")
            }
        }
    }
}
