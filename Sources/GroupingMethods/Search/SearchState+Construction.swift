extension SearchState {
    /// A first grouping: clusters grown from units in random order, then what is left over is taken in where it can be.
    ///
    /// `mustStop` is asked between clusters and within large ones. The first start asks patiently, so that there is an answer
    /// however early the time is up or the task is cancelled.
    func construct(_ mustStop: @escaping () -> Bool) {
        stop = mustStop
        if wantsEvenClusters {
            cutTrees(mustStop)
            if !missesDemand { return }
        }
        var order = units
        shuffle(&order)
        for unit in order where labels[unit] == -1 {
            if mustStop() {
                interrupted = true
                break
            }
            growAndCount(from: unit)
        }
        if limits.coverAll {
            for unit in order where labels[unit] == -1 && !mustStop() { _ = tryMove(unit, temperature: 0) }
        }
        shed()
        remember()
        cutTrees(mustStop)
    }

    /// Whether every unit must be in a cluster and clusters may hardly differ in size, or their number is given: growing one
    /// after the other then leaves remains that fit nowhere, and cutting trees does not.
    private var wantsEvenClusters: Bool {
        guard limits.coverAll else { return false }
        if !limits.clusterCount.isUnlimited { return true }
        guard let least = limits.population.min, let most = limits.population.max else { return false }
        return most < 2 * least
    }

    func shuffle(_ order: inout [Int]) {
        guard order.count > 1 else { return }
        for index in stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(index, random.below(index + 1)) }
    }

    private func growAndCount(from unit: Int) {
        let before = countCost(clusterCount)
        guard let slot = grow(from: unit, preference: random.unitInterval(), noise: 0.1), let cluster = clusters[slot]
        else { return }
        current += cluster.cost - cluster.members.reduce(0) { $0 + outsidePrice(of: $1) }
        current += countCost(clusterCount) - before
    }

    /// Drops the clusters that gain least when there are too many and units may be left out.
    private func shed() {
        guard let most = limits.clusterCount.max, !limits.coverAll else { return }
        let excess = clusterCount + limits.fixed.count - most
        guard excess > 0 else { return }
        var gains: [(gain: Double, slot: Int)] = []
        for (slot, cluster) in clusters.enumerated() {
            guard let cluster else { continue }
            gains.append((cluster.members.reduce(0) { $0 + outsidePrice(of: $1) } - cluster.cost, slot))
        }
        gains.sort { $0 < $1 }
        for (gain, slot) in gains.prefix(excess) {
            current -= countCost(clusterCount)
            _ = dissolve(slot)
            current += gain + countCost(clusterCount)
        }
    }
}
