import GeoModel
import Graphs
import HeapModule

/// A region that waits for its turn, the smallest sum first.
struct RegionTurn: Comparable {
    var total: Double
    var region: Int32
    static func < (left: RegionTurn, right: RegionTurn) -> Bool {
        left.total != right.total ? left.total < right.total : left.region < right.region
    }
}

/// Grows connected regions from random units, the one with the smallest sum next, until a part is covered.
struct RegionGrowth {
    /// Labels the units of a connected part from `first` on.
    static func grow(
        part: [Int], into count: Int, graph: UnitGraph, weights: [Double], first: Int, labels: inout [Int32],
        random: inout SplitMix64
    ) {
        var pool = part
        var frontier = [[Int32]](repeating: [], count: count)
        var turns = Heap<RegionTurn>()
        for region in 0..<count {
            let pick = region + random.below(pool.count - region)
            pool.swapAt(region, pick)
            labels[pool[region]] = Int32(first + region)
        }
        for region in 0..<count {
            let seed = pool[region]
            frontier[region] = graph.neighbours(of: seed).map(Int32.init)
            turns.insert(RegionTurn(total: weights[seed], region: Int32(region)))
        }
        while var turn = turns.popMin() {
            let region = Int(turn.region)
            var taken = -1
            while taken < 0 && !frontier[region].isEmpty {
                let index = random.below(frontier[region].count)
                frontier[region].swapAt(index, frontier[region].count - 1)
                let unit = Int(frontier[region].removeLast())
                if labels[unit] < 0 { taken = unit }
            }
            if taken < 0 { continue }
            labels[taken] = Int32(first + region)
            frontier[region].append(contentsOf: graph.neighbours(of: taken).lazy.map(Int32.init))
            turn.total += weights[taken]
            turns.insert(turn)
        }
    }
}
