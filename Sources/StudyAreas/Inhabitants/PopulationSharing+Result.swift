extension PopulationSharing {
    /// What came of it.
    struct Result {
        /// The inhabitants of each settlement; nil where nothing is known.
        var population: [Double?]
        /// What each parish gave, by settlement in the order of their ids; the sum is its total exactly.
        var shares: [[Share]]
    }

    /// The shares in whole people where a total is whole.
    ///
    /// Whole shares by the largest remainder, ties by the smallest id.
    func result() -> Result {
        var merged: [[Share]] = []
        // A settlement without a share of any known total keeps its own figure.
        var population: [Double?] = settlements.map { settlement in
            settlement.home.map { parishes[$0].total != nil } ?? false ? 0 : settlement.figure
        }
        for parish in parishes.indices {
            let own = whole(merging(shares[parish]), total: parishes[parish].total ?? 0)
            for share in own { population[share.settlement] = (population[share.settlement] ?? 0) + share.people }
            merged.append(own)
        }
        return Result(population: population, shares: merged)
    }

    private func merging(_ shares: [Share]) -> [Share] {
        var merged: [Share] = []
        for share in shares.sorted(by: { (ranks[$0.settlement], $0.people) < (ranks[$1.settlement], $1.people) }) {
            if let last = merged.last, last.settlement == share.settlement {
                merged[merged.count - 1].people += share.people
            } else {
                merged.append(share)
            }
        }
        return merged
    }

    private func whole(_ shares: [Share], total: Double) -> [Share] {
        guard !shares.isEmpty else { return [] }
        var shares = shares
        guard total == total.rounded(), total < 1e15 else {
            // The largest share takes what rounding left over.
            let largest = shares.indices.max { (shares[$0].people, $1) < (shares[$1].people, $0) } ?? 0
            shares[largest].people = 0
            shares[largest].people = total - shares.reduce(0) { $0 + $1.people }
            return shares
        }
        let exact = shares.map(\.people)
        for index in shares.indices { shares[index].people = exact[index].rounded(.down) }
        // Sums that come a hair below a whole number are that number.
        let missing = Int((total - shares.reduce(0) { $0 + $1.people }).rounded())
        // Rounding must not decide between equal remainders.
        let remainders = shares.indices.map { ((exact[$0] - shares[$0].people) * 1e6).rounded() }
        let byRemainder = shares.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
        for turn in 0..<max(0, missing) { shares[byRemainder[turn % byRemainder.count]].people += 1 }
        return shares
    }
}
