import Constraints
import GeoModel
import GroupingMethods
import Testing

@Suite("Random contiguous groups")
struct RandomContiguousGroupsTests {
    @Test("connected, of the size and population asked for, from the candidates only, and all that exist come up")
    func groups() {
        let problem = Lattices.square(4, population: { Double($0) })
        let candidates = (0..<12).map { $0 }
        let groups = RandomContiguousGroups(
            graph: problem.graph, populations: problem.populations, candidates: candidates)
        var random = SplitMix64(seed: 1)
        let drawn = groups.draw(2000, size: 3, population: LimitRange(6...30), using: &random)
        #expect(drawn.count == 2000)
        for group in drawn {
            #expect(group.count == 3 && problem.graph.isConnected(group) && group.allSatisfy { $0 < 12 })
            #expect((6...30).contains(group.reduce(0, +)))
        }
        var expected: Set<[Int]> = []
        for a in 0..<12 {
            for b in a..<12 where b > a {
                for c in b..<12 where c > b && problem.graph.isConnected([a, b, c]) && (6...30).contains(a + b + c) {
                    expected.insert([a, b, c])
                }
            }
        }
        #expect(Set(drawn) == expected)
        #expect(groups.draw(5, size: 13, using: &random).isEmpty)
        #expect(groups.draw(5, size: 2, population: LimitRange(min: 1e9), using: &random).isEmpty)
    }
}
