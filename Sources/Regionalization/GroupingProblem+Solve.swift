extension GroupingProblem {
    /// Finds groupings within the limits, the best first, or says why there is none.
    ///
    /// Cancelling the task, or reaching the deadline, hands over the best so far. O(units) memory for the search; exact
    /// parts hold up to `options.maxSets` sets.
    public func solve(
        _ options: GroupingOptions = GroupingOptions(), progress: (@Sendable (GroupingProgress) -> Void)? = nil
    ) async -> GroupingOutcome {
        let reasons = contradictions()
        guard reasons.isEmpty else { return .infeasible(reasons) }
        return await solveOnce(options, progress: progress)
    }

    func solveOnce(
        _ options: GroupingOptions, progress: (@Sendable (GroupingProgress) -> Void)?
    ) async -> GroupingOutcome {
        let search = await GroupingSearch(self, options: options).run(progress: progress)
        return outcome(limits.fixed + search.clusters, method: .search, interrupted: search.interrupted)
    }

    /// The clusters as an outcome: a grouping, or what of the limits the search could not meet.
    func outcome(
        _ clusters: [[Int]], method: GroupingMethod, bound: Double? = nil, proven: Bool = false,
        interrupted: Bool
    ) -> GroupingOutcome {
        let grouping = grouping(clusters, method: method, bound: bound, proven: proven, interrupted: interrupted)
        var reasons: [Infeasibility] = []
        if limits.coverAll && !grouping.unassigned.isEmpty {
            reasons.append(
                Infeasibility(
                    .coverAll, units: grouping.unassigned, value: Double(grouping.unassigned.count), bound: 0,
                    proven: false, reason: "no cluster within the limits was found for these units"
                ))
        }
        if !limits.clusterCount.contains(clusters.count) {
            let range = limits.clusterCount
            let bound = range.min.map { clusters.count < $0 ? $0 : range.max ?? $0 } ?? range.max ?? 0
            reasons.append(
                Infeasibility(
                    .clusterCount, units: [], value: Double(clusters.count), bound: Double(bound),
                    relaxation: Double(clusters.count), proven: false,
                    reason: "no grouping with so many clusters was found"
                ))
        }
        return reasons.isEmpty ? .groupings([grouping]) : .infeasible(reasons)
    }
}
