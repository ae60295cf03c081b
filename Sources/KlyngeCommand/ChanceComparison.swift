import KlyngeKit

/// Groupings with their facts, compared with chance as long as there is time.
struct ChanceComparison {
    /// How to compare; nil for not at all.
    var options: ChanceOptions?

    /// The facts of each grouping. With a time limit the comparison may take a second beyond it; what is left is left out and
    /// reported.
    func entries(
        _ groupings: [Grouping], _ problem: StudyProblem, _ session: CommandSession, _ seconds: Double?
    ) -> [GroupingsDocument.Entry] {
        if options != nil { session.progress.begin("comparing with chance") }
        let cancellation = session.cancellation(after: seconds.map { $0 + 1 })
        var facts = groupings.map {
            problem.facts(of: $0, scorer: problem.scorer, chance: options, cancellation: cancellation)
        }
        report(facts, cancellation)
        let weights = problem.grouping.populations
        let numbers = ClusterIdentity.numbers(facts.map { $0.clusters.map(\.members) }, weights: weights)
        facts = ClusterColours.kept(
            ClusterIdentity.kept(facts, weights: weights), numbers: numbers, study: problem.study)
        return zip(groupings, facts).map { GroupingsDocument.Entry($0, facts: $1) }
    }

    /// Says how many clusters there was no time to compare.
    func report(_ facts: [GroupingFacts], _ cancellation: Cancellation) {
        guard options != nil, cancellation.mustStop else { return }
        let all = facts.flatMap(\.clusters)
        let missing = all.count { $0.criterion?.chance == nil }
        guard missing > 0 else { return }
        StandardStreams.message(
            "klynge: cut short: \(missing) of \(all.count) clusters were not compared with chance\n")
    }
}
