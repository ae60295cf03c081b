import Graphs
import SetPacking

extension GroupingProblem {
    /// Finds groupings within the limits, the best first, or says why there is none.
    ///
    /// Cancelling the task, or reaching the deadline, hands over the best so far. O(units) memory for the search; exact
    /// parts hold up to `options.maxSets` sets.
    public func solve(
        _ options: GroupingOptions = GroupingOptions(), progress: (@Sendable (GroupingProgress) -> Void)? = nil
    ) async -> GroupingOutcome {
        // The compiler makes a fast version of generic code only where it sees the type: here, for the objectives in use.
        if let measured = self as? GroupingProblem<MeasuredObjective> {
            return await measured.solveRanked(options, progress: progress)
        }
        if let common = self as? GroupingProblem<CompactnessObjective> {
            return await common.solveRanked(options, progress: progress)
        }
        return await solveRanked(options, progress: progress)
    }

    private func solveRanked(
        _ options: GroupingOptions, progress: (@Sendable (GroupingProgress) -> Void)?
    ) async -> GroupingOutcome {
        let reasons = contradictions()
        guard reasons.isEmpty else { return .infeasible(reasons) }
        let solved = await solveOnce(options, progress: progress)
        guard case .groupings(let found) = solved.outcome, options.alternatives > 1, let first = found.first else {
            return solved.outcome
        }
        return .groupings(await withAlternatives(first, among: solved.listed, options: options))
    }

    /// One grouping: exact where parts are small enough, search for the others, recombined.
    func solveOnce(
        _ options: GroupingOptions, progress: (@Sendable (GroupingProgress) -> Void)?
    ) async -> Solved {
        var exact: [(part: [Int], result: ExactGrouping<Objective>.PartResult)] = []
        var bound: Double?
        if options.method != .search {
            let graph = freeGraph()
            let method = ExactGrouping(self, options: options.beforeSearch(of: unitCount))
            // Among very many parts only those are proven that take next to no time: on a lattice 12 units have 1,113
            // connected sets, and 25 have 72,845 of at most ten.
            let isLarge = unitCount > options.largeFrom
            let isFree = limits.clusterCount.isUnlimited
            let keepsSets = !isFree || options.alternatives > 1
            let known = await method.parts(
                independentParts(graph), graph: graph, solves: isFree, keepsSets: keepsSets,
                isWorthwhile: { !isLarge || $0.count <= 12 },
                progress: { progress?(GroupingProgress(fraction: $0, objective: nil)) })
            let sets = known.map(\.sets)
            if isFree {
                exact = known.map { ($0.sets.part, $0.result) }
                let impossible = exact.filter { $0.result.impossible }
                if !impossible.isEmpty {
                    return Solved(.infeasible(impossible.map { impossibility($0.part, $0.result) }))
                }
                if exact.allSatisfy({ $0.result.proven }) {
                    let clusters = limits.fixed + exact.flatMap { $0.result.clusters ?? [] }
                    let objective = grouping(clusters).objective
                    return Solved(
                        outcome(clusters, method: .exact, bound: objective, proven: true, interrupted: false),
                        sets.allSatisfy { $0.pool != nil } ? ListedClusters(parts: sets, counts: nil) : nil)
                }
            } else if let solved = counted(sets, method, &bound) {
                return solved
            }
        }
        return Solved(await searchRest(exact, bound: bound, options: options, progress: progress))
    }

    /// All parts at once where the number of clusters ties them together; nil where nothing is proven, but for the bound.
    private func counted(
        _ sets: [ExactGrouping<Objective>.PartSets], _ method: ExactGrouping<Objective>, _ bound: inout Double?
    ) -> Solved? {
        var whole = ExactGrouping<Objective>.PartSets(part: [], pool: SetPool())
        for entry in sets {
            guard let pool = entry.pool else { return nil }
            let first = Int32(whole.part.count)
            for index in 0..<pool.count {
                whole.pool?.append(pool.members(of: index).map { $0 + first }, gain: pool.gains[index])
            }
            whole.part += entry.part
        }
        let fixed = limits.fixed.count
        let low = max(0, (limits.clusterCount.min ?? 0) - fixed)
        let counts = low...max(low, min(whole.part.count, (limits.clusterCount.max ?? Int.max) - fixed))
        let result = method.solve(whole, counts: counts)
        let fixedCost = limits.fixed.reduce(0) { $0 + objective.evaluate($1, unitCount: unitCount).cost }
        let outsideCost = limits.outside.reduce(0) { $0 + objective.unassignedCost(of: $1) }
        bound = result.bound.map { $0 + fixedCost + outsideCost }
        guard result.proven else { return nil }
        guard let clusters = result.clusters else {
            if !result.uncoverable.isEmpty { return Solved(.infeasible([impossibility(whole.part, result)])) }
            guard let nearest = method.nearestCount(whole, to: counts) else {
                if method.options.mustStop { return nil }
                return Solved(
                    .infeasible([limits.coverAll ? impossibility(whole.part, result) : countImpossibility([])]))
            }
            return Solved(.infeasible([countImpossibility([nearest + fixed])]))
        }
        let all = limits.fixed + clusters
        return Solved(
            outcome(all, method: .exact, bound: grouping(all).objective, proven: true, interrupted: false),
            ListedClusters(parts: [whole], counts: counts))
    }

    /// All clusters that there can be, by part.
    struct ListedClusters: Sendable {
        var parts: [ExactGrouping<Objective>.PartSets]
        /// How many of them, beside the fixed ones, a grouping has; nil for any number.
        var counts: ClosedRange<Int>?
    }

    /// An outcome, and the clusters that it was chosen from where these were listed.
    struct Solved: Sendable {
        var outcome: GroupingOutcome
        var listed: ListedClusters?

        init(_ outcome: GroupingOutcome, _ listed: ListedClusters? = nil) {
            self.outcome = outcome
            self.listed = listed
        }
    }
}
