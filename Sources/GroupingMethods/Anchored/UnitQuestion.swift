import Constraints

/// Why a unit is in no cluster of the best grouping, and the cheapest way to have it in one.
public struct UnitAnswer: Sendable {
    /// One limit without which, alone, a cluster could hold the unit.
    public struct Obstacle: Sendable, Hashable {
        /// Which limit.
        public var limit: Infeasibility.Limit
        /// What the user calls it, for a limit on an attribute.
        public var name: String?
        /// What it is now, in its own unit.
        public var bound: Double?
        /// The nearest value with which a cluster could hold the unit; nil where the limit is not a number.
        public var needed: Double?
        /// Whether no nearer value would do.
        public var isSmallest: Bool
        /// The members of such a cluster, ascending.
        public var members: [Int]
    }

    /// The unit.
    public var unit: Int
    /// The best grouping, whatever it does with the unit.
    public var best: Grouping
    /// The best grouping of those that have the unit in a cluster; nil where no cluster within the limits can hold it.
    public var cheapest: Grouping?
    /// How many clusters within the limits hold it; nil where they were not counted.
    public var candidates: Int?
    /// Single limits that stand in the way; empty where a cluster can hold it.
    public var obstacles: [Obstacle] = []

    /// Its cluster in the best grouping; nil when it is in none.
    public var cluster: [Int]? { best.clusters.first { $0.contains(unit) } }
    /// What having it in a cluster costs beyond the best; nil where it cannot be had.
    public var extra: Double? { cheapest.map { max(0, $0.objective - best.objective) } }
}

extension GroupingProblem where Objective == MeasuredObjective {
    /// Why `unit` is in no cluster, and the cheapest way in.
    ///
    /// Solves the problem twice: as it is, and with a price on leaving the unit out that no grouping would rather pay. Where no
    /// cluster can hold the unit, each limit is lifted by itself and the connected sets that hold the unit are enumerated.
    /// - Returns: nil when no grouping keeps the limits at all.
    public func answer(about unit: Int, options: GroupingOptions = GroupingOptions()) async -> UnitAnswer? {
        guard case .groupings(let found) = await solve(options), let best = found.first else { return nil }
        var answer = UnitAnswer(unit: unit, best: best)
        if best.clusters.contains(where: { $0.contains(unit) }) { return answer }
        let candidates = candidates(holding: [unit], forbidden: [], options)
        answer.candidates = candidates.isComplete ? candidates.bits.count : nil
        if candidates.bits.isEmpty && candidates.isComplete {
            answer.obstacles = obstacles(to: [unit], options)
            return answer
        }
        var forced = self
        let dearest = (0..<unitCount).reduce(1) { $0 + objective.unassignedCost(of: $1) }
        let costliest = candidates.gains.reduce(0) { max($0, abs($1)) }
        forced.objective.prices[unit] += 2 * (dearest + costliest)
        var single = options
        single.alternatives = 1
        if case .groupings(let others) = await forced.solve(single), let other = others.first,
            other.clusters.contains(where: { $0.contains(unit) })
        {
            answer.cheapest = grouping(
                other.clusters, method: other.method, bound: other.proven ? nil : best.bound, proven: false,
                interrupted: other.interrupted)
        }
        return answer
    }

    /// The limits without which, each by itself, a cluster could hold all of `units`.
    public func obstacles(to units: [Int], _ options: GroupingOptions) -> [UnitAnswer.Obstacle] {
        var work = options
        work.maxSets = min(options.maxSets, 50_000)
        var found: [UnitAnswer.Obstacle] = []
        func look(
            _ limit: Infeasibility.Limit, _ bound: Double?, isMaximum: Bool = true, _ value: (([Int]) -> Double)?,
            lift: (inout GroupingLimits) -> Void
        ) {
            guard !work.mustStop else { return }
            var other = self
            lift(&other.limits)
            let sets = other.candidates(holding: units, forbidden: [], work)
            guard !sets.bits.isEmpty else { return }
            let values = sets.bits.indices.map { index in value?(sets.members(index)) ?? 0 }
            let order = sets.bits.indices.sorted {
                (isMaximum ? values[$0] : -values[$0], sets.shares[$0], $0)
                    < (isMaximum ? values[$1] : -values[$1], sets.shares[$1], $1)
            }
            guard let nearest = order.first else { return }
            found.append(
                UnitAnswer.Obstacle(
                    limit: limit, bound: bound, needed: value == nil ? nil : values[nearest],
                    isSmallest: sets.isComplete, members: sets.members(nearest)))
        }
        let people = { (members: [Int]) in members.reduce(0) { $0 + populations[$1] } }
        if let least = limits.population.min {
            look(.population, least, isMaximum: false, people) { $0.population.min = nil }
        }
        if let most = limits.population.max { look(.population, most, people) { $0.population.max = nil } }
        if let least = limits.members.min {
            look(.members, Double(least), isMaximum: false, { Double($0.count) }) { $0.members.min = nil }
        }
        if let most = limits.members.max { look(.members, Double(most), { Double($0.count) }) { $0.members.max = nil } }
        if let most = limits.maxDiameterKm {
            look(.diameterKm, most, { distances.diameterKm($0) }) { $0.maxDiameterKm = nil }
        }
        if let most = limits.maxGapKm { look(.gapKm, most, { distances.gapKm($0) }) { $0.maxGapKm = nil } }
        if let most = limits.maxRadiusKm { look(.radiusKm, most, { distances.radiusKm($0) }) { $0.maxRadiusKm = nil } }
        if limits.sameMunicipality { look(.municipality, nil, nil) { $0.sameMunicipality = false } }
        let wanted = Set(units)
        if limits.apart.contains(where: { wanted.contains($0.0) || wanted.contains($0.1) }) {
            look(.apart, nil, nil) { $0.apart.removeAll { wanted.contains($0.0) || wanted.contains($0.1) } }
        }
        if limits.together.contains(where: { !wanted.isDisjoint(with: $0) }) {
            look(.together, nil, nil) { $0.together.removeAll { !wanted.isDisjoint(with: $0) } }
        }
        for (index, rule) in limits.clusterRules.enumerated() {
            look(.attribute, nil, nil) { $0.clusterRules.remove(at: index) }
            if found.last?.limit == .attribute { found[found.count - 1].name = rule.name }
        }
        for (index, sum) in limits.attributeSums.enumerated() {
            let value = { (members: [Int]) in members.reduce(0) { $0 + sum.values[$1] } }
            if let least = sum.range.min {
                look(.attribute, least, isMaximum: false, value) { $0.attributeSums[index].range.min = nil }
            }
            if let most = sum.range.max { look(.attribute, most, value) { $0.attributeSums[index].range.max = nil } }
        }
        return found
    }
}
