import GeoModel

/// A uniform grid over line segments, for finding those near a place.
///
/// Complexity: O(n) to build for segments shorter than a few cells; a query looks at the cells that its box touches.
struct SegmentGrid {
    private let lattice: Lattice
    private let offsets: ContiguousArray<Int32>
    private let members: ContiguousArray<Int32>

    /// - Parameters:
    ///   - boxes: the segments' boxes; a query answers positions in this array.
    ///   - reach: how far queries will look, so that cells are not much smaller.
    init(boxes: [Box], reach: Double) {
        let lattice = Lattice(boxes: boxes, reach: reach)
        self.init(lattice, count: boxes.count) { index, body in lattice.forEachCell(of: boxes[index], body) }
    }

    /// The same for segments, each in the cells that it passes rather than in those of its box: a long one that runs
    /// across lies in few.
    init(segments: [Segment], reach: Double) {
        let lattice = Lattice(boxes: segments.map(\.box), reach: reach)
        self.init(lattice, count: segments.count) { index, body in lattice.forEachCell(along: segments[index], 0, body)
        }
    }

    private init(_ lattice: Lattice, count: Int, cells: (Int, (Int) -> Void) -> Void) {
        // Locals, not properties: a closure that changed `self` would copy the whole array at every call.
        var offsets = ContiguousArray<Int32>(repeating: 0, count: lattice.count + 1)
        offsets.withUnsafeMutableBufferPointer { offsets in
            for index in 0..<count { cells(index) { offsets[$0] += 1 } }
            var sum: Int32 = 0
            for index in offsets.indices {
                sum += offsets[index]
                offsets[index] = sum
            }
        }
        var members = ContiguousArray<Int32>(repeating: 0, count: Int(offsets[lattice.count]))
        offsets.withUnsafeMutableBufferPointer { offsets in
            members.withUnsafeMutableBufferPointer { members in
                for index in (0..<count).reversed() {
                    cells(index) { cell in
                        offsets[cell] -= 1
                        members[Int(offsets[cell])] = Int32(truncatingIfNeeded: index)
                    }
                }
            }
        }
        self.lattice = lattice
        self.offsets = offsets
        self.members = members
    }

    /// Calls `body` with every segment whose cells meet `box`; one that lies in several cells comes several times.
    @inline(__always)
    func forEachCandidate(in box: Box, _ body: (Int) -> Void) {
        guard !members.isEmpty else { return }
        lattice.forEachCell(of: box) { forEachMember(of: $0, body) }
    }

    /// Calls `body` with every segment in the cells within a distance of `segment`; one may come several times.
    @inline(__always)
    func forEachCandidate(within distance: Double, of segment: Segment, _ body: (Int) -> Void) {
        guard !members.isEmpty else { return }
        lattice.forEachCell(along: segment, distance) { forEachMember(of: $0, body) }
    }

    @inline(__always)
    private func forEachMember(of cell: Int, _ body: (Int) -> Void) {
        var position = offsets[cell]
        let end = offsets[cell + 1]
        while position < end {
            body(Int(members[Int(position)]))
            position += 1
        }
    }
}

/// The cells of a grid, numbered row by row.
private struct Lattice {
    private let box: Box
    private let cell: Double
    private let columns: Int
    private let rows: Int

    var count: Int { columns * rows }

    init(boxes: [Box], reach: Double) {
        var all = Box.empty
        var extent = 0.0
        for box in boxes {
            all.extend(to: box)
            extent += max(box.width, box.height)
        }
        box = all
        let mean = boxes.isEmpty ? 1 : extent / Double(boxes.count)
        // Four cells a segment at most keeps memory in proportion when the segments lie far apart.
        let sparse = (all.width * all.height / Double(4 * max(1, boxes.count))).squareRoot()
        let longest = max(all.width, all.height) / 4096
        let smallest = max(mean, reach, longest, 1e-9)
        cell = boxes.isEmpty ? 1 : max(smallest, sparse.isFinite ? sparse : smallest)
        columns = boxes.isEmpty ? 1 : Int(all.width / cell) + 1
        rows = boxes.isEmpty ? 1 : Int(all.height / cell) + 1
    }

    @inline(__always)
    func forEachCell(of query: Box, _ body: (Int) -> Void) {
        let firstColumn = clamped((query.minX - box.minX) / cell, columns)
        let lastColumn = clamped((query.maxX - box.minX) / cell, columns)
        let firstRow = clamped((query.minY - box.minY) / cell, rows)
        let lastRow = clamped((query.maxY - box.minY) / cell, rows)
        var row = firstRow
        while row <= lastRow {
            var column = firstColumn
            while column <= lastColumn {
                body(row * columns + column)
                column += 1
            }
            row += 1
        }
    }

    /// The cells within a distance of a segment, and some beside them: in each row those between where it enters and leaves.
    @inline(__always)
    func forEachCell(along segment: Segment, _ distance: Double, _ body: (Int) -> Void) {
        let around = segment.box.expanded(by: distance)
        let firstRow = clamped((around.minY - box.minY) / cell, rows)
        let lastRow = clamped((around.maxY - box.minY) / cell, rows)
        let firstColumn = clamped((around.minX - box.minX) / cell, columns)
        let lastColumn = clamped((around.maxX - box.minX) / cell, columns)
        let isSmall = lastRow - firstRow < 2 || lastColumn - firstColumn < 2
        let rise = segment.end.y - segment.start.y
        let slope = (segment.end.x - segment.start.x) / rise
        // Rounding must not lose the cell of an end that lies on its edge.
        let margin = distance + cell * 1e-6
        for row in firstRow...lastRow {
            var (from, to) = (firstColumn, lastColumn)
            if !isSmall, rise != 0 {
                let low = box.minY + Double(row) * cell - margin
                let high = box.minY + Double(row + 1) * cell + margin
                let bottom = segment.start.x + (max(low, min(segment.start.y, segment.end.y)) - segment.start.y) * slope
                let top = segment.start.x + (min(high, max(segment.start.y, segment.end.y)) - segment.start.y) * slope
                from = max(from, clamped((min(bottom, top) - margin - box.minX) / cell, columns))
                to = min(to, clamped((max(bottom, top) + margin - box.minX) / cell, columns))
            }
            var column = from
            while column <= to {
                body(row * columns + column)
                column += 1
            }
        }
    }

    @inline(__always)
    private func clamped(_ position: Double, _ count: Int) -> Int {
        Int(max(0, min(Double(count - 1), position)))
    }
}
