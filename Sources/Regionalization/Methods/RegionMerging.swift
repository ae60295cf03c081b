import HeapModule

/// Regions from single units: the one that is farthest below its minima is joined to its smallest neighbour, until none is below.
///
/// Where few units make a region this leaves more of them than growing from random units does.
struct RegionMerging {
    private struct Turn: Comparable {
        var total: Double
        var region: Int32
        var size: Int
        static func < (left: Turn, right: Turn) -> Bool {
            left.total != right.total ? left.total < right.total : left.region < right.region
        }
    }

    /// Labels from 0 on, in the order of each region's first unit; nil where a maximum is broken or a minimum not met.
    ///
    /// O(units log units), for a connected graph.
    static func labels(of problem: RegionalizationProblem, driver: Int) -> [Int32]? {
        let graph = problem.graph
        let bounds = problem.bounds
        let weights = bounds[driver].values
        var sets = DisjointSets(count: graph.unitCount)
        var members = (0..<graph.unitCount).map { [Int32($0)] }
        var totals = bounds.map(\.values)
        func isShort(_ region: Int) -> Bool {
            bounds.indices.contains { totals[$0][region] < bounds[$0].range.min ?? 0 }
        }
        var turns = Heap<Turn>()
        for unit in 0..<graph.unitCount where isShort(unit) {
            turns.insert(Turn(total: weights[unit], region: Int32(unit), size: 1))
        }
        while let turn = turns.popMin() {
            let region = Int(turn.region)
            // A region that has grown since stands in the heap anew.
            guard sets.root(of: turn.region) == turn.region, members[region].count == turn.size else { continue }
            var smallest: Turn?
            for unit in members[region] {
                for neighbour in graph.neighbours(of: Int(unit)) {
                    let other = sets.root(of: Int32(neighbour))
                    if other == turn.region { continue }
                    let candidate = Turn(total: totals[driver][Int(other)], region: other, size: 0)
                    if smallest.map({ candidate < $0 }) ?? true { smallest = candidate }
                }
            }
            guard let partner = smallest?.region else { return nil }
            _ = sets.join(turn.region, partner)
            let root = sets.root(of: partner)
            let gone = Int(root == partner ? turn.region : partner)
            members[Int(root)] += members[gone]
            members[gone] = []
            for kind in bounds.indices { totals[kind][Int(root)] += totals[kind][gone] }
            if isShort(Int(root)) {
                turns.insert(
                    Turn(total: totals[driver][Int(root)], region: root, size: members[Int(root)].count))
            }
        }
        var numbers: [Int32: Int32] = [:]
        var labels: [Int32] = []
        for unit in 0..<Int32(graph.unitCount) {
            let root = sets.root(of: unit)
            for kind in bounds.indices where totals[kind][Int(root)] > bounds[kind].range.max ?? .infinity {
                return nil
            }
            let number = numbers[root] ?? Int32(numbers.count)
            numbers[root] = number
            labels.append(number)
        }
        return labels
    }
}
