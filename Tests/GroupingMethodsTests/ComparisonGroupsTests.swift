import Constraints
import GeoModel
import Graphs
import GroupingMethods
import Testing

@Suite("Groups that chance or a person could have drawn")
struct ComparisonGroupsTests {
    private static func growth(_ graph: UnitGraph, _ candidates: [Int]) -> CompactGrowth {
        CompactGrowth(
            graph: graph, borders: [Double](repeating: 1000, count: graph.targets.count),
            landBorders: [Double](repeating: 4000, count: graph.unitCount),
            populations: (0..<graph.unitCount).map { Double(100 + $0 % 7 * 50) }, candidates: candidates)
    }

    /// Borders inside a group: more of them means a more compact group.
    private static func inner(_ group: [Int], _ graph: UnitGraph) -> Int {
        group.reduce(0) { sum, unit in sum + graph.neighbours(of: unit).count { group.contains($0) } } / 2
    }

    @Test("each kind gives connected groups of candidates, of the size and inhabitants asked for", arguments: 1...9)
    func valid(size: Int) {
        let graph = Lattices.graph(9, 8)
        let candidates = (0..<72).filter { $0 % 9 < 7 }
        let people = (0..<72).map { Double(100 + $0 % 7 * 50) }
        let range = LimitRange(Double(size) * 150...Double(size) * 350)
        var random = SplitMix64(seed: 3)
        let drawn = [
            Self.growth(graph, candidates).draw(60, size: size, population: range, using: &random),
            TreeDistricts(graph: graph, populations: people, candidates: candidates)
                .draw(60, size: size, population: range, using: &random),
            UniformGroups(graph: graph, populations: people, candidates: candidates)
                .draw(60, size: size, population: range, using: &random),
        ]
        for groups in drawn {
            #expect(groups.count == 60)
            for group in groups {
                #expect(group.count == size && group == group.sorted() && Set(group).count == size)
                #expect(graph.isConnected(group) && group.allSatisfy(candidates.contains))
                #expect(range.contains(group.reduce(0) { $0 + people[$1] }))
            }
        }
    }

    @Test("groups that grow compactly have more inner borders than tree districts, and those more than uniform groups")
    func compactness() {
        let graph = Lattices.graph(14, 14)
        let all = Array(0..<196)
        let people = [Double](repeating: 100, count: 196)
        var random = SplitMix64(seed: 8)
        func mean(_ groups: [[Int]]) -> Double {
            Double(groups.reduce(0) { $0 + Self.inner($1, graph) }) / Double(groups.count)
        }
        let growth = mean(Self.growth(graph, all).draw(300, size: 12, using: &random))
        let tree = mean(
            TreeDistricts(graph: graph, populations: people, candidates: all).draw(300, size: 12, using: &random))
        let uniform = mean(
            UniformGroups(graph: graph, populations: people, candidates: all).draw(300, size: 12, using: &random))
        #expect(growth > tree && tree > uniform + 0.5, "\(growth), \(tree), \(uniform)")
    }

    @Test("growth follows its law: in a line of three, the chance of each pair is what hand computation gives")
    func law() {
        // 0 - 1 - 2 with borders of 3 km and 1 km. From the middle the left joins with (3/3)^2 / ((3/3)^2 + (1/2)^2) = 0.8.
        let graph = UnitGraph(unitCount: 3, pairs: [(0, 1), (1, 2)])
        var borders = [Double](repeating: 0, count: 4)
        for (one, other, length) in [(0, 1, 3000.0), (1, 0, 3000), (1, 2, 1000), (2, 1, 1000)] {
            if let edge = graph.edge(from: one, to: other) { borders[edge] = length }
        }
        let growth = CompactGrowth(
            graph: graph, borders: borders, landBorders: [3000, 4000, 2000], populations: [1, 1, 1],
            candidates: [0, 1, 2])
        var random = SplitMix64(seed: 2)
        let groups = growth.draw(30_000, size: 2, using: &random)
        let left = Double(groups.count { $0 == [0, 1] }) / Double(groups.count)
        // A third starts at each: left always, right never, the middle with 0.8.
        #expect(abs(left - (1 + 0.8) / 3) < 0.01)
    }

    @Test("the exchange chain draws every connected group equally often")
    func uniform() {
        let graph = Lattices.graph(4, 3)
        let people = [Double](repeating: 1, count: 12)
        var random = SplitMix64(seed: 4)
        let all = ConnectedGroups(graph: graph, populations: people, candidates: Array(0..<12))
            .draw(1, size: 4, using: &random).groups
        var counts: [[Int]: Int] = [:]
        let drawn = UniformGroups(graph: graph, populations: people, candidates: Array(0..<12))
            .draw(all.count * 300, size: 4, burnIn: 50, thinning: 8, using: &random)
        for group in drawn { counts[group, default: 0] += 1 }
        #expect(Set(counts.keys) == Set(all))
        let expected = Double(drawn.count) / Double(all.count)
        let chi = all.reduce(0.0) { sum, group in
            let off = Double(counts[group] ?? 0) - expected
            return sum + off * off / expected
        }
        // About the number of groups, wider since groups of one chain follow each other.
        #expect(chi < 1.5 * Double(all.count))
    }

    @Test("what cannot be drawn is not made up")
    func nothing() {
        let graph = UnitGraph(unitCount: 5, pairs: [(0, 1), (2, 3)])
        var random = SplitMix64(seed: 1)
        #expect(Self.growth(graph, [0, 1, 2, 3, 4]).draw(5, size: 3, using: &random).isEmpty)
        #expect(
            TreeDistricts(graph: graph, populations: [1, 1, 1, 1, 1], candidates: [0, 1, 2, 3, 4])
                .draw(5, size: 2, using: &random).isEmpty)
        #expect(
            UniformGroups(graph: graph, populations: [1, 1, 1, 1, 1], candidates: [0, 1, 2, 3, 4])
                .draw(5, size: 6, using: &random).isEmpty)
    }
}
