import Regionalization
import Testing

@Suite("Every connected group comes up once")
struct ConnectedGroupsTests {
    /// A lattice of `side` times `side` units.
    private func lattice(_ side: Int) -> UnitGraph {
        var pairs: [(Int, Int)] = []
        for unit in 0..<(side * side) {
            if unit % side + 1 < side { pairs.append((unit, unit + 1)) }
            if unit + side < side * side { pairs.append((unit, unit + side)) }
        }
        return UnitGraph(unitCount: side * side, pairs: pairs)
    }

    @Test("as many as looking at every subset finds", arguments: 1...6)
    func agreesWithEverySubset(size: Int) throws {
        let graph = lattice(3)
        let candidates = [0, 1, 2, 3, 4, 5, 7, 8]
        var expected: Set<[Int]> = []
        for bits in 0..<(1 << 9) where bits.nonzeroBitCount == size {
            let group = (0..<9).filter { bits >> $0 & 1 == 1 }
            if group.allSatisfy(candidates.contains), graph.isConnected(group) { expected.insert(group) }
        }
        let found = try #require(ConnectedGroups(graph: graph, candidates: candidates).all(size: size, most: 1000))
        #expect(found.count == expected.count)
        #expect(Set(found) == expected)
    }

    @Test("nil when there are more than asked for")
    func tooMany() {
        #expect(ConnectedGroups(graph: lattice(3), candidates: Array(0..<9)).all(size: 2, most: 11) == nil)
        #expect(ConnectedGroups(graph: lattice(3), candidates: Array(0..<9)).all(size: 2, most: 12)?.count == 12)
        #expect(ConnectedGroups(graph: lattice(3), candidates: []).all(size: 2, most: 5) == [])
    }
}
