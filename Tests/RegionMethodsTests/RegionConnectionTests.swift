import GeoModel
import Graphs
import Testing

@testable import RegionMethods

@Suite("What a search asks of its regions")
struct RegionConnectionTests {
    @Test(
        "a region stays in one piece without a unit exactly when a walk through what is left says so", arguments: 1...6)
    func staysConnected(seed: UInt64) throws {
        let side = 9
        let (lattice, _) = try randomLattice(side, side, seed: seed)
        // Regions of any shape, connected or not, with rings, arms and hubs.
        var random = SplitMix64(seed: seed, stream: 7)
        var pairs = latticePairs(side, side)
        for other in stride(from: 2, to: side * side, by: 5) { pairs.append((0, other)) }
        var problem = lattice
        problem.graph = UnitGraph(unitCount: side * side, pairs: pairs)
        let labels = (0..<(side * side)).map { _ in Int32(random.below(10) < 7 ? 0 : 1) }
        let feasible = FeasibleCounts(parts: [Array(0..<(side * side))], exempt: [], ranges: [1...2])
        var search = RegionSearch(problem: problem, feasible: feasible, labels: labels, count: 2, seed: seed)
        var answers: Set<Bool> = []
        for unit in labels.indices {
            let all = labels.indices.filter { labels[$0] == labels[unit] }
            let own = try #require(piece(of: unit, in: Set(all), problem.graph))
            // Only the unit's own piece counts: pieces that it never touched are not its business.
            let rest = own.subtracting([unit])
            let isOne = rest.first.map { piece(of: $0, in: rest, problem.graph)?.count == rest.count } ?? false
            #expect(search.staysConnected(without: unit) == isOne, "unit \(unit)")
            answers.insert(isOne)
        }
        #expect(answers.count == 2)
    }

    private func piece(of unit: Int, in units: Set<Int>, _ graph: UnitGraph) -> Set<Int>? {
        guard units.contains(unit) else { return nil }
        var met: Set<Int> = [unit]
        var open = [unit]
        while let next = open.popLast() {
            for other in graph.neighbours(of: next) where units.contains(other) && met.insert(other).inserted {
                open.append(other)
            }
        }
        return met
    }

    @Test("pairwise distances are measured where they are asked for, and only there")
    func pairwiseWhereAsked() throws {
        var (problem, _) = try randomLattice(3, 3, seed: 3)
        problem.regions = 2
        #expect(try problem.regions(by: .skater).pairwise == nil)
        problem.measuresPairwise = true
        let asked = try #require(try problem.regions(by: .skater).pairwise)
        problem.measuresPairwise = false
        problem.objective = .pairwise
        #expect(try problem.regions(by: .skater).pairwise == asked && asked > 0)
    }
}
