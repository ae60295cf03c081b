import GEOSKit
import GeoModel
import PROJKit

/// Roads as they join: nodes, and the segments between them.
///
///     let network = try RoadNetwork(layer.lines) { try toWorking.transform($0) }
///     let snaps = network.snaps(of: villages)
///     let ways = RoadGraph(network, snaps: snaps).ways(withinKm: 30)
public struct RoadNetwork: Sendable {
    /// A straight piece of a line between two nodes.
    struct Segment: Sendable, BitwiseCopyable {
        var from: Int32
        var to: Int32
        var line: Int32
        var metres: Double
        var seconds: Double
        var isOpenForward: Bool
        var isOpenBackward: Bool
    }

    /// How near two ends of lines without node ids must lie to be one, in metres.
    public static let joinTolerance = 1.0

    /// The lines it was made of, with a further place wherever another one ends on them.
    public let lines: [RoadLine]
    /// Each node in the metric plane.
    let positions: [Coordinate]
    let segments: [Segment]
    /// The part that each node belongs to, the longest part first.
    let partOfNode: [Int32]
    /// The length of each part that hangs together, in kilometres, the longest first; a one-way street joins both its ends.
    public let partLengthsKm: [Double]
    let roundTrips: StronglyConnectedComponents
    let index: SpatialIndex
    /// The segments in the index: ferries are no place to start from.
    let indexed: [Int32]

    /// How many nodes there are; a place where a line merely bends counts.
    public var nodeCount: Int { positions.count }
    /// How many segments there are.
    public var segmentCount: Int { segments.count }

    /// Joins `lines` by their node ids, at shared places, and where one without ids ends nearer than `joinTolerance` to another.
    ///
    /// - Parameter positions: brings longitudes and latitudes to a metric plane. Lengths are geodesic all the same.
    /// - Throws: what `positions` throws.
    /// - Complexity: O(places log places)
    public init<Failure: Error>(
        _ lines: [RoadLine], positions: ([Coordinate]) throws(Failure) -> [Coordinate]
    ) throws(Failure) {
        var nodes = RoadNodes(lines)
        let plane = try positions(nodes.places)
        nodes.joinNearEnds(lines, positions: plane, within: Self.joinTolerance)
        let lines = nodes.splittingLinesAtEnds(lines, positions: plane, within: Self.joinTolerance)
        self.lines = lines
        let (nodeOf, kept) = nodes.numbered()
        self.positions = kept.map { plane[$0] }
        segments = Self.segments(of: lines, nodes: nodes.nodesOfLines.map { $0.map { nodeOf[Int($0)] } })
        (partOfNode, partLengthsKm) = Self.parts(segments, nodeCount: kept.count)
        roundTrips = StronglyConnectedComponents(segments, nodeCount: kept.count)
        let (segments, places) = (segments, self.positions)
        indexed = segments.indices.filter { lines[Int(segments[$0].line)].crossing != .ferry }
            .map { Int32(truncatingIfNeeded: $0) }
        index = SpatialIndex(
            indexed.map { place in
                let segment = segments[Int(place)]
                var box = Box.empty
                box.extend(to: places[Int(segment.from)])
                box.extend(to: places[Int(segment.to)])
                return box
            })
    }

    private static func segments(of lines: [RoadLine], nodes: [[Int32]]) -> [Segment] {
        let geodesic = Geodesic()
        var segments: [Segment] = []
        segments.reserveCapacity(lines.reduce(0) { $0 + $1.places.count - 1 })
        for (index, line) in lines.enumerated() {
            let lengths = zip(line.places, line.places.dropFirst()).map { geodesic.distanceMetres(from: $0, to: $1) }
            let total = lengths.reduce(0, +)
            var metresPerSecond = line.kmPerHour / 3.6
            if let minutes = line.minutes, minutes > 0, total > 0 { metresPerSecond = total / (minutes * 60) }
            for (step, metres) in lengths.enumerated() where nodes[index][step] != nodes[index][step + 1] {
                guard metres.isFinite else { continue }
                segments.append(
                    Segment(
                        from: nodes[index][step], to: nodes[index][step + 1], line: Int32(truncatingIfNeeded: index),
                        metres: metres, seconds: metres / metresPerSecond, isOpenForward: line.direction != .backward,
                        isOpenBackward: line.direction != .forward))
            }
        }
        return segments
    }

    /// What hangs together, whatever the direction.
    private static func parts(_ segments: [Segment], nodeCount: Int) -> (ofNode: [Int32], lengthsKm: [Double]) {
        var sets = NodeSets(nodeCount)
        for segment in segments { sets.join(segment.from, segment.to) }
        var metres: [Int32: Double] = [:]
        for segment in segments { metres[sets.root(of: segment.from), default: 0] += segment.metres }
        let order = metres.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var number: [Int32: Int32] = [:]
        for (rank, entry) in order.enumerated() { number[entry.key] = Int32(truncatingIfNeeded: rank) }
        let last = Int32(truncatingIfNeeded: order.count)
        let parts = (0..<nodeCount).map { number[sets.root(of: Int32(truncatingIfNeeded: $0))] ?? last }
        return (parts, order.map { $0.value / 1000 })
    }
}

/// Sets of nodes that grow together. Tarjan, "Efficiency of a good but not linear set union algorithm", 1975.
struct NodeSets {
    private var parent: [Int32]

    init(_ count: Int) { parent = (0..<Int32(truncatingIfNeeded: count)).map { $0 } }

    mutating func root(of node: Int32) -> Int32 {
        var node = node
        while parent[Int(node)] != node {
            parent[Int(node)] = parent[Int(parent[Int(node)])]
            node = parent[Int(node)]
        }
        return node
    }

    /// The smaller number stays the root, so that the outcome does not depend on the order.
    mutating func join(_ first: Int32, _ second: Int32) {
        let (one, other) = (root(of: first), root(of: second))
        if one < other { parent[Int(other)] = one } else { parent[Int(one)] = other }
    }
}
