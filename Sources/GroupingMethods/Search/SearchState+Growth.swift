extension SearchState {
    /// Grows one cluster from `seed` over units in no cluster and keeps its best moment within the limits.
    ///
    /// `preference` weighs gain in all (0) against gain per price (1) when the best moment is chosen; `noise` blurs the
    /// choice of the next member. Gives the slot, or nil when no moment was within the limits and worth having.
    func grow(from seed: Int, preference: Double, noise: Double) -> Int? {
        let slot = openSlot()
        var cluster = emptyCluster()
        var price = 0.0
        var bestCount = 0
        // A cluster that costs more than it gains is still wanted where more clusters must be.
        let mayLose = limits.coverAll || clusterCount + limits.fixed.count < limits.clusterCount.min ?? 0
        var bestScore = mayLose ? -Double.infinity : 0
        if enter(seed, &cluster, slot: slot, price: &price) {
            while true {
                cluster.cost = objective.cost(of: cluster.state)
                let gain = price - cluster.cost
                let score = gain / max(1e-9, preference == 0 ? 1 : power(price, preference))
                if score > bestScore && isWithinLimits(cluster)
                    && (mustLinks.isEmpty || isConnected(cluster.members, slot: slot))
                {
                    bestScore = score
                    bestCount = cluster.members.count
                }
                // A member of a large cluster costs as much as many small clusters.
                if cluster.members.count & 31 == 31, stop() { break }
                guard let next = nextMember(of: cluster, slot: slot, price: price, noise: noise),
                    enter(next, &cluster, slot: slot, price: &price)
                else { break }
            }
        }
        while cluster.members.count > bestCount, let last = cluster.members.last { leave(last, &cluster, slot: slot) }
        guard bestCount > 0 else {
            freeSlots.append(slot)
            return nil
        }
        // Adding and subtracting leaves dust; a cluster starts clean so that errors never build up.
        var clean = emptyCluster()
        for unit in cluster.members { labels[unit] = -1 }
        for unit in cluster.members { join(unit, &clean, slot: slot) }
        clean.cost = objective.cost(of: clean.state)
        clusters[slot] = clean
        clusterCount += 1
        return slot
    }

    /// Powers between 0 and 1 without a maths library: between the number and its roots.
    private func power(_ base: Double, _ exponent: Double) -> Double {
        if exponent >= 0.9 { return base }
        if exponent >= 0.6 { return base.squareRoot() * base.squareRoot().squareRoot() }
        if exponent >= 0.35 { return base.squareRoot() }
        return base.squareRoot().squareRoot()
    }

    /// Takes a unit in, and those that it is never separated from; false, and nothing changed, when one of them may not.
    private func enter(
        _ unit: Int, _ cluster: inout SearchCluster<Objective.State>, slot: Int, price: inout Double
    ) -> Bool {
        let before = cluster.members.count
        let added = price
        for other in [unit] + (mustLinks.isEmpty ? [] : mustLinks[unit]) {
            guard labels[other] == -1, mayJoin(other, cluster, slot: slot) else {
                while cluster.members.count > before, let last = cluster.members.last {
                    leave(last, &cluster, slot: slot)
                }
                price = added
                return false
            }
            join(other, &cluster, slot: slot)
            price += outsidePrice(of: other)
        }
        return true
    }

    /// The neighbour in no cluster that is best to take in next; nil when none may.
    private func nextMember(
        of cluster: SearchCluster<Objective.State>, slot: Int, price: Double, noise: Double
    ) -> Int? {
        if let most = limits.members.max, cluster.members.count >= most { return nil }
        let mark = ground.nextMark()
        var bestUnit: Int?
        var bestScore = -Double.infinity
        let inside = view(slot)
        for member in cluster.members {
            for index in graph.row(of: member) {
                let unit = graph.targets[index]
                if labels[unit] != -1 || marks[unit] == mark { continue }
                marks[unit] = mark
                if !mayJoin(unit, cluster, slot: slot) { continue }
                var trial = cluster.state
                objective.add(unit, to: &trial, inside: inside)
                let together = max(1e-9, price + outsidePrice(of: unit))
                var touching = 0
                for row in graph.row(of: unit) where labels[graph.targets[row]] == Int32(slot) { touching += 1 }
                // Before a cluster is large enough its quality says nothing: then what touches most members goes first.
                let score =
                    (together - objective.cost(of: trial)) / together
                    + 0.02 * Double(touching) / Double(max(1, graph.row(of: unit).count))
                    + noise * random.unitInterval()
                if score > bestScore {
                    bestScore = score
                    bestUnit = unit
                }
            }
        }
        return bestUnit
    }
}
