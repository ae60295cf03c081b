import StudyAreas

/// What is known of one cluster.
public struct ClusterFacts: Sendable, Hashable {
    /// The number of the cluster in its grouping, counted from 1.
    public var id: Int
    /// The name for people, unique in its grouping.
    public var name: String
    /// What the user's file calls it, where that is no number: tables write it instead of the number.
    public var label: String?
    /// The position in the palette of the map that it keeps through all alternatives; nil where the map chooses.
    public var colour: Int?
    /// Positions of the member units, ascending.
    public var members: [Int]
    /// The position of the member that the farthest other member is nearest to.
    public var hub: Int
    /// Inhabitants, unknown ones counted as none.
    public var population: Double
    /// Land in square kilometres.
    public var areaKm2: Double
    /// The largest distance between two members, in kilometres.
    public var diameterKm: Double
    /// The largest distance from a member to its nearest member, in kilometres.
    public var gapKm: Double
    /// The largest distance from the hub to a member, in kilometres.
    public var radiusKm: Double
    /// The codes of the municipalities of its members, ascending.
    public var municipalities: [String]
    /// Whether the members are connected by border or declared link.
    public var isContiguous: Bool
    /// The thresholds, in the order of `Threshold.allCases`; the drive only where times are known.
    public var thresholds: [ThresholdRow]

    /// Whether every hard limit that a cluster alone can break is kept; municipality and contiguity included.
    public var breaksNoLimit: Bool
    /// Pairs of members whose way is far longer than the straight line, the longest detour first.
    public var detours: [Detour] = []
    /// Its figures under the limits on attributes and facilities, in their order.
    public var rules: [RuleRow] = []
    /// How clearly it is delimited; nil where that was not asked for.
    public var criterion: Criterion?
}

/// A grouping with everything known of its clusters.
public struct GroupingFacts: Sendable, Hashable {
    /// In the order of the grouping.
    public var clusters: [ClusterFacts]
    /// Positions of the units in no cluster, ascending.
    public var unassigned: [Int]
    /// Those of `unassigned` that are in no cluster by choice, ascending.
    public var outside: [Int] = []
    /// Those of `unassigned` that nobody chose to leave out, ascending.
    public var leftOver: [Int] {
        let chosen = Set(outside)
        return unassigned.filter { !chosen.contains($0) }
    }
    /// What the grouping breaks beyond single clusters, a sentence each.
    public var breaches: [String]

    /// Whether every limit is kept.
    public var breaksNoLimit: Bool { breaches.isEmpty && clusters.allSatisfy(\.breaksNoLimit) }

    /// The sum over the clusters, unknown inhabitants counted as none.
    public var population: Double { clusters.reduce(0) { $0 + $1.population } }
}
