/// Connected regions of units, and how alike their units are.
public struct Regions: Sendable, Hashable {
    /// The region of each unit, from 1; the largest region is 1, ties go to the one with the smallest unit.
    public let labels: [Int]
    /// How many regions there are.
    public let count: Int
    /// Within-region sum of squares of the standardised attributes, over all attributes.
    public let wss: Double
    /// Total sum of squares, of all units around the common mean.
    public let tss: Double
    /// Euclidean attribute distances summed over all pairs of units in the same region; nil unless it is the objective or
    /// asked for (`measuresPairwise`).
    public let pairwise: Double?
    /// Pairs of neighbours in different regions.
    public let cutEdges: Int
    /// No regions within the bounds can be more than this.
    public let largestPossibleCount: Int
    /// No regions in the same number have a lower objective (`wss` or `pairwise`, as the problem says); nil where nothing
    /// is proven. AZP and max-p prove it for parts of up to 64 units.
    public let objectiveBound: Double?
    /// Whether the objective is the lowest possible for this number of regions.
    public let objectiveProven: Bool
    /// Whether the number of regions is proven to be the largest within the bounds; nil where the number was given.
    public let countProven: Bool?
    /// Whether the objective is the lowest possible and, for max-p, the number of regions the largest.
    public var proven: Bool { objectiveProven && countProven ?? true }
    /// The regions that are a whole part too small for a minimum; empty unless small parts are exempt.
    public let exempt: [Int]

    /// The share of the total sum of squares that lies between regions, 0 to 1; 0 when the attributes are constant.
    public var bssTss: Double { tss > 0 ? (tss - wss) / tss : 0 }

    /// The units of each region, ascending; region 1 first.
    public var members: [[Int]] {
        var members = [[Int]](repeating: [], count: count)
        for (unit, label) in labels.enumerated() { members[label - 1].append(unit) }
        return members
    }

    /// Measures any labelling of a problem's units. The labels' values do not matter, only which are equal.
    ///
    /// O(units x attributes), and O(sum of squared region sizes x attributes) for `pairwise` where it is measured.
    public init(labels raw: [Int], problem: RegionalizationProblem) {
        self.init(labels: raw, problem: problem, bound: problem.graph.unitCount, exempt: [])
    }

    init(
        labels raw: [Int], problem: RegionalizationProblem, bound: Int, exempt parts: [[Int]],
        proof: ObjectiveProof? = nil, seeksNumber: Bool = false
    ) {
        objectiveBound = proof?.bound
        labels = Self.numbered(raw)
        count = labels.max() ?? 0
        largestPossibleCount = bound
        var exempt: [Int] = []
        for part in parts { if let unit = part.first { exempt.append(labels[unit]) } }
        self.exempt = exempt.sorted()
        let table = problem.attributes
        tss = Self.squares(of: table, labels: [Int](repeating: 1, count: labels.count), count: 1)
        wss = Self.squares(of: table, labels: labels, count: count)
        pairwise =
            problem.objective == .pairwise || problem.measuresPairwise
            ? Self.pairs(of: table, labels: labels, count: count) : nil
        var cut = 0
        for unit in labels.indices {
            for other in problem.graph.neighbours(of: unit) where other > unit && labels[other] != labels[unit] {
                cut += 1
            }
        }
        cutEdges = cut
        objectiveProven = proof?.proven ?? false
        countProven = seeksNumber ? count >= bound : nil
    }

    private static func pairs(of table: AttributeTable, labels: [Int], count: Int) -> Double {
        var pairs = 0.0
        var members = [[Int]](repeating: [], count: count)
        for (unit, label) in labels.enumerated() { members[label - 1].append(unit) }
        table.values.withUnsafeBufferPointer { values in
            for region in members {
                for (index, unit) in region.enumerated() {
                    for other in region[..<index] { pairs += attributeDistance(values, table.width, unit, other) }
                }
            }
        }
        return pairs
    }

    /// The objective's value by that name; nil where it was not measured.
    public func value(of objective: RegionObjective) -> Double? { objective == .wss ? wss : pairwise }

    /// Renumbers labels from 1: the largest region first, ties by the smallest unit.
    static func numbered(_ raw: [Int]) -> [Int] {
        var index: [Int: Int] = [:]
        var sizes: [Int] = []
        let dense = raw.map { label in
            let position = index[label] ?? sizes.count
            if position == sizes.count {
                index[label] = position
                sizes.append(0)
            }
            sizes[position] += 1
            return position
        }
        let order = sizes.indices.sorted { sizes[$0] != sizes[$1] ? sizes[$0] > sizes[$1] : $0 < $1 }
        var number = [Int](repeating: 0, count: sizes.count)
        for (position, region) in order.enumerated() { number[region] = position + 1 }
        return dense.map { number[$0] }
    }

    /// Squared distances to the group's mean in two passes, so that large raw values lose no digits.
    private static func squares(of table: AttributeTable, labels: [Int], count: Int) -> Double {
        var means = [Double](repeating: 0, count: count * table.width)
        var sizes = [Double](repeating: 0, count: count)
        for (unit, label) in labels.enumerated() {
            sizes[label - 1] += 1
            for column in 0..<table.width { means[(label - 1) * table.width + column] += table[unit, column] }
        }
        for index in means.indices { means[index] /= sizes[index / table.width] }
        var sum = 0.0
        for (unit, label) in labels.enumerated() {
            for column in 0..<table.width {
                let difference = table[unit, column] - means[(label - 1) * table.width + column]
                sum += difference * difference
            }
        }
        return sum
    }
}
