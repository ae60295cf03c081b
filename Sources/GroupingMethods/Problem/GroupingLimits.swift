import Constraints

/// A limit on the sum of any numeric attribute over the members of a cluster.
public struct AttributeLimit: Sendable, Hashable {
    /// What the user calls the attribute.
    public var name: String
    /// One value a unit, finite.
    public var values: [Double]
    /// The allowed sums.
    public var range: LimitRange<Double>

    /// A limit on the sum of `values`, one a unit.
    public init(name: String, values: [Double], range: LimitRange<Double>) {
        self.name = name
        self.values = values
        self.range = range
    }
}

/// What every grouping must respect. Nothing is limited unless set; units are indices.
public struct GroupingLimits: Sendable {
    /// Inhabitants of a cluster.
    public var population = LimitRange<Double>()
    /// Members of a cluster.
    public var members = LimitRange<Int>()
    /// The largest distance between two members, in kilometres.
    public var maxDiameterKm: Double?
    /// The largest distance from a member to its nearest other member, in kilometres.
    public var maxGapKm: Double?
    /// The largest distance from the hub to a member, in kilometres.
    public var maxRadiusKm: Double?
    /// How many clusters there are, the fixed ones included.
    public var clusterCount = LimitRange<Int>()
    /// Whether a cluster must lie in one municipality.
    public var sameMunicipality = false
    /// Groups of units that are never separated: all in one cluster or, where units may be left out, all unassigned.
    /// A group that no cluster could hold is refused as a contradiction, even where leaving it out would satisfy this.
    public var together: [[Int]] = []
    /// Pairs of units that never share a cluster.
    public var apart: [(Int, Int)] = []
    /// Clusters that must occur exactly as they are.
    public var fixed: [[Int]] = []
    /// Whether those may break the other limits: people may keep what no method would propose.
    public var fixedMayBreakLimits = false
    /// Units that are in no cluster by choice, ascending; `coverAll` does not ask for them.
    public var outside: [Int] = []
    /// Whether every unit must be in a cluster; otherwise units may be left unassigned at a price.
    public var coverAll = false
    /// Limits on sums of attributes.
    public var attributeSums: [AttributeLimit] = []
    /// Limits on any other figure of a cluster.
    public var clusterRules: [ClusterRule] = []
    /// Limits on the grouping as a whole.
    public var groupingRules: [GroupingRule] = []

    /// No limit at all.
    public init() {}

    /// The hard limits calibrated on known clusters: 1,000 to 16,000 inhabitants, 2 to 10 members, diameter 15 km.
    public static var calibrated: GroupingLimits {
        var limits = GroupingLimits()
        limits.population = LimitRange(1000...16000)
        limits.members = LimitRange(2...10)
        limits.maxDiameterKm = 15
        limits.sameMunicipality = true
        return limits
    }
}
