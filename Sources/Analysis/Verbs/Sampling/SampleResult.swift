import Delimitation
import GeoModel
import GroupingMethods
import MapOutput

/// Groupings that were drawn.
public struct SampleResult: Sendable {
    /// Chain after chain; of single groups one cluster each.
    public var groupings: [Grouping]
    /// How they were drawn, and how well the chains agree.
    public var sampling: SamplingFacts
    /// Why the grouping that the chains start from has no clusters; empty where it has some.
    public var reasons: [Diagnostic]
    /// What there is to warn of about the sample.
    public var findings: [Diagnostic]
    /// Whether the work was stopped before all were drawn.
    public var isCutShort: Bool

    /// Everything known of the groupings, the criterion included, in their order.
    ///
    /// What cannot be scored in time is left out, from the end: those that remain are a fair sample all the same.
    /// - Parameter isLate: whether it is time to stop; the first is scored in any case.
    public func entries(of problem: StudyProblem, isLate: () -> Bool = { false }) -> [GroupingsDocument.Entry] {
        var entries: [GroupingsDocument.Entry] = []
        for var grouping in groupings {
            if !entries.isEmpty, isLate() { break }
            grouping.interrupted = grouping.interrupted || isCutShort
            entries.append(
                GroupingsDocument.Entry(
                    grouping, facts: problem.facts(of: grouping, scorer: problem.scorer, chance: nil), isDrawn: true))
        }
        return entries
    }
}
