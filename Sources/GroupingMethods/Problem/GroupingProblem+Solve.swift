import Graphs

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
            if !measured.limits.groupingRules.isEmpty { return await measured.solveWhole(options, progress: progress) }
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
        let outcome = await solveOnce(options, progress: progress)
        guard case .groupings(let found) = outcome, options.alternatives > 1, let first = found.first else {
            return outcome
        }
        return .groupings(await withAlternatives(first, options: options))
    }

    /// One grouping: exact where parts are small enough, search for the others, recombined.
    func solveOnce(
        _ options: GroupingOptions, progress: (@Sendable (GroupingProgress) -> Void)?
    ) async -> GroupingOutcome {
        var exact: [(part: [Int], result: ExactGrouping<Objective>.PartResult)] = []
        let graph = freeGraph()
        let parts = independentParts(graph)
        if options.method != .search {
            let bounded = !limits.clusterCount.isUnlimited
            let results = await exactParts(
                parts, graph: graph, counts: bounded && parts.count == 1 ? countsToTry(parts[0].count) : nil,
                options: options.beforeSearch(of: unitCount), progress: progress)
            exact = Array(zip(parts, results))
            let impossible = exact.filter { $0.result.impossible }
            if !impossible.isEmpty { return .infeasible(impossible.map { impossibility($0.part, $0.result) }) }
            if exact.allSatisfy({ $0.result.proven }) {
                var clusters = limits.fixed
                for (_, result) in exact { clusters += result.clusters ?? [] }
                if limits.clusterCount.contains(clusters.count) {
                    let objective = grouping(clusters).objective
                    return outcome(clusters, method: .exact, bound: objective, proven: true, interrupted: false)
                }
                if let outcome = await withCounts(
                    exact.map(\.part), first: exact.map(\.result), graph, options.beforeSearch(of: unitCount))
                {
                    return outcome
                }
            }
        }
        return await searchRest(exact, options: options, progress: progress)
    }

    private func countsToTry(_ most: Int) -> ClosedRange<Int> {
        let fixed = limits.fixed.count
        let low = max(0, (limits.clusterCount.min ?? 0) - fixed)
        let high = max(low, min(most, (limits.clusterCount.max ?? most + fixed) - fixed))
        return low...high
    }

    private func exactParts(
        _ parts: [[Int]], graph: UnitGraph, counts: ClosedRange<Int>?, options: GroupingOptions,
        progress: (@Sendable (GroupingProgress) -> Void)?
    ) async -> [ExactGrouping<Objective>.PartResult] {
        let exact = ExactGrouping(self, options: options)
        var results = [ExactGrouping<Objective>.PartResult](repeating: .init(), count: parts.count)
        // The largest first, so that no thread is left alone with it at the end.
        let order = parts.indices.sorted { (parts[$1].count, $0) < (parts[$0].count, $1) }
        await withTaskGroup(of: (Int, ExactGrouping<Objective>.PartResult).self) { group in
            var next = 0
            func addTask() {
                let index = order[next]
                next += 1
                // Among very many parts only those are proven that take next to no time: on a lattice 12 units have 1,113
                // connected sets, and 25 have 72,845 of at most ten.
                let isCheap = unitCount <= options.largeFrom || parts[index].count <= 12
                group.addTask {
                    (index, isCheap ? exact.solve(part: parts[index], graph: graph, counts: counts) : .init())
                }
            }
            while next < min(parts.count, max(1, options.threads)) { addTask() }
            var done = 0
            while let (index, result) = await group.next() {
                results[index] = result
                done += 1
                progress?(GroupingProgress(fraction: Double(done) / Double(parts.count), objective: nil))
                if next < order.count { addTask() }
            }
        }
        return results
    }

    /// The best for every number of clusters in every part, and the cheapest mix with an allowed number in all.
    private func withCounts(
        _ parts: [[Int]], first: [ExactGrouping<Objective>.PartResult], _ graph: UnitGraph, _ options: GroupingOptions
    ) async -> GroupingOutcome? {
        guard parts.reduce(0, { $0 + $1.count }) <= 400 else { return nil }
        let exact = ExactGrouping(self, options: options)
        let most = limits.clusterCount.max ?? Int.max
        var table: [Int: (objective: Double, clusters: [[Int]])] = [limits.fixed.count: (0, limits.fixed)]
        for (index, part) in parts.enumerated() {
            var byCount = first[index].byCount
            if byCount.isEmpty {
                let result = exact.solve(part: part, graph: graph, counts: 0...part.count)
                guard result.proven else { return nil }
                byCount = result.byCount
            }
            var next: [Int: (objective: Double, clusters: [[Int]])] = [:]
            for have in table.keys.sorted() {
                guard let base = table[have] else { continue }
                for count in byCount.keys.sorted() where have + count <= most {
                    guard let clusters = byCount[count] else { continue }
                    let objective = base.objective + partObjective(part, clusters)
                    if objective < (next[have + count]?.objective ?? .infinity) {
                        next[have + count] = (objective, base.clusters + clusters)
                    }
                }
            }
            table = next
        }
        var best: (objective: Double, clusters: [[Int]])?
        for count in table.keys.sorted() where limits.clusterCount.contains(count) {
            if let entry = table[count], entry.objective < (best?.objective ?? .infinity) { best = entry }
        }
        guard let best else {
            let free = first.reduce(limits.fixed.count) { $0 + ($1.clusters?.count ?? 0) }
            return .infeasible([countImpossibility(table.keys.sorted() + [free])])
        }
        let objective = grouping(best.clusters).objective
        return outcome(best.clusters, method: .exact, bound: objective, proven: true, interrupted: false)
    }

    private func partObjective(_ part: [Int], _ clusters: [[Int]]) -> Double {
        let inside = Set(clusters.joined())
        return part.reduce(0) { inside.contains($1) ? $0 : $0 + objective.unassignedCost(of: $1) }
            + clusters.reduce(0) { $0 + objective.evaluate($1, unitCount: unitCount).cost }
    }
}
