/// One candidate answer: clusters of units, and the units in none.
public struct Grouping: Sendable, Hashable {
    /// Unit indices, ascending in each cluster; largest population first, ties by the smallest id.
    public var clusters: [[Int]]
    /// The units in no cluster, ascending.
    public var unassigned: [Int]
    /// Sum of the clusters' costs and of the price of the unassigned units; lower is better.
    public var objective: Double
    /// No grouping within the limits has a lower objective than this; nil when nothing is proven.
    public var bound: Double?
    /// Whether the objective is the lowest possible.
    public var proven: Bool
    /// How it was found.
    public var method: GroupingMethod
    /// Whether a time limit or a cancellation cut the work short.
    public var interrupted: Bool

    /// How far the objective may be above the lowest possible, as a share of the objective; nil when nothing is proven.
    public var gap: Double? {
        guard let bound else { return nil }
        return objective > 0 ? max(0, (objective - bound) / objective) : 0
    }

    /// The position of each unit's cluster in `clusters`, nil for unassigned ones.
    public func labels(unitCount: Int) -> [Int?] {
        var labels = [Int?](repeating: nil, count: unitCount)
        for (index, cluster) in clusters.enumerated() { for unit in cluster { labels[unit] = index } }
        return labels
    }
}

/// How groupings are found.
public enum GroupingMethod: String, Sendable, Hashable, CaseIterable {
    /// Exact for every independent part that is small enough, search for the others.
    case auto
    /// The lowest objective with proof, within the guards on time and memory.
    case exact
    /// Multi-start construction and local search.
    case search
}
