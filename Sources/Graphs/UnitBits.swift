/// A set of up to 256 units of one part, as four words: copying and testing cost a few instructions.
@frozen
package struct UnitBits: Sendable, Hashable, BitwiseCopyable {
    package static let capacity = 256
    package var a: UInt64 = 0
    package var b: UInt64 = 0
    package var c: UInt64 = 0
    package var d: UInt64 = 0

    @inlinable @inline(__always) package init() {}

    @inlinable @inline(__always) package init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) {
        self.a = a
        self.b = b
        self.c = c
        self.d = d
    }

    @inlinable @inline(__always) package var isEmpty: Bool { a | b | c | d == 0 }
    @inlinable @inline(__always) package var count: Int {
        a.nonzeroBitCount + b.nonzeroBitCount + c.nonzeroBitCount + d.nonzeroBitCount
    }

    @inlinable @inline(__always) package mutating func insert(_ unit: Int) {
        let bit = UInt64(1) << UInt64(unit & 63)
        switch unit >> 6 {
        case 0: a |= bit
        case 1: b |= bit
        case 2: c |= bit
        default: d |= bit
        }
    }

    @inlinable @inline(__always) package func contains(_ unit: Int) -> Bool {
        let word =
            switch unit >> 6 {
            case 0: a
            case 1: b
            case 2: c
            default: d
            }
        return word >> UInt64(unit & 63) & 1 == 1
    }

    /// Takes the smallest unit out, -1 when there is none.
    @inlinable @inline(__always) package mutating func popFirst() -> Int {
        if a != 0 {
            let unit = a.trailingZeroBitCount
            a &= a &- 1
            return unit
        }
        if b != 0 {
            let unit = b.trailingZeroBitCount
            b &= b &- 1
            return unit + 64
        }
        if c != 0 {
            let unit = c.trailingZeroBitCount
            c &= c &- 1
            return unit + 128
        }
        if d != 0 {
            let unit = d.trailingZeroBitCount
            d &= d &- 1
            return unit + 192
        }
        return -1
    }

    @inlinable @inline(__always) package static func | (l: UnitBits, r: UnitBits) -> UnitBits {
        UnitBits(l.a | r.a, l.b | r.b, l.c | r.c, l.d | r.d)
    }
    @inlinable @inline(__always) package static func & (l: UnitBits, r: UnitBits) -> UnitBits {
        UnitBits(l.a & r.a, l.b & r.b, l.c & r.c, l.d & r.d)
    }
    @inlinable @inline(__always) package func subtracting(_ r: UnitBits) -> UnitBits {
        UnitBits(a & ~r.a, b & ~r.b, c & ~r.c, d & ~r.d)
    }
    @inlinable @inline(__always) package func isDisjoint(with r: UnitBits) -> Bool {
        a & r.a | b & r.b | c & r.c | d & r.d == 0
    }

    package var units: [Int] {
        var rest = self
        var units: [Int] = []
        var unit = rest.popFirst()
        while unit >= 0 {
            units.append(unit)
            unit = rest.popFirst()
        }
        return units
    }
}
