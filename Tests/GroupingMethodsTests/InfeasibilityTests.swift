import Constraints
import GroupingMethods
import Testing

@Suite("Limits that cannot be met are named, and trivial inputs have trivial answers")
struct InfeasibilityTests {
    private func reasons(_ problem: GroupingProblem<CompactnessObjective>) async -> [Infeasibility] {
        guard case .infeasible(let reasons) = await problem.solve() else { return [] }
        return reasons
    }

    @Test("limits upside down")
    func upsideDown() async {
        var problem = Lattices.square(3)
        problem.limits.population = LimitRange(min: 5000, max: 100)
        #expect(await reasons(problem).first?.limit == .population)
        problem.limits = GroupingLimits()
        problem.limits.clusterCount = LimitRange(min: 4, max: 2)
        #expect(await reasons(problem).map(\.reason) == ["the minimum is above the maximum"])
    }

    @Test("more fixed clusters than there may be: how many they are")
    func moreFixedThanMayBe() async {
        var problem = Lattices.square(3)
        problem.limits = GroupingLimits()
        problem.limits.clusterCount.max = 1
        problem.limits.fixed = [[0, 1], [7, 8]]
        let found = await reasons(problem)
        #expect(found.map(\.reason) == ["more clusters are fixed than there may be"])
        #expect(found.first?.value == 2 && found.first?.bound == 1)
    }

    @Test("a unit without a partner within the gap, by how much, and the gap that would do")
    func gap() async {
        var problem = Lattices.square(3)
        problem.limits = GroupingLimits()
        problem.limits.members.min = 2
        problem.limits.maxGapKm = 2
        problem.limits.coverAll = true
        let found = await reasons(problem)
        #expect(found.count == 9)
        #expect(
            found.first
                == Infeasibility(
                    .gapKm, units: [0], value: 3, bound: 2, relaxation: 3,
                    reason: "a unit has no partner within the gap"))
    }

    @Test("a part with too few inhabitants")
    func smallPart() async {
        var problem = Lattices.square(2, population: { _ in 100 })
        problem.limits.coverAll = true
        let found = await reasons(problem)
        #expect(found.map(\.limit) == [.population])
        #expect(found.first?.value == 400 && found.first?.bound == 1000 && found.first?.relaxation == 400)
    }

    @Test("a fixed cluster over its maximum, and one that is not connected")
    func fixed() async {
        var problem = Lattices.square(3)
        problem.limits.population.max = 1500
        problem.limits.fixed = [[0, 1, 2]]
        #expect(await reasons(problem).map(\.limit) == [.population])
        problem.limits.population.max = nil
        problem.limits.fixed = [[0, 8]]
        #expect(await reasons(problem).map(\.limit).contains(.connection))
        problem.limits.fixed = [[0, 1], [1, 2]]
        #expect(await reasons(problem).map(\.limit) == [.fixed])
    }

    @Test("together and apart at once, together too far")
    func contradictions() async {
        var problem = Lattices.square(3)
        problem.limits.together = [[0, 1], [1, 2]]
        problem.limits.apart = [(0, 2)]
        #expect(await reasons(problem).map(\.limit) == [.apart])
        problem.limits.apart = []
        problem.limits.maxDiameterKm = 5
        #expect(await reasons(problem).map(\.limit) == [.diameterKm])
    }

    @Test("more clusters than there can be, with the nearest number that works")
    func clusterCount() async {
        var problem = Lattices.square(3)
        problem.limits.clusterCount = LimitRange(5...9)
        let found = await reasons(problem)
        #expect(found.map(\.limit) == [.clusterCount])
        #expect(found.first?.relaxation == 4 && found.first?.proven == true)
    }

    @Test("a village with no partner within 9 km is named, with the gap that would do")
    func noPartnerWithinNineKilometres() async {
        var problem = Lattices.square(3)
        // The last one lies 10.5 km from its neighbours.
        var x = (0..<9).map { Double($0 % 3) * 3000 }
        x[8] += 10_062
        problem.distances = Distances(planarX: x, planarY: (0..<9).map { Double($0 / 3) * 3000 })
        problem.limits = GroupingLimits()
        problem.limits.members.min = 2
        problem.limits.maxGapKm = 9
        problem.limits.coverAll = true
        let found = await reasons(problem)
        #expect(found.map(\.limit) == [.gapKm] && found.first?.units == [8])
        #expect(abs((found.first?.relaxation ?? 0) - 10.5) < 0.01, "\(found)")
    }

    @Test("a municipality too small for two clusters of 3,000: the smallest change of each limit that would do")
    func tooSmallForTwoClusters() async {
        var problem = Lattices.square(3, population: { _ in 500 })
        problem.limits = GroupingLimits()
        problem.limits.population = LimitRange(min: 3000)
        problem.limits.clusterCount = LimitRange(min: 2)
        let found = await reasons(problem)
        #expect(found.map(\.limit) == [.clusterCount] && found.first?.relaxation == 1)
        let changes = await problem.smallestRelaxations(GroupingOptions())
        #expect(changes.map(\.limit) == [.population] && changes.first?.relaxation == 2000, "\(changes)")
        problem.limits.population.min = 2000
        guard case .groupings(let repaired) = await problem.solve() else { Issue.record("not repaired"); return }
        #expect(repaired.first?.clusters.count == 2)
    }

    @Test("where all must be covered and cannot be, the changes that are named work, and no smaller ones do")
    func smallestRelaxations() async {
        var checked = 0
        for seed in 0..<400 where checked < 25 {
            var problem = SmallProblems.random(seed)
            problem.limits.coverAll = true
            problem.limits.attributeSums = []
            guard SmallProblems.bruteForce(problem) == nil, problem.unitCount > 2 else { continue }
            for change in await problem.smallestRelaxations(GroupingOptions()) {
                guard let value = change.relaxation, let bound = change.bound else { continue }
                func isPossible(_ value: Double) -> Bool {
                    SmallProblems.bruteForce(changed(problem, change.limit, to: value, from: bound)) != nil
                }
                #expect(isPossible(value), "seed \(seed): \(change)")
                let step = [.diameterKm, .gapKm, .radiusKm].contains(change.limit) ? 0.02 : 1.0
                let less = value < bound ? value + step : value - step
                if abs(value - bound) > step { #expect(!isPossible(less), "seed \(seed): \(change)") }
                checked += 1
            }
        }
        #expect(checked >= 25)
    }

    @Test("what a change that a reason asks for does alone is what looking at everything finds")
    func effects() async {
        var seen: [Infeasibility.Effect: Int] = [:]
        for seed in 0..<400 {
            var problem = SmallProblems.random(seed)
            problem.limits.coverAll = seed % 4 > 0
            problem.limits.attributeSums = []
            if seed % 3 == 0 { problem.limits.clusterCount = LimitRange(min: 2, max: 3) }
            for reason in await problem.withEffects(await reasons(problem), GroupingOptions()) {
                guard let effect = reason.effect, let value = reason.relaxation, let bound = reason.bound else {
                    continue
                }
                let best = SmallProblems.bruteForce(changed(problem, reason.limit, to: value, from: bound))
                #expect((best != nil) == (effect != .isNotEnough), "seed \(seed): \(reason)")
                seen[effect, default: 0] += 1
            }
        }
        #expect(seen[.suffices, default: 0] > 20 && seen[.isNotEnough, default: 0] > 20, "\(seen)")
    }

    /// The problem with one side of a limit at `value`: the minimum where that lies below `bound`.
    private func changed(
        _ problem: GroupingProblem<CompactnessObjective>, _ limit: Infeasibility.Limit, to value: Double,
        from bound: Double
    ) -> GroupingProblem<CompactnessObjective> {
        var other = problem
        switch (limit, value < bound) {
        case (.population, true): other.limits.population.min = value
        case (.population, false): other.limits.population.max = value
        case (.members, true): other.limits.members.min = Int(value)
        case (.members, false): other.limits.members.max = Int(value)
        case (.clusterCount, true): other.limits.clusterCount.min = Int(value)
        case (.clusterCount, false): other.limits.clusterCount.max = Int(value)
        case (.diameterKm, _): other.limits.maxDiameterKm = value
        case (.gapKm, _): other.limits.maxGapKm = value
        default: other.limits.maxRadiusKm = value
        }
        return other
    }

    @Test("nothing, one unit, everything fixed, nobody at home")
    func trivial() async {
        var problem = Lattices.square(0)
        guard case .groupings(let none) = await problem.solve() else { Issue.record("empty"); return }
        #expect(none.first?.clusters == [] && none.first?.objective == 0)
        problem = Lattices.square(1)
        problem.limits = GroupingLimits()
        problem.limits.coverAll = true
        guard case .groupings(let one) = await problem.solve() else { Issue.record("one"); return }
        #expect(one.first?.clusters == [[0]])
        problem = Lattices.square(2)
        problem.limits.fixed = [[0, 1, 2, 3]]
        guard case .groupings(let all) = await problem.solve() else { Issue.record("fixed"); return }
        #expect(all.first?.clusters == [[0, 1, 2, 3]] && all.first?.proven == true)
        problem = Lattices.square(3, population: { _ in 0 })
        guard case .groupings(let empty) = await problem.solve() else { Issue.record("nobody"); return }
        #expect(empty.first?.unassigned.count == 9)
    }
}
