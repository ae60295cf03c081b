extension GroupingProblem {
    /// Keeps what is proven, searches what is not, and says how far the sum may be from the best.
    func searchRest(
        _ exact: [(part: [Int], result: ExactGrouping<Objective>.PartResult)], bound known: Double? = nil,
        options: GroupingOptions, progress: (@Sendable (GroupingProgress) -> Void)?
    ) async -> GroupingOutcome {
        var active = freeUnits()
        var kept = limits.fixed
        let mayKeep = limits.clusterCount.isUnlimited
        for (part, result) in exact where mayKeep && result.proven {
            for unit in part { active[unit] = false }
            kept += result.clusters ?? []
        }
        let search = await GroupingSearch(self, options: options, active: active).run(progress: progress)
        var clusters = kept
        var byPart = [Int](repeating: -1, count: unitCount)
        for (index, entry) in exact.enumerated() { for unit in entry.part { byPart[unit] = index } }
        // Where the proof ran out of steps it may still have found something better than the search.
        var found = [[[Int]]](repeating: [], count: exact.count)
        for cluster in search.clusters {
            let part = byPart[cluster[0]]
            if part >= 0 { found[part].append(cluster) } else { clusters.append(cluster) }
        }
        for (index, entry) in exact.enumerated() where !(mayKeep && entry.result.proven) {
            var best = found[index]
            if mayKeep, let other = entry.result.clusters, cost(entry.part, other) < cost(entry.part, best) {
                best = other
            }
            clusters += best
        }
        let fixed = limits.fixed.reduce(0) { $0 + objective.evaluate($1, unitCount: unitCount).cost }
        let free = freeUnits()
        let units = exact.isEmpty ? [(0..<unitCount).filter { free[$0] }] : exact.map(\.part)
        var bound = limits.outside.reduce(fixed) { $0 + objective.unassignedCost(of: $1) }
        for (index, part) in units.enumerated() {
            let proven = exact.isEmpty ? nil : exact[index].result.bound
            bound += max(proven ?? 0, leastCost(of: part))
        }
        bound = max(bound, known ?? 0)
        return outcome(
            // A bound of 0 says nothing: no cost is below 0.
            clusters, method: .search, bound: bound > 0 ? bound : nil,
            interrupted: search.interrupted || exact.contains { $0.result.interrupted })
    }

    /// What units cost at least, each in the cheapest cluster that it could be in, or in none.
    private func leastCost(of part: [Int]) -> Double {
        part.reduce(0) { sum, unit in
            let inside = objective.leastCost(of: unit)
            return sum + (limits.coverAll ? inside : min(inside, objective.unassignedCost(of: unit)))
        }
    }

    private func cost(_ part: [Int], _ clusters: [[Int]]) -> Double {
        let inside = Set(clusters.joined())
        let left = part.filter { !inside.contains($0) }
        if limits.coverAll && !left.isEmpty { return .infinity }
        return left.reduce(0) { $0 + objective.unassignedCost(of: $1) }
            + clusters.reduce(0) { $0 + objective.evaluate($1, unitCount: unitCount).cost }
    }

    /// The clusters as an outcome: a grouping, or what of the limits the search could not meet.
    func outcome(
        _ clusters: [[Int]], method: GroupingMethod, bound: Double? = nil, proven: Bool = false, interrupted: Bool
    ) -> GroupingOutcome {
        let grouping = grouping(clusters, method: method, bound: bound, proven: proven, interrupted: interrupted)
        var reasons: [Infeasibility] = []
        let outside = Set(limits.outside)
        let left = grouping.unassigned.filter { !outside.contains($0) }
        if limits.coverAll && !left.isEmpty {
            reasons.append(
                Infeasibility(
                    .coverAll, units: left, value: Double(left.count), bound: 0,
                    proven: false, reason: "no cluster within the limits was found for these units"
                ))
        }
        if !limits.clusterCount.contains(clusters.count) {
            var reason = countImpossibility([clusters.count])
            // What one search reached is no remedy.
            (reason.proven, reason.relaxation) = (false, nil)
            reason.reason = "no grouping with so many clusters was found"
            reasons.append(reason)
        }
        return reasons.isEmpty ? .groupings([grouping]) : .infeasible(reasons)
    }

    /// Why a number of clusters cannot be had, and the nearest of those that can.
    func countImpossibility(_ possible: [Int]) -> Infeasibility {
        let range = limits.clusterCount
        func miss(_ count: Int) -> Int {
            if let least = range.min, count < least { return least - count }
            if let most = range.max, count > most { return count - most }
            return 0
        }
        let nearest = possible.min { (miss($0), $0) < (miss($1), $1) } ?? 0
        let bound = (range.min.map { nearest < $0 } ?? false) ? range.min : range.max
        return Infeasibility(
            .clusterCount, units: [], value: Double(nearest), bound: bound.map(Double.init),
            relaxation: Double(nearest),
            reason: "no grouping within the limits has so many clusters")
    }

    /// Why a part cannot be covered: the units that no cluster holds, or that the clusters never fit together.
    func impossibility(_ part: [Int], _ result: ExactGrouping<Objective>.PartResult) -> Infeasibility {
        let units = result.uncoverable.isEmpty ? part : result.uncoverable
        return Infeasibility(
            .coverAll, units: units, value: Double(units.count), bound: 0,
            reason: result.uncoverable.isEmpty
                ? "no set of clusters within the limits covers this part"
                : "no cluster within the limits holds these units")
    }
}
