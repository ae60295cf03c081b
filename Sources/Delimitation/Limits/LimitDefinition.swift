import Constraints
import GroupingMethods
import StudyAreas

/// A figure of a cluster on which a limit may be set: `--limit NAME=MIN..MAX`. Each has a file of its own and one line in
/// `LimitRegistry`; settings, search, proof, checker, text, report and JSON follow that list.
protocol LimitDefinition: Sendable {
    /// What the user writes, and the name in the JSON: lower case, without `=`, `/` and brackets.
    var name: String { get }
    /// What its values are counted in, such as `km2`; empty for a plain number.
    var unit: String { get }
    /// What it is, for people.
    var title: Evidence { get }

    /// The limit as a rule of the search. What is slow to know is made once, here, and not at every call of the rule.
    ///
    /// The rule's kind is what a search may conclude before a cluster is complete: `ClusterRule.sum` for what adds up over the
    /// members, `.minimum` and `.maximum` for what a single member decides, and `ClusterRule(name, .wholeCluster, …)` for all else.
    func rule(within range: LimitRange<Double>, of scorer: CriterionScorer) -> ClusterRule
}
