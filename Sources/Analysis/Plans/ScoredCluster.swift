import Delimitation
import GroupingMethods

/// Everything about one cluster of a plan: a function of its members and the limits alone, so that it is worked out once.
public struct ScoredCluster: Sendable {
    /// What would happen if one unit joined.
    public struct Joining: Sendable, Hashable {
        /// The position of the unit.
        public var unit: Int
        /// The cluster's score with it: bit for bit what the cluster has once it has joined.
        public var score: Double
        /// The limits that the cluster would break and does not break now.
        public var breaches: [Infeasibility.Limit]
    }

    /// What would happen if one member left.
    public struct Leaving: Sendable, Hashable {
        /// The position of the unit.
        public var unit: Int
        /// The score of what remains; 0 where nothing does.
        public var score: Double
        /// In how many pieces the rest would lie.
        public var pieces: Int
        /// The limits that the rest would break and the cluster does not break now.
        public var breaches: [Infeasibility.Limit]
    }

    /// Figures, thresholds and criterion. The number and the name in it are of no meaning.
    public var facts: ClusterFacts
    /// The limits that the cluster breaks.
    public var breaches: [ClusterBreach]
    /// The pieces that it lies in, the one with the most inhabitants first; one where it is contiguous.
    public var pieces: [[Int]]
    /// Units around it that could join, ascending.
    public var joins: [Joining]
    /// Its members, each as if it left, ascending.
    public var leaves: [Leaving]

    /// The criterion's score, 0 to 1.
    public var score: Double { facts.criterion?.score ?? 0 }
}

extension StudyProblem {
    /// Works out everything about a cluster.
    ///
    /// Measures of the outline's form, which count for nothing, are left out. Complexity: O((members + neighbours) times squared
    /// members), about 20 µs for each.
    public func scored(_ members: [Int]) -> ScoredCluster {
        var facts = facts(of: members, name: "")
        facts.criterion = scorer.criterion(of: members)
        let breaches = grouping.breaches(of: members)
        let now = Set(breaches.map(\.limit))
        func new(_ members: [Int]) -> [Infeasibility.Limit] {
            members.isEmpty ? [] : grouping.breaches(of: members).map(\.limit).filter { !now.contains($0) }
        }
        let inside = Set(members)
        let around = Set(members.flatMap { study.graph.neighbours(of: $0) }).subtracting(inside).sorted()
        let joins = around.map { unit in
            let changed = (members + [unit]).sorted()
            return ScoredCluster.Joining(unit: unit, score: scorer.score(of: changed), breaches: new(changed))
        }
        let leaves = members.map { unit in
            let rest = members.filter { $0 != unit }
            return ScoredCluster.Leaving(
                unit: unit, score: rest.isEmpty ? 0 : scorer.score(of: rest),
                pieces: pieces(of: rest).count, breaches: new(rest))
        }
        return ScoredCluster(
            facts: facts, breaches: breaches, pieces: pieces(of: members), joins: joins, leaves: leaves)
    }

    /// The components of a group of units by border or link, the one with the most inhabitants first, ties by position.
    public func pieces(of members: [Int]) -> [[Int]] {
        var left = Set(members)
        var pieces: [(people: Double, units: [Int])] = []
        for start in members where left.contains(start) {
            left.remove(start)
            var (piece, waiting) = ([start], [start])
            while let unit = waiting.popLast() {
                for other in study.graph.neighbours(of: unit) where left.remove(other) != nil {
                    piece.append(other)
                    waiting.append(other)
                }
            }
            piece.sort()
            pieces.append((piece.reduce(0) { $0 + (study.units[$1].population ?? 0) }, piece))
        }
        return pieces.sorted { ($1.people, $0.units[0]) < ($0.people, $1.units[0]) }.map(\.units)
    }
}
