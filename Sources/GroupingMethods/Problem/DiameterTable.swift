/// Which pairs of units lie farther apart than a cluster may be wide: asked for millions of times a second.
///
/// Up to 8,192 units it is one bit a pair; above that the distances are asked. Reads only after `init`, so tasks may share it.
final class DiameterTable: @unchecked Sendable {
    private static let mostBits = 8192

    private let unitCount: Int
    private let wordsPerRow: Int
    private let bits: UnsafeMutablePointer<UInt64>?
    private let fallback: Distances
    private let limitKm: Double

    init(_ distances: Distances, unitCount: Int, limitKm: Double) {
        self.unitCount = unitCount
        self.limitKm = limitKm
        fallback = distances
        wordsPerRow = (unitCount + 63) / 64
        guard unitCount <= Self.mostBits else {
            bits = nil
            return
        }
        let bits = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, unitCount * wordsPerRow))
        bits.initialize(repeating: 0, count: max(1, unitCount * wordsPerRow))
        let wordsPerRow = wordsPerRow
        func join(_ first: Int, _ second: Int) {
            bits[first * wordsPerRow + second >> 6] |= 1 << UInt64(second & 63)
            bits[second * wordsPerRow + first >> 6] |= 1 << UInt64(first & 63)
        }
        for unit in 0..<unitCount { join(unit, unit) }
        if let rows = distances.rows(upTo: limitKm) {
            for unit in 0..<unitCount {
                rows.forEach(of: unit) { other, km in if km <= limitKm { join(unit, other) } }
            }
        } else {
            for first in 0..<unitCount {
                for second in 0..<first where distances.isWithin(limitKm, first, second) { join(first, second) }
            }
        }
        self.bits = bits
    }

    deinit { bits?.deallocate() }

    /// Whether the pair is too far apart to share a cluster.
    @inline(__always)
    func isFar(_ first: Int, _ second: Int) -> Bool {
        if let bits { return bits[first * wordsPerRow + second >> 6] >> UInt64(second & 63) & 1 == 0 }
        return !fallback.isWithin(limitKm, first, second)
    }
}
