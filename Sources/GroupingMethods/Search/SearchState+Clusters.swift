extension SearchState {
    func view(_ slot: Int) -> ClusterMembership { ClusterMembership(labels: labels, label: Int32(slot)) }

    /// A slot for a new cluster, empty.
    func openSlot() -> Int {
        if let slot = freeSlots.popLast() { return slot }
        clusters.append(nil)
        return clusters.count - 1
    }

    func emptyCluster() -> SearchCluster<Objective.State> {
        SearchCluster(
            members: [], state: objective.emptyState(), cost: 0, population: 0,
            sums: [Double](repeating: 0, count: limits.attributeSums.count)
        )
    }

    /// Takes `unit` into `cluster`, which has `slot`. The cost is not brought up to date.
    func join(_ unit: Int, _ cluster: inout SearchCluster<Objective.State>, slot: Int) {
        objective.add(unit, to: &cluster.state, inside: view(slot))
        cluster.members.append(unit)
        cluster.population += populations[unit]
        for index in cluster.sums.indices { cluster.sums[index] += limits.attributeSums[index].values[unit] }
        labels[unit] = Int32(slot)
    }

    /// Takes `unit` out of `cluster`. The cost is not brought up to date.
    func leave(_ unit: Int, _ cluster: inout SearchCluster<Objective.State>, slot: Int) {
        labels[unit] = -1
        objective.remove(unit, from: &cluster.state, inside: view(slot))
        cluster.members.removeAll { $0 == unit }
        cluster.population -= populations[unit]
        for index in cluster.sums.indices { cluster.sums[index] -= limits.attributeSums[index].values[unit] }
    }

    /// Whether `unit` can join without breaking a limit that no further member could repair.
    func mayJoin(_ unit: Int, _ cluster: SearchCluster<Objective.State>, slot: Int) -> Bool {
        if let most = limits.members.max, cluster.members.count >= most { return false }
        if let most = limits.population.max, cluster.population + populations[unit] > most { return false }
        if !municipalities.isEmpty, let first = cluster.members.first,
            municipalities[first] != municipalities[unit] || municipalities[unit] < 0
        {
            return false
        }
        for rule in limits.clusterRules {
            if !rule.barred.isEmpty, rule.barred[unit] { return false }
            if let growing = rule.growing, let most = rule.range.max,
                cluster.members.reduce(growing[unit], { $0 + growing[$1] }) > most * (1 + 1e-9) + 1e-9
            {
                return false
            }
        }
        if !cannotLinks.isEmpty { for other in cannotLinks[unit] where labels[other] == Int32(slot) { return false } }
        if let diameters {
            for member in cluster.members where diameters.isFar(unit, member) { return false }
        }
        return true
    }

    /// Whether the cluster as it is keeps every limit; its connection is asked for apart.
    func isWithinLimits(_ cluster: SearchCluster<Objective.State>) -> Bool {
        if !limits.members.contains(cluster.members.count) || !limits.population.contains(cluster.population) {
            return false
        }
        for (index, sum) in cluster.sums.enumerated() where !limits.attributeSums[index].range.contains(sum) {
            return false
        }
        return keepsGapAndRadius(cluster.members)
    }

    /// Whether members lie as near to one another, and to their hub, as the limits ask.
    func keepsGapAndRadius(_ members: [Int]) -> Bool {
        for rule in limits.clusterRules where !rule.keeps(members) { return false }
        if checksGap, let most = limits.maxGapKm, problem.distances.gapKm(members) > most { return false }
        if checksRadius, let most = limits.maxRadiusKm, problem.distances.radiusKm(members) > most { return false }
        return true
    }

    /// Whether the members of `slot` are connected without `without`. O(members times neighbours), and members are few.
    func isConnected(_ members: [Int], slot: Int, without: Int = -1) -> Bool {
        guard let first = members.first(where: { $0 != without }) else { return true }
        let mark = ground.nextMark()
        marks[first] = mark
        var stack = [first]
        var reached = 1
        while let unit = stack.popLast() {
            for index in graph.row(of: unit) {
                let other = graph.targets[index]
                if labels[other] == Int32(slot) && other != without && marks[other] != mark {
                    marks[other] = mark
                    reached += 1
                    stack.append(other)
                }
            }
        }
        return reached == members.count - (without >= 0 ? 1 : 0)
    }

    /// Takes a cluster apart; its units are in none afterwards. Gives back what it was.
    func dissolve(_ slot: Int) -> SearchCluster<Objective.State>? {
        guard let cluster = clusters[slot] else { return nil }
        clusters[slot] = nil
        freeSlots.append(slot)
        clusterCount -= 1
        for unit in cluster.members { labels[unit] = -1 }
        return cluster
    }

    /// Puts a whole cluster in a free slot, without asking.
    func place(_ cluster: SearchCluster<Objective.State>) -> Int {
        let slot = openSlot()
        for unit in cluster.members { labels[unit] = Int32(slot) }
        clusters[slot] = cluster
        clusterCount += 1
        return slot
    }
}
