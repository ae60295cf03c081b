extension GroupingProblem {
    /// One side of one limit: how to set it, and what a cluster has in its unit.
    private struct Side {
        var limit: Infeasibility.Limit
        var bound: Double
        /// How near the smallest change is looked for, in the limit's unit.
        var step: Double
        var isMinimum: Bool
        var set: (inout GroupingLimits, Double?) -> Void
        var value: ([Int]) -> Double
    }

    /// For limits that cannot all be met: every single limit whose change alone would do, and the smallest such change.
    ///
    /// Solves the problem about a dozen times a limit, so it is for problems of a municipality's size: larger ones, and
    /// what the deadline does not leave time for, are left out.
    ///
    /// - Parameter isProven: whether it is proven that the limits cannot be met. Otherwise a change that was tried and does is given,
    ///   whether or not it is the smallest.
    public func smallestRelaxations(_ options: GroupingOptions, isProven: Bool = true) async -> [Infeasibility] {
        guard unitCount <= Self.mostUnitsToRelax else { return [] }
        let options = options.forRelaxations
        var found: [Infeasibility] = []
        for side in sides where !options.mustStop {
            guard let reached = await smallestChange(of: side, options, isProven: isProven) else { continue }
            var change = Infeasibility(
                side.limit, units: [], value: reached, bound: side.bound, relaxation: reached,
                reason: "with this limit changed, and no other, there is a grouping")
            change.effect = .suffices
            change.proven = isProven
            found.append(change)
        }
        return found
    }

    /// The value nearest to the bound with which there is a grouping; nil when there is none even without the limit, or
    /// when it cannot be reported.
    private func smallestChange(of side: Side, _ options: GroupingOptions, isProven: Bool) async -> Double? {
        guard case .reached(var possible) = await attempt(side, nil, options) else { return nil }
        var impossible = side.bound
        while abs(possible - impossible) > side.step {
            switch await attempt(side, (possible + impossible) / 2, options) {
            case .reached(let value):
                guard abs(value - side.bound) < abs(possible - side.bound) else { return possible }
                possible = value
            case .impossible: impossible = (possible + impossible) / 2
            // Where a search gave up, nothing can be called the smallest change.
            case .unknown where isProven: return nil
            case .unknown: impossible = (possible + impossible) / 2
            }
        }
        return possible
    }

    private enum Attempt {
        case reached(Double)
        case impossible
        case unknown
    }

    /// Solves with one limit at another bound, or without it; what its clusters need of that limit.
    private func attempt(_ side: Side, _ bound: Double?, _ options: GroupingOptions) async -> Attempt {
        var problem = self
        side.set(&problem.limits, bound)
        if !problem.contradictions().isEmpty { return .impossible }
        switch await problem.solveOnce(options, progress: nil).outcome {
        case .groupings(let groupings):
            let values = (groupings.first?.clusters ?? []).map(side.value)
            guard let extreme = side.isMinimum ? values.min() : values.max() else { return .impossible }
            // A grouping that keeps the limit as it is would mean that there was one all along.
            return .reached(side.isMinimum ? min(extreme, side.bound) : max(extreme, side.bound))
        case .infeasible(let reasons): return reasons.allSatisfy(\.proven) ? .impossible : .unknown
        }
    }

    private var sides: [Side] {
        let people = { (members: [Int]) in members.reduce(0) { $0 + populations[$1] } }
        let count = { (members: [Int]) in Double(members.count) }
        var sides: [Side] = []
        if let least = limits.population.min {
            sides.append(
                Side(
                    limit: .population, bound: least, step: 1, isMinimum: true, set: { $0.population.min = $1 },
                    value: people))
        }
        if let most = limits.population.max {
            sides.append(
                Side(
                    limit: .population, bound: most, step: 1, isMinimum: false, set: { $0.population.max = $1 },
                    value: people))
        }
        if let least = limits.members.min {
            sides.append(
                Side(
                    limit: .members, bound: Double(least), step: 1, isMinimum: true,
                    set: { $0.members.min = $1.map { Int($0.rounded(.up)) } }, value: count))
        }
        if let most = limits.members.max {
            sides.append(
                Side(
                    limit: .members, bound: Double(most), step: 1, isMinimum: false,
                    set: { $0.members.max = $1.map { Int($0) } }, value: count))
        }
        func length(
            _ limit: Infeasibility.Limit, _ bound: Double?, _ path: WritableKeyPath<GroupingLimits, Double?>,
            _ value: @escaping ([Int]) -> Double
        ) {
            guard let bound else { return }
            sides.append(
                Side(
                    limit: limit, bound: bound, step: 0.01, isMinimum: false, set: { $0[keyPath: path] = $1 },
                    value: value))
        }
        length(.diameterKm, limits.maxDiameterKm, \.maxDiameterKm) { distances.diameterKm($0) }
        length(.gapKm, limits.maxGapKm, \.maxGapKm) { distances.gapKm($0) }
        length(.radiusKm, limits.maxRadiusKm, \.maxRadiusKm) { distances.radiusKm($0) }
        return sides
    }
}
