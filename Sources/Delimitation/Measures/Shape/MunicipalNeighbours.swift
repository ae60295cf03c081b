/// Who borders whom within each municipality, under numbers of its own: searches ask for every cluster that they try.
struct MunicipalNeighbours: Sendable {
    /// In municipalities with more units the numbers would not pay.
    private static let most: Int32 = 256

    /// A border with a unit of the same municipality.
    private struct Entry {
        /// Its number in the municipality.
        var other: Int32
        var metres: Double
    }

    private let municipalities: [Int]
    /// The number of each unit in its municipality, and how many it has.
    private let numbers: [Int32]
    private let sizes: [Int32]
    /// The entries of unit `u` are `offsets[u]..<offsets[u + 1]`.
    private let offsets: [Int32]
    private let entries: [Entry]
    /// Metres of border with any land, at least 1; of municipality `m` from `firsts[m + 1]` on, by number.
    private let firsts: [Int32]
    private let land: [Double]

    init(_ units: ComparisonUnits) {
        let count = (units.municipalities.max() ?? -1) + 2
        var sizes = [Int32](repeating: 0, count: max(1, count))
        var numbers: [Int32] = []
        for municipality in units.municipalities {
            numbers.append(sizes[municipality + 1])
            sizes[municipality + 1] += 1
        }
        var firsts: [Int32] = [0]
        for size in sizes { firsts.append((firsts.last ?? 0) + size) }
        var land = [Double](repeating: 1, count: units.municipalities.count)
        var offsets: [Int32] = [0]
        var entries: [Entry] = []
        for (unit, municipality) in units.municipalities.enumerated() {
            land[Int(firsts[municipality + 1] + numbers[unit])] = max(1, units.landBorders[unit])
            for index in units.graph.row(of: unit)
            where units.municipalities[units.graph.targets[index]] == municipality {
                entries.append(Entry(other: numbers[units.graph.targets[index]], metres: units.borders[index]))
            }
            offsets.append(Int32(truncatingIfNeeded: entries.count))
        }
        municipalities = units.municipalities
        (self.sizes, self.numbers, self.firsts, self.land) = (sizes, numbers, firsts, land)
        (self.offsets, self.entries) = (offsets, entries)
    }

    /// By how much the share of their border that neighbours have with the units exceeds `share`, added up; nil where the units
    /// lie in several municipalities, or in a very large one.
    ///
    /// O(units times neighbours + units of the municipality)
    func enclosed(_ homes: UnsafeMutableBufferPointer<ShapeMeter.Home>.SubSequence, from share: Double) -> Double? {
        guard let first = homes.first else { return 0 }
        let municipality = municipalities[first.unit]
        let size = sizes[municipality + 1]
        guard size <= Self.most, homes.allSatisfy({ municipalities[$0.unit] == municipality }) else { return nil }
        return withUnsafeTemporaryAllocation(of: Double.self, capacity: Int(size)) { metres in
            metres.initialize(repeating: 0)
            // What is added to a member stays below every share.
            for home in homes { metres[Int(numbers[home.unit])] = -.infinity }
            for home in homes {
                for index in Int(offsets[home.unit])..<Int(offsets[home.unit + 1]) {
                    metres[Int(entries[index].other)] += entries[index].metres
                }
            }
            var sum = 0.0
            let start = Int(firsts[municipality + 1])
            for number in 0..<Int(size) where metres[number] > 0 {
                sum += max(0, metres[number] / land[start + number] - share)
            }
            return sum
        }
    }
}
