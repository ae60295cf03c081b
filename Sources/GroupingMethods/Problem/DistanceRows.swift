/// Kilometres between each unit and those near it: asked for millions of times a second.
///
/// A small hash table for each unit, two thirds full at most, so that a pair is found in one or two reads. Reads only after
/// `init`, so tasks may share it.
final class DistanceRows: @unchecked Sendable {
    private static let free: Int32 = -1

    private let unitCount: Int
    /// The slots of unit `u` are `offsets[u]..<offsets[u + 1]`.
    private let offsets: UnsafeMutablePointer<Int>
    private let targets: UnsafeMutablePointer<Int32>
    private let kilometres: UnsafeMutablePointer<Double>

    /// Symmetric pairs, listed once or twice; of repeated pairs the nearest counts. O(units + pairs).
    init(unitCount: Int, pairsKm: [(Int, Int, Double)]) {
        self.unitCount = unitCount
        offsets = .allocate(capacity: unitCount + 1)
        offsets.initialize(repeating: 0, count: unitCount + 1)
        for (first, second, _) in pairsKm where first != second {
            offsets[first + 1] += 1
            offsets[second + 1] += 1
        }
        for unit in 0..<unitCount {
            let listed = offsets[unit + 1]
            // One slot stays free in every row: there the search for an absent pair ends.
            offsets[unit + 1] = offsets[unit] + listed + listed / 2 + 1
        }
        let slots = offsets[unitCount]
        targets = .allocate(capacity: max(1, slots))
        targets.initialize(repeating: Self.free, count: max(1, slots))
        kilometres = .allocate(capacity: max(1, slots))
        kilometres.initialize(repeating: .infinity, count: max(1, slots))
        for (first, second, km) in pairsKm where first != second {
            enter(second, km, of: first)
            enter(first, km, of: second)
        }
    }

    deinit {
        offsets.deallocate()
        targets.deallocate()
        kilometres.deallocate()
    }

    private func enter(_ target: Int, _ km: Double, of unit: Int) {
        let slot = slot(of: target, in: unit)
        targets[slot] = Int32(truncatingIfNeeded: target)
        kilometres[slot] = min(kilometres[slot], km)
    }

    /// Where `target` stands in the row of `unit`, or the free slot where it would.
    @inline(__always)
    private func slot(of target: Int, in unit: Int) -> Int {
        let (start, end) = (offsets[unit], offsets[unit + 1])
        let wanted = Int32(truncatingIfNeeded: target)
        // Multiplying by 2^32 over the golden ratio spreads neighbouring numbers evenly (Knuth, TAOCP 3, 6.4); the high half of
        // the second product maps them onto the row, however long it is.
        let hash = UInt64(UInt32(truncatingIfNeeded: target) &* 0x9E37_79B9)
        var slot = start &+ Int((hash &* UInt64(truncatingIfNeeded: end &- start)) >> 32)
        while targets[slot] != wanted && targets[slot] != Self.free {
            slot &+= 1
            if slot == end { slot = start }
        }
        return slot
    }

    /// The distance of a listed pair; nil where it is not listed.
    @inline(__always)
    func km(_ first: Int, _ second: Int) -> Double? {
        let slot = slot(of: second, in: first)
        return targets[slot] == Self.free ? nil : kilometres[slot]
    }

    /// Calls `body` with every unit in the row of `unit` and its distance, in no meaningful order.
    func forEach(of unit: Int, _ body: (Int, Double) -> Void) {
        for slot in offsets[unit]..<offsets[unit + 1] where targets[slot] != Self.free {
            body(Int(targets[slot]), kilometres[slot])
        }
    }
}
