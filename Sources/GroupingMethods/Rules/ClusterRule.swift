import Constraints

/// A limit on any figure of a cluster: what it is called, how it is measured, and what it may be.
///
///     ClusterRule.mean("mean(age)", of: ages, within: LimitRange(max: 44.5))
public struct ClusterRule: Sendable {
    /// How a figure of a cluster follows from its members, and so what a search may conclude from it early.
    public enum Kind: String, Sendable, Hashable {
        /// A sum over the members.
        case additive
        /// Decided by each member, or by one of them.
        case memberwise
        /// Known only of the cluster as a whole.
        case wholeCluster
    }

    /// What the user calls it: `mean(age)`.
    public var name: String
    /// What its values are counted in, such as `km2`; empty for a plain number.
    public var unit = ""
    /// How it follows from the members.
    public var kind: Kind
    /// What it may be.
    public var range: LimitRange<Double>
    /// Units that can be in no cluster, whatever the others are; empty for none.
    public var barred: [Bool] = []
    /// A sum that only grows as members join, one value a unit: beyond the maximum there is no way back; nil for none.
    public var growing: [Double]?
    private let measure: @Sendable ([Int]) -> Double?

    /// - Parameter measure: the figure of a cluster by its members in any order; nil where it has none, which keeps no limit.
    public init(
        _ name: String, _ kind: Kind, within range: LimitRange<Double>, measure: @escaping @Sendable ([Int]) -> Double?
    ) {
        self.name = name
        self.kind = kind
        self.range = range
        self.measure = measure
    }

    /// The figure of a cluster; nil where it has none. O(members), unless `measure` says otherwise.
    public func value(of members: [Int]) -> Double? { measure(members) }

    /// Whether a cluster of these members keeps the limit. Sums are the same in any order but for rounding errors, which do not count.
    public func keeps(_ members: [Int]) -> Bool {
        if !barred.isEmpty, members.contains(where: { barred[$0] }) { return false }
        guard let value = measure(members), value.isFinite else { return range.isUnlimited }
        let slack = 1e-9 * max(1, abs(value))
        if let min = range.min, value < min - slack { return false }
        if let max = range.max, value > max + slack { return false }
        return true
    }
}

extension ClusterRule {
    /// The sum over the members.
    public static func sum(_ name: String, of values: [Double?], within range: LimitRange<Double>) -> ClusterRule {
        let values = values.map { $0 ?? 0 }
        var rule = ClusterRule(name, .additive, within: range) { $0.reduce(0) { $0 + values[$1] } }
        if values.allSatisfy({ $0 >= 0 }) { rule.growing = values }
        return rule
    }

    /// The smallest value of a member that has one.
    public static func minimum(_ name: String, of values: [Double?], within range: LimitRange<Double>) -> ClusterRule {
        var rule = ClusterRule(name, .memberwise, within: range) { $0.compactMap { values[$0] }.min() }
        if let least = range.min { rule.barred = values.map { $0.map { $0 < least } ?? false } }
        return rule
    }

    /// The largest value of a member that has one.
    public static func maximum(_ name: String, of values: [Double?], within range: LimitRange<Double>) -> ClusterRule {
        var rule = ClusterRule(name, .memberwise, within: range) { $0.compactMap { values[$0] }.max() }
        if let most = range.max { rule.barred = values.map { $0.map { $0 > most } ?? false } }
        return rule
    }

    /// The mean over the members that have a value, each counted once.
    public static func mean(_ name: String, of values: [Double?], within range: LimitRange<Double>) -> ClusterRule {
        ClusterRule(name, .wholeCluster, within: range) { members in
            let known = members.compactMap { values[$0] }
            return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
        }
    }

    /// The sum of one attribute over the sum of another.
    public static func ratio(
        _ name: String, of values: [Double?], over others: [Double?], within range: LimitRange<Double>
    ) -> ClusterRule {
        let (values, others) = (values.map { $0 ?? 0 }, others.map { $0 ?? 0 })
        return ClusterRule(name, .wholeCluster, within: range) { members in
            let whole = members.reduce(0) { $0 + others[$1] }
            return whole == 0 ? nil : members.reduce(0) { $0 + values[$1] } / whole
        }
    }

    /// The farthest that a member has to the nearest of the places among the members; none keeps no limit.
    ///
    /// - Parameters:
    ///   - places: how many places each unit has.
    ///   - km: the distance from a unit to the nearest place of another.
    /// O(members squared)
    public static func reach(
        _ name: String, places: [Int], atMost most: Double, km: @escaping @Sendable (Int, Int) -> Double
    ) -> ClusterRule {
        ClusterRule(name, .wholeCluster, within: LimitRange(max: most)) { members in
            let holders = members.filter { places[$0] > 0 }
            guard !holders.isEmpty else { return nil }
            return members.reduce(0) { farthest, unit in
                max(farthest, holders.reduce(Double.infinity) { min($0, km(unit, $1)) })
            }
        }
    }
}
