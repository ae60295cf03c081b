import Constraints
import GeoModel
import Graphs
import Testing

@testable import GroupingMethods

@Suite("Dividing units into clusters by cutting trees")
struct TreeCutsTests {
    private static func people(_ units: Int, seed: UInt64) -> [Double] {
        var random = SplitMix64(seed: seed)
        return (0..<units).map { _ in Double(50 + random.below(101)) }
    }

    private static func expect(
        _ clusters: [[Int]]?, of graph: UnitGraph, _ count: Int, _ people: [Double], _ range: LimitRange<Double>
    ) {
        guard let clusters else {
            Issue.record("no division was found")
            return
        }
        #expect(clusters.count == count)
        #expect(clusters.joined().sorted() == Array(0..<graph.unitCount))
        for cluster in clusters {
            #expect(graph.isConnected(cluster))
            #expect(range.contains(cluster.reduce(0) { $0 + people[$1] }))
        }
    }

    @Test(
        "a lattice divides evenly, with inhabitants within 5 percent",
        arguments: [(12, 12, 8), (40, 25, 10), (25, 16, 20), (300, 4, 12), (1000, 1, 10)])
    func lattices(columns: Int, rows: Int, count: Int) {
        let graph = Lattices.graph(columns, rows)
        let people = Self.people(columns * rows, seed: 5)
        let average = people.reduce(0, +) / Double(count)
        let range = LimitRange(average * 0.95...average * 1.05)
        var cuts = TreeCuts(graph: graph, sums: [.init(values: people, range: range)])
        var random = SplitMix64(seed: 1)
        let found = cuts.divide(
            Array(0..<graph.unitCount), into: count, using: &random, accepts: { _ in true }, mustStop: { false })
        Self.expect(found, of: graph, count, people, range)
    }

    @Test("two sums at once are both kept")
    func twoSums() {
        let graph = Lattices.graph(20, 20)
        let people = Self.people(400, seed: 9)
        let average = people.reduce(0, +) / 8
        let range = LimitRange(average * 0.9...average * 1.1)
        var cuts = TreeCuts(
            graph: graph,
            sums: [
                .init(values: people, range: range),
                .init(values: [Double](repeating: 1, count: 400), range: LimitRange(44...56)),
            ])
        var random = SplitMix64(seed: 3)
        let found = cuts.divide(
            Array(0..<400), into: 8, using: &random, accepts: { _ in true }, mustStop: { false })
        Self.expect(found, of: graph, 8, people, range)
        for cluster in found ?? [] { #expect((44...56).contains(cluster.count)) }
    }

    @Test("a piece that is cut off is connected, keeps the sum and has the lowest price on offer", arguments: 0..<20)
    func cutOff(seed: Int) {
        let graph = Lattices.graph(7, 6)
        let people = Self.people(42, seed: UInt64(seed))
        let range = LimitRange(600.0...650.0)
        var cuts = TreeCuts(graph: graph, sums: [.init(values: people, range: range)])
        var random = SplitMix64(seed: UInt64(seed))
        var lowest = Double.infinity
        let found = cuts.cutOff(from: Array(0..<42), trees: 50, using: &random) { members in
            let price = members.reduce(0) { $0 + Double($1) }
            lowest = min(lowest, price)
            return price
        }
        guard let found else {
            Issue.record("nothing was cut off")
            return
        }
        #expect(graph.isConnected(found.units))
        #expect(range.contains(found.units.reduce(0) { $0 + people[$1] }))
        #expect(Double(found.units.reduce(0, +)) == lowest && found.price == lowest)
    }

    /// Whether the units can be divided into so many connected clusters within the range, by trying everything.
    private static func canDivide(
        _ graph: UnitGraph, _ people: [Double], _ count: Int, _ range: LimitRange<Double>
    ) -> Bool {
        let whole = 1 << graph.unitCount - 1
        var fits = [Bool](repeating: false, count: whole + 1)
        for set in 1...whole {
            let units = (0..<graph.unitCount).filter { set >> $0 & 1 == 1 }
            fits[set] = range.contains(units.reduce(0) { $0 + people[$1] }) && graph.isConnected(units)
        }
        func divides(_ rest: Int, _ left: Int) -> Bool {
            if rest == 0 { return left == 0 }
            guard left > 0 else { return false }
            let first = rest & -rest
            var subset = rest
            while subset > 0 {
                if subset & first != 0, fits[subset], divides(rest & ~subset, left - 1) { return true }
                subset = (subset - 1) & rest
            }
            return false
        }
        return divides(whole, count)
    }

    @Test("what can be divided at all is found by the search, and is never called proven impossible", arguments: 0..<40)
    func againstEverything(seed: Int) async {
        var random = SplitMix64(seed: UInt64(7000 + seed))
        let units = 9
        var pairs = (1..<units).map { ($0, random.below($0)) }
        for _ in 0..<random.below(7) { pairs.append((random.below(units), random.below(units))) }
        let graph = UnitGraph(unitCount: units, pairs: pairs)
        let people = (0..<units).map { _ in Double(80 + random.below(41)) }
        let count = 2 + random.below(2)
        let average = people.reduce(0, +) / Double(count)
        let range = LimitRange(average * 0.85...average * 1.15)
        let isPossible = Self.canDivide(graph, people, count, range)
        var problem = GroupingProblem(
            ids: (0..<units).map(String.init), graph: graph, populations: people,
            objective: EvenObjective(people: people))
        problem.limits.population = range
        problem.limits.clusterCount = LimitRange(count...count)
        problem.limits.coverAll = true
        for method in [GroupingMethod.auto, .search] {
            var options = GroupingOptions()
            options.method = method
            options.effort = 0.1
            switch await problem.solve(options) {
            case .groupings(let found):
                #expect(isPossible)
                #expect(found[0].clusters.count == count && found[0].unassigned.isEmpty)
            case .infeasible(let reasons):
                #expect(!isPossible || !reasons.allSatisfy(\.proven), "called impossible, and is not")
                if method == .search { #expect(!isPossible, "the search found nothing where there is a grouping") }
            }
        }
    }
}

/// What a cluster's inhabitants are away from 1,000, so that any two clusters differ in cost.
private struct EvenObjective: ClusterObjective {
    let people: [Double]

    func emptyState() -> Double { 0 }
    func add(_ unit: Int, to state: inout Double, inside: ClusterMembership) { state += people[unit] }
    func remove(_ unit: Int, from state: inout Double, inside: ClusterMembership) { state -= people[unit] }
    func cost(of state: Double) -> Double { abs(state - 1000) }
    func unassignedCost(of unit: Int) -> Double { people[unit] }
}
