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
        /// Single groups, grown unit by unit.
        case randomGroups = "random-groups"
    }

    /// The way.
    public var method: Method
    /// What the chain did; nil for single groups.
    public var statistics: SampleStatistics?

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
        case .randomGroups: "not uniform; compact groups are drawn more often"
        }
    }

    var json: JSONValue {
        .members([
            ("method", .string(method.rawValue)), ("reversible", .bool(method == .reversibleRecom)),
            ("spanningTrees", statistics.map { _ in .string("uniform, by Wilson's algorithm") }),
            ("distribution", .string(distribution)), ("steps", statistics.map { .integer($0.steps) }),
            ("burnIn", statistics.map { .integer($0.burnIn) }), ("every", statistics.map { .integer($0.every) }),
            ("accepted", statistics.map { .integer($0.accepted) }),
            ("acceptanceRate", statistics.map { .rounded($0.acceptanceRate, 6) }),
            ("trees", statistics.map { .integer($0.trees) }),
            ("cutBound", statistics?.cutBound.map { .integer($0) }),
            ("cutBoundExceeded", statistics?.cutBound.map { _ in .integer(statistics?.boundsExceeded ?? 0) }),
        ])
    }
}
