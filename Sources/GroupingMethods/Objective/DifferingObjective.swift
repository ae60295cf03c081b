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

    func leastCost(of unit: Int) -> Double { base.leastCost(of: unit) }

    func isHopeless(_ state: State) -> Bool { base.isHopeless(state.base) }
}
