import Constraints
import GeoModel
import Graphs
import GroupingMethods
import Testing

@Suite("Every connected group comes up once")
struct ConnectedGroupsTests {
    @Test("as many as looking at every subset finds", arguments: 1...6)
    func agreesWithEverySubset(size: Int) throws {
        let graph = Lattices.graph(3, 3)
        let candidates = [0, 1, 2, 3, 4, 5, 7, 8]
        var expected: Set<[Int]> = []
        for bits in 0..<(1 << 9) where bits.nonzeroBitCount == size {
            let group = (0..<9).filter { bits >> $0 & 1 == 1 }
            if group.allSatisfy(candidates.contains), graph.isConnected(group) { expected.insert(group) }
        }
        var random = SplitMix64(seed: 1)
        let groups = ConnectedGroups(graph: graph, populations: (0..<9).map(Double.init), candidates: candidates)
        let draw = groups.draw(5, size: size, using: &random)
        #expect(draw.existing == expected.count && draw.isComplete)
        #expect(draw.groups.count == expected.count)
        #expect(Set(draw.groups) == expected)
        let range = LimitRange(6.0...14)
        expected = expected.filter { range.contains($0.reduce(0) { $0 + Double($1) }) }
        #expect(Set(groups.draw(5, size: size, population: range, using: &random).groups) == expected)
    }

    @Test("where all cannot be looked at every group is equally likely", arguments: [1_000_000, 500])
    func uniform(budget: Int) throws {
        // 6 x 6 units have 1,630 connected groups of five and over 3,000 steps lead to them: 500 steps cannot see them all.
        let groups = ConnectedGroups(
            graph: Lattices.graph(6, 6), populations: (0..<36).map(Double.init), candidates: Array(0..<36))
        var random = SplitMix64(seed: 4)
        let all = Set(groups.draw(1, size: 5, using: &random).groups)
        var counts: [[Int]: Int] = [:]
        var drawn = 0
        while drawn < 40 * all.count {
            let draw = groups.draw(200, size: 5, most: 100, budget: budget, using: &random)
            #expect(draw.existing == (budget > 10_000 ? all.count : nil) && !draw.isComplete)
            for group in draw.groups { counts[group, default: 0] += 1 }
            drawn += draw.groups.count
        }
        #expect(Set(counts.keys) == all)
        // Chi-squared around its expectation; the thinned walk draws related groups together, which widens it.
        let expected = Double(drawn) / Double(all.count)
        var chi = 0.0
        for group in all {
            let off = Double(counts[group] ?? 0) - expected
            chi += off * off / expected
        }
        #expect(chi < Double(all.count) * (budget > 10_000 ? 1.15 : 4), "\(chi) of \(all.count)")
        // No family of groups is favoured: those that are a straight line, those that hold a corner.
        func share(_ isOne: ([Int]) -> Bool) -> (Double, Double) {
            let some = all.filter(isOne)
            return (
                Double(some.reduce(0) { $0 + (counts[$1] ?? 0) }) / Double(drawn),
                Double(some.count) / Double(all.count)
            )
        }
        let (corner, cornerShare) = share { $0.contains(0) }
        let (line, lineShare) = share { ($0.last ?? 0) - $0[0] == 4 || ($0.last ?? 0) - $0[0] == 24 }
        #expect(abs(corner - cornerShare) < 0.15 * cornerShare)
        #expect(abs(line - lineShare) < 0.25 * lineShare)
    }

    @Test("no group where there is no room")
    func none() {
        var random = SplitMix64(seed: 1)
        let groups = ConnectedGroups(
            graph: Lattices.graph(3, 3), populations: [Double](repeating: 1, count: 9), candidates: [])
        #expect(groups.draw(5, size: 2, using: &random).existing == 0)
    }
}
