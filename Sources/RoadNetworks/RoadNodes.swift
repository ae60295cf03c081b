import GeoModel

/// Where lines meet: by node id where they have one, else by exact place, and at ends that nearly touch.
struct RoadNodes {
    /// A place for each joint, longitude and latitude, the first that was met.
    private(set) var places: [Coordinate] = []
    /// The joint at each place of each line.
    var nodesOfLines: [[Int32]] = []
    private var sets = NodeSets(0)

    init(_ lines: [RoadLine]) {
        var byId: [String: Int32] = [:]
        var byPlace: [Coordinate: Int32] = [:]
        nodesOfLines.reserveCapacity(lines.count)
        for line in lines {
            var nodes: [Int32] = []
            nodes.reserveCapacity(line.places.count)
            for (step, place) in line.places.enumerated() {
                let next = Int32(truncatingIfNeeded: places.count)
                var node: Int32
                if let id = line.nodes?[step] {
                    node = byId[id] ?? next
                    if node == next { byId[id] = next }
                } else {
                    node = byPlace[place] ?? next
                }
                // A line without ids that ends on one with ids meets it there.
                if node == next {
                    places.append(place)
                    if byPlace[place] == nil { byPlace[place] = next }
                }
                nodes.append(node)
            }
            nodesOfLines.append(nodes)
        }
        sets = NodeSets(places.count)
    }

    /// Joins the ends of lines without ids to any joint within `metres`.
    mutating func joinNearEnds(_ lines: [RoadLine], positions: [Coordinate], within metres: Double) {
        var ends: [Int32] = []
        for (line, nodes) in zip(lines, nodesOfLines) where line.nodes == nil {
            if let first = nodes.first, let last = nodes.last { ends += [first, last] }
        }
        guard !ends.isEmpty else { return }
        struct Cell: Hashable {
            var column: Int
            var row: Int
        }
        func cell(of place: Coordinate) -> Cell? {
            guard place.isFinite, abs(place.x) < 1e12, abs(place.y) < 1e12 else { return nil }
            return Cell(column: Int((place.x / metres).rounded(.down)), row: Int((place.y / metres).rounded(.down)))
        }
        var cells: [Cell: [Int32]] = [:]
        for (node, place) in positions.enumerated() {
            if let cell = cell(of: place) { cells[cell, default: []].append(Int32(truncatingIfNeeded: node)) }
        }
        for end in ends {
            let place = positions[Int(end)]
            guard let home = cell(of: place) else { continue }
            for column in -1...1 {
                for row in -1...1 {
                    for other in cells[Cell(column: home.column + column, row: home.row + row)] ?? []
                    where other != end && positions[Int(other)].planarDistance(to: place) <= metres {
                        sets.join(end, other)
                    }
                }
            }
        }
    }

    /// The number of the node that each joint became, and the joint that gives each node its place.
    mutating func numbered() -> (nodeOf: [Int32], kept: [Int]) {
        var nodeOf = [Int32](repeating: -1, count: places.count)
        var kept: [Int] = []
        for joint in places.indices {
            // Roots are the smallest of their set, so they come first.
            let root = Int(sets.root(of: Int32(truncatingIfNeeded: joint)))
            if root == joint {
                nodeOf[joint] = Int32(truncatingIfNeeded: kept.count)
                kept.append(joint)
            } else {
                nodeOf[joint] = nodeOf[root]
            }
        }
        return (nodeOf, kept)
    }
}
