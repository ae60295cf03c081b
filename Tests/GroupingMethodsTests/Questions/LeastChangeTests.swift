import Constraints
import GeoModel
import Graphs
import GroupingMethods
import Testing

@Suite("The least change of a grouping that stands")
struct LeastChangeTests {
    /// A problem, a grouping of its units that need not keep the limits, and all groupings with what they move.
    private func cases(_ seed: Int, _ weights: (GroupingProblem<MeasuredObjective>) -> [Double])
        -> (GroupingProblem<MeasuredObjective>, [[Int]], [(moved: Double, objective: Double)])?
    {
        var problem = SmallProblems.measured(seed)
        guard problem.unitCount >= 3 else { return nil }
        let half = problem.unitCount / 2
        let isDivided = seed % 3 == 0
        if isDivided { problem.graph = problem.graph.without { ($0 < half) != ($1 < half) } }
        var random = SplitMix64(seed: 12, stream: seed)
        var old = [[Int]](repeating: [], count: 3)
        for unit in 0..<problem.unitCount {
            let label = random.below(4)
            if label < 3 { old[label].append(unit) }
        }
        // Of two parts that nothing joins each has old clusters of its own.
        if isDivided { old = old.flatMap { [$0.filter { $0 < half }, $0.filter { $0 >= half }] } }
        old = old.filter { !$0.isEmpty }
        let weights = weights(problem)
        let all = AllGroupings(problem).all.map {
            (moved: AllGroupings.moved(from: old, to: $0.clusters, weights: weights), objective: $0.objective)
        }
        return (problem, old, all)
    }

    @Test(
        "the fewest inhabitants that must move are those of brute force, and the curve never lies above it",
        arguments: 0..<4)
    func fewest(block: Int) {
        for seed in (block * 50)..<(block * 50 + 50) {
            guard let (problem, old, all) = cases(seed, { $0.populations }) else { continue }
            let standing = StandingGrouping(old, populations: problem.populations)
            let outcome = problem.changes(from: standing, options: ChangeOptions())
            guard let least = all.map(\.moved).min() else {
                #expect(outcome.impossible && outcome.answer == nil, "seed \(seed)")
                continue
            }
            #expect(outcome.proven, "seed \(seed)")
            #expect(abs((outcome.answer?.change.inhabitants ?? -1) - least) < 1e-6, "seed \(seed)")
            #expect(outcome.curveIsProven, "seed \(seed)")
            for point in outcome.curve {
                let best = all.filter { $0.moved <= point.change.inhabitants + 1e-6 }.map(\.objective).min() ?? -1
                #expect(abs(point.grouping.objective - best) < 1e-6 * (1 + best), "seed \(seed) \(point)")
            }
        }
    }

    @Test("with a price the sum is the lowest; with a number of moves the objective is", arguments: 0..<4)
    func prices(block: Int) {
        for seed in (block * 30)..<(block * 30 + 30) {
            guard let (problem, old, all) = cases(seed, { $0.populations }) else { continue }
            let standing = StandingGrouping(old, populations: problem.populations)
            for price in [0, 0.1, 0.7, 3] {
                var options = ChangeOptions()
                options.pricePerInhabitant = price
                let outcome = problem.changes(from: standing, options: options)
                let best = all.map { $0.objective + price * $0.moved }.min()
                #expect((outcome.answer == nil) == (best == nil), "seed \(seed)")
                guard let best, let answer = outcome.answer else { continue }
                let sum = answer.grouping.objective + price * answer.change.inhabitants
                #expect(outcome.proven && abs(sum - best) < 1e-6 * (1 + best), "seed \(seed) at \(price)")
            }
            guard let (_, _, counted) = cases(seed, { $0.populations.map { _ in 1 } }) else { continue }
            for most in 0...4 {
                var options = ChangeOptions()
                options.maxMoves = most
                let outcome = problem.changes(from: standing, options: options)
                let best = counted.filter { $0.moved <= Double(most) }.map(\.objective).min()
                #expect((outcome.answer == nil) == (best == nil), "seed \(seed) moves \(most)")
                if best == nil { #expect(outcome.impossible) }
                guard let best, let answer = outcome.answer else { continue }
                #expect(answer.change.units.count <= most, "seed \(seed)")
                #expect(
                    outcome.proven && abs(answer.grouping.objective - best) < 1e-6 * (1 + best),
                    "seed \(seed) moves \(most)")
            }
        }
    }

    @Test(
        "what the search finds keeps the limits and the number of moves, and is never below the best", arguments: 0..<2)
    func searched(block: Int) async {
        var found = 0
        for seed in (block * 40)..<(block * 40 + 40) {
            guard let (problem, old, all) = cases(seed, { $0.populations.map { _ in 1 } }) else { continue }
            let standing = StandingGrouping(old, populations: problem.populations)
            for most in [0, 2, 4] {
                var options = ChangeOptions()
                options.maxMoves = most
                options.work.method = .search
                (options.work.effort, options.work.starts) = (0.05, 1)
                let outcome = await problem.searchedChange(from: standing, options: options)
                let best = all.filter { $0.moved <= Double(most) }.map(\.objective).min()
                // The grouping that stands is never missed where it keeps the limits.
                if all.contains(where: { $0.moved == 0 }) { #expect(outcome.answer != nil, "seed \(seed)") }
                guard let answer = outcome.answer else { continue }
                found += 1
                #expect(answer.change.units.count <= most, "seed \(seed) moves \(most)")
                #expect(GroupingChecker(problem).violations(of: answer.grouping) == [], "seed \(seed) moves \(most)")
                #expect(answer.grouping.objective >= (best ?? .infinity) - 1e-6, "seed \(seed) moves \(most)")
            }
        }
        #expect(found > 20)
    }

    @Test("what moves is counted as brute force counts it, split and merged clusters included")
    func counting() {
        var random = SplitMix64(seed: 4)
        for _ in 0..<300 {
            let count = 2 + random.below(6)
            let weights = (0..<count).map { _ in Double(random.below(50)) }
            func some() -> [[Int]] {
                var clusters = [[Int]](repeating: [], count: 3)
                for unit in 0..<count { let label = random.below(4); if label < 3 { clusters[label].append(unit) } }
                return clusters.filter { !$0.isEmpty }
            }
            let (old, new) = (some(), some())
            let change = StandingGrouping(old, populations: weights).change(to: new)
            #expect(abs(change.inhabitants - AllGroupings.moved(from: old, to: new, weights: weights)) < 1e-6)
        }
    }

    @Test("nothing moves when the grouping keeps the limits")
    func nothing() async throws {
        let problem = MeasuredLattices.square(4, seed: 1)
        guard case .groupings(let found) = await problem.solve() else { return }
        let best = try #require(found.first)
        let outcome = problem.changes(
            from: StandingGrouping(best.clusters, populations: problem.populations), options: ChangeOptions())
        #expect(outcome.proven && outcome.answer?.change.units == [])
        let searched = await problem.searchedChange(
            from: StandingGrouping(best.clusters, populations: problem.populations), options: ChangeOptions())
        #expect(searched.answer != nil)
    }
}

extension UnitGraph {
    /// The graph without some of its pairs.
    fileprivate func without(_ isGone: (Int, Int) -> Bool) -> UnitGraph {
        var pairs: [(Int, Int)] = []
        for unit in 0..<unitCount {
            for other in neighbours(of: unit) where unit < other && !isGone(unit, other) { pairs.append((unit, other)) }
        }
        return UnitGraph(unitCount: unitCount, pairs: pairs)
    }
}
