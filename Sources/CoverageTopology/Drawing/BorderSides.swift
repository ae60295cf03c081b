/// The pieces on both sides of a border, as seen along it. In clean data at most one on each.
struct BorderSides: Hashable, Sendable {
    /// The piece on the left; -1 for none.
    var left: Int32
    /// The piece on the right; -1 for none.
    var right: Int32
    /// Further pieces where lands overlap: the piece, and 1 for each time on the left, -1 for each on the right.
    var further: [Further] = []

    struct Further: Hashable, Sendable {
        var piece: Int32
        var sign: Int32
    }

    var reversed: BorderSides {
        BorderSides(left: right, right: left, further: further.map { Further(piece: $0.piece, sign: -$0.sign) })
    }

    /// Whether nothing changes across the border.
    var isVoid: Bool { left < 0 && right < 0 && further.isEmpty }

    /// What borders that came to lie on one another are together: a piece that is on both sides of it has no border here.
    static func sum(_ all: some Sequence<BorderSides>) -> BorderSides {
        var counts: [Int32: Int32] = [:]
        for sides in all {
            if sides.left >= 0 { counts[sides.left, default: 0] += 1 }
            if sides.right >= 0 { counts[sides.right, default: 0] -= 1 }
            for one in sides.further { counts[one.piece, default: 0] += one.sign }
        }
        var result = BorderSides(left: -1, right: -1)
        for (piece, count) in counts.sorted(by: { $0.key < $1.key }) where count != 0 {
            if count == 1 && result.left < 0 {
                result.left = piece
            } else if count == -1 && result.right < 0 {
                result.right = piece
            } else {
                result.further.append(Further(piece: piece, sign: count))
            }
        }
        return result
    }
}

/// A straight border between two vertices of a drawing, from the smaller number to the larger.
struct BorderLine {
    var from: Int32
    var to: Int32
    var sides: BorderSides

    /// A line given either way round.
    init(from: Int32, to: Int32, sides: BorderSides) {
        self.from = min(from, to)
        self.to = max(from, to)
        self.sides = from < to ? sides : sides.reversed
    }

    /// Orders lines by their ends.
    var key: UInt64 { UInt64(from.magnitude) << 32 | UInt64(to.magnitude) }
}

extension ContiguousArray<BorderLine> {
    /// The lines by their ends, those between the same two as one, those without a border left out. Complexity: O(n log n).
    func merged() -> ContiguousArray<BorderLine> {
        let keys = map(\.key)
        // Sorting plain numbers with their position is much faster than moving whole lines about.
        let order = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        var result: ContiguousArray<BorderLine> = []
        result.reserveCapacity(count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count && keys[order[end]] == keys[order[start]] { end += 1 }
            var line = self[order[start]]
            if end > start + 1 { line.sides = BorderSides.sum(order[start..<end].lazy.map { self[$0].sides }) }
            if !line.sides.isVoid { result.append(line) }
            start = end
        }
        return result
    }
}
