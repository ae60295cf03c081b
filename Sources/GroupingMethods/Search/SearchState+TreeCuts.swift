import Constraints
import Graphs

extension SearchState {
    /// Whether the clusters leave a demand on the whole grouping unmet: a unit out where all are to be in one, or the wrong number.
    var missesDemand: Bool {
        countCost(clusterCount) > 0 || (limits.coverAll && units.contains { labels[$0] == -1 })
    }

    /// Where growing clusters one by one left a demand unmet, tries again with cuts of spanning trees: all units divided at once
    /// where all are to be in a cluster, else further clusters cut off from what is left.
    func cutTrees(_ mustStop: () -> Bool) {
        guard missesDemand else { return }
        var cuts = TreeCuts(graph: graph, sums: additiveLimits)
        if limits.coverAll { divideAll(&cuts, mustStop) } else { cutOffMissing(&cuts, mustStop) }
        if limits.coverAll { treeCuts = cuts }
        remember()
    }

    /// Joins the cluster of a unit with one beside it and cuts a spanning tree of both anew: where ranges are narrow, hardly any
    /// single unit can move, but two clusters can still trade.
    func recut(around unit: Int, temperature: Double) {
        let first = Int(labels[unit])
        guard first >= 0, let one = clusters[first] else { return }
        var beside: [Int] = []
        for member in one.members {
            for index in graph.row(of: member) {
                let slot = Int(labels[graph.targets[index]])
                if slot >= 0, slot != first, !beside.contains(slot) { beside.append(slot) }
            }
        }
        guard !beside.isEmpty, let other = clusters[beside[random.below(beside.count)]] else { return }
        let second = Int(labels[other.members[0]])
        let halves = treeCuts?.divide(
            one.members + other.members, into: 2, effort: 6, using: &random, accepts: { self.keepsLimits($0) },
            mustStop: stop)
        guard let halves else { return }
        drop(first)
        drop(second)
        let before = one.cost + other.cost
        for half in halves { add(half) }
        let added = halves.compactMap { clusters[Int(labels[$0[0]])] }
        let change = added.reduce(0) { $0 + $1.cost } - before
        if accepts(change, temperature: temperature) { return }
        for half in halves { drop(Int(labels[half[0]])) }
        add(one.members)
        add(other.members)
    }

    /// The limits that add up over members; the first one is what clusters are balanced by.
    private var additiveLimits: [TreeCuts.Sum] {
        var sums: [TreeCuts.Sum] = []
        if !limits.population.isUnlimited { sums.append(.init(values: populations, range: limits.population)) }
        for sum in limits.attributeSums { sums.append(.init(values: sum.values, range: sum.range)) }
        let members = LimitRange(min: limits.members.min.map(Double.init), max: limits.members.max.map(Double.init))
        sums.append(.init(values: [Double](repeating: 1, count: populations.count), range: members))
        return sums
    }

    /// Divides every part into clusters; the grouping changes only when all of it could be divided.
    private func divideAll(_ cuts: inout TreeCuts, _ mustStop: () -> Bool) {
        let parts = graph.components().map { $0.filter { labels[$0] != -2 } }.filter { !$0.isEmpty }
        guard let ways = counts(of: parts, cuts) else { return }
        for counts in ways where !mustStop() {
            var found: [[Int]] = []
            for (part, count) in zip(parts, counts) {
                guard
                    let clusters = cuts.divide(
                        part, into: count, using: &random, accepts: { self.keepsLimits($0) }, mustStop: mustStop)
                else { break }
                found += clusters
            }
            guard found.joined().count == parts.joined().count else { continue }
            for slot in clusters.indices where clusters[slot] != nil { drop(slot) }
            for members in found { add(members) }
            return
        }
    }

    /// Numbers of clusters for every part that the limits allow, a few ways to choose them; nil where there is none.
    private func counts(of parts: [[Int]], _ cuts: TreeCuts) -> [[Int]]? {
        var ranges: [ClosedRange<Int>] = []
        for part in parts {
            guard let range = cuts.counts(of: part) else { return nil }
            ranges.append(range)
        }
        let fewest = ranges.reduce(0) { $0 + $1.lowerBound }
        let most = ranges.reduce(0) { $0 + $1.upperBound }
        let least = max(fewest, (limits.clusterCount.min ?? 0) - limits.fixed.count)
        let largest = min(most, (limits.clusterCount.max ?? Int.max) - limits.fixed.count)
        guard least <= largest else { return nil }
        let middle = (least + largest) / 2
        var totals: [Int] = []
        for total in [middle, least, largest, (least + middle) / 2, (middle + largest) / 2]
        where !totals.contains(total) {
            totals.append(total)
        }
        return totals.map { total in
            var counts = ranges.map(\.lowerBound)
            var left = total - fewest
            for index in ranges.indices where left > 0 {
                // Each part takes of what is to be given as its room is of all room.
                let room = ranges[index].count - 1
                let rest = ranges[index...].reduce(0) { $0 + $1.count - 1 }
                let share = min(room, max(left - (rest - room), rest == 0 ? 0 : (left * room + rest / 2) / rest))
                counts[index] += share
                left -= share
            }
            return counts
        }
    }

    /// Adds clusters cut off from what is in none, until there are as many as there must be.
    private func cutOffMissing(_ cuts: inout TreeCuts, _ mustStop: () -> Bool) {
        while let least = limits.clusterCount.min, clusterCount + limits.fixed.count < least, !mustStop() {
            var best: (units: [Int], price: Double)?
            for part in freeComponents() {
                let trees = max(4, min(60, 1_000_000 / part.count))
                let found = cuts.cutOff(from: part, trees: trees, using: &random) { members in
                    self.keepsLimits(members) ? self.price(of: members) : nil
                }
                if let found, found.price < (best?.price ?? .infinity) { best = found }
            }
            guard let best else { return }
            add(best.units)
        }
    }

    /// What is in no cluster, component by component.
    private func freeComponents() -> [[Int]] {
        graph.components { self.labels[$0] == -1 && self.labels[$1] == -1 }.filter { labels[$0[0]] == -1 }
    }

    /// Whether a connected set keeps the limits of a cluster.
    func keepsLimits(_ members: [Int32]) -> Bool {
        let units = members.map(Int.init)
        if !mustLinks.isEmpty || !cannotLinks.isEmpty {
            let set = Set(units)
            for unit in units {
                if !mustLinks.isEmpty, mustLinks[unit].contains(where: { !set.contains($0) }) { return false }
                if !cannotLinks.isEmpty, cannotLinks[unit].contains(where: set.contains) { return false }
            }
        }
        if let diameters {
            for (index, unit) in units.enumerated() {
                for other in units[(index + 1)...] where diameters.isFar(unit, other) { return false }
            }
        }
        return limits.members.contains(units.count) && keepsGapAndRadius(units)
    }

    private func price(of members: [Int32]) -> Double {
        let units = members.map(Int.init)
        return objective.evaluate(units, unitCount: populations.count).cost
            - units.reduce(0) { $0 + outsidePrice(of: $1) }
    }

    /// Makes a cluster of units that are in none.
    func add(_ members: [Int]) {
        let slot = openSlot()
        var cluster = emptyCluster()
        for unit in members { join(unit, &cluster, slot: slot) }
        cluster.cost = objective.cost(of: cluster.state)
        current -= countCost(clusterCount)
        clusters[slot] = cluster
        clusterCount += 1
        current += countCost(clusterCount) + cluster.cost - members.reduce(0) { $0 + outsidePrice(of: $1) }
    }

    /// Takes a cluster apart and keeps the account.
    func drop(_ slot: Int) {
        guard let cluster = clusters[slot] else { return }
        current -= countCost(clusterCount) + cluster.cost
        _ = dissolve(slot)
        current += countCost(clusterCount) + cluster.members.reduce(0) { $0 + outsidePrice(of: $1) }
    }
}
