import StudyAreas

/// The kinds of group that a cluster is compared with.
public enum ChanceNull: String, Sendable, Hashable, CaseIterable {
    /// Grown so that they are as compact as real clusters: what a person with a map, and no reason, could have drawn.
    case growth
    /// Districts of random divisions of the whole municipality.
    case tree
    /// Every contiguous group equally likely; most are ragged.
    case uniform
}

/// How a cluster's score compares with groups of one kind: as many units in the same municipality, with 0.5 to 2 times its
/// inhabitants.
public struct ChanceDistribution: Sendable, Hashable {
    /// How the groups were drawn.
    public var null: ChanceNull
    /// The share of the groups with a lower score, ties counted half; nil where hardly any other group exists.
    public var percentile: Double?
    /// The standard error of the percentile; 0 where all groups that exist were scored.
    public var standardError: Double
    /// The scores of the groups, ascending; of very many only some, evenly through them.
    public var scores: [Double]
    /// How many groups were scored.
    public var count: Int
    /// How many different groups, other than the cluster, are among them.
    public var others: Int
    /// How many such groups exist; nil where they were too many to count.
    public var existing: Int?
    /// Whether the scores are of all that exist rather than of a draw.
    public var isComplete: Bool
    /// Where the randomness of the draw started.
    public var seed: UInt64
    /// What a comparison unit is called.
    public var word: UnitWord
    /// How many comparison units the cluster has.
    public var size: Int

    /// From how many other groups on a percentile is given.
    public static let leastOthers = 10

    /// A distribution from its parts.
    public init(
        null: ChanceNull, percentile: Double?, standardError: Double, scores: [Double], count: Int, others: Int,
        existing: Int?, isComplete: Bool, seed: UInt64, word: UnitWord = .unit, size: Int
    ) {
        self.null = null
        self.percentile = percentile
        self.standardError = standardError
        self.scores = scores
        self.count = count
        self.others = others
        self.existing = existing
        self.isComplete = isComplete
        self.seed = seed
        self.word = word
        self.size = size
    }
}
