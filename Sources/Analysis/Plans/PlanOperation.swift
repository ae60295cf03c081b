import StudyAreas

/// One change of a plan. Units are positions in the study, clusters are numbers.
public enum PlanOperation: Sendable, Equatable {
    /// Units join a cluster; nil: they leave theirs.
    case assign(units: [Int], cluster: Int?)
    /// A new cluster of these units, which leave theirs.
    case create(units: [Int], name: String?)
    /// The members of all join the first; the others are gone.
    case merge([Int])
    /// The cluster is gone; its members are unassigned.
    case dissolve(Int)
    /// An empty name lets the name follow the members again.
    case rename(Int, String)
    /// Whether units may neither leave nor join.
    case lock(Int, Bool)
    /// All clusters at once.
    case lockAll(Bool)
    /// Units that are outside by choice; they leave their clusters.
    case outside(units: [Int], Bool)
    /// The limits; nil for those of the study.
    case limits(StudyLimits?)
    /// Words beside a cluster.
    case noteCluster(Int, String)
    /// Words beside a unit.
    case noteUnit(Int, String)
    /// All clusters at once, as an import or a completion gives them. A name that is nil leaves the name as it is.
    case arrange([Plan.Cluster])
}

/// Why a change cannot be made.
public enum PlanFault: Error, Sendable, Hashable {
    /// No cluster has this number.
    case noCluster(Int)
    /// The cluster with this number is locked.
    case locked(Int)
    /// Merging takes at least two different clusters.
    case notTwoClusters
    /// A number comes twice, or is below 1.
    case repeatedNumber
    /// A unit comes twice.
    case repeatedUnit
    /// A name is longer than 200 characters or holds a control character.
    case unusableName
    /// A note is longer than 2,000 characters.
    case longNote
}
