extension SearchState {
    /// A first grouping: clusters grown from units in random order, then what is left over is taken in where it can be.
    ///
    /// `mustStop` is asked between clusters. The first start never stops, neither when the time is up nor when the task is
    /// cancelled, so that there is an answer however early that is.
    func construct(_ mustStop: () -> Bool) {
        var order = units
        shuffle(&order)
        for (step, unit) in order.enumerated() where labels[unit] == -1 {
            if step & 63 == 0 && mustStop() {
                interrupted = true
                break
            }
            growAndCount(from: unit)
        }
        if limits.coverAll { for unit in order where labels[unit] == -1 { _ = tryMove(unit, temperature: 0) } }
        shed()
        remember()
        cutTrees(mustStop)
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
