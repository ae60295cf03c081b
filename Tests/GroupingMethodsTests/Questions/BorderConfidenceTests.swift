import Constraints
import GeoModel
import Graphs
import GroupingMethods
import Testing

@Suite("Border confidence")
struct BorderConfidenceTests {
    @Test("equals brute force on random problems with every kind of limit", arguments: 0..<4)
    func bruteForce(block: Int) {
        for seed in (block * 100)..<(block * 100 + 100) {
            var problem = SmallProblems.measured(seed)
            var random = SplitMix64(seed: 57, stream: seed)
            if seed % 3 == 0 {
                // A limit on the grouping as a whole.
                problem.limits.groupingRules = [
                    GroupingRule(
                        "rule", seed % 2 == 0 ? .crossings : .splits,
                        areas: (0..<problem.unitCount).map { _ in random.below(4) - 1 }, most: random.below(3))
                ]
            }
            let all = AllGroupings(problem)
            for tolerance in [0.01, 0.1, 0.6] {
                var options = ConfidenceOptions()
                options.tolerance = tolerance
                let found = problem.borderConfidence(options)
                guard let lowest = all.lowest else {
                    #expect(found == nil, "seed \(seed)")
                    continue
                }
                let near = all.all.filter { $0.objective <= lowest * (1 + tolerance) + 1e-9 * (1 + lowest) }
                guard let found else {
                    Issue.record("seed \(seed): nothing")
                    continue
                }
                #expect(found.isExact && found.best.proven, "seed \(seed)")
                #expect(abs(found.best.objective - lowest) < 1e-6 * (1 + lowest), "seed \(seed)")
                #expect(found.groupings == near.count, "seed \(seed) at \(tolerance)")
                for pair in found.pairs {
                    let together = near.count { $0.clusters.contains { $0.contains(pair.a) && $0.contains(pair.b) } }
                    let divided = near.count { grouping in
                        let (one, other) = (
                            grouping.clusters.firstIndex { $0.contains(pair.a) },
                            grouping.clusters.firstIndex { $0.contains(pair.b) }
                        )
                        return one != other
                    }
                    #expect(abs(pair.together - Double(together) / Double(near.count)) < 1e-9, "seed \(seed) \(pair)")
                    #expect(abs(pair.divided - Double(divided) / Double(near.count)) < 1e-9, "seed \(seed) \(pair)")
                }
                for place in found.places where !problem.limits.fixed.joined().contains(place.unit) {
                    let out = near.count { !$0.clusters.contains { $0.contains(place.unit) } }
                    #expect(abs(place.unassigned - Double(out) / Double(near.count)) < 1e-9, "seed \(seed)")
                }
            }
        }
    }

    @Test("what is drawn agrees with what is counted, within its error", arguments: [3, 4])
    func drawn(side: Int) throws {
        let problem = MeasuredLattices.square(side, seed: 5)
        var options = ConfidenceOptions()
        options.tolerance = side == 3 ? 0.3 : 0.12
        let counted = try #require(problem.borderConfidence(options))
        #expect(counted.isExact && counted.groupings > 50)
        options.maxGroupings = 20
        options.draws = 4000
        let drawn = try #require(problem.borderConfidence(options))
        #expect(!drawn.isExact && drawn.standardError > 0)
        for (one, other) in zip(counted.pairs, drawn.pairs) {
            #expect(abs(one.together - other.together) < 5 * drawn.standardError + 0.005, "\(one) \(other)")
        }
        #expect(drawn.potentialScaleReduction ?? 9 < 1.1)
    }

    @Test("the same answer again, and a unit is certain only when it stands alike in all")
    func certain() throws {
        let problem = MeasuredLattices.square(4, seed: 2)
        let first = try #require(problem.borderConfidence())
        #expect(first.places == problem.borderConfidence()?.places)
        let all = AllGroupings(MeasuredLattices.square(3, seed: 2))
        var options = ConfidenceOptions()
        options.tolerance = 1
        let loose = try #require(MeasuredLattices.square(3, seed: 2).borderConfidence(options))
        let lowest = try #require(all.lowest)
        #expect(loose.groupings == all.all.count { $0.objective <= 2 * lowest + 1e-9 * (1 + lowest) })
    }
}

/// Square lattices with an objective of measured sums.
enum MeasuredLattices {
    static func square(_ side: Int, seed: Int, limits: GroupingLimits? = nil) -> GroupingProblem<MeasuredObjective> {
        var random = SplitMix64(seed: 31, stream: seed)
        let graph = Lattices.graph(side, side)
        let people = (0..<graph.unitCount).map { _ in Double(400 + random.below(2000)) }
        func columns(_ first: Double) -> ClusterSums.Columns {
            var columns = ClusterSums.Columns.zero
            columns[0] = first
            columns[1] = random.unitInterval()
            return columns
        }
        let measures = UnitMeasures(
            graph: graph, units: people.map(columns), borders: graph.targets.map { _ in columns(0) },
            further: people.map { _ in .zero })
        let objective = MeasuredObjective(measures: measures, prices: people.map { 0.5 * $0 }) { sums in
            let share = sums.units[1] / Double(sums.count)
            return sums.units[0] * (0.3 * share + 0.5 * min(1, abs(sums.units[0] - 4500) / 4500))
        }
        var problem = GroupingProblem(
            ids: (0..<graph.unitCount).map { "u\($0)" }, graph: graph, populations: people, objective: objective)
        problem.limits =
            limits
            ?? {
                var limits = GroupingLimits()
                limits.members = LimitRange(2...5)
                return limits
            }()
        return problem
    }
}
