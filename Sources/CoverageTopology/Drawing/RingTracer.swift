import GeoModel

/// Traces the rings around labelled pieces along the arcs of a drawing.
///
/// At a node the trace keeps to the land's own sector; loops are then split off, so that every ring is simple, shells run
/// counter-clockwise, holes clockwise, and rings meet in single points at most.
struct RingTracer {
    private let arcs: ContiguousArray<BorderArcs.Arc>
    private let grid: ContiguousArray<Coordinate>
    /// The ways out of each node counter-clockwise: 2 × arc along it, 2 × arc + 1 against it.
    private let ways: [Int32]
    private let offsets: [Int32]
    /// For each way its position in `ways`.
    private let positions: [Int32]
    private var splitter: LoopSplitter

    /// Where the land of a label is, as rings of vertex numbers.
    struct Outline {
        var rings: [ContiguousArray<Int32>] = []
        /// Whether land of the label lies on other land of it, so that its rings cut through it.
        var overlapsItself = false
    }

    init(_ arcs: ContiguousArray<BorderArcs.Arc>, grid: ContiguousArray<Coordinate>) {
        self.arcs = arcs
        self.grid = grid
        var offsets = [Int32](repeating: 0, count: grid.count + 1)
        for arc in arcs { for vertex in [arc.first, arc.last] { offsets[Int(vertex) + 1] += 1 } }
        for vertex in 1..<max(1, offsets.count) { offsets[vertex] += offsets[vertex - 1] }
        var ways = [Int32](repeating: 0, count: 2 * arcs.count)
        var free = offsets
        for (index, arc) in arcs.enumerated() {
            for (way, vertex) in [(2 * index, arc.first), (2 * index + 1, arc.last)] {
                ways[Int(free[Int(vertex)])] = Int32(truncatingIfNeeded: way)
                free[Int(vertex)] += 1
            }
        }
        for vertex in grid.indices where offsets[vertex + 1] - offsets[vertex] > 2 {
            let middle = grid[vertex]
            ways[Int(offsets[vertex])..<Int(offsets[vertex + 1])].sort { one, other in
                comesFirst(
                    grid[Int(arcs.secondVertex(of: one))], grid[Int(arcs.secondVertex(of: other))], around: middle)
            }
        }
        var positions = [Int32](repeating: 0, count: ways.count)
        for (position, way) in ways.enumerated() { positions[Int(way)] = Int32(truncatingIfNeeded: position) }
        self.ways = ways
        self.offsets = offsets
        self.positions = positions
        splitter = LoopSplitter(vertexCount: grid.count)
    }

    /// The outline of each of `count` labels.
    ///
    /// - Parameter labels: for each piece its label, -1 for none.
    mutating func outlines(labels: ContiguousArray<Int32>, count: Int) -> [Outline] {
        var own = [[Int32]](repeating: [], count: count)
        for (index, arc) in arcs.enumerated() {
            let sides = arc.sides.labelled(labels)
            let way = Int32(truncatingIfNeeded: 2 * index)
            if sides.left >= 0 { own[Int(sides.left)].append(way) }
            if sides.right >= 0 { own[Int(sides.right)].append(way + 1) }
            for one in sides.further { own[Int(one.piece)].append(one.sign > 0 ? way : way + 1) }
        }
        var isOwn = [Bool](repeating: false, count: 2 * arcs.count)
        return own.map { outline(along: $0, &isOwn) }
    }

    /// The rings along some ways, each with the land on its left. `isOwn` is all false before and after.
    private mutating func outline(along own: [Int32], _ isOwn: inout [Bool]) -> Outline {
        var outline = Outline()
        for way in own { isOwn[Int(way)] = true }
        var isTraced: Set<Int32> = []
        for first in own where !isTraced.contains(first) {
            var walk: ContiguousArray<Int32> = []
            var way = first
            repeat {
                isTraced.insert(way)
                let arc = arcs[Int(way >> 1)].vertices
                walk.append(
                    contentsOf: way & 1 == 0
                        ? ContiguousArray(arc.dropLast()) : ContiguousArray(arc.reversed().dropLast()))
                guard let next = follower(of: way, isOwn, &outline.overlapsItself) else { break }
                way = next
            } while !isTraced.contains(way)
            if way != first { outline.overlapsItself = true }
            splitter.split(walk, into: &outline.rings)
        }
        for way in own { isOwn[Int(way)] = false }
        return outline
    }

    /// The way that follows along the place on the left of `way`, whoever owns it.
    func following(_ way: Int32) -> Int32 {
        let node = Int(way & 1 == 0 ? arcs[Int(way >> 1)].last : arcs[Int(way >> 1)].first)
        let start = Int(offsets[node])
        let count = Int(offsets[node + 1]) - start
        return ways[start + (Int(positions[Int(way ^ 1)]) - start + count - 1) % count]
    }

    /// The own way out of the node where `way` ends that bounds the same sector: the first one clockwise from it.
    private func follower(of way: Int32, _ isOwn: [Bool], _ overlaps: inout Bool) -> Int32? {
        let back = way ^ 1
        let node = Int(way & 1 == 0 ? arcs[Int(way >> 1)].last : arcs[Int(way >> 1)].first)
        let start = Int(offsets[node])
        let count = Int(offsets[node + 1]) - start
        let position = Int(positions[Int(back)]) - start
        for step in 1...count {
            let candidate = ways[start + (position - step + count) % count]
            if isOwn[Int(candidate)] { return candidate }
            // Another way in before the next way out: two layers of the same land.
            if candidate != back && isOwn[Int(candidate ^ 1)] { overlaps = true }
        }
        return nil
    }
}

extension ContiguousArray<BorderArcs.Arc> {
    /// The vertex after the node that a way starts from.
    func secondVertex(of way: Int32) -> Int32 {
        let chain = self[Int(way >> 1)].vertices
        return way & 1 == 0 ? chain[1] : chain[chain.count - 2]
    }
}

extension BorderSides {
    /// The same border between labels instead of pieces.
    func labelled(_ labels: ContiguousArray<Int32>) -> BorderSides {
        let first = left < 0 ? -1 : labels[Int(left)]
        let second = right < 0 ? -1 : labels[Int(right)]
        if further.isEmpty {
            return first == second ? BorderSides(left: -1, right: -1) : BorderSides(left: first, right: second)
        }
        let others = further.compactMap { one -> Further? in
            let label = labels[Int(one.piece)]
            return label < 0 ? nil : Further(piece: label, sign: one.sign)
        }
        return BorderSides.sum([BorderSides(left: first, right: second, further: others)])
    }
}

/// Whether the way to `one` comes before that to `other`, counter-clockwise from the east. Exact for whole numbers.
private func comesFirst(_ one: Coordinate, _ other: Coordinate, around middle: Coordinate) -> Bool {
    func isBelow(_ place: Coordinate) -> Bool { place.y < middle.y || (place.y == middle.y && place.x < middle.x) }
    let (first, second) = (isBelow(one), isBelow(other))
    return first != second ? !first : turn(middle, one, other) > 0
}
