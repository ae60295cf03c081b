import GeoJSONFormat
import KlyngeKit

/// What closing facilities does: the best grouping with them closed, beside the best with all of them open.
struct Closing {
    /// The member `closing` of the JSON.
    var json: (key: String, value: JSONValue)
    /// The same in sentences.
    var sentences: [Evidence]

    /// Nil where nothing is closed, or where there is no grouping to compare.
    static func effect(
        on outcome: GroupingOutcome, of problem: StudyProblem, _ options: GroupingOptions
    ) async throws(UnusableInput) -> Closing? {
        let closed = problem.study.configuration.closedFacilities
        guard !closed.isEmpty, case .groupings(let found) = outcome, let after = found.first else { return nil }
        var study = problem.study
        study.configuration.closedFacilities = []
        let open = try StudyProblem(study, limits: study.configuration.limits, fixed: problem.grouping.limits.fixed)
        var single = options
        single.alternatives = 1
        guard case .groupings(let others) = await open.grouping.solve(single), let before = others.first else {
            return nil
        }
        let change = StandingGrouping(before.clusters, populations: problem.grouping.populations)
            .change(to: after.clusters)
        let isNeeded = problem.grouping.limits.clusterRules.map(\.name)
        let broken = before.clusters.count { members in !problem.grouping.breaches(of: members).isEmpty }
        let percent = before.objective > 0 ? 100 * (after.objective - before.objective) / before.objective : 0
        let units = problem.study.units
        let names = closed.joined(separator: ", ")
        let moved = Numerals.whole(change.inhabitants)
        let rounded = Numerals.fixed(percent, 1)
        let none = isNeeded.isEmpty
        return Closing(
            json: (
                "closing",
                QuestionDocument.closing(
                    closed, before: before, after: after, broken: broken, moved: change.units.map { units[$0].id },
                    inhabitants: change.inhabitants)
            ),
            sentences: [
                Evidence(
                    english: none
                        ? "closing \(names) changes nothing: no limit is on facilities"
                        : "with \(names) closed, \(broken) of \(before.clusters.count) clusters of the best grouping would break a limit; the best grouping without is \(rounded) % worse, and \(moved) inhabitants change cluster",
                    danish: none
                        ? "at lukke \(names) ændrer intet: ingen grænse gælder faciliteter"
                        : "hvis \(names) lukkes, bryder \(broken) af \(before.clusters.count) klynger i den bedste gruppering en grænse; den bedste uden er \(rounded.replacing(".", with: ",")) % ringere, og \(moved.replacing(",", with: ".")) indbyggere skifter klynge"
                )
            ])
    }
}
