import GeoModel

/// Gives equal coordinates the same number, by an open-addressing hash table over their bit patterns.
///
/// The table grows before it is three quarters full, so that every probe ends at a free slot, whatever was announced.
///
/// Complexity: O(1) expected for each coordinate; four bytes a slot, at most three slots for each distinct coordinate
/// beyond what was announced.
struct VertexInterner {
    private(set) var vertices: ContiguousArray<Coordinate> = []
    private var slots: ContiguousArray<Int32>
    private var mask: Int
    /// How many vertices the table holds before it grows.
    private var most: Int

    /// Reserves space for about `positions` coordinates, equal ones counted each time.
    init(positions: Int) {
        var capacity = 16
        while capacity < positions + positions / 2 { capacity *= 2 }
        slots = ContiguousArray(repeating: -1, count: capacity)
        mask = capacity - 1
        most = capacity / 4 * 3
        vertices.reserveCapacity(positions / 2 + 16)
    }

    /// The number of `coordinate`, new or known.
    mutating func number(of coordinate: Coordinate) -> Int32 {
        // Adding zero turns -0.0 into 0.0, which is the same place with other bits.
        let x = coordinate.x + 0.0
        let y = coordinate.y + 0.0
        var slot = Self.hash(x, y) & mask
        while true {
            let known = slots[slot]
            if known < 0 {
                let fresh = Int32(truncatingIfNeeded: vertices.count)
                slots[slot] = fresh
                vertices.append(Coordinate(x: x, y: y))
                if vertices.count >= most { grow() }
                return fresh
            }
            let candidate = vertices[Int(known)]
            if candidate.x == x && candidate.y == y { return known }
            slot = (slot + 1) & mask
        }
    }

    /// Every bit of both numbers changes the low bits: whole numbers differ in their high bits alone.
    @inline(__always)
    private static func hash(_ x: Double, _ y: Double) -> Int {
        var mixed = x.bitPattern &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 32
        mixed = (mixed &+ y.bitPattern) &* 0xBF58_476D_1CE4_E5B9
        mixed ^= mixed >> 32
        mixed = mixed &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 32
        return Int(truncatingIfNeeded: mixed)
    }

    /// Doubles the table and enters every vertex again.
    private mutating func grow() {
        let capacity = slots.count * 2
        slots = ContiguousArray(repeating: -1, count: capacity)
        mask = capacity - 1
        most = capacity / 4 * 3
        for (index, vertex) in vertices.enumerated() {
            var slot = Self.hash(vertex.x, vertex.y) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(truncatingIfNeeded: index)
        }
    }
}
