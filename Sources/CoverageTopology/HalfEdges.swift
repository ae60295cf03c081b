import GeoModel

/// The rings of all units as directed edges with the unit's land on their left.
///
/// Arrays are parallel and indexed by half-edge. Half-edges of one ring lie together, rings in the order of the input.
struct HalfEdges: Sendable {
    /// The vertex where it starts.
    var origin: ContiguousArray<Int32> = []
    /// The half-edge that follows in the ring.
    var next: ContiguousArray<Int32> = []
    /// The unit on the left.
    var unit: ContiguousArray<Int32> = []
    /// The half-edge that runs the other way between the same vertices; -1 where there is none.
    var twin: ContiguousArray<Int32> = []
    /// For each ring its first half-edge, and the count of half-edges at the end.
    var ringStarts: ContiguousArray<Int32> = [0]
    /// For each ring whether it is a hole.
    var ringIsHole: ContiguousArray<Bool> = []
    /// For each ring the piece of land that it bounds.
    var ringPiece: ContiguousArray<Int32> = []
    /// For each piece of land, in the order of the input, its unit. Pieces whose rings were dropped count too.
    var pieceUnit: ContiguousArray<Int32> = []
    /// Half-edges by the vertex where they start: those of vertex v lie at starOffsets[v]..<starOffsets[v + 1].
    var starOffsets: ContiguousArray<Int32> = []
    var star: ContiguousArray<Int32> = []

    var count: Int { origin.count }

    /// The vertex where `edge` ends.
    @inline(__always)
    func target(_ edge: Int) -> Int32 { origin[Int(next[edge])] }

    /// Sorts the half-edges by origin (counting sort) and pairs the opposite ones. Complexity: O(edges × vertex degree).
    mutating func pair(vertexCount: Int) {
        let count = origin.count
        var offsets = ContiguousArray<Int32>(repeating: 0, count: vertexCount + 1)
        var sorted = ContiguousArray<Int32>(repeating: 0, count: count)
        var twins = ContiguousArray<Int32>(repeating: -1, count: count)
        origin.withUnsafeBufferPointer { origin in
            next.withUnsafeBufferPointer { next in
                offsets.withUnsafeMutableBufferPointer { offsets in
                    sorted.withUnsafeMutableBufferPointer { sorted in
                        twins.withUnsafeMutableBufferPointer { twins in
                            Self.sortByOrigin(origin, into: sorted, offsets: offsets)
                            Self.pairOpposites(origin, next, star: sorted, offsets: offsets, twins: twins)
                        }
                    }
                }
            }
        }
        starOffsets = offsets
        star = sorted
        twin = twins
    }

    private static func sortByOrigin(
        _ origin: UnsafeBufferPointer<Int32>,
        into sorted: UnsafeMutableBufferPointer<Int32>,
        offsets: UnsafeMutableBufferPointer<Int32>
    ) {
        var edge = 0
        while edge < origin.count {
            offsets[Int(origin[edge])] += 1
            edge += 1
        }
        var sum: Int32 = 0
        var vertex = 0
        while vertex < offsets.count {
            sum += offsets[vertex]
            offsets[vertex] = sum
            vertex += 1
        }
        // From the back, so that each vertex's half-edges stay in order and its offset ends at its first.
        edge = origin.count - 1
        while edge >= 0 {
            let vertex = Int(origin[edge])
            offsets[vertex] -= 1
            sorted[Int(offsets[vertex])] = Int32(truncatingIfNeeded: edge)
            edge -= 1
        }
    }

    private static func pairOpposites(
        _ origin: UnsafeBufferPointer<Int32>,
        _ next: UnsafeBufferPointer<Int32>,
        star: UnsafeMutableBufferPointer<Int32>,
        offsets: UnsafeMutableBufferPointer<Int32>,
        twins: UnsafeMutableBufferPointer<Int32>
    ) {
        var edge = 0
        while edge < origin.count {
            if twins[edge] < 0 {
                let from = origin[edge]
                let to = Int(origin[Int(next[edge])])
                var position = Int(offsets[to])
                let end = Int(offsets[to + 1])
                while position < end {
                    let candidate = Int(star[position])
                    if twins[candidate] < 0 && origin[Int(next[candidate])] == from {
                        twins[edge] = Int32(truncatingIfNeeded: candidate)
                        twins[candidate] = Int32(truncatingIfNeeded: edge)
                        break
                    }
                    position += 1
                }
            }
            edge += 1
        }
    }
}
