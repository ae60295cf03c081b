import Graphs

/// How one grouping differs from another, clusters matched first.
///
///     let comparison = GroupingComparison(first, second, populations: populations)
///     for move in comparison.moves { print(move.unit, move.from, move.to) }
public struct GroupingComparison: Sendable, Hashable {
    /// A cluster of the first grouping beside its counterpart; one side is nil where there is none.
    public struct Match: Sendable, Hashable {
        /// The position in the first grouping; nil for a cluster that is new.
        public var first: Int?
        /// The position in the second; nil for a cluster that disappears.
        public var second: Int?
        /// Inhabitants that both have.
        public var sharedPopulation: Double
        /// Units that both have.
        public var sharedMembers: Int
        /// Whether both have the same members.
        public var isSame: Bool
    }

    /// A unit that is in another cluster than the counterpart of the one it was in.
    public struct Move: Sendable, Hashable {
        /// The position of the unit.
        public var unit: Int
        /// Its cluster in the first grouping; nil for none.
        public var from: Int?
        /// Its cluster in the second grouping; nil for none.
        public var to: Int?
    }

    /// Matched clusters in the order of the first grouping, those that disappear among them; then the new ones.
    public var matches: [Match]
    /// In the order of the units.
    public var moves: [Move]

    /// Matches clusters so that together they keep the most inhabitants, then the most units, and lists what moves.
    ///
    /// Clusters of one grouping may overlap. Complexity: O(units + clusters cubed) at worst, where all overlap all.
    /// - Parameter known: the counterpart of each cluster of the first grouping where that is known; else they are matched.
    public init(_ first: [[Int]], _ second: [[Int]], populations: [Double], partners known: [Int?]? = nil) {
        let homes = Self.homes(first, units: populations.count)
        let targets = Self.homes(second, units: populations.count)
        var shared: [Overlap: (population: Double, members: Int)] = [:]
        for unit in populations.indices {
            for one in homes[unit] {
                for other in targets[unit] {
                    let key = Overlap(first: one, second: other)
                    shared[key, default: (0, 0)].population += populations[unit]
                    shared[key, default: (0, 0)].members += 1
                }
            }
        }
        let candidates = shared.sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }.map {
            MaximumAssignment.Candidate(
                $0.key.first, $0.key.second, weight: $0.value.population + 1e-3 * Double($0.value.members))
        }
        let partners =
            known
            ?? MaximumAssignment.partners(firstCount: first.count, secondCount: second.count, candidates)
        var isTaken = [Bool](repeating: false, count: second.count)
        matches = partners.enumerated().map { cluster, partner in
            guard let partner else {
                return Match(first: cluster, second: nil, sharedPopulation: 0, sharedMembers: 0, isSame: false)
            }
            isTaken[partner] = true
            let both = shared[Overlap(first: cluster, second: partner)] ?? (0, 0)
            return Match(
                first: cluster, second: partner, sharedPopulation: both.population, sharedMembers: both.members,
                isSame: both.members == first[cluster].count && both.members == second[partner].count)
        }
        for cluster in second.indices where !isTaken[cluster] {
            matches.append(Match(first: nil, second: cluster, sharedPopulation: 0, sharedMembers: 0, isSame: false))
        }
        moves = populations.indices.flatMap { unit -> [Move] in
            let kept = homes[unit].compactMap { partners[$0] }
            let left = homes[unit].filter { home in partners[home].map { !targets[unit].contains($0) } ?? true }
            let joined = targets[unit].filter { !kept.contains($0) }
            return (0..<max(left.count, joined.count)).map { place in
                Move(
                    unit: unit, from: place < left.count ? left[place] : nil,
                    to: place < joined.count ? joined[place] : nil)
            }
        }
    }

    /// For each unit the clusters that it is in, ascending.
    private static func homes(_ clusters: [[Int]], units: Int) -> [[Int]] {
        var homes = [[Int]](repeating: [], count: units)
        for (cluster, members) in clusters.enumerated() { for unit in members { homes[unit].append(cluster) } }
        return homes
    }

    private struct Overlap: Hashable {
        var first: Int
        var second: Int
    }
}
