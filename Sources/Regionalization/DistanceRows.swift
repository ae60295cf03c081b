/// Kilometres between each unit and those near it, in compressed rows, ascending by target.
struct DistanceRows: Sendable {
    /// The row of unit `u` is `offsets[u]..<offsets[u + 1]`. One more than there are units.
    let offsets: [Int]
    let targets: [Int]
    let km: [Double]

    /// Symmetric pairs, listed once or twice; of repeated pairs the nearest counts. O(pairs log pairs of a unit).
    init(unitCount: Int, pairsKm: [(Int, Int, Double)]) {
        var offsets = [Int](repeating: 0, count: unitCount + 1)
        for (first, second, _) in pairsKm where first != second {
            offsets[first + 1] += 1
            offsets[second + 1] += 1
        }
        for unit in 0..<unitCount { offsets[unit + 1] += offsets[unit] }
        var next = offsets
        var entries = [(target: Int, km: Double)](repeating: (0, 0), count: offsets[unitCount])
        for (first, second, km) in pairsKm where first != second {
            entries[next[first]] = (second, km)
            next[first] += 1
            entries[next[second]] = (first, km)
            next[second] += 1
        }
        // Rows are short, so sorting each is far cheaper than sorting all pairs; of repeated pairs the nearest counts.
        var targets: [Int] = []
        var kept: [Double] = []
        targets.reserveCapacity(entries.count)
        kept.reserveCapacity(entries.count)
        var start = 0
        for unit in 0..<unitCount {
            let end = offsets[unit + 1]
            entries[start..<end].sort { $0 < $1 }
            offsets[unit] = targets.count
            for entry in entries[start..<end] where targets.count == offsets[unit] || targets.last != entry.target {
                targets.append(entry.target)
                kept.append(entry.km)
            }
            start = end
        }
        offsets[unitCount] = targets.count
        self.offsets = offsets
        self.targets = targets
        km = kept
    }

    /// The distance of a listed pair. O(log pairs of a unit).
    func km(_ first: Int, _ second: Int) -> Double? {
        var low = offsets[first]
        var high = offsets[first + 1]
        while low < high {
            let middle = (low + high) / 2
            if targets[middle] < second { low = middle + 1 } else { high = middle }
        }
        return low < offsets[first + 1] && targets[low] == second ? km[low] : nil
    }
}
