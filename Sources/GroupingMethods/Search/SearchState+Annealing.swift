import GeoModel

extension SearchState {
    /// Improves the grouping by moves of one unit and by rebuilding neighbouring clusters, cooling geometrically.
    ///
    /// Ends early, with the best so far, when `cancellation` says so: also within the growth of one large cluster.
    func anneal(rounds: Int, until cancellation: Cancellation) {
        guard !units.isEmpty, rounds > 0 else { return }
        let (hot, cold) = (0.6 * scale, 0.004 * scale)
        let factor = root(cold / hot, of: Cooling.steps)
        var temperature = hot
        var cooled = 0
        var cooling = Cooling(rounds: rounds, cancellation: cancellation)
        stop = { cancellation.mustStop }
        remember()
        for round in 0..<rounds {
            if round & 15 == 0 {
                guard let step = cooling.step(after: round) else { break }
                if step > cooled { remember() }
                while cooled < step {
                    temperature *= factor
                    cooled += 1
                }
            } else if stop() {
                interrupted = true
                break
            }
            // Growing large clusters anew takes the square of their size, and where trees are cut it seldom fits.
            if treeCuts == nil || units.count < 30 * max(1, clusterCount) {
                rebuild(around: units[random.below(units.count)], temperature: temperature)
            }
            if treeCuts != nil { recut(around: units[random.below(units.count)], temperature: temperature) }
            for _ in 0..<4 { _ = tryMove(units[random.below(units.count)], temperature: temperature) }
        }
        remember()
        if cooling.isCutShort { interrupted = true }
    }

    /// The `degree`-th root of a number in 0...1 by bisection: no maths library on every platform.
    private func root(_ value: Double, of degree: Int) -> Double {
        var (low, high) = (0.0, 1.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            var product = 1.0
            for _ in 0..<degree { product *= middle }
            if product < value { low = middle } else { high = middle }
        }
        return high
    }

    /// Whether a change for the worse is taken all the same.
    func accepts(_ change: Double, temperature: Double) -> Bool {
        if change <= 0 { return true }
        guard temperature > 0 else { return false }
        let ratio = change / temperature
        if ratio > 30 { return false }
        // exp(-ratio) as 1 / (1 + ratio / 32) ^ 32, near enough, and the same on every machine.
        var factor = 1 / (1 + ratio / 32)
        for _ in 0..<5 { factor *= factor }
        return random.unitInterval() < factor
    }

    /// Tries to move one unit to a neighbouring cluster, to none, or from none. True when it was done.
    func tryMove(_ unit: Int, temperature: Double) -> Bool {
        if !mustLinks.isEmpty && !mustLinks[unit].isEmpty { return false }
        let row = graph.row(of: unit)
        guard !row.isEmpty else { return false }
        let from = Int(labels[unit])
        let other = graph.targets[row.lowerBound + random.below(row.count)]
        var to = Int(labels[other])
        if to == from || to == -2 {
            if from < 0 || random.below(4) > 0 { return false }
            to = -1
        }
        if to == -1 && from == -1 { return false }
        var left: SearchCluster<Objective.State>?
        var change = 0.0
        if from >= 0 {
            guard let cluster = clusters[from], cluster.members.count > 1,
                isConnected(cluster.members, slot: from, without: unit)
            else { return false }
            var smaller = cluster
            leave(unit, &smaller, slot: from)
            labels[unit] = Int32(from)
            guard isWithinLimits(smaller) else { return false }
            smaller.cost = objective.cost(of: smaller.state)
            change += smaller.cost - cluster.cost
            left = smaller
        } else {
            change -= outsidePrice(of: unit)
        }
        var joined: SearchCluster<Objective.State>?
        if to >= 0 {
            guard let cluster = clusters[to], mayJoin(unit, cluster, slot: to) else { return false }
            var larger = cluster
            join(unit, &larger, slot: to)
            labels[unit] = Int32(from)
            guard isWithinLimits(larger) else { return false }
            larger.cost = objective.cost(of: larger.state)
            change += larger.cost - cluster.cost
            joined = larger
        } else {
            change += outsidePrice(of: unit)
        }
        guard accepts(change, temperature: temperature) else { return false }
        if let left { clusters[from] = left }
        if let joined { clusters[to] = joined }
        labels[unit] = Int32(to)
        current += change
        return true
    }

    /// Takes apart the cluster of a unit and some beside it, and grows clusters there anew.
    func rebuild(around unit: Int, temperature: Double) {
        var slots: [Int] = []
        var freed: [Int] = []
        let wanted = 1 + random.below(3)
        func take(_ candidate: Int) {
            let slot = Int(labels[candidate])
            if slot >= 0 {
                if slots.count < wanted && !slots.contains(slot) { slots.append(slot) }
            } else if slot == -1 && freed.count < 12 && !freed.contains(candidate) {
                freed.append(candidate)
            }
        }
        take(unit)
        let around = slots.first.flatMap { clusters[$0]?.members } ?? [unit]
        for member in around { for index in graph.row(of: member) { take(graph.targets[index]) } }
        let costBefore = countCost(clusterCount)
        var change = -costBefore
        var removed: [SearchCluster<Objective.State>] = []
        for slot in slots {
            guard let cluster = dissolve(slot) else { continue }
            change -= cluster.cost
            for member in cluster.members { change += outsidePrice(of: member) }
            freed += cluster.members
            removed.append(cluster)
        }
        shuffle(&freed)
        var built: [Int] = []
        let preference = random.unitInterval()
        for seed in freed where labels[seed] == -1 {
            guard let slot = grow(from: seed, preference: preference, noise: 0.15), let cluster = clusters[slot] else {
                continue
            }
            change += cluster.cost
            for member in cluster.members { change -= outsidePrice(of: member) }
            built.append(slot)
        }
        change += countCost(clusterCount)
        if accepts(change, temperature: temperature) {
            current += change
            return
        }
        for slot in built { _ = dissolve(slot) }
        for cluster in removed { _ = place(cluster) }
    }
}
