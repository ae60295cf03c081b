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
        // Locals, not properties: a closure that changed `self` would copy the whole array at every call.
        var offsets = ContiguousArray<Int32>(repeating: 0, count: lattice.count + 1)
        offsets.withUnsafeMutableBufferPointer { offsets in
            for box in boxes { lattice.forEachCell(of: box) { offsets[$0] += 1 } }
            var sum: Int32 = 0
            for index in offsets.indices {
                sum += offsets[index]
                offsets[index] = sum
            }
        }
        var members = ContiguousArray<Int32>(repeating: 0, count: Int(offsets[lattice.count]))
        offsets.withUnsafeMutableBufferPointer { offsets in
            members.withUnsafeMutableBufferPointer { members in
                for index in boxes.indices.reversed() {
                    lattice.forEachCell(of: boxes[index]) { cell in
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
    func forEachCandidate(in box: Box, _ body: (Int) -> Void) {
        guard !members.isEmpty else { return }
        lattice.forEachCell(of: box) { cell in
            var position = offsets[cell]
            let end = offsets[cell + 1]
            while position < end {
                body(Int(members[Int(position)]))
                position += 1
            }
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

    @inline(__always)
    private func clamped(_ position: Double, _ count: Int) -> Int {
        Int(max(0, min(Double(count - 1), position)))
    }
}
