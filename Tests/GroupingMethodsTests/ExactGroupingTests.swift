import Graphs
import GroupingMethods
import Testing

@Suite("Exact grouping and search on everything small")
struct ExactGroupingTests {
    @Test("exact equals brute force, keeps every limit, and search never beats it", arguments: 0..<8)
    func smallProblems(block: Int) async {
        for seed in (block * 150)..<(block * 150 + 150) { await compare(SmallProblems.random(seed), seed) }
    }

    @Test("the same with an objective of measured sums, as propose has one", arguments: 0..<4)
    func measuredProblems(block: Int) async {
        for seed in (block * 150)..<(block * 150 + 150) { await compare(SmallProblems.measured(seed), seed) }
    }

    private func compare<Objective>(_ problem: GroupingProblem<Objective>, _ seed: Int) async {
        let expected = SmallProblems.bruteForce(problem)
        var options = GroupingOptions()
        options.method = .exact
        switch await problem.solve(options) {
        case .groupings(let found):
            let best = found.first
            #expect(best?.proven == true, "seed \(seed)")
            #expect(
                abs((best?.objective ?? .infinity) - (expected ?? -1)) < 1e-6 * max(1, expected ?? 0),
                "seed \(seed)")
            for grouping in found {
                #expect(GroupingChecker(problem).violations(of: grouping) == [], "seed \(seed)")
            }
        case .infeasible(let reasons):
            // A contradiction is refused even where leaving the units out would satisfy its letter.
            let contradictory = reasons.contains {
                $0.reason.contains("together") || $0.reason.contains("minimum is above")
            }
            #expect(expected == nil || contradictory, "seed \(seed): \(reasons)")
            #expect(!reasons.isEmpty && reasons.allSatisfy(\.proven), "seed \(seed)")
        }
        options.method = .search
        options.effort = 0.03
        options.starts = 2
        guard case .groupings(let found) = await problem.solve(options) else { return }
        for grouping in found {
            #expect(GroupingChecker(problem).violations(of: grouping) == [], "seed \(seed)")
            #expect(grouping.objective >= (expected ?? .infinity) - 1e-6 * max(1, expected ?? 0), "seed \(seed)")
        }
    }

    @Test("the same seed gives the same groupings at any number of threads")
    func threads() async {
        let problem = Lattices.square(12)
        for method in [GroupingMethod.auto, .search] {
            var seen: [[[Int]]] = []
            for threads in [1, 2, 5] {
                var options = GroupingOptions()
                options.method = method
                options.maxSets = 2000
                options.effort = 0.05
                options.threads = threads
                guard case .groupings(let found) = await problem.solve(options) else {
                    Issue.record("nothing found")
                    return
                }
                for grouping in found { #expect(GroupingChecker(problem).violations(of: grouping) == []) }
                seen.append(found[0].clusters)
            }
            #expect(Set(seen).count == 1)
        }
    }

    @Test("a guard that binds falls back to a grouping within the limits")
    func guards() async {
        let problem = Lattices.square(5)
        for steps in [1, 20_000_000] {
            for sets in [10, 200_000] {
                var options = GroupingOptions()
                options.maxProofSteps = steps
                options.maxSets = sets
                options.effort = 0.1
                guard case .groupings(let found) = await problem.solve(options), let grouping = found.first else {
                    Issue.record("nothing found")
                    continue
                }
                #expect(GroupingChecker(problem).violations(of: grouping) == [])
                #expect(grouping.proven == (steps > 1 && sets > 10))
            }
        }
    }

    @Test("alternatives differ by more than the stated overlap, ranked")
    func alternatives() async {
        let problem = Lattices.square(5)
        var options = GroupingOptions()
        options.alternatives = 3
        options.maxOverlap = 0.6
        guard case .groupings(let found) = await problem.solve(options) else {
            Issue.record("nothing found")
            return
        }
        #expect(found.count == 3)
        for (index, grouping) in found.enumerated() {
            #expect(GroupingChecker(problem).violations(of: grouping) == [])
            for other in found[..<index] {
                #expect(GroupingChecker<CompactnessObjective>.overlap(grouping, other) <= 0.6)
                #expect(other.objective <= grouping.objective)
            }
        }
    }
}

/// Cells in rows and columns.
enum Lattices {
    /// Which cells share a side, row after row.
    static func graph(_ columns: Int, _ rows: Int) -> UnitGraph {
        var pairs: [(Int, Int)] = []
        for unit in 0..<columns * rows {
            if unit % columns + 1 < columns { pairs.append((unit, unit + 1)) }
            if unit + columns < columns * rows { pairs.append((unit, unit + columns)) }
        }
        return UnitGraph(unitCount: columns * rows, pairs: pairs)
    }

    /// A problem of square cells of nine square kilometres.
    static func square(_ width: Int, population: (Int) -> Double = { 500 + Double(($0 * 7919) % 1000) })
        -> GroupingProblem<CompactnessObjective>
    {
        let count = width * width
        let graph = Lattices.graph(width, width)
        let populations = (0..<count).map(population)
        let moments = (0..<count).map {
            UnitMoments(
                area: 9e6, x: Double($0 % width) * 3000, y: Double($0 / width) * 3000, secondMoment: 9e6 * 9e6 / 6)
        }
        var problem = GroupingProblem(
            ids: (0..<count).map { "u\($0)" }, graph: graph, populations: populations,
            distances: Distances(planarX: moments.map(\.x), planarY: moments.map(\.y)),
            objective: CompactnessObjective(
                graph: graph, populations: populations, moments: moments,
                sharedBorders: [Double](repeating: 3000, count: graph.targets.count)))
        problem.limits = .calibrated
        problem.limits.sameMunicipality = false
        return problem
    }
}
