/// How sure each border of the best grouping is, from all groupings that are nearly as good.
public struct BorderConfidence: Sendable {
    /// How much worse than the best a grouping may be, as a share of the best objective.
    public var tolerance: Double
    /// The best grouping, which the shares are about.
    public var best: Grouping
    /// How many groupings within the tolerance the shares are taken from: all, or those drawn.
    public var groupings: Int
    /// Whether they are all that there are.
    public var isExact: Bool
    /// The largest standard error of a share; 0 where all were looked at.
    public var standardError: Double
    /// How far the chains agree, 1 where they do; nil where all groupings were looked at.
    public var potentialScaleReduction: Double?
    /// How many independent draws those drawn are worth, for the share that is worth least; nil where all were looked at.
    public var effectiveSampleSize: Double?
    /// The shares of each pair of neighbours, by the first unit, then the second.
    public var pairs: [Pair]
    /// The shares of each unit.
    public var places: [Place]

    /// How two neighbours stand to each other in the groupings.
    public struct Pair: Sendable, Hashable {
        /// The unit with the smaller index.
        public var a: Int
        /// The unit with the larger index.
        public var b: Int
        /// The share of the groupings in which both are in one cluster.
        public var together: Double
        /// The share in which a border of a cluster runs between them.
        public var divided: Double
        /// Whether they are in one cluster of the best grouping.
        public var isTogetherInBest: Bool
        /// Whether a border of a cluster of the best grouping runs between them.
        public var isBorderInBest: Bool

        /// How firm the border is, 0 to 1: the share in which it runs, of those with either unit in a cluster; nil where there is none.
        public var firmness: Double? {
            let either = together + divided
            return either > 0 ? min(1, divided / either) : nil
        }
    }

    /// Where a unit is in the groupings.
    public struct Place: Sendable, Hashable {
        /// The unit.
        public var unit: Int
        /// The share of the groupings in which it is in no cluster.
        public var unassigned: Double
        /// The share in which it stands where the best grouping has it: with the core of its cluster, or in none.
        public var asInBest: Double
        /// Whether that is so in every grouping.
        public var isCertain: Bool { asInBest >= 1 }
    }
}

/// How borders are held against groupings that are nearly as good.
public struct ConfidenceOptions: Sendable {
    /// How much worse than the best a grouping may be, as a share of the best objective.
    public var tolerance = 0.01
    /// More groupings than this are not counted one by one: some are drawn.
    public var maxGroupings = 1_000_000
    /// How many are drawn then, in all chains together.
    public var draws = 4_000
    /// How much work, and when to stop.
    public var work = GroupingOptions()

    /// The defaults.
    public init() {}
}

/// Adds up over groupings who stands together, who is divided, who is in none.
struct ConfidenceTally {
    /// Neighbours by their numbers, each pair once.
    let edges: [(a: Int, b: Int)]
    let rowCount: Int
    private(set) var families = 0
    private(set) var together: [Int]
    private(set) var bothOut: [Int]
    private(set) var out: [Int]
    /// For every two units of one cluster of the best grouping, how often they stand together.
    private(set) var mates: [Int]

    init(edges: [(a: Int, b: Int)], rowCount: Int) {
        self.edges = edges
        self.rowCount = rowCount
        together = edges.map { _ in 0 }
        bothOut = together
        out = [Int](repeating: 0, count: rowCount)
        mates = [Int](repeating: 0, count: rowCount * rowCount)
    }

    /// Counts one family: its labels by row, -1 for rows in no set.
    mutating func add(_ labels: [Int32], times: Int = 1) {
        families += times
        for (index, edge) in edges.enumerated() {
            let (one, other) = (labels[edge.a], labels[edge.b])
            if one == other { if one >= 0 { together[index] += times } else { bothOut[index] += times } }
        }
        for row in 0..<rowCount {
            let label = labels[row]
            if label < 0 {
                out[row] += times
                continue
            }
            for other in 0..<rowCount where labels[other] == label { mates[row * rowCount + other] += times }
        }
    }

    mutating func add(_ other: ConfidenceTally) {
        families += other.families
        for index in edges.indices {
            together[index] += other.together[index]
            bothOut[index] += other.bothOut[index]
        }
        for row in 0..<rowCount { out[row] += other.out[row] }
        for index in mates.indices { mates[index] += other.mates[index] }
    }

    /// How often two rows stand together.
    func together(_ one: Int, _ other: Int) -> Int { mates[one * rowCount + other] }
}
