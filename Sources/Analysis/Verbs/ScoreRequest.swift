import Delimitation
import GeoModel
import MapOutput
import StudyAreas

/// Scoring a grouping that somebody brings, perhaps after moves.
///
///     let result = try ScoreRequest(file).run(on: problem)
///     print(result.scored.facts.clusters[0].criterion?.score ?? 0)
public struct ScoreRequest: Sendable {
    /// Positions of units; clusters may overlap.
    public var clusters: [[Int]]
    /// What each cluster is called.
    public var labels: [String]
    /// The name that each has beside its label; empty where none has.
    public var names: [String?]
    /// Units that join or leave before scoring.
    public var moves = GroupingMoves()
    /// How to compare with chance; nil for not at all.
    public var chance: ChanceOptions?
    /// Whether to look for moves that would raise a score.
    public var suggests = false

    /// A request without moves and without chance.
    public init(clusters: [[Int]], labels: [String], names: [String?] = []) {
        (self.clusters, self.labels, self.names) = (clusters, labels, names)
    }

    /// The grouping of a file.
    ///
    ///     let file = try GroupingFile.read("mine.csv", units: study.units, allowsOverlaps: true)
    ///     let result = try ScoreRequest(file).run(on: problem)
    public init(_ file: GroupingFile) {
        self.init(clusters: file.clusters, labels: file.labels, names: file.names)
    }

    /// Scores the grouping.
    ///
    /// - Throws: `UnusableInput` with K149 for moves that cannot be made.
    public func run(
        on problem: StudyProblem, cancellation: Cancellation = .never
    ) throws(UnusableInput) -> ScoreResult {
        func scored(
            _ clusters: [[Int]], _ labels: [String], _ names: [String?], _ chance: ChanceOptions?
        ) -> UserGrouping {
            UserGrouping(
                clusters, labels: labels, names: names, problem: problem, scorer: problem.scorer, chance: chance,
                cancellation: cancellation)
        }
        let hasMoves = !moves.adding.isEmpty || !moves.removing.isEmpty
        var result = ScoreResult(scored: scored(clusters, labels, names, hasMoves ? nil : chance))
        if hasMoves {
            let before = result.scored
            result.before = before
            result.scored = scored(
                try moves.applied(to: before, units: problem.study.units), before.labels, before.names, chance)
        }
        if suggests {
            result.suggestions = problem.suggestions(
                for: result.scored.facts.clusters.map(\.members), scorer: problem.scorer)
        }
        return result
    }
}

/// A scored grouping.
public struct ScoreResult: Sendable {
    /// The grouping with everything known of it, after the moves.
    public var scored: UserGrouping
    /// Before the moves; nil where there were none.
    public var before: UserGrouping?
    /// For each cluster the moves that would raise its score; nil unless asked for.
    public var suggestions: [[MoveSuggestion]]?

    /// A result without moves and suggestions.
    public init(scored: UserGrouping) { self.scored = scored }

    /// For the documents and reports.
    public var entry: GroupingsDocument.Entry {
        GroupingsDocument.Entry(scored.grouping, facts: scored.facts, isGiven: true)
    }
}
