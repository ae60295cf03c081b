/// Sets that regions can be, each with its cost. What prices rule out is dropped for good.
struct RegionColumns {
    private(set) var sets: [UInt64] = []
    private var costs: [Double] = []
    private var reduced: [Double] = []

    var count: Int { sets.count }

    mutating func append(_ set: UInt64, cost: Double) {
        sets.append(set)
        costs.append(cost)
    }

    /// What each set costs beyond the prices of its units and of being a set; the least of all.
    ///
    /// Prices are looked up for eight units at a time.
    mutating func price(_ prices: [Double], unitCount: Int) -> Double {
        let bytes = (unitCount + 7) / 8
        var sums = [Double](repeating: 0, count: bytes * 256)
        for byte in 0..<bytes {
            for bits in 1..<256 {
                let unit = byte * 8 + bits.trailingZeroBitCount
                let price = unit < unitCount ? prices[unit] : 0
                sums[byte * 256 + bits] = sums[byte * 256 + (bits & (bits - 1))] + price
            }
        }
        reduced = [Double](repeating: 0, count: sets.count)
        var least = Double.infinity
        sums.withUnsafeBufferPointer { sums in
            for index in sets.indices {
                var rest = sets[index]
                var value = costs[index] + prices[unitCount]
                for byte in 0..<bytes {
                    value += sums[byte * 256 + Int(rest & 255)]
                    rest >>= 8
                }
                reduced[index] = value
                least = min(least, value)
            }
        }
        return least
    }

    /// The sets that cost least of those below `limit`, as last priced, `most` of them at most.
    func cheapest(below limit: Double, most: Int) -> [UInt64] {
        var found: [(value: Double, set: UInt64)] = []
        var ceiling = limit
        func shorten() {
            found.sort { $0.value != $1.value ? $0.value < $1.value : $0.set < $1.set }
            guard found.count > most else { return }
            found.removeLast(found.count - most)
            ceiling = found[most - 1].value
        }
        for index in sets.indices where reduced[index] < ceiling {
            found.append((reduced[index], sets[index]))
            if found.count >= 4 * most { shorten() }
        }
        shorten()
        return found.map(\.set)
    }

    /// Drops the sets above `limit`, as last priced.
    mutating func keep(within limit: Double) {
        var kept = 0
        for index in sets.indices where reduced[index] <= limit {
            (sets[kept], costs[kept]) = (sets[index], costs[index])
            kept += 1
        }
        sets.removeLast(sets.count - kept)
        costs.removeLast(costs.count - kept)
        reduced = []
    }
}
