import Constraints
import GeoModel
import Graphs

/// Random connected groups of a given number of units and range of inhabitants: what chance would have drawn.
///
/// A group grows from a random unit by random neighbours of the group, each neighbouring unit equally likely, and is kept
/// when its inhabitants lie in the range. Not uniform over all connected sets: compact ones are drawn more often. The
/// criterion is calibrated against `ConnectedGroups`, in which every group is equally likely.
public struct RandomContiguousGroups: Sendable {
    let graph: UnitGraph
    let populations: [Double]
    let candidates: [Int]

    /// Groups of `candidates` only (the units of one municipality, say); nil means all units.
    public init(graph: UnitGraph, populations: [Double], candidates: [Int]? = nil) {
        precondition(populations.count == graph.unitCount, "one value a unit")
        self.graph = graph
        self.populations = populations
        self.candidates = (candidates ?? Array(0..<graph.unitCount)).sorted()
    }

    /// Up to `count` groups of `size` units, each ascending; the same group may come up more than once.
    ///
    /// Fewer, or none, when `cancellation` ends the work, or `attempts` draws (by default 200 a group) do not give enough. O(size times neighbours) a draw.
    public func draw(
        _ count: Int, size: Int, population: LimitRange<Double> = .unlimited, attempts: Int? = nil,
        cancellation: Cancellation = .never, using random: inout SplitMix64
    ) -> [[Int]] {
        guard size > 0, size <= candidates.count else { return [] }
        var state = [UInt8](repeating: 0, count: graph.unitCount)
        for unit in candidates { state[unit] = 1 }
        var groups: [[Int]] = []
        for _ in 0..<(attempts ?? 200 * count) where groups.count < count && !cancellation.mustStop {
            let group = grow(size, &state, &random)
            if group.count == size && population.contains(group.reduce(0) { $0 + populations[$1] }) {
                groups.append(group)
            }
        }
        return groups
    }

    /// One group; shorter than asked when its part of the graph is too small. `state`: 1 available, 2 member, 3 beside.
    private func grow(_ size: Int, _ state: inout [UInt8], _ random: inout SplitMix64) -> [Int] {
        var group: [Int] = []
        var beside = [candidates[random.below(candidates.count)]]
        while group.count < size && !beside.isEmpty {
            let index = random.below(beside.count)
            let unit = beside[index]
            beside.swapAt(index, beside.count - 1)
            beside.removeLast()
            state[unit] = 2
            group.append(unit)
            for row in graph.row(of: unit) where state[graph.targets[row]] == 1 {
                state[graph.targets[row]] = 3
                beside.append(graph.targets[row])
            }
        }
        for unit in group + beside { state[unit] = 1 }
        return group.sorted()
    }
}
