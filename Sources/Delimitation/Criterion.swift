/// How clearly one cluster is delimited: three legs, and a soft maximum of them.
public struct Criterion: Sendable, Hashable {
    /// 0 to 1: the best leg dominates, the others add a little.
    public var score: Double
    /// The leg with the highest score.
    public var leading: Leg
    /// Geographic, historical, identity, in this order; a leg for which there is no layer is left out.
    public var legs: [LegScore]
    /// How the cluster compares with random ones, where that was asked for.
    public var chance: ChanceDistribution?

    /// A criterion from its parts.
    public init(score: Double, leading: Leg, legs: [LegScore], chance: ChanceDistribution? = nil) {
        self.score = score
        self.leading = leading
        self.legs = legs
        self.chance = chance
    }
}

/// One of the three ways in which a cluster can be delimited.
public enum Leg: String, Sendable, Hashable, CaseIterable {
    /// By land and water: borders, coast, barriers, shape, distances.
    case geographic
    /// By what it once was: an old municipality, a whole parish.
    case historical
    /// By what people belong to: a school district, a postal district, a survey.
    case identity
}

/// One leg with what it consists of.
public struct LegScore: Sendable, Hashable {
    /// Which leg.
    public var leg: Leg
    /// 0 to 1.
    public var score: Double
    /// In a fixed order; those that could not be taken are absent.
    public var measures: [Measure]

    /// A leg from its parts.
    public init(_ leg: Leg, score: Double, measures: [Measure]) {
        self.leg = leg
        self.score = score
        self.measures = measures
    }
}

/// One measure of a leg.
public struct Measure: Sendable, Hashable {
    /// The stable name, such as `separation`; with a layer behind it where there are several, `jaccard:before 2007`.
    public var name: String
    /// The layer that it was taken from, by the user's name for it.
    public var layer: String?
    /// What was measured, in `unit`.
    public var value: Double
    /// `share` for 0 to 1, `km`, `percent`, `count`.
    public var unit: String
    /// 0 to 1 by the stated function of the value.
    public var score: Double
    /// Its share in the leg's score; 0 for one that is only told.
    public var weight: Double
    /// The sentence behind the score.
    public var evidence: Evidence
    /// The share of random clusters with a lower score, ties counted half; where that was asked for.
    public var percentile: Double?

    /// A measure from its parts.
    public init(
        _ name: String, layer: String? = nil, value: Double, unit: String = "share", score: Double, weight: Double,
        evidence: Evidence, percentile: Double? = nil
    ) {
        self.name = name
        self.layer = layer
        self.value = value
        self.unit = unit
        self.score = score
        self.weight = weight
        self.evidence = evidence
        self.percentile = percentile
    }
}

/// A sentence for the application, with real names and numbers.
public struct Evidence: Sendable, Hashable {
    /// In English, without a full stop.
    public var english: String
    /// In Danish, without a full stop.
    public var danish: String

    /// The same sentence in both languages.
    public init(english: String, danish: String) {
        self.english = english
        self.danish = danish
    }
}

/// How a cluster's score compares with random contiguous groups of as many units.
public struct ChanceDistribution: Sendable, Hashable {
    /// The share of the groups with a lower score, ties counted half.
    public var percentile: Double
    /// The scores of the groups, ascending; of very many only some, evenly through them.
    public var scores: [Double]
    /// How many groups were scored.
    public var count: Int
    /// How many such groups exist; nil where they were too many to count.
    public var existing: Int?
    /// Whether the scores are of all that exist rather than of a draw.
    public var isComplete: Bool
    /// Where the randomness of the draw started.
    public var seed: UInt64
    /// Whether no other group exists than the one that was compared, as on an island of its own.
    public var isOnlyGroup: Bool { isComplete && count == 1 && percentile == 0.5 }

    /// A distribution from its parts.
    public init(
        percentile: Double, scores: [Double], count: Int, existing: Int?, isComplete: Bool, seed: UInt64
    ) {
        self.percentile = percentile
        self.scores = scores
        self.count = count
        self.existing = existing
        self.isComplete = isComplete
        self.seed = seed
    }
}
