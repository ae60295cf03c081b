import GeoModel
import Graphs
import Testing

@testable import GroupingMethods

@Suite("There is an answer however early the time is up")
struct AnytimeTests {
    /// A lattice of 12 x 12 units, 2 km apart, 400 inhabitants each.
    private func lattice() -> GroupingProblem<CompactnessObjective> {
        let side = 12
        let count = side * side
        let graph = Lattices.graph(side, side)
        let moments = (0..<count).map {
            UnitMoments(
                area: 4e6, x: Double($0 % side) * 2000, y: Double($0 / side) * 2000, secondMoment: 4e6 * 4e6 / 6)
        }
        let populations = [Double](repeating: 400, count: count)
        var problem = GroupingProblem(
            ids: (0..<count).map(String.init), graph: graph, populations: populations,
            distances: Distances(planarX: moments.map(\.x), planarY: moments.map(\.y)),
            objective: CompactnessObjective(
                graph: graph, populations: populations, moments: moments,
                sharedBorders: [Double](repeating: 2000, count: graph.targets.count)))
        problem.limits = .calibrated
        problem.limits.sameMunicipality = false
        return problem
    }

    @Test("a deadline in the past still gives clusters within the limits, marked as cut short")
    func deadlineInThePast() async throws {
        for method in [GroupingMethod.auto, .search, .exact] {
            let problem = lattice()
            var options = GroupingOptions()
            options.method = method
            options.deadline = .now - .seconds(5)
            guard case .groupings(let found) = await problem.solve(options) else {
                Issue.record("no grouping by \(method)")
                continue
            }
            let grouping = try #require(found.first)
            #expect(grouping.clusters.count >= 5, "\(method)")
            #expect(grouping.interrupted)
            #expect(!grouping.proven)
            #expect(GroupingChecker(problem).violations(of: grouping).isEmpty)
        }
    }

    @Test("cancelled before the first stage there are clusters within the limits all the same, marked as cut short")
    func cancelledAtTheStart() async throws {
        for (method, largeFrom) in [(GroupingMethod.auto, 20_000), (.search, 20_000), (.exact, 20_000), (.search, 50)] {
            var problem = lattice()
            problem.limits.sameMunicipality = true
            problem.municipalities = (0..<144).map { $0 % 12 / 4 + $0 / 48 * 3 }
            var options = GroupingOptions()
            options.method = method
            options.largeFrom = largeFrom
            let task = Task { [problem, options] in
                while !Task.isCancelled { await Task.yield() }
                return await problem.solve(options)
            }
            task.cancel()
            guard case .groupings(let found) = await task.value else {
                Issue.record("no grouping by \(method)")
                continue
            }
            let grouping = try #require(found.first)
            #expect(grouping.clusters.count >= 9, "\(method)")
            #expect(grouping.interrupted && !grouping.proven)
            #expect(GroupingChecker(problem).violations(of: grouping).isEmpty)
        }
    }

    @Test("parts searched by themselves: within the limits, the same at any thread count, an answer without time")
    func piecesOfALargeProblem() async throws {
        var problem = lattice()
        problem.limits.sameMunicipality = true
        // Nine municipalities of 4 x 4 units.
        problem.municipalities = (0..<144).map { $0 % 12 / 4 + $0 / 48 * 3 }
        var seen: [Grouping] = []
        for (threads, isLate) in [(1, false), (2, false), (5, false), (2, true)] {
            var options = GroupingOptions()
            options.method = .search
            options.largeFrom = 50
            options.threads = threads
            options.effort = 0.05
            if isLate { options.deadline = .now - .seconds(5) }
            guard case .groupings(let found) = await problem.solve(options) else {
                Issue.record("nothing found")
                return
            }
            let grouping = try #require(found.first)
            #expect(GroupingChecker(problem).violations(of: grouping) == [])
            #expect(grouping.interrupted == isLate)
            // Every municipality has its clusters, also when there was no time.
            #expect(Set(grouping.clusters.map { problem.municipalities[$0[0]] }).count == 9)
            if !isLate { seen.append(grouping) }
        }
        #expect(Set(seen).count == 1)
    }

    @Test("a walk cools by its rounds while time suffices, and by the time when it does not")
    func cooling() {
        let rounds = 1000
        var free = Cooling(rounds: rounds, cancellation: .never)
        var ample = Cooling(rounds: rounds, cancellation: Cancellation(deadline: .now + .seconds(3600)))
        for round in 0..<rounds {
            #expect(free.step(after: round) == round * Cooling.steps / rounds)
            #expect(ample.step(after: round) == round * Cooling.steps / rounds)
        }
        #expect(!free.isCutShort && !ample.isCutShort)
        // Half the time is gone after one round.
        let start = ContinuousClock.now
        var late = Cooling(rounds: rounds, cancellation: Cancellation(deadline: start + .milliseconds(20)))
        while ContinuousClock.now < start + .milliseconds(10) {}
        let half = late.step(after: 1)
        #expect(half.map { $0 >= Cooling.steps / 3 } ?? true, "cooled by the clock, not by one round of a thousand")
        #expect(late.isCutShort)
        var over = Cooling(rounds: rounds, cancellation: Cancellation(deadline: start - .seconds(1)))
        #expect(over.step(after: 0) == nil)
        #expect(over.isCutShort)
    }

    @Test("what the fast tables say of a pair is what the distances say", arguments: [3, 70, 200])
    func diameterTable(count: Int) {
        let x = (0..<count).map { Double(($0 * 7919) % 31_000) }
        let y = (0..<count).map { Double(($0 * 104_729) % 29_000) }
        let plane = Distances(planarX: x, planarY: y)
        var pairs: [(Int, Int, Double)] = []
        for first in 0..<count { for second in 0..<first { pairs.append((first, second, plane.km(first, second))) } }
        let kinds = [
            plane, Distances(unitCount: count, pairsKm: pairs), Distances { plane.km($0, $1) },
            // The plane shows a tenth of a percent too much, as a map projection does.
            Distances(
                planarX: x.map { $0 * 1.001 }, planarY: y.map { $0 * 1.001 }, margin: 0.01,
                exactKm: { plane.km($0, $1) }),
        ]
        for distances in kinds {
            for first in 0..<count {
                for second in 0..<count {
                    #expect(distances.km(first, second) == plane.km(first, second))
                    for limit in [4.0, 12.5] {
                        #expect(distances.isWithin(limit, first, second) == (plane.km(first, second) <= limit))
                    }
                }
            }
        }
    }
}
