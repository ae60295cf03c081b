import GeoJSONFormat
import GroupingMethods

/// How neutral groupings were drawn, as the document of `sample` says it.
public struct SamplingFacts: Sendable, Hashable {
    /// The ways to draw.
    public enum Method: String, Sendable, Hashable {
        /// Recombination over spanning trees.
        case recom
        /// The same with a known long-run distribution.
        case reversibleRecom = "reversible-recom"
        /// Every grouping equally often.
        case uniform = "uniform"
        /// Single groups, grown unit by unit.
        case randomGroups = "random-groups"
    }

    /// The way.
    public var method: Method
    /// What the chain did; nil for single groups.
    public var statistics: SampleStatistics?

    /// How well the chains agree; nil where there are none.
    public var chains: ChainFacts?

    /// What several chains did.
    public struct ChainFacts: Sendable, Hashable {
        /// How many groupings each gave.
        public var lengths: [Int]
        /// The smallest effective sample size of a figure.
        public var effectiveSize: Double
        /// The largest R-hat of a figure.
        public var scaleReduction: Double
        /// The share of the steps that ended outside the limits.
        public var shareOutsideLimits: Double
        /// The agreement on each figure.
        public var figures: [Figure]

        /// One figure of the groupings.
        public struct Figure: Sendable, Hashable {
            /// What it is.
            public var name: String
            /// How well the chains agree on it.
            public var quality: ChainQuality
        }
    }

    /// What chains drew.
    public init(chains sample: ChainSample, target: SampleTarget) {
        method = target == .recom ? .recom : target == .trees ? .reversibleRecom : .uniform
        statistics = sample.statistics
        chains = ChainFacts(
            lengths: sample.chainLengths, effectiveSize: sample.effectiveSize,
            scaleReduction: sample.scaleReduction, shareOutsideLimits: sample.shareOutsideLimits,
            figures: sample.quality.map { ChainFacts.Figure(name: $0.name, quality: $0.quality) })
    }

    /// What was done, and by which method.
    public init(method: Method, statistics: SampleStatistics?) {
        self.method = method
        self.statistics = statistics
    }

    /// In words, for people who compare with the literature.
    private var distribution: String {
        switch method {
        case .recom: "not known; close to that of spanning trees"
        case .reversibleRecom: "in proportion to the product of the clusters' numbers of spanning trees"
        case .uniform: "every grouping equally often"
        case .randomGroups: "not uniform; compact groups are drawn more often"
        }
    }

    var json: JSONValue {
        .members([
            ("method", .string(method.rawValue)),
            ("reversible", .bool(method == .reversibleRecom || method == .uniform)),
            ("spanningTrees", statistics.map { _ in .string("uniform, by Wilson's algorithm") }),
            ("distribution", .string(distribution)), ("steps", statistics.map { .integer($0.steps) }),
            ("burnIn", statistics.map { .integer($0.burnIn) }), ("every", statistics.map { .integer($0.every) }),
            ("accepted", statistics.map { .integer($0.accepted) }),
            ("acceptanceRate", statistics.map { .rounded($0.acceptanceRate, 6) }),
            ("trees", statistics.map { .integer($0.trees) }),
            ("chains", chains.map { .integer($0.lengths.count) }),
            ("chainLengths", chains.map { .array($0.lengths.map { .integer($0) }) }),
            ("effectiveSampleSize", chains.map { .rounded($0.effectiveSize, 1) }),
            ("rHat", chains.map { .rounded($0.scaleReduction, 4) }),
            ("stepsOutsideLimits", chains.map { .rounded($0.shareOutsideLimits, 4) }),
            (
                "figures",
                chains.map { facts in
                    .array(
                        facts.figures.map { figure in
                            .members([
                                ("name", .string(figure.name)), ("mean", .rounded(figure.quality.mean)),
                                ("standardError", .rounded(figure.quality.standardError, 4)),
                                ("effectiveSampleSize", .rounded(figure.quality.effectiveSize, 1)),
                                ("rHat", .rounded(figure.quality.scaleReduction, 4)),
                            ])
                        })
                }
            ),
            ("cutBound", statistics?.cutBound.map { .integer($0) }),
            ("cutBoundExceeded", statistics?.cutBound.map { _ in .integer(statistics?.boundsExceeded ?? 0) }),
        ])
    }
}
