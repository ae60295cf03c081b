import GeoModel
import Graphs
import Testing

@Suite("The graph of units")
struct UnitGraphTests {
    @Test("pairs count once, rows ascend, parts and isolated units are found")
    func graph() {
        let graph = UnitGraph(unitCount: 6, pairs: [(3, 1), (1, 3), (1, 0), (2, 2), (4, 5)])
        #expect(graph.pairCount == 3)
        #expect(Array(graph.neighbours(of: 1)) == [0, 3])
        #expect(graph.components() == [[0, 1, 3], [2], [4, 5]])
        #expect(graph.isolated == [2])
        #expect(graph.areNeighbours(3, 1) && !graph.areNeighbours(0, 3))
        #expect(graph.isConnected([0, 1, 3]) && !graph.isConnected([0, 3]))
    }

    /// A random graph as pairs: sparse ones fall into many components, dense ones into one.
    private func randomPairs(_ units: Int, _ pairs: Int, _ random: inout SplitMix64) -> [(Int, Int)] {
        (0..<pairs).map { _ in (Int(random.next() % UInt64(units)), Int(random.next() % UInt64(units))) }
    }

    @Test("components, connectedness and edges equal a plain matrix of reachability", arguments: 0..<40)
    func againstReachability(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let units = 1 + Int(random.next() % 14)
        let pairs = randomPairs(units, Int(random.next() % 20), &random)
        let graph = UnitGraph(unitCount: units, pairs: pairs)
        var reaches = [[Bool]](repeating: [Bool](repeating: false, count: units), count: units)
        for unit in 0..<units { reaches[unit][unit] = true }
        for (one, other) in pairs { (reaches[one][other], reaches[other][one]) = (true, true) }
        let isEdge = reaches
        for middle in 0..<units {
            for one in 0..<units where reaches[one][middle] {
                for other in 0..<units where reaches[middle][other] { reaches[one][other] = true }
            }
        }
        let components = graph.components()
        #expect(components.joined().sorted() == Array(0..<units))
        for component in components {
            #expect(graph.isConnected(component))
            for one in 0..<units { #expect(reaches[component[0]][one] == component.contains(one)) }
        }
        for one in 0..<units {
            for other in 0..<units where one != other {
                #expect(graph.areNeighbours(one, other) == isEdge[one][other])
                #expect((graph.edge(from: one, to: other).map { graph.targets[$0] } ?? other) == other)
            }
        }
        #expect(graph.isolated == (0..<units).filter { unit in isEdge[unit].count { $0 } == 1 })
    }

    @Test("disjoint sets join what the components of the same pairs join", arguments: 0..<20)
    func disjointSets(seed: Int) {
        var random = SplitMix64(seed: UInt64(1000 + seed))
        let units = 30
        let pairs = randomPairs(units, 5 + seed * 2, &random)
        var sets = DisjointSets(count: units)
        var joins = 0
        for (one, other) in pairs where sets.join(Int32(one), Int32(other)) { joins += 1 }
        let components = UnitGraph(unitCount: units, pairs: pairs).components()
        #expect(units - joins == components.count)
        for component in components {
            let root = sets.root(of: Int32(component[0]))
            for unit in component { #expect(sets.root(of: Int32(unit)) == root) }
        }
        #expect(Set(components.map { sets.root(of: Int32($0[0])) }).count == components.count)
    }

    @Test("bits of units are a set of numbers up to 255", arguments: 0..<20)
    func bits(seed: Int) {
        var random = SplitMix64(seed: UInt64(2000 + seed))
        func draw() -> Set<Int> { Set((0..<(seed * 3)).map { _ in Int(random.next() % 256) }) }
        func bits(_ units: Set<Int>) -> UnitBits { units.reduce(into: UnitBits()) { $0.insert($1) } }
        let (one, other) = (draw(), draw())
        #expect(bits(one).units == one.sorted())
        #expect(bits(one).count == one.count)
        #expect((bits(one) | bits(other)).units == one.union(other).sorted())
        #expect((bits(one) & bits(other)).units == one.intersection(other).sorted())
        #expect(bits(one).subtracting(bits(other)).units == one.subtracting(other).sorted())
        #expect(bits(one).isDisjoint(with: bits(other)) == one.isDisjoint(with: other))
        for unit in 0..<256 { #expect(bits(one).contains(unit) == one.contains(unit)) }
    }
}
