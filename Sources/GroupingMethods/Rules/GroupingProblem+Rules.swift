import Graphs

extension GroupingProblem where Objective == MeasuredObjective {
    /// Solves a problem with limits on the grouping as a whole: without them first, then exactly where all connected sets can be
    /// enumerated, else with a price on what is unwanted.
    ///
    /// A price on a limit bounds every grouping that keeps it (Lagrange), so the search has a bound too.
    func solveWhole(
        _ options: GroupingOptions, progress: (@Sendable (GroupingProgress) -> Void)?
    ) async -> GroupingOutcome {
        let rules = limits.groupingRules
        var free = self
        free.limits.groupingRules = []
        var single = options
        single.alternatives = 1
        let outcome = await free.solve(single, progress: progress)
        guard case .groupings(let found) = outcome, let first = found.first else { return outcome }
        if rules.allSatisfy({ $0.keeps(first.clusters) }) {
            return await ranked(first, price: 0, options)
        }
        if options.method != .search, let exact = exactly(options) {
            guard let best = exact.grouping else { return .infeasible([unkept(rules, proven: true)]) }
            return await ranked(best, price: 1, options)
        }
        return await priced(first, free, options)
    }

    /// Further groupings that keep the rules too; fewer where the price alone does not see to that.
    private func ranked(_ first: Grouping, price: Double, _ options: GroupingOptions) async -> GroupingOutcome {
        guard options.alternatives > 1 else { return .groupings([first]) }
        let charged = charging(price * usualPrice)
        let more = await charged.withAlternatives(first, among: nil, options: options)
        let kept = more.filter { grouping in limits.groupingRules.allSatisfy { $0.keeps(grouping.clusters) } }
            .map { grouping in
                grouping == first
                    ? first : self.grouping(grouping.clusters, method: grouping.method, bound: first.bound)
            }
        return .groupings(kept)
    }

    /// The price of what is unwanted that a small change of it is worth paying for.
    private var usualPrice: Double {
        (0..<unitCount).reduce(0) { $0 + objective.unassignedCost(of: $1) } / Double(max(1, unitCount)) * 2
    }

    private func charging(_ price: Double) -> GroupingProblem<MeasuredObjective> {
        var charged = self
        let rules = limits.groupingRules
        charged.limits.groupingRules = []
        if price > 0 {
            charged.objective = objective.charging { members in
                rules.reduce(0) { sum, rule in
                    // A cut area is shared by at least two clusters, or by one and the units in none.
                    sum + price * Double(rule.cuts(of: members).count) * (rule.kind == .splits ? 0.5 : 1)
                }
            }
        }
        return charged
    }

    private func unkept(_ rules: [GroupingRule], proven: Bool) -> Infeasibility {
        Infeasibility(
            .attribute, units: [], attribute: rules.first?.name, proven: proven,
            reason:
                "no grouping within the other limits keeps \(rules.map { "`\($0.name)`" }.joined(separator: " and "))")
    }

    /// The best of all; nil where there are too many units or sets, or several layers that may not be cut.
    private func exactly(_ options: GroupingOptions) -> (grouping: Grouping?, isProven: Bool)? {
        let free = freeUnits()
        let units = (0..<unitCount).filter { free[$0] }
        guard units.count <= UnitBits.capacity else { return nil }
        let local = LocalUnits(self, graph: freeGraph(), units: units)
        let sets = CandidateEnumerator(
            self, local, maxSets: 400_000, maxSteps: options.maxSteps, mustStop: { options.mustStop }
        ).run()
        guard sets.isComplete, let family = FamilyProblem(self, sets) else { return nil }
        let charge = family.weights.isEmpty ? 0 : crossingCharge(family, options)
        guard
            var search = FamilySearch(
                family, charge: charge, maxSteps: options.maxProofSteps, mustStop: { options.mustStop })
        else { return nil }
        guard let best = search.findBest() else { return search.wasStopped ? nil : (nil, true) }
        let grouping = grouping(
            limits.fixed + best.chosen.map { sets.members($0) }, method: .exact, proven: best.isProven)
        var proven = grouping
        proven.bound = best.isProven ? grouping.objective : nil
        return (proven, best.isProven)
    }

    /// The price at which just so many crossings are worth having: it makes the bound near.
    private func crossingCharge(_ family: FamilyProblem, _ options: GroupingOptions) -> Double {
        var (low, high) = (0.0, 2 * usualPrice * 8)
        for _ in 0..<6 {
            let price = (low + high) / 2
            var charged = family
            charged.gains = family.gains.indices.map { family.gains[$0] - price * family.weights[$0] }
            (charged.weights, charged.rowWeights, charged.maxWeight) = ([], [], .infinity)
            guard
                var search = FamilySearch(
                    charged, maxSteps: options.maxProofSteps / 10, mustStop: { options.mustStop }),
                let best = search.findBest()
            else { return high }
            let count = best.chosen.reduce(0) { $0 + family.weights[$1] }
            if count <= family.maxWeight { high = price } else { low = price }
        }
        return max(high, 1e-9)
    }

    /// The best that a few prices give, and the bound of them all.
    private func priced(
        _ first: Grouping, _ free: GroupingProblem<MeasuredObjective>, _ options: GroupingOptions
    ) async -> GroupingOutcome {
        let rules = limits.groupingRules
        var single = options
        single.alternatives = 1
        var best: (grouping: Grouping, price: Double)?
        var bound = first.bound
        var (low, high) = (0.0, usualPrice)
        for step in 0..<8 where !options.mustStop || best == nil {
            let price = best == nil ? high : (low + high) / 2
            guard case .groupings(let found) = await charging(price).solve(single), let other = found.first else {
                break
            }
            let again = grouping(other.clusters, method: .search, interrupted: other.interrupted)
            if rules.count == 1, rules[0].kind == .crossings, let least = other.bound {
                bound = max(bound ?? -.infinity, least - price * Double(rules[0].most))
            }
            if rules.allSatisfy({ $0.keeps(again.clusters) }) {
                if again.objective < best?.grouping.objective ?? .infinity { best = (again, price) }
                high = price
            } else {
                low = price
                if best == nil { high = 4 * price }
            }
            if options.mustStop && step > 2 { break }
        }
        guard var found = best else { return .infeasible([unkept(rules, proven: false)]) }
        found.grouping.bound = bound.map { min($0, found.grouping.objective) }
        return await ranked(found.grouping, price: found.price / max(usualPrice, 1e-9), options)
    }
}
