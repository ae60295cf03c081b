import KlyngeKit

/// The word on clusters that there was no time to compare with chance.
struct ChanceComparison {
    /// How to compare; nil for not at all.
    var options: ChanceOptions?

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
