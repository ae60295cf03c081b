import GeoModel
import HeapModule

/// Leaves out vertices of arcs that matter little, without changing what lies beside what.
///
/// Visvalingam and Whyatt, "Line generalisation by repeated elimination of points", 1993: again and again the vertex goes
/// whose triangle with its two neighbours has the smallest area. It stays as long as another vertex lies in that triangle:
/// then no border can cross another, and nothing can change sides. Nodes stay, so neighbours keep matching; an island keeps
/// three vertices, so none is lost.
struct ArcSimplifier {
    private let grid: ContiguousArray<Coordinate>
    private let working: ContiguousArray<Coordinate>
    private let isNode: [Bool]
    private let places: SegmentGrid
    private var isPresent: [Bool]
    private var previous: [Int32]
    private var following: [Int32]
    private var arcOf: [Int32]
    /// How often the triangle of a vertex has changed: older entries of the queue no longer hold.
    private var version: [Int32]
    private var inner: [Int] = []
    private var least: [Int] = []
    private var queue = Heap<Candidate>()
    /// Vertices that wait for another one to go, by that one.
    private var waiting: [Int32: [Int32]] = [:]

    private struct Candidate: Comparable {
        var area: Double
        var vertex: Int32
        var version: Int32

        static func < (left: Candidate, right: Candidate) -> Bool {
            left.area != right.area ? left.area < right.area : left.vertex < right.vertex
        }
    }

    init(_ vertices: DrawnVertices, isNode: [Bool]) {
        grid = vertices.grid
        working = vertices.working
        self.isNode = isNode
        places = SegmentGrid(boxes: grid.map { Box(around: CollectionOfOne($0)) }, reach: 1)
        isPresent = [Bool](repeating: false, count: grid.count)
        let none = [Int32](repeating: -1, count: grid.count)
        (previous, following, arcOf) = (none, none, none)
        version = [Int32](repeating: 0, count: grid.count)
    }

    /// Simplifies every arc until no vertex with a triangle below `area`, in square metres, can go. Complexity: O(n log n).
    mutating func simplify(_ arcs: inout ContiguousArray<BorderArcs.Arc>, below area: Double) {
        var straight: Set<UInt64> = []
        for index in arcs.indices { link(arcs[index], Int32(truncatingIfNeeded: index), &straight) }
        for arc in arcs { for vertex in arc.vertices where arcOf[Int(vertex)] >= 0 { enqueue(vertex, below: area) } }
        while let candidate = queue.popMin() {
            let vertex = Int(candidate.vertex)
            guard isPresent[vertex], version[vertex] == candidate.version else { continue }
            let arc = Int(arcOf[vertex])
            guard inner[arc] > least[arc] else { continue }
            let last = inner[arc] == 1 ? unorderedKey(arcs[arc].first, arcs[arc].last) : nil
            // Two straight borders between the same nodes would lie on one another.
            if let last, straight.contains(last) { continue }
            if let obstacle = obstacle(to: vertex) {
                waiting[Int32(truncatingIfNeeded: obstacle), default: []].append(candidate.vertex)
                continue
            }
            if let last { straight.insert(last) }
            remove(vertex, below: area)
            inner[arc] -= 1
        }
        for index in arcs.indices {
            let closed = arcs[index].isClosed
            var kept: ContiguousArray<Int32> = []
            for vertex in arcs[index].vertices where isPresent[Int(vertex)] { kept.append(vertex) }
            if closed, let first = kept.first, kept.last != first { kept.append(first) }
            arcs[index].vertices = kept
        }
    }

    private mutating func link(_ arc: BorderArcs.Arc, _ number: Int32, _ straight: inout Set<UInt64>) {
        let chain = arc.vertices
        let isIsland = arc.isClosed && !isNode[Int(arc.first)]
        for vertex in chain { isPresent[Int(vertex)] = true }
        for position in (isIsland ? 0 : 1)..<(chain.count - 1) {
            let vertex = Int(chain[position])
            arcOf[vertex] = number
            previous[vertex] = position == 0 ? chain[chain.count - 2] : chain[position - 1]
            following[vertex] = chain[position + 1]
        }
        inner.append(chain.count - (isIsland ? 1 : 2))
        least.append(isIsland ? 3 : arc.isClosed ? 2 : 0)
        if chain.count == 2 { straight.insert(unorderedKey(arc.first, arc.last)) }
    }

    private mutating func enqueue(_ vertex: Int32, below limit: Double) {
        let index = Int(vertex)
        let before = working[Int(previous[index])]
        let here = working[index]
        let after = working[Int(following[index])]
        let area =
            abs((here.x - before.x) * (after.y - before.y) - (here.y - before.y) * (after.x - before.x)) / 2
        version[index] += 1
        if area < limit { queue.insert(Candidate(area: area, vertex: vertex, version: version[index])) }
    }

    /// A vertex in the triangle that `vertex` makes with its neighbours, or on its edge.
    private func obstacle(to vertex: Int) -> Int? {
        let before = Int(previous[vertex])
        let after = Int(following[vertex])
        let (a, b, c) = (grid[before], grid[vertex], grid[after])
        if turn(a, b, c) == 0 { return nil }
        let box = Box(
            minX: min(a.x, b.x, c.x), minY: min(a.y, b.y, c.y), maxX: max(a.x, b.x, c.x), maxY: max(a.y, b.y, c.y))
        var found: Int?
        places.forEachCandidate(in: box) { candidate in
            guard found == nil, isPresent[candidate], candidate != before, candidate != vertex, candidate != after,
                box.contains(grid[candidate]), triangle(a, b, c, holds: grid[candidate])
            else { return }
            found = candidate
        }
        return found
    }

    private mutating func remove(_ vertex: Int, below limit: Double) {
        isPresent[vertex] = false
        let (before, after) = (previous[vertex], following[vertex])
        if arcOf[Int(before)] >= 0 { following[Int(before)] = after }
        if arcOf[Int(after)] >= 0 { previous[Int(after)] = before }
        for neighbour in [before, after] where arcOf[Int(neighbour)] >= 0 { enqueue(neighbour, below: limit) }
        for one in waiting.removeValue(forKey: Int32(truncatingIfNeeded: vertex)) ?? [] where isPresent[Int(one)] {
            enqueue(one, below: limit)
        }
    }
}
