/// Choosing disjoint sets of units with the highest sum of gains: packing, or partitioning when every unit must be covered.
package struct SetPackingProblem: Sendable {
    /// The sets to choose from.
    package var pool: SetPool
    /// Units are numbered from 0 to this.
    package var unitCount: Int
    /// Whether every unit must be in a chosen set.
    package var coverAll: Bool
    /// How many sets may be chosen; nil for any number.
    package var setCounts: ClosedRange<Int>?

    package init(pool: SetPool, unitCount: Int, coverAll: Bool = false, setCounts: ClosedRange<Int>? = nil) {
        self.pool = pool
        self.unitCount = unitCount
        self.coverAll = coverAll
        self.setCounts = setCounts
    }

    /// What is known of a problem.
    package struct Answer: Sendable {
        /// Positions in the pool, nil when no family was found.
        package var chosen: [Int]?
        /// The gain of the chosen family, `-infinity` without one.
        package var gain: Double
        /// No family gains more.
        package var bound: Double
        /// Whether the family is the best, or that there is none: nothing was left open.
        package var proven: Bool
    }

    /// The best family with proof, or the best found and a bound when the nodes are used up or `mustStop` ends the work.
    ///
    /// Source: Barnhart and others, "Branch-and-price: column generation for solving huge integer programs", 1998,
    /// doi:10.1287/opre.46.3.316; branching on pairs: Ryan and Foster 1981.
    package func solve(maxNodes: Int, _ mustStop: @escaping () -> Bool) -> Answer {
        guard pool.count > 0 else {
            let allowsNone = (setCounts?.lowerBound ?? 0) <= 0 && !(coverAll && unitCount > 0)
            return Answer(chosen: allowsNone ? [] : nil, gain: allowsNone ? 0 : -.infinity, bound: 0, proven: true)
        }
        var relaxation = PackingRelaxation(self)
        switch relaxation.solve(mustStop) {
        case .impossible: return Answer(chosen: nil, gain: -.infinity, bound: -.infinity, proven: true)
        case .stopped: return Answer(chosen: nil, gain: -.infinity, bound: relaxation.bound, proven: false)
        case .solved: break
        }
        return best(relaxation, maxNodes: maxNodes, mustStop)
    }

    /// Searches among the sets that lose little against the bound. A family whose loss is within what was looked at is the
    /// best of all; while there is none, more sets are looked at.
    private func best(_ relaxation: PackingRelaxation, maxNodes: Int, _ mustStop: @escaping () -> Bool) -> Answer {
        var nodes = maxNodes
        var budget = relaxation.loss(ofSets: 4 * unitCount + 400)
        var best: (chosen: [Int], gain: Double)?
        while true {
            let open = relaxation.sets(losing: budget)
            var search = PackingBranches(
                self, sets: open, maxNodes: nodes, floor: best?.gain ?? -.infinity, mustStop: mustStop)
            let isFinished = search.run()
            nodes = search.nodesLeft
            if let chosen = search.best { best = (chosen, search.bestGain) }
            let outside = open.count == pool.count ? -Double.infinity : relaxation.bound - budget
            let bound = min(relaxation.bound, max(search.bound, outside))
            if let best, best.gain >= outside - relaxation.tolerance {
                return Answer(
                    chosen: best.chosen, gain: best.gain, bound: isFinished ? best.gain : max(best.gain, bound),
                    proven: isFinished)
            }
            if !isFinished || open.count == pool.count {
                return Answer(
                    chosen: best?.chosen, gain: best?.gain ?? -.infinity, bound: max(best?.gain ?? -.infinity, bound),
                    proven: isFinished)
            }
            budget =
                best.map { relaxation.bound - $0.gain + relaxation.tolerance }
                ?? relaxation.loss(ofSets: 8 * open.count)
        }
    }
}
