import GroupingMethods
import StudyAreas

/// One unit more or less in a cluster, and what that would do to its score.
public struct MoveSuggestion: Sendable, Hashable {
    /// A measure before and after.
    public struct Change: Sendable, Hashable {
        /// The measure's name, its layer behind a colon where it has one.
        public var measure: String
        /// Before the move.
        public var before: Double
        /// After it.
        public var after: Double
        /// What the measure's own score rises by, times its weight in its dimension.
        public var gain: Double
    }

    /// The position of the cluster in its grouping.
    public var cluster: Int
    /// The position of the unit.
    public var unit: Int
    /// Whether it would join; otherwise it would leave.
    public var joins: Bool
    /// The cluster that it would leave for this one; nil where it is in none, or where clusters overlap and it would stay.
    public var from: Int?
    /// The cluster's score before.
    public var before: Double
    /// The cluster's score after.
    public var after: Double
    /// The score of the cluster that it would leave, before and after; nil where it is in none.
    public var otherBefore: Double?
    /// After; 0 where nothing would remain of it.
    public var otherAfter: Double?
    /// The limits that this cluster would break afterwards and keeps now, in words.
    public var breaches: [Evidence]
    /// The measures that change, the largest gain first.
    public var changes: [Change]
}

extension StudyProblem {
    /// For each cluster the moves of one unit that would raise its score most: members that leave, neighbours that join.
    ///
    /// Moves that keep the limits come first, then by gain, ties by the unit's id.
    /// - Parameters:
    ///   - most: how many for each cluster.
    ///   - only: the position of the one cluster that is asked for; nil for all. The others get none.
    /// - Complexity: O(moves times squared members), with about 10 µs a move
    public func suggestions(
        for clusters: [[Int]], scorer: CriterionScorer, most: Int = 3, only: Int? = nil
    ) -> [[MoveSuggestion]] {
        var home = [Int?](repeating: nil, count: study.units.count)
        var overlaps = false
        for (index, members) in clusters.enumerated() {
            for unit in members {
                overlaps = overlaps || home[unit] != nil
                home[unit] = index
            }
        }
        let scores = clusters.map { scorer.score(of: $0) }
        return clusters.indices.map { cluster in
            if let only, only != cluster { return [] }
            let members = clusters[cluster]
            let inside = Set(members)
            let around = Set(members.flatMap { study.graph.neighbours(of: $0) }).subtracting(inside).sorted()
            var found: [MoveSuggestion] = []
            for unit in around + (members.count > 2 ? members : []) {
                let joins = !inside.contains(unit)
                let changed = Self.moved(unit, joins: joins, members)
                let after = scorer.score(of: changed)
                guard after > scores[cluster] + 1e-9 else { continue }
                let from = joins && !overlaps ? home[unit] : nil
                let rest = from.map { Self.moved(unit, joins: false, clusters[$0]) }
                found.append(
                    MoveSuggestion(
                        cluster: cluster, unit: unit, joins: joins, from: from, before: scores[cluster], after: after,
                        otherBefore: from.map { scores[$0] },
                        otherAfter: rest.map { $0.isEmpty ? 0 : scorer.score(of: $0) },
                        breaches: newBreaches(of: changed, beside: members), changes: []))
            }
            found.sort { one, other in
                if one.breaches.isEmpty != other.breaches.isEmpty { return one.breaches.isEmpty }
                if one.after != other.after { return one.after > other.after }
                return study.units[one.unit].id < study.units[other.unit].id
            }
            return found.prefix(most).map { suggestion in
                var suggestion = suggestion
                suggestion.changes = Self.changes(
                    scorer.criterion(of: members),
                    scorer.criterion(of: Self.moved(suggestion.unit, joins: suggestion.joins, members)))
                return suggestion
            }
        }
    }

    /// The members with one unit more, in order, or one less.
    private static func moved(_ unit: Int, joins: Bool, _ members: [Int]) -> [Int] {
        joins ? (members + [unit]).sorted() : members.filter { $0 != unit }
    }

    /// What the changed cluster breaks and the present one does not.
    private func newBreaches(of changed: [Int], beside members: [Int]) -> [Evidence] {
        let now = Set(grouping.breaches(of: members).map(\.limit))
        return grouping.breaches(of: changed).filter { !now.contains($0.limit) }.map { breach in
            switch breach.limit {
            case .connection:
                Evidence(
                    english: "its members would not be connected", danish: "medlemmerne ville ikke hænge sammen")
            case .municipality:
                Evidence(
                    english: "it would lie in several municipalities", danish: "den ville ligge i flere kommuner")
            case .together:
                Evidence(
                    english: "units that are never separated would be",
                    danish: "enheder, der aldrig skilles, ville blive skilt")
            case .apart:
                Evidence(
                    english: "units that never share a cluster would",
                    danish: "enheder, der aldrig er i samme klynge, ville være det")
            default: breach.limit.breach(value: breach.value, bound: breach.bound)
            }
        }
    }

    private static func changes(_ before: Criterion, _ after: Criterion) -> [MoveSuggestion.Change] {
        func all(_ criterion: Criterion) -> [(name: String, measure: Measure)] {
            criterion.dimensions.flatMap(\.measures).map { measure in
                (measure.layer.map { "\(measure.name):\($0)" } ?? measure.name, measure)
            }
        }
        let later = all(after)
        return all(before).compactMap { name, measure -> MoveSuggestion.Change? in
            guard let other = later.first(where: { $0.name == name })?.measure, other.value != measure.value else {
                return nil
            }
            return MoveSuggestion.Change(
                measure: name, before: measure.value, after: other.value,
                gain: (other.score - measure.score) * max(measure.weight, other.weight))
        }
        .sorted { ($1.gain, $0.measure) < ($0.gain, $1.measure) }
    }
}
