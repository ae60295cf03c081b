/// The objective with a price on pairs of cluster-mates that earlier groupings have, so that others come up.
struct DifferingObjective<Base: ClusterObjective>: ClusterObjective {
    struct State: Sendable {
        var base: Base.State
        var price = 0.0
        var members = 0
        /// How many members each earlier cluster has here, as (grouping, cluster, count).
        var counts: [SIMD4<Int32>] = []
    }

    let base: Base
    /// The cluster of each unit in each earlier grouping, -1 for none.
    let earlier: [[Int32]]
    let weight: Double

    func emptyState() -> State { State(base: base.emptyState()) }

    func add(_ unit: Int, to state: inout State, inside: ClusterMembership) {
        base.add(unit, to: &state.base, inside: inside)
        change(unit, &state, by: 1)
    }

    func remove(_ unit: Int, from state: inout State, inside: ClusterMembership) {
        base.remove(unit, from: &state.base, inside: inside)
        change(unit, &state, by: -1)
    }

    private func change(_ unit: Int, _ state: inout State, by step: Int32) {
        state.members += Int(step)
        state.price += Double(step) * base.unassignedCost(of: unit)
        for (grouping, labels) in earlier.enumerated() where labels[unit] >= 0 {
            if let index = state.counts.firstIndex(where: { $0[0] == Int32(grouping) && $0[1] == labels[unit] }) {
                state.counts[index][2] += step
            } else {
                state.counts.append(SIMD4(Int32(grouping), labels[unit], step, 0))
            }
        }
    }

    func cost(of state: State) -> Double {
        let pairs = state.members * (state.members - 1) / 2
        guard pairs > 0 else { return base.cost(of: state.base) }
        let known = state.counts.reduce(0) { $0 + Int($1[2]) * (Int($1[2]) - 1) / 2 }
        let share = Double(known) / Double(pairs * earlier.count)
        return base.cost(of: state.base) + weight * max(0, state.price) * share
    }

    func unassignedCost(of unit: Int) -> Double { base.unassignedCost(of: unit) }
}

extension GroupingProblem {
    /// Further groupings, each no more like any before than `options.maxOverlap`, best first; fewer when no more differ.
    func withAlternatives(_ first: Grouping, options: GroupingOptions) async -> [Grouping] {
        var found = [first]
        var single = options
        single.alternatives = 1
        while found.count < options.alternatives && !options.mustStop {
            var next: Grouping?
            for weight in [0.05, 0.15, 0.4, 1, 2.5] where next == nil && !options.mustStop {
                let earlier = found.map { grouping in
                    grouping.labels(unitCount: unitCount).map { Int32($0 ?? -1) }
                }
                let differing = GroupingProblem<DifferingObjective<Objective>>(
                    ids: ids, graph: graph, populations: populations, municipalities: municipalities,
                    distances: distances, limits: limits,
                    objective: DifferingObjective(base: objective, earlier: earlier, weight: weight))
                guard case .groupings(let others) = await differing.solveOnce(single, progress: nil),
                    let other = others.first
                else { continue }
                // The proof was for the priced objective, so an alternative carries the bound of the first.
                let candidate = grouping(
                    other.clusters, method: other.method, bound: first.bound, interrupted: other.interrupted)
                // One that leaves everything out offers nothing that the first does not say already.
                if candidate.clusters.isEmpty && !first.clusters.isEmpty { continue }
                if found.allSatisfy({
                    GroupingChecker<Objective>.overlap($0, candidate) <= options.maxOverlap
                }) {
                    next = candidate
                }
            }
            guard let next else { break }
            found.append(next)
        }
        // Ranked by objective; the first stays first, since nothing later may rank above a proven best on equal cost.
        let ranked = found.enumerated().sorted { ($0.element.objective, $0.offset) < ($1.element.objective, $1.offset) }
        return ranked.map(\.element)
    }
}
