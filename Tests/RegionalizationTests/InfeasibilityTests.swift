import Regionalization
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
