import GeoModel

/// Gives equal coordinates the same number, by an open-addressing hash table over their bit patterns.
///
/// Complexity: O(1) expected for each coordinate; four bytes a slot, at most twice as many slots as asked for, rounded up
/// to a power of two.
struct VertexInterner {
    private(set) var vertices: ContiguousArray<Coordinate> = []
    private var slots: ContiguousArray<Int32>
    private let mask: Int

    /// Makes room for `positions` coordinates, equal ones counted each time.
    init(positions: Int) {
        var capacity = 16
        while capacity < positions + positions / 2 { capacity *= 2 }
        slots = ContiguousArray(repeating: -1, count: capacity)
        mask = capacity - 1
        vertices.reserveCapacity(positions / 2 + 16)
    }

    /// The number of `coordinate`, new or known.
    mutating func number(of coordinate: Coordinate) -> Int32 {
        // Adding zero turns -0.0 into 0.0, which is the same place with other bits.
        let x = coordinate.x + 0.0
        let y = coordinate.y + 0.0
        var mixed = x.bitPattern &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 32
        mixed = (mixed &+ y.bitPattern) &* 0xBF58_476D_1CE4_E5B9
        mixed ^= mixed >> 29
        var slot = Int(truncatingIfNeeded: mixed) & mask
        while true {
            let known = slots[slot]
            if known < 0 {
                let fresh = Int32(truncatingIfNeeded: vertices.count)
                slots[slot] = fresh
                vertices.append(Coordinate(x: x, y: y))
                return fresh
            }
            let candidate = vertices[Int(known)]
            if candidate.x == x && candidate.y == y { return known }
            slot = (slot + 1) & mask
        }
    }
}
