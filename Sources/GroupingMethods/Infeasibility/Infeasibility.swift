/// One reason why no grouping respects the limits: which units, which limit, by how much, and what would repair it.
public struct Infeasibility: Sendable, Hashable {
    /// The limit that cannot be kept.
    public enum Limit: String, Sendable, Hashable {
        case population, members, diameterKm, gapKm, radiusKm, clusterCount, municipality, together, apart, fixed
        case coverAll, attribute, connection
    }

    /// What the change that repairs a reason does for the whole problem.
    public enum Effect: Sendable, Hashable {
        /// There is a grouping then.
        case suffices
        /// The limits can be kept then, but only by a grouping without clusters: none is worth having.
        case allows
        /// Other reasons remain.
        case isNotEnough
    }

    /// The limit that cannot be kept.
    public var limit: Limit
    /// The units it fails for, ascending; empty when it fails for all.
    public var units: [Int]
    /// The best value within reach, in the unit of the limit.
    public var value: Double?
    /// The bound that it misses.
    public var bound: Double?
    /// The smallest change of this one limit that repairs this reason: the bound it would have to have.
    public var relaxation: Double?
    /// What that change does by itself; nil where nobody has looked.
    public var effect: Effect?
    /// The name of the attribute, for `attribute`.
    public var attribute: String?
    /// A sentence without names of units, such as `no partner within the gap`.
    public var reason: String
    /// False when a search gave up: a grouping may exist all the same.
    public var proven: Bool

    /// Whether it is a maximum that is broken.
    public var isMaximum: Bool { (value ?? 0) > (bound ?? 0) }

    /// Units are indices; `relaxation` is the bound that would do.
    public init(
        _ limit: Limit, units: [Int], value: Double? = nil, bound: Double? = nil, relaxation: Double? = nil,
        attribute: String? = nil, proven: Bool = true, reason: String
    ) {
        self.limit = limit
        self.units = units.sorted()
        self.value = value
        self.bound = bound
        self.relaxation = relaxation
        self.attribute = attribute
        self.proven = proven
        self.reason = reason
    }
}
