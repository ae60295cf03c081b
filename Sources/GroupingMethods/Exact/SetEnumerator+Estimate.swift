import GeoModel
import Graphs

extension SetEnumerator {
    /// About how many sets there are to look at, from random walks down the tree of sets; costs what a few thousand sets cost.
    ///
    /// The median of the means of several batches: rarely too high, often too low. Source: Knuth, "Estimating the efficiency
    /// of backtrack programs", 1975, doi:10.2307/2005469.
    func estimatedSteps() -> Double {
        var random = SplitMix64(seed: 1)
        let means = (0..<9).map { _ in (0..<24).reduce(0) { sum, _ in sum + probe(&random) } / 24 }
        return means.sorted()[4]
    }

    /// The number of sets if every branch was like the ones that one walk took.
    private func probe(_ random: inout SplitMix64) -> Double {
        guard !part.isEmpty else { return 0 }
        let root = random.below(part.count)
        var passed = UnitBits()
        for unit in 0...root { passed.insert(unit) }
        var (weight, sum, members) = (Double(part.count), 0.0, 1)
        var population = problem.populations[part[root]]
        var banned = enemies[root]
        var frontier = adjacent[root].subtracting(passed)
        var state = problem.objective.emptyState()
        var taken: [Int] = []
        defer { for unit in taken { labels[unit] = 0 } }
        func take(_ local: Int) {
            problem.objective.add(part[local], to: &state, inside: inside)
            labels[part[local]] = 1
            taken.append(part[local])
        }
        take(root)
        while true {
            sum += weight
            // The enumeration goes no further here either.
            if !keepsLosses, problem.objective.isHopeless(state) { return sum }
            if let most = memberRange.max, members >= most { return sum }
            let open = frontier.subtracting(banned).units.filter { unit in
                populationRange.max.map { population + problem.populations[part[unit]] <= $0 } ?? true
            }
            guard !open.isEmpty else { return sum }
            let place = random.below(open.count)
            for unit in open[...place] { passed.insert(unit) }
            weight *= Double(open.count)
            members += 1
            take(open[place])
            population += problem.populations[part[open[place]]]
            banned = banned | enemies[open[place]]
            frontier = (frontier | adjacent[open[place]]).subtracting(passed)
        }
    }
}
