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
    /// For each place in `star` the vertex where that half-edge ends.
    var starTargets: ContiguousArray<Int32> = []
    /// The pairs of vertices, the smaller in the upper half, between which two or more half-edges run in one direction:
    /// there units overlap. In ascending order, none twice.
    var repeatedEdges: [UInt64] = []

    var count: Int { origin.count }

    /// The vertex where `edge` ends.
    @inline(__always)
    func target(_ edge: Int) -> Int32 { origin[Int(next[edge])] }

    /// Calls `body` with every half-edge from one vertex to another. Complexity: O(degree), O(log degree) from 32 on.
    func forEachEdge(from vertex: Int32, to target: Int32, _ body: (Int) -> Void) {
        var place = Int(starOffsets[Int(vertex)])
        let end = Int(starOffsets[Int(vertex) + 1])
        let isSorted = end - place >= Stars.hub
        if isSorted {
            var high = end
            while place < high {
                let middle = (place + high) / 2
                if starTargets[middle] < target { place = middle + 1 } else { high = middle }
            }
        }
        while place < end {
            if starTargets[place] == target { body(Int(star[place])) } else if isSorted { return }
            place += 1
        }
    }

    /// Sorts the half-edges by origin (counting sort) and pairs the opposite ones.
    ///
    /// Complexity: O(edges × vertex degree) up to a degree of 32, O(log degree) for each edge beyond.
    mutating func pair(vertexCount: Int) {
        let count = origin.count
        var offsets = ContiguousArray<Int32>(repeating: 0, count: vertexCount + 1)
        var sorted = ContiguousArray<Int32>(repeating: 0, count: count)
        var targets = ContiguousArray<Int32>(repeating: 0, count: count)
        var twins = ContiguousArray<Int32>(repeating: -1, count: count)
        var repeated: [UInt64] = []
        origin.withUnsafeBufferPointer { origin in
            next.withUnsafeBufferPointer { next in
                offsets.withUnsafeMutableBufferPointer { offsets in
                    sorted.withUnsafeMutableBufferPointer { sorted in
                        targets.withUnsafeMutableBufferPointer { targets in
                            twins.withUnsafeMutableBufferPointer { twins in
                                Self.sortByOrigin(origin, next, into: sorted, targets, offsets: offsets)
                                let stars = Stars(offsets: offsets, edges: sorted, targets: targets)
                                stars.sortHubs()
                                stars.pairOpposites(twins, repeated: &repeated)
                            }
                        }
                    }
                }
            }
        }
        starOffsets = offsets
        star = sorted
        starTargets = targets
        twin = twins
        repeated.sort()
        for key in repeated where repeatedEdges.last != key { repeatedEdges.append(key) }
    }

    private static func sortByOrigin(
        _ origin: UnsafeBufferPointer<Int32>,
        _ next: UnsafeBufferPointer<Int32>,
        into sorted: UnsafeMutableBufferPointer<Int32>,
        _ targets: UnsafeMutableBufferPointer<Int32>,
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
            let place = Int(offsets[vertex])
            sorted[place] = Int32(truncatingIfNeeded: edge)
            targets[place] = origin[Int(next[edge])]
            edge -= 1
        }
    }
}

/// The half-edges out of each vertex while they are paired.
private struct Stars {
    let offsets: UnsafeMutableBufferPointer<Int32>
    let edges: UnsafeMutableBufferPointer<Int32>
    let targets: UnsafeMutableBufferPointer<Int32>

    /// From this degree on the half-edges of a vertex are sorted by where they end, and found by halving.
    static let hub = 32

    func sortHubs() {
        for vertex in 0..<(offsets.count - 1) {
            let (start, end) = (Int(offsets[vertex]), Int(offsets[vertex + 1]))
            guard end - start >= Self.hub else { continue }
            var keys = (start..<end).map { UInt64(targets[$0].magnitude) << 32 | UInt64(edges[$0].magnitude) }
            keys.sort()
            for (index, key) in keys.enumerated() {
                targets[start + index] = Int32(truncatingIfNeeded: key >> 32)
                edges[start + index] = Int32(truncatingIfNeeded: key & 0xFFFF_FFFF)
            }
        }
    }

    /// Pairs each half-edge with the first free one that runs back, and notes where several run the same way.
    func pairOpposites(_ twins: UnsafeMutableBufferPointer<Int32>, repeated: inout [UInt64]) {
        var vertex = 0
        while vertex + 1 < offsets.count {
            let (start, end) = (Int(offsets[vertex]), Int(offsets[vertex + 1]))
            let own = Int32(truncatingIfNeeded: vertex)
            var place = start
            while place < end {
                let target = targets[place]
                noteRepeated(target, own, place, start, end, &repeated)
                // Each pair is made from its vertex with the smaller number.
                if target > own, let twin = free(from: Int(target), to: own, twins) {
                    twins[Int(edges[place])] = twin
                    twins[Int(twin)] = edges[place]
                }
                place += 1
            }
            vertex += 1
        }
    }

    @inline(__always)
    private func noteRepeated(
        _ target: Int32, _ own: Int32, _ place: Int, _ start: Int, _ end: Int, _ repeated: inout [UInt64]
    ) {
        // In a sorted star equals are neighbours; a small one is looked through.
        var later = place + 1
        let last = end - start >= Self.hub ? min(end, place + 2) : end
        while later < last {
            if targets[later] == target {
                repeated.append(unorderedKey(own, target))
                return
            }
            later += 1
        }
    }

    @inline(__always)
    private func free(from vertex: Int, to target: Int32, _ twins: UnsafeMutableBufferPointer<Int32>) -> Int32? {
        var place = Int(offsets[vertex])
        let end = Int(offsets[vertex + 1])
        if end - place >= Self.hub {
            var high = end
            while place < high {
                let middle = (place + high) / 2
                if targets[middle] < target { place = middle + 1 } else { high = middle }
            }
            while place < end && targets[place] == target {
                if twins[Int(edges[place])] < 0 { return edges[place] }
                place += 1
            }
            return nil
        }
        while place < end {
            if targets[place] == target && twins[Int(edges[place])] < 0 { return edges[place] }
            place += 1
        }
        return nil
    }
}
