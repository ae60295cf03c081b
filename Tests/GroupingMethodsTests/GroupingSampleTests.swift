import Constraints
import GeoModel
import Graphs
import GroupingMethods
import Testing

@Suite("Neutral groupings by recombination")
struct GroupingSampleTests {
    @Test(
        "on N x N grids all groupings into N connected clusters of N are reached: 2, 10, 117",
        arguments: [(2, 2), (3, 10), (4, 117)])
    func reachesAll(side: Int, count: Int) {
        for isReversible in [false, true] {
            let problem = Grids.problem(side, side, members: LimitRange(side...side))
            var options = SampleOptions()
            options.isReversible = isReversible
            options.count = side == 4 ? 8000 : 200
            options.every = 5
            let sample = problem.sample(from: Grids.rows(problem, side), options: options)
            var different: [[[Int]]: Grouping] = [:]
            for grouping in sample.groupings { different[grouping.clusters] = grouping }
            #expect(different.count == count, "reversible: \(isReversible)")
            #expect(different.values.allSatisfy { GroupingChecker(problem).violations(of: $0).isEmpty })
            #expect(sample.statistics.boundsExceeded == 0)
        }
    }

    @Test("steps without end, stopped at once, give the start and no overflow")
    func stepsWithoutEnd() {
        let problem = Grids.problem(3, 3, members: LimitRange(3...3))
        var options = SampleOptions()
        options.every = .max
        let sample = problem.sample(from: Grids.rows(problem, 3), options: options, cancellation: Cancellation { true })
        #expect(sample.groupings.count == 1 && sample.interrupted && sample.statistics.burnIn == .max)
    }

    @Test("the reversible chain draws in proportion to numbers of spanning trees (chi-square, 1 in 1,000)")
    func spanningTreeDistribution() {
        // 4 x 4 into fours; 3 x 3 into three clusters of 2 to 4; the same with a unit left out; people as the limit.
        var peopled = Grids.problem(3, 4, members: .unlimited)
        peopled.populations = (0..<12).map { Double(100 + ($0 * 37) % 60) }
        peopled.limits.population = LimitRange(400...650)
        let cases: [(GroupingProblem<CompactnessObjective>, clusters: [[Int]], every: Int)] = [
            (
                Grids.problem(4, 4, members: LimitRange(4...4)),
                [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11], [12, 13, 14, 15]], 40
            ),
            (Grids.problem(3, 3, members: LimitRange(2...4)), [[0, 1, 2], [3, 4, 5], [6, 7, 8]], 25),
            (Grids.problem(3, 3, members: LimitRange(2...4)), [[0, 1, 2], [3, 4, 5], [6, 7]], 40),
            (peopled, [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]], 40),
        ]
        for (index, (problem, clusters, every)) in cases.enumerated() {
            let start = problem.grouping(clusters)
            #expect(GroupingChecker(problem).violations(of: start) == [])
            var expected: [[[Int]]: Double] = [:]
            for grouping in Grids.all(problem, clusters: clusters.count, unassigned: start.unassigned.count) {
                expected[grouping.clusters] = grouping.clusters.reduce(1) {
                    $0 * Grids.spanningTrees(problem.graph, $1)
                }
            }
            let total = expected.values.reduce(0, +)
            // Enough that ten draws fall on a typical grouping, far enough apart to count as independent.
            let draws = 1500
            var options = SampleOptions()
            options.isReversible = true
            options.seed = 7
            options.count = draws
            options.every = every
            let sample = problem.sample(from: start, options: options)
            var seen: [[[Int]]: Int] = [:]
            for grouping in sample.groupings { seen[grouping.clusters, default: 0] += 1 }
            #expect(seen.keys.allSatisfy { expected[$0] != nil })
            var (chi, cells) = (0.0, 0)
            var (rareExpected, rareSeen) = (0.0, 0.0)
            for (clusters, trees) in expected {
                let mean = trees / total * Double(draws)
                if mean < 5 {
                    rareExpected += mean
                    rareSeen += Double(seen[clusters] ?? 0)
                    continue
                }
                chi += (Double(seen[clusters] ?? 0) - mean) * (Double(seen[clusters] ?? 0) - mean) / mean
                cells += 1
            }
            if rareExpected >= 5 {
                chi += (rareSeen - rareExpected) * (rareSeen - rareExpected) / rareExpected
                cells += 1
            }
            // Wilson and Hilferty's approximation of the quantile at 0.999 (normal quantile 3.0902).
            let freedom = Double(cells - 1)
            let root = 1 - 2 / (9 * freedom) + 3.0902 * (2 / (9 * freedom)).squareRoot()
            #expect(chi < freedom * root * root * root, "case \(index): chi-square \(chi) with \(cells - 1) degrees")
            #expect(cells > 2 && sample.statistics.boundsExceeded == 0)
        }
    }

    @Test("groupings keep every limit, whatever is limited; the same seed gives the same ones")
    func limits() async {
        for seed in 0..<100 {
            let problem = SmallProblems.random(seed)
            guard case .groupings(let found) = await problem.solve(), let start = found.first else { continue }
            for isReversible in [false, true] {
                var options = SampleOptions()
                options.isReversible = isReversible
                options.count = 5
                options.every = 10
                let sample = problem.sample(from: start, options: options)
                #expect(sample.groupings.count == 5)
                for grouping in sample.groupings {
                    #expect(GroupingChecker(problem).violations(of: grouping) == [], "seed \(seed)")
                    #expect(grouping.clusters.count == start.clusters.count)
                }
                let again = problem.sample(from: start, options: options)
                #expect(again.groupings == sample.groupings && again.statistics == sample.statistics)
            }
        }
    }

    @Test("nothing, one unit, one cluster, and a stop before the first step are no hang")
    func trivial() {
        for (side, clusters) in [(0, []), (1, [[0]]), (2, [[0, 1, 2, 3]]), (2, [])] as [(Int, [[Int]])] {
            let problem = Grids.problem(side, side, members: .unlimited)
            let sample = problem.sample(from: problem.grouping(clusters))
            #expect(sample.groupings.allSatisfy { $0.clusters == clusters } && sample.groupings.count == 100)
        }
        let problem = Grids.problem(4, 4, members: LimitRange(4...4))
        let sample = problem.sample(from: Grids.rows(problem, 4), cancellation: Cancellation { true })
        #expect(sample.interrupted && sample.groupings.map(\.interrupted) == [true])
    }
}

/// Grids small enough to list every grouping.
enum Grids {
    static func problem(_ height: Int, _ width: Int, members: LimitRange<Int>) -> GroupingProblem<CompactnessObjective>
    {
        let count = height * width
        var pairs: [(Int, Int)] = []
        for unit in 0..<count {
            if unit % width + 1 < width { pairs.append((unit, unit + 1)) }
            if unit + width < count { pairs.append((unit, unit + width)) }
        }
        let graph = UnitGraph(unitCount: count, pairs: pairs)
        let populations = [Double](repeating: 1000, count: count)
        let moments = (0..<count).map {
            UnitMoments(area: 9e6, x: Double($0 % width) * 3000, y: Double($0 / width) * 3000, secondMoment: 1.35e13)
        }
        var problem = GroupingProblem(
            ids: (0..<count).map { "u\($0)" }, graph: graph, populations: populations,
            objective: CompactnessObjective(
                graph: graph, populations: populations, moments: moments,
                sharedBorders: [Double](repeating: 3000, count: graph.targets.count)))
        problem.limits.members = members
        return problem
    }

    static func rows(_ problem: GroupingProblem<CompactnessObjective>, _ width: Int) -> Grouping {
        problem.grouping((0..<(problem.unitCount / width)).map { Array(($0 * width)..<(($0 + 1) * width)) })
    }

    /// Every grouping within the limits of a cluster, by looking at all sets of units.
    static func all(
        _ problem: GroupingProblem<CompactnessObjective>, clusters: Int, unassigned: Int
    ) -> [Grouping] {
        let count = problem.unitCount
        let sets = (1..<(1 << count)).filter { set in
            problem.limits.members.contains(set.nonzeroBitCount)
                && problem.breaches(of: (0..<count).filter { set >> $0 & 1 == 1 }).isEmpty
        }
        var found: [Grouping] = []
        func extend(_ taken: Int, _ chosen: [Int], _ left: Int) {
            let next = (~taken).trailingZeroBitCount
            if next >= count {
                guard chosen.count == clusters && left == 0 else { return }
                found.append(problem.grouping(chosen.map { set in (0..<count).filter { set >> $0 & 1 == 1 } }))
                return
            }
            if left > 0 { extend(taken | 1 << next, chosen, left - 1) }
            guard chosen.count < clusters else { return }
            for set in sets where set & taken == 0 && set >> next & 1 == 1 {
                extend(taken | set, chosen + [set], left)
            }
        }
        extend(0, [], unassigned)
        return found
    }

    /// Kirchhoff's theorem: the determinant of the Laplacian without one row and column.
    static func spanningTrees(_ graph: UnitGraph, _ units: [Int]) -> Double {
        let size = units.count - 1
        var matrix = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
        for row in 0..<size {
            for column in 0..<units.count where graph.areNeighbours(units[row], units[column]) {
                matrix[row][row] += 1
                if column < size { matrix[row][column] -= 1 }
            }
        }
        var determinant = 1.0
        for pivot in 0..<size {
            determinant *= matrix[pivot][pivot]
            for row in (pivot + 1)..<max(size, pivot + 1) {
                let factor = matrix[row][pivot] / matrix[pivot][pivot]
                for column in pivot..<size { matrix[row][column] -= factor * matrix[pivot][column] }
            }
        }
        return determinant.rounded()
    }
}
