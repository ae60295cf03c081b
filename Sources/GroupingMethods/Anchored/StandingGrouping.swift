import Graphs

/// What of a change is counted.
public enum ChangeMeasure: String, Sendable, Hashable {
    /// The inhabitants of the units that move.
    case inhabitants
    /// The units that move.
    case units
}

/// A grouping that stands, and what changing it moves.
public struct StandingGrouping: Sendable {
    /// The clusters as they are, each ascending; none shares a unit with another.
    public let clusters: [[Int]]
    /// For each unit its cluster, -1 for none.
    let labels: [Int]
    let populations: [Double]

    /// - Parameter populations: the inhabitants of each unit.
    public init(_ clusters: [[Int]], populations: [Double]) {
        self.clusters = clusters.map { $0.sorted() }
        self.populations = populations
        var labels = [Int](repeating: -1, count: populations.count)
        for (index, cluster) in clusters.enumerated() { for unit in cluster { labels[unit] = index } }
        self.labels = labels
    }

    /// What becoming another grouping moves.
    public struct Change: Sendable, Hashable {
        /// The units that change their cluster, join one or leave one; ascending.
        public var units: [Int]
        /// Their inhabitants.
        public var inhabitants: Double
        /// For each new cluster the old one that it goes on from; nil for one that is new.
        public var origins: [Int?]

        /// How much that is.
        public func amount(_ measure: ChangeMeasure) -> Double {
            measure == .units ? Double(units.count) : inhabitants
        }
    }

    /// What moving a unit counts.
    func weight(_ unit: Int, _ measure: ChangeMeasure) -> Double { measure == .units ? 1 : populations[unit] }

    /// What becoming `other` moves at the least: each old cluster goes on in at most one new one, so that most stay.
    ///
    /// O(units + clusters cubed)
    public func change(to other: [[Int]], measure: ChangeMeasure = .inhabitants) -> Change {
        var candidates: [MaximumAssignment.Candidate] = []
        for (position, cluster) in other.enumerated() {
            var stay: [Int: Double] = [:]
            // Units without inhabitants still count for something, so that clusters of them are recognised.
            for unit in cluster where labels[unit] >= 0 {
                stay[labels[unit], default: 0] += weight(unit, measure) + 1e-6
            }
            for (old, weight) in stay.sorted(by: { $0.key < $1.key }) {
                candidates.append(MaximumAssignment.Candidate(position, old, weight: weight))
            }
        }
        let origins = MaximumAssignment.partners(firstCount: other.count, secondCount: clusters.count, candidates)
        var home = [Int](repeating: -1, count: labels.count)
        for (position, cluster) in other.enumerated() { for unit in cluster { home[unit] = origins[position] ?? -2 } }
        let moved = labels.indices.filter { labels[$0] != home[$0] }
        return Change(units: moved, inhabitants: moved.reduce(0) { $0 + populations[$1] }, origins: origins)
    }
}
