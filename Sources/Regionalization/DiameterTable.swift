/// Which pairs of units lie farther apart than a cluster may be wide: asked for millions of times a second.
///
/// Up to 8,192 units it is one bit a pair; above that, local rows are searched and positions are measured. Reads only
/// after `init`, so tasks may share it.
final class DiameterTable: @unchecked Sendable {
    private static let mostBits = 8192

    private let unitCount: Int
    private let wordsPerRow: Int
    private let bits: UnsafeMutablePointer<UInt64>?
    private let offsets: [Int]
    private let targets: [Int]
    private let fallback: Distances
    private let limitKm: Double

    init(_ distances: Distances, unitCount: Int, limitKm: Double) {
        self.unitCount = unitCount
        self.limitKm = limitKm
        fallback = distances
        wordsPerRow = (unitCount + 63) / 64
        guard unitCount <= Self.mostBits else {
            bits = nil
            (offsets, targets) = Self.nearRows(of: distances, unitCount: unitCount, limitKm: limitKm)
            return
        }
        (offsets, targets) = ([], [])
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
                for index in rows.offsets[unit]..<rows.offsets[unit + 1] where rows.km[index] <= limitKm {
                    join(unit, rows.targets[index])
                }
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
        return isFarByRow(first, second)
    }

    private func isFarByRow(_ first: Int, _ second: Int) -> Bool {
        guard !offsets.isEmpty else { return !fallback.isWithin(limitKm, first, second) }
        if first == second { return false }
        var low = offsets[first]
        var high = offsets[first + 1]
        while low < high {
            let middle = (low + high) / 2
            if targets[middle] < second { low = middle + 1 } else { high = middle }
        }
        return low == offsets[first + 1] || targets[low] != second
    }

    /// The pairs within the limit where the distances are local rows; empty where they are not.
    private static func nearRows(
        of distances: Distances, unitCount: Int, limitKm: Double
    ) -> (offsets: [Int], targets: [Int]) {
        guard let rows = distances.rows(upTo: limitKm) else { return ([], []) }
        var nearOffsets = [0]
        var near: [Int] = []
        nearOffsets.reserveCapacity(unitCount + 1)
        for unit in 0..<unitCount {
            for index in rows.offsets[unit]..<rows.offsets[unit + 1] where rows.km[index] <= limitKm {
                near.append(rows.targets[index])
            }
            nearOffsets.append(near.count)
        }
        return (nearOffsets, near)
    }
}
