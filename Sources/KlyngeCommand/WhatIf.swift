import GeoJSONFormat
import KlyngeKit

/// A grouping before and after the moves of `--add` and `--remove`.
struct WhatIf {
    var before: UserGrouping
    var after: UserGrouping
    var problem: StudyProblem
    var language: Language

    private var sides: [ComparisonDocument.Side] {
        [
            ComparisonDocument.Side(letter: language == .da ? "før" : "before", path: "", facts: before.facts),
            ComparisonDocument.Side(letter: language == .da ? "efter" : "after", path: "", facts: after.facts),
        ]
    }

    private var comparison: GroupingComparison {
        GroupingComparison(
            before.facts.clusters.map(\.members), after.facts.clusters.map(\.members),
            populations: problem.study.units.map { $0.population ?? 0 }, partners: before.counterparts(in: after))
    }

    /// The figures of the clusters that change, before and after.
    var text: String {
        let comparison = comparison
        let text = ComparisonText(
            sides: sides, comparisons: [comparison], units: problem.study.units, language: language)
        let changed = comparison.matches.filter { !$0.isSame }
        return "\n" + (language == .da ? "Hvad ændringerne gør" : "What the changes do") + "\n"
            + Wrapping.filled(text.summary(comparison, sides[1]), indent: "  ") + "\n"
            + changed.map { text.table([$0.first, $0.second]) }.joined()
    }

    /// Matches, differences and moves; `first` is before.
    var json: JSONValue {
        ComparisonDocument.json(
            of: comparison, ComparisonDocument.Side(letter: "before", path: "", facts: before.facts),
            ComparisonDocument.Side(letter: "after", path: "", facts: after.facts), units: problem.study.units)
    }
}
