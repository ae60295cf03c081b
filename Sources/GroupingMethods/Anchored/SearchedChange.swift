extension GroupingProblem where Objective == MeasuredObjective {
    /// A small change where there are too many connected sets for a proof: the search, with a price on what moves.
    ///
    /// A cluster is charged for the members that are not of the old cluster it has most of; two heirs of one old cluster are
    /// seen only when the change is counted, so the price is an estimate, and the answer keeps the limits all the same.
    public func searchedChange(from standing: StandingGrouping, options: ChangeOptions) async -> ChangeOutcome {
        var outcome = ChangeOutcome()
        let people = max(1, populations.reduce(0, +))
        let usual = (0..<unitCount).reduce(0) { $0 + objective.unassignedCost(of: $1) } / people
        let prices =
            options.pricePerInhabitant.map { [$0] }
            ?? (options.maxMoves == nil ? [4, 16] : [0, 0.25, 1, 4, 16])
            .map { $0 * max(usual, 1e-6) }
        var work = options.work
        work.alternatives = 1
        for price in prices where outcome.answer == nil || !work.mustStop {
            var priced = self
            priced.objective = objective.charging { members in
                price * standing.leastMoved(members)
            }
            for unit in 0..<unitCount where standing.labels[unit] >= 0 {
                priced.objective.prices[unit] += price * populations[unit]
            }
            guard case .groupings(let found) = await priced.solve(work), let first = found.first else { continue }
            let grouping = grouping(first.clusters, method: .search, interrupted: first.interrupted)
            let point = ChangeOutcome.Point(
                grouping: grouping, change: standing.change(to: grouping.clusters))
            outcome.curve.append(point)
            if let most = options.maxMoves {
                if point.change.units.count <= most,
                    grouping.objective < outcome.answer?.grouping.objective ?? .infinity
                {
                    outcome.answer = point
                }
            } else if point.change.inhabitants < outcome.answer?.change.inhabitants ?? .infinity {
                outcome.answer = point
            }
        }
        outcome.curve.sort {
            ($0.change.inhabitants, $0.grouping.objective) < ($1.change.inhabitants, $1.grouping.objective)
        }
        return outcome
    }
}

extension StandingGrouping {
    /// The inhabitants among `members` who are not of the old cluster that most of them are of.
    func leastMoved(_ members: [Int]) -> Double {
        var stay: [(label: Int, people: Double)] = []
        var all = 0.0
        for unit in members {
            all += populations[unit]
            let label = labels[unit]
            guard label >= 0 else { continue }
            if let place = stay.firstIndex(where: { $0.label == label }) {
                stay[place].people += populations[unit]
            } else {
                stay.append((label, populations[unit]))
            }
        }
        return all - (stay.map(\.people).max() ?? 0)
    }
}
