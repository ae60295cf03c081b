import Graphs
import HeapModule

/// Regions from single units: of those below a minimum the one with the smallest sum is joined to its smallest neighbour, until
/// none is below.
///
/// Where few units make a region this leaves more of them than growing from random units does.
struct RegionMerging {
    /// Labels from 0 on, in the order of each region's first unit; nil where a maximum is broken or a minimum not met.
    ///
    /// O(units times the units of a region), for a connected graph.
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
        var turns = Heap<RegionTurn>()
        for unit in 0..<graph.unitCount where isShort(unit) {
            turns.insert(RegionTurn(total: weights[unit], region: Int32(unit)))
        }
        while let turn = turns.popMin() {
            let region = Int(turn.region)
            // A region that has grown since stands in the heap anew.
            guard sets.root(of: turn.region) == turn.region, totals[driver][region] == turn.total, isShort(region)
            else { continue }
            var smallest: RegionTurn?
            for unit in members[region] {
                for neighbour in graph.neighbours(of: Int(unit)) {
                    let other = sets.root(of: Int32(neighbour))
                    if other == turn.region { continue }
                    let candidate = RegionTurn(total: totals[driver][Int(other)], region: other)
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
            turns.insert(RegionTurn(total: totals[driver][Int(root)], region: root))
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
