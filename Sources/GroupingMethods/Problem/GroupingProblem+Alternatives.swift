import Graphs
import SetPacking

extension GroupingProblem {
    /// Further groupings, each with clusters of its own and no more like any before than `options.maxOverlap`, best first; fewer
    /// when no more differ.
    ///
    /// - Parameter sets: all clusters that there can be, where they were listed: then nothing is listed again.
    func withAlternatives(
        _ first: Grouping, among sets: ListedClusters?, options: GroupingOptions
    ) async -> [Grouping] {
        var found = [first]
        var single = options
        single.alternatives = 1
        while found.count < options.alternatives && !options.mustStop {
            var next: Grouping?
            let offered = OfferedClusters(found, unitCount: unitCount)
            for weight in [0.05, 0.15, 0.4, 1, 2.5] where next == nil && !options.mustStop {
                let candidate: Grouping?
                if let sets {
                    candidate = another(than: offered, weight, sets, options, bound: first.bound)
                } else {
                    candidate = await another(than: offered, weight, single, bound: first.bound)
                }
                guard let candidate, isReason(candidate, offered, options) else { continue }
                next = candidate
            }
            guard let next else { break }
            found.append(next)
        }
        // Ranked by objective; the first stays first, since nothing later may rank above a proven best on equal cost.
        let ranked = found.enumerated().sorted { ($0.element.objective, $0.offset) < ($1.element.objective, $1.offset) }
        return ranked.map(\.element)
    }

    /// Whether a grouping says something that those before do not: some of its clusters are like none of theirs, and these are
    /// more than crumbs. One that only leaves out, or trims, says nothing.
    private func isReason(_ candidate: Grouping, _ offered: OfferedClusters, _ options: GroupingOptions) -> Bool {
        let fresh = candidate.clusters.filter { offered.likeness(of: $0) <= OfferedClusters.mostAlike }
        guard !fresh.isEmpty else { return false }
        return offered.groupings.allSatisfy {
            GroupingChecker<Objective>.overlap($0, candidate) <= options.maxOverlap
        }
    }

    /// The best grouping when clusters like those before cost more, among listed clusters; what it leaves out is then filled.
    private func another(
        than offered: OfferedClusters, _ weight: Double, _ sets: ListedClusters, _ options: GroupingOptions,
        bound: Double?
    ) -> Grouping? {
        var clusters = limits.fixed
        for entry in sets.parts {
            guard let pool = entry.pool else { return nil }
            var priced = SetPool()
            var free = SetPool()
            for index in 0..<pool.count {
                let members = pool.members(of: index)
                let units = members.map { entry.part[Int($0)] }
                let likeness = offered.likeness(of: units)
                let price = units.reduce(0) { $0 + objective.unassignedCost(of: $1) }
                priced.append(members, gain: pool.gains[index] - weight * price * likeness)
            }
            let packing = SetPackingProblem(
                pool: priced, unitCount: entry.part.count, coverAll: limits.coverAll, setCounts: sets.counts)
            guard var chosen = packing.solve(maxNodes: 50, { options.mustStop }).chosen else { return nil }
            // A cluster that is like one before is still better than none.
            if !limits.coverAll, sets.counts == nil {
                var isUsed = [Bool](repeating: false, count: entry.part.count)
                for index in chosen { for unit in pool.members(of: index) { isUsed[Int(unit)] = true } }
                var places: [Int] = []
                for index in 0..<pool.count
                where pool.gains[index] > 0 && !pool.members(of: index).contains(where: { isUsed[Int($0)] }) {
                    free.append(pool.members(of: index), gain: pool.gains[index])
                    places.append(index)
                }
                let rest = SetPackingProblem(pool: free, unitCount: entry.part.count)
                chosen += (rest.solve(maxNodes: 50) { options.mustStop }.chosen ?? []).map { places[$0] }
            }
            clusters += chosen.map { pool.members(of: $0).map { entry.part[Int($0)] } }
        }
        // The proof was for the true objective, so an alternative carries the bound of the first.
        return grouping(clusters, method: .exact, bound: bound)
    }

    /// The same by solving anew with a price on pairs of cluster-mates.
    private func another(
        than offered: OfferedClusters, _ weight: Double, _ options: GroupingOptions, bound: Double?
    ) async -> Grouping? {
        let earlier = offered.groupings.map { grouping in
            grouping.labels(unitCount: unitCount).map { Int32($0 ?? -1) }
        }
        let differing = minimizing(DifferingObjective(base: objective, earlier: earlier, weight: weight))
        guard case .groupings(let others) = await differing.solveOnce(options, progress: nil).outcome,
            let other = others.first
        else { return nil }
        return grouping(other.clusters, method: other.method, bound: bound, interrupted: other.interrupted)
    }
}

/// The clusters that groupings so far have offered.
struct OfferedClusters {
    /// A cluster that shares more of its units with one before is that one, trimmed.
    static let mostAlike = 0.75

    let groupings: [Grouping]
    /// For each grouping the cluster of each unit, -1 for none.
    private let labels: [[Int32]]

    init(_ groupings: [Grouping], unitCount: Int) {
        self.groupings = groupings
        labels = groupings.map { $0.labels(unitCount: unitCount).map { Int32($0 ?? -1) } }
    }

    /// How much a set of units is like the cluster before that it is most like: units in both over units in either.
    func likeness(of units: [Int]) -> Double {
        var best = 0.0
        for (index, labels) in labels.enumerated() {
            var seen: [Int32] = []
            for unit in units {
                let label = labels[unit]
                guard label >= 0, !seen.contains(label) else { continue }
                seen.append(label)
                let shared = units.count { labels[$0] == label }
                let either = units.count + groupings[index].clusters[Int(label)].count - shared
                best = max(best, Double(shared) / Double(either))
            }
        }
        return best
    }
}
