import GeoModel
import GroupingMethods
import StudyAreas

/// What compact groups of as many units have in the same municipality: mean and standard deviation of each measure of shape.
///
/// Groups are drawn by compact growth, 200 orders of joining a municipality, each of which gives one group of every size. So the
/// table is smooth in the size, and it is the same in every run, for every order of the file, and with and without `within`.
/// Where few different groups of a size exist, the nearest smaller size of which there are enough fills in; where there is none,
/// values that are usual in France do.
struct ShapeReference: Sendable {
    /// How many orders of joining are drawn.
    static let sequences = 200
    /// Up to how many comparison units a group has; larger clusters are set against groups of this size.
    static let longest = 64
    /// How many different groups stand for themselves without help from another size.
    static let enough = 20.0

    /// Mean and standard deviation.
    struct Row: Sendable {
        var mean: ShapeValues
        var deviation: ShapeValues
        /// How many different groups were met.
        var groups: Int
    }

    /// For each municipality, by its number plus one, the rows by size less one.
    private let rows: [[Row]]

    /// - Parameter values: the measures of a group of units in the order of joining, one entry a size.
    init(
        _ units: ComparisonUnits, codes: [Int: String], threads: Int,
        values: @Sendable ([Int]) -> [ShapeValues]
    ) {
        let count = (units.municipalities.max() ?? -1) + 2
        var candidates = [[Int]](repeating: [], count: max(1, count))
        for (unit, municipality) in units.municipalities.enumerated() { candidates[municipality + 1].append(unit) }
        let places = candidates
        rows = concurrentMap(places.count, threads: threads) { place in
            guard !places[place].isEmpty else { return [] }
            let code = codes[place - 1] ?? ""
            var random = SplitMix64(seed: 17, stream: Self.stream(of: code))
            let growth = CompactGrowth(
                graph: units.graph, borders: units.borders, landBorders: units.landBorders,
                populations: units.populations, candidates: places[place])
            let orders = growth.orders(Self.sequences, longest: Self.longest, using: &random)
            return Self.rows(orders, values)
        }
    }

    /// The same number for the same code in every study.
    private static func stream(of code: String) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in code.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(hash >> 2)
    }

    private static func rows(_ orders: [[Int]], _ values: ([Int]) -> [ShapeValues]) -> [Row] {
        let longest = orders.map(\.count).max() ?? 0
        var sum = [ShapeValues](repeating: ShapeValues(), count: longest)
        var squares = sum
        var counts = [Double](repeating: 0, count: longest)
        var different = [Set<UInt64>](repeating: [], count: longest)
        for order in orders {
            var mark: UInt64 = 0
            for (place, value) in values(order).enumerated() {
                var mixer = SplitMix64(seed: UInt64(truncatingIfNeeded: order[place]))
                mark ^= mixer.next()
                different[place].insert(mark)
                sum[place] = sum[place] + value
                squares[place] = squares[place] + value * value
                counts[place] += 1
            }
        }
        var rows: [Row] = []
        var filling: Row?
        for place in 0..<longest {
            let usual = usual(place + 1)
            let mean = sum[place].scaled(by: 1 / counts[place])
            let spread = (squares[place].scaled(by: 1 / counts[place]) - mean * mean).atLeast(ShapeValues()).roots
            let own = Row(mean: mean, deviation: spread, groups: different[place].count)
            let weight = min(1, Double(own.groups - 1) / enough)
            let other = filling ?? usual
            rows.append(
                Row(
                    mean: own.mean.scaled(by: weight) + other.mean.scaled(by: 1 - weight),
                    deviation: (own.deviation.scaled(by: weight) + other.deviation.scaled(by: 1 - weight))
                        .atLeast(usual.deviation.scaled(by: 0.3)),
                    groups: own.groups))
            if weight >= 1 { filling = rows.last }
        }
        return rows
    }

    /// Mean and deviation as compact groups of so many units have them in 43 French départements, on average.
    static func usual(_ size: Int) -> Row {
        let count = Double(max(1, size))
        var (mean, deviation) = (ShapeValues(), ShapeValues())
        mean[.unexplainedOutline] = 1.5
        mean[.townOffCentre] = size < 2 ? 0 : 0.74 - 0.52 / count
        mean[.enclosure] = max(0, 0.23 - 0.3 / count)
        mean[.largestMember] = min(1, 0.24 + 0.9 / count)
        deviation[.unexplainedOutline] = 0.36
        deviation[.townOffCentre] = 0.28
        deviation[.enclosure] = 0.1
        deviation[.largestMember] = 0.145
        return Row(mean: mean, deviation: deviation, groups: 0)
    }

    /// What groups of so many comparison units have in a municipality; of a broken number what lies between its neighbours.
    func row(municipality: Int, size: Double) -> Row {
        let known = municipality + 1 < rows.count && municipality >= -1 ? rows[municipality + 1] : []
        let wanted = min(Double(Self.longest), max(1, size))
        let (low, share) = (Int(wanted), wanted - wanted.rounded(.down))
        let first = Self.row(known, low)
        guard share > 1e-9 else { return first }
        let second = Self.row(known, low + 1)
        return Row(
            mean: first.mean.scaled(by: 1 - share) + second.mean.scaled(by: share),
            deviation: first.deviation.scaled(by: 1 - share) + second.deviation.scaled(by: share),
            groups: min(first.groups, second.groups))
    }

    /// A size that no group has here, as of a cluster in pieces, is set against the largest that there is.
    private static func row(_ known: [Row], _ size: Int) -> Row {
        size <= known.count ? known[size - 1] : known.last ?? usual(size)
    }
}
