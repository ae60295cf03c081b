/// The hard limits of a study, as plain values: what no proposed cluster breaks.
public struct StudyLimits: Sendable, Equatable {
    /// Whether every unit must belong to a cluster.
    public enum Cover: String, Sendable, CaseIterable {
        /// Every unit is in a cluster.
        case all
        /// Units may stay unassigned.
        case some
    }

    /// What becomes of the calibrated limits.
    public enum Defaults: String, Sendable, CaseIterable {
        /// They hold where no other limit on the same quantity is given.
        case calibrated
        /// None of them holds.
        case none
    }

    /// What becomes of the calibrated limits; nil: they hold only where no limit at all is given.
    public var defaults: Defaults?
    /// Inhabitants of a cluster.
    public var population = LimitBounds.open
    /// Units in a cluster.
    public var members = LimitBounds.open
    /// The largest distance between two members, in kilometres.
    public var maxDiameterKm: Double?
    /// The largest distance from a member to its nearest member, in kilometres.
    public var maxGapKm: Double?
    /// The largest distance from the hub to a member, in kilometres.
    public var maxRadiusKm: Double?
    /// The longest drive between two members, in minutes; only where times are known.
    public var maxDriveMinutes: Double?
    /// How many clusters.
    public var clusters = LimitBounds.open
    /// Whether a cluster must lie in one municipality; nil leaves it to the method.
    public var sameMunicipality: Bool?
    /// Units that must be in one cluster, by id or unique name, a list for each demand.
    public var together: [[String]] = []
    /// Units that must not share a cluster, a list for each demand.
    public var apart: [[String]] = []
    /// Units that are in no cluster by choice, by id or unique name.
    public var outside: [String] = []
    /// The path of a grouping whose clusters stay as they are.
    public var fixed: String?
    /// Whether every unit must be in a cluster; nil leaves it to the method.
    public var cover: Cover?

    /// Limits on attributes of the units.
    public var attributes: [AttributeDemand] = []
    /// Wishes for sums of attributes, each with its price.
    public var targets: [TargetDemand] = []
    /// How many clusters may lie over a municipal border; nil for any number.
    public var crossings: Int?
    /// How many units of a layer may be cut.
    public var splits: [NamedAmount] = []
    /// How many of a facility a cluster has.
    public var facilities: [FacilityDemand] = []
    /// How far a member may lie from the nearest facility of its cluster, in kilometres.
    public var facilityDistances: [NamedAmount] = []

    /// No limits.
    public init() {}
}
