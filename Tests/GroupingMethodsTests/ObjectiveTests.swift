import GroupingMethods
import Testing

@Suite("Distances within a cluster, and an objective kept up to date")
struct ObjectiveTests {
    @Test("diameter, gap and radius of four points on a line")
    func distances() {
        let line = Distances(planarX: [0, 1000, 4000, 6000], planarY: [0, 0, 0, 0])
        #expect(line.diameterKm([0, 1, 2, 3]) == 6)
        #expect(line.gapKm([0, 1, 2, 3]) == 2)
        #expect(line.hub([0, 1, 2, 3])?.unit == 2 && line.radiusKm([0, 1, 2, 3]) == 4)
        let rows = Distances(unitCount: 3, pairsKm: [(0, 1, 2), (2, 1, 3)])
        #expect(rows.km(1, 0) == 2 && rows.km(1, 2) == 3 && rows.km(0, 2) == .infinity)
    }

    @Test("a square block: separation, compactness and quality by hand")
    func objective() {
        let problem = Lattices.square(2, population: { _ in 1000 })
        let (cost, state) = problem.objective.evaluate([0, 1, 2, 3], unitCount: 4)
        // All borders inside; a square has area squared over 2 pi moment = 3 / pi; its outline borders no unit and is 0.
        let quality = 0.5 + 0.35 * 3 / Double.pi + 0.15
        #expect(abs(problem.objective.quality(of: state) - quality) < 1e-9)
        #expect(abs(cost - 4000 * (1 - quality)) < 1e-6)
    }

    @Test("taking a unit in and out again leaves the cost where it was")
    func incremental() {
        let objective = Lattices.square(3).objective
        var labels = [Int32](repeating: 0, count: 9)
        var state = objective.evaluate([0, 1, 4], unitCount: 9).state
        let before = objective.cost(of: state)
        for unit in [0, 1, 4] { labels[unit] = 1 }
        ClusterMembership.withLabels(labels, label: 1) { inside in
            objective.add(3, to: &state, inside: inside)
            #expect(abs(objective.cost(of: state) - objective.evaluate([0, 1, 3, 4], unitCount: 9).cost) < 1e-6)
            objective.remove(3, from: &state, inside: inside)
        }
        #expect(abs(objective.cost(of: state) - before) < 1e-6)
    }
}
