import CoverageTopology
import Delimitation
import Graphs
import StudyAreas

/// Fills for clusters such that neighbours differ, at most six of them, distinguished with any common colour vision.
///
/// Okabe and Ito, "Color universal design", 2008, without its blue, on which dark labels are not legible.
public struct ClusterColours: Hashable, Sendable {
    /// The fills, in the order in which they are given out.
    public static let palette = ["#E69F00", "#56B4E9", "#009E73", "#F0E442", "#D55E00", "#CC79A7"]

    /// The fill for units in no cluster.
    public static let unassigned = "#D9D9D9"

    /// Clusters as near as this across water look like neighbours on the map, in metres.
    public static let narrowWaterMetres = 3000.0

    /// The fill of each cluster.
    public let fills: [String]
    /// Pairs of clusters with a common border and the same fill: none on any map that could lie on a table.
    public let alike: [(first: Int, second: Int)]

    /// Whether fills and clashes are the same.
    public static func == (left: ClusterColours, right: ClusterColours) -> Bool { left.fills == right.fills }
    /// Feeds the fills to the hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(fills) }

    /// Fills for clusters that border each other by land or link, and as far as the fills last for those across water too.
    ///
    /// - Parameters:
    ///   - labels: for each unit its cluster, counted from 0; nil for none.
    ///   - graph: which units are neighbours.
    ///   - acrossWater: pairs of units that look like neighbours without being it.
    ///
    /// Complexity: O(clusters squared + borders).
    public init(labels: [Int?], graph: UnitGraph, acrossWater: [(a: Int, b: Int)] = [], clusterCount: Int) {
        var borders = ClusterAdjacency(count: clusterCount)
        for unit in 0..<graph.unitCount {
            for other in graph.neighbours(of: unit) where other > unit { borders.join(labels[unit], labels[other]) }
        }
        var both = borders
        for pair in acrossWater { both.join(labels[pair.a], labels[pair.b]) }
        let neighbours = borders.neighbours
        let wider = both.neighbours
        var colours = ClusterColours.saturating(neighbours, wider)
        if ClusterColours.clashes(colours, neighbours).first != nil {
            // Saturation can fail on a map that six fills can do; the order by degeneracy never does on a planar one.
            let other = ClusterColours.smallestLast(neighbours)
            if ClusterColours.clashes(other, neighbours).count < ClusterColours.clashes(colours, neighbours).count {
                colours = other
            }
        }
        fills = colours.map { ClusterColours.palette[$0] }
        alike = ClusterColours.clashes(colours, neighbours)
    }

    /// Fills for the clusters of a study, neighbours across narrow water included.
    public init(of study: Study, labels: [Int?], clusterCount: Int) {
        let water = study.coverage.coastNeighbours(withinMetres: ClusterColours.narrowWaterMetres) { one, other in
            labels[one] == nil || labels[other] == nil || labels[one] == labels[other]
        }
        self.init(labels: labels, graph: study.graph, acrossWater: water, clusterCount: clusterCount)
    }

    /// Fills for the clusters of a grouping: those that they keep through alternatives, else chosen for this map.
    public init(of study: Study, facts: GroupingFacts) {
        var labels = [Int?](repeating: nil, count: study.units.count)
        for (index, cluster) in facts.clusters.enumerated() { for unit in cluster.members { labels[unit] = index } }
        let kept = facts.clusters.compactMap(\.colour)
        guard kept.count == facts.clusters.count, !kept.isEmpty else {
            self.init(of: study, labels: labels, clusterCount: facts.clusters.count)
            return
        }
        var borders = ClusterAdjacency(count: facts.clusters.count)
        for unit in study.units.indices {
            for other in study.graph.neighbours(of: unit) where other > unit {
                borders.join(labels[unit], labels[other])
            }
        }
        self.init(
            fills: kept.map { ClusterColours.palette[$0 % ClusterColours.palette.count] },
            alike: ClusterColours.clashes(kept, borders.neighbours))
    }

    private init(fills: [String], alike: [(first: Int, second: Int)]) {
        self.fills = fills
        self.alike = alike
    }

    /// DSATUR (Brélaz, 1979): next the cluster with most fills around it, then most neighbours, then the smallest number.
    ///
    /// It gets the least used fill among those left by `wider`, or else by `neighbours`, or else of all.
    static func saturating(_ neighbours: [[Int]], _ wider: [[Int]]) -> [Int] {
        let all = UInt8(1 << palette.count) - 1
        var colours = [Int](repeating: -1, count: neighbours.count)
        var uses = [Int](repeating: 0, count: palette.count)
        var taken = [UInt8](repeating: 0, count: neighbours.count)
        var takenByBorder = taken
        for _ in neighbours.indices {
            var next = -1
            for cluster in neighbours.indices where colours[cluster] < 0 {
                guard next >= 0 else {
                    next = cluster
                    continue
                }
                let one = (taken[cluster].nonzeroBitCount, wider[cluster].count)
                if one > (taken[next].nonzeroBitCount, wider[next].count) { next = cluster }
            }
            let free = [all & ~taken[next], all & ~takenByBorder[next], all].first { $0 != 0 } ?? all
            let colour = palette.indices.filter { free & (1 << $0) != 0 }.min { (uses[$0], $0) < (uses[$1], $1) } ?? 0
            colours[next] = colour
            uses[colour] += 1
            for other in wider[next] { taken[other] |= 1 << colour }
            for other in neighbours[next] { takenByBorder[other] |= 1 << colour }
        }
        return colours
    }

    /// Greedy in the reverse of the order that takes a cluster with fewest neighbours away (Matula and Beck, 1983).
    ///
    /// On a planar map some cluster always has five neighbours or fewer, so six fills suffice.
    static func smallestLast(_ neighbours: [[Int]]) -> [Int] {
        var degree = neighbours.map(\.count)
        var isGone = [Bool](repeating: false, count: neighbours.count)
        var order: [Int] = []
        for _ in neighbours.indices {
            guard let next = neighbours.indices.filter({ !isGone[$0] }).min(by: { (degree[$0], $0) < (degree[$1], $1) })
            else { break }
            isGone[next] = true
            order.append(next)
            for other in neighbours[next] { degree[other] -= 1 }
        }
        var colours = [Int](repeating: -1, count: neighbours.count)
        for cluster in order.reversed() {
            let around = Set(neighbours[cluster].map { colours[$0] })
            colours[cluster] = palette.indices.first { !around.contains($0) } ?? 0
        }
        return colours
    }

    private static func clashes(_ colours: [Int], _ neighbours: [[Int]]) -> [(first: Int, second: Int)] {
        neighbours.indices.flatMap { cluster in
            neighbours[cluster].filter { $0 > cluster && colours[$0] == colours[cluster] }.map { (cluster, $0) }
        }
    }
}

/// Which clusters are neighbours, collected pair by pair.
private struct ClusterAdjacency {
    private var sets: [Set<Int>]

    init(count: Int) { sets = [Set<Int>](repeating: [], count: count) }

    /// Ascending.
    var neighbours: [[Int]] { sets.map { $0.sorted() } }

    mutating func join(_ one: Int?, _ other: Int?) {
        guard let one, let other, one != other else { return }
        sets[one].insert(other)
        sets[other].insert(one)
    }
}
