private struct Change: Hashable {
    var limit: Infeasibility.Limit
    var bound: Double?
    var isMaximum: Bool
}

extension GroupingProblem {
    /// What the change that each reason asks for does when it is made alone, found by solving with it.
    ///
    /// One solution a reason of what it asks for; only for problems of a municipality's size. Reasons whose change is no
    /// number, and what the guards leave open, stay as they are.
    public func withEffects(_ reasons: [Infeasibility], _ options: GroupingOptions) async -> [Infeasibility] {
        guard unitCount <= Self.mostUnitsToRelax else { return reasons }
        let options = options.forRelaxations
        var known: [Change: Infeasibility.Effect?] = [:]
        var found: [Infeasibility] = []
        for var reason in reasons {
            if reason.effect == nil, let changed = limits.relaxed(by: reason), !options.mustStop {
                let change = Change(limit: reason.limit, bound: reason.relaxation, isMaximum: reason.isMaximum)
                if known[change] == nil {
                    var problem = self
                    problem.limits = changed
                    known[change] = await problem.effect(options)
                }
                reason.effect = known[change] ?? nil
            }
            found.append(reason)
        }
        return found
    }

    private func effect(_ options: GroupingOptions) async -> Infeasibility.Effect? {
        guard contradictions().isEmpty else { return .isNotEnough }
        switch await solveOnce(options, progress: nil).outcome {
        case .groupings(let found): return (found.first?.clusters ?? []).isEmpty ? .allows : .suffices
        case .infeasible(let reasons): return reasons.allSatisfy(\.proven) ? .isNotEnough : nil
        }
    }

    /// Problems of a municipality's size: they are solved many times over.
    public static var mostUnitsToRelax: Int { 300 }
}

extension GroupingOptions {
    /// For problems that are solved many times over: one grouping each, and less work for it.
    var forRelaxations: GroupingOptions {
        var options = self
        options.alternatives = 1
        options.maxSets = min(options.maxSets, 200_000)
        options.maxProofSteps = min(options.maxProofSteps, 200_000)
        options.effort = min(options.effort, 0.2)
        return options
    }
}

extension GroupingLimits {
    /// The limits with the change that a reason asks for; nil where that is no number.
    func relaxed(by reason: Infeasibility) -> GroupingLimits? {
        guard let bound = reason.relaxation, bound.isFinite else { return nil }
        let isMaximum = reason.isMaximum
        var limits = self
        switch reason.limit {
        case .population:
            if isMaximum { limits.population.max = bound } else { limits.population.min = bound }
        case .members:
            if isMaximum { limits.members.max = Int(bound) } else { limits.members.min = Int(bound) }
        case .clusterCount:
            if isMaximum { limits.clusterCount.max = Int(bound) } else { limits.clusterCount.min = Int(bound) }
        case .diameterKm: limits.maxDiameterKm = bound
        case .gapKm: limits.maxGapKm = bound
        case .radiusKm: limits.maxRadiusKm = bound
        case .municipality, .together, .apart, .fixed, .coverAll, .attribute, .connection: return nil
        }
        return limits
    }
}
