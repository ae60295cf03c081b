/// How clearly one cluster is delimited: three dimensions, and a soft maximum of them.
public struct Criterion: Sendable, Hashable {
    /// 0 to 1: the best dimension dominates, the others add a little.
    public var score: Double
    /// The dimension with the highest score.
    public var leading: Dimension
    /// Geographic, historical, identity, in this order; a dimension for which there is no layer is left out.
    public var dimensions: [DimensionScore]
    /// How the cluster compares with groups that chance draws, one entry a null, in the order of `ChanceNull`; empty where
    /// that was not asked for.
    public var comparisons: [ChanceDistribution]
    /// What the score rests on: which layer decided, or that none is there.
    public var basis: Evidence?
    /// Whether the cluster was optimised on this score, so that its percentile is no evidence.
    public var isOptimised = false

    /// The comparison that counts: with groups as compact as real clusters; nil where that was not asked for.
    public var chance: ChanceDistribution? { comparison(.growth) }

    /// The comparison with one kind of group.
    public func comparison(_ null: ChanceNull) -> ChanceDistribution? { comparisons.first { $0.null == null } }

    /// A criterion from its parts.
    public init(score: Double, leading: Dimension, dimensions: [DimensionScore], comparisons: [ChanceDistribution] = [])
    {
        self.score = score
        self.leading = leading
        self.dimensions = dimensions
        self.comparisons = comparisons
    }
}

/// One of the three ways in which a cluster can be delimited.
public enum Dimension: String, Sendable, Hashable, CaseIterable {
    /// By land and water: borders, coast, barriers, shape, distances.
    case geographic
    /// By what it once was: an old municipality, a whole parish.
    case historical
    /// By what people belong to: a school district, a postal district, a survey.
    case identity
}

/// One dimension with what it consists of.
public struct DimensionScore: Sendable, Hashable {
    /// Which dimension.
    public var dimension: Dimension
    /// 0 to 1.
    public var score: Double
    /// In a fixed order; those that could not be taken are absent.
    public var measures: [Measure]

    /// The measures whose sentences speak for the cluster.
    public var speakingFor: [Measure] { measures.filter { $0.stance == .speaksFor } }

    /// The measures whose sentences speak against it.
    public var speakingAgainst: [Measure] { measures.filter { $0.stance == .speaksAgainst } }

    /// A dimension from its parts.
    public init(_ dimension: Dimension, score: Double, measures: [Measure]) {
        self.dimension = dimension
        self.score = score
        self.measures = measures
    }
}

/// One measure of a dimension.
public struct Measure: Sendable, Hashable {
    /// The stable name, such as `contrast`.
    public var name: String
    /// The layer that it was taken from, by the user's name for it.
    public var layer: String?
    /// What was measured, in `unit`.
    public var value: Double
    /// `share` for 0 to 1, `km`, `percent`, `count`.
    public var unit: String
    /// 0 to 1 by the stated function of the value.
    public var score: Double
    /// Its share in the dimension's score; 0 for one that is only reported.
    public var weight: Double
    /// The sentence behind the score.
    public var evidence: Evidence
    /// Whether the sentence speaks for the cluster or against it; nil for neither.
    public var stance: Stance?
    /// The share of compact groups that are less clear by this measure, ties counted half; where that was asked for.
    public var percentile: Double? { percentiles[.growth] }
    /// The same by null.
    public var percentiles: [ChanceNull: Double] = [:]

    /// A measure from its parts.
    public init(
        _ name: String, layer: String? = nil, value: Double, unit: String = "share", score: Double, weight: Double,
        evidence: Evidence, stance: Stance? = nil
    ) {
        self.name = name
        self.layer = layer
        self.value = value
        self.unit = unit
        self.score = score
        self.weight = weight
        self.evidence = evidence
        self.stance = stance
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

/// Which side a sentence is on.
public enum Stance: String, Sendable, Hashable {
    /// It makes the cluster clearer.
    case speaksFor = "for"
    /// It makes the cluster less clear.
    case speaksAgainst = "against"
}
