import GroupingMethods
import StudyAreas

/// One figure of a cluster that a limit on an attribute or a facility is on.
public struct RuleRow: Sendable, Hashable {
    /// What the user calls it: `mean(age)`.
    public var name: String
    /// What the cluster has; nil where it has no such figure.
    public var value: Double?
    /// What it is counted in; empty for a plain number, and where the attribute alone decides it.
    public var unit: String
    /// What it may be.
    public var limit: LimitBounds
    /// Whether the limit is kept.
    public var isWithinLimit: Bool

    init(_ rule: ClusterRule, members: [Int]) {
        name = rule.name
        unit = rule.unit
        value = rule.value(of: members).flatMap { $0.isFinite ? $0 : nil }
        limit = LimitBounds(minimum: rule.range.min, maximum: rule.range.max)
        isWithinLimit = rule.keeps(members)
    }
}
