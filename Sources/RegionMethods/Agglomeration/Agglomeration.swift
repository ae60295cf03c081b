import GeoModel
import HeapModule

/// Joins neighbouring clusters, the most similar pair first, and remembers the shortest border pair of each join.
///
/// Every cluster keeps the list of its borders and one entry in a queue: a lower bound on its most similar border.
/// An entry whose border has changed is looked up anew when it comes up, so a join costs the borders of the two clusters
/// and nothing else. Distances between units are squared Euclidean, as in GeoDa; full-order linkages of clusters that
/// become neighbours late are computed from their units, each pair of units at most once, with no distance matrix.
/// Sources: Guo 2008 (linkages and orders), Müllner 2011 (the queue of lower bounds), Lance and Williams 1967.
struct Agglomeration {
    /// What two neighbouring clusters know of each other.
    struct Border {
        /// The two clusters; -1 when the border is gone.
        var first: Int32
        var second: Int32
        /// The distance that the linkage gives.
        var key: Double
        /// Minimum, maximum or sum over the pairs of units that the order counts.
        var aggregate: Double
        /// How many pairs of units went into it.
        var pairs: Double
        /// The position of the shortest pair of neighbours across, in the sorted pairs.
        var shortest: Int32

        func other(than cluster: Int32) -> Int32 { first == cluster ? second : first }
    }

    struct Entry: Comparable {
        var key: Double
        var shortest: Int32
        var cluster: Int32
        var border: Int32
        var version: Int32

        static func < (left: Entry, right: Entry) -> Bool {
            left.key != right.key ? left.key < right.key : left.shortest < right.shortest
        }
    }

    let linkage: Linkage
    let order: LinkageOrder
    let width: Int
    let values: [Double]
    let pairs: [WeightedPair]
    /// Sums that no cluster may exceed, unit after unit, and the largest allowed.
    let maxima: [Double]
    var weights: [Double]
    var borders: [Border]
    var lists: [[Int32]]
    var sizes: [Double]
    var sums: [Double]
    /// Members as chains: the first and last of each cluster, and the next of each unit.
    var last: [Int32]
    var next: [Int32]
    var version: [Int32]
    var slot: [Int32]
    var queue = Heap<Entry>()

    /// - Parameter bounded: whether joins keep within the problem's maxima.
    init(problem: RegionalizationProblem, linkage: Linkage, order: LinkageOrder, bounded: Bool) {
        self.linkage = linkage
        self.order = order
        let count = problem.graph.unitCount
        let bounds = bounded ? problem.bounds.filter { $0.range.max != nil } : []
        width = problem.attributes.width
        values = problem.centredValues()
        pairs = problem.sortedPairs()
        maxima = bounds.map { $0.range.max ?? .infinity }
        weights = [Double](repeating: 0, count: count * bounds.count)
        for (index, bound) in bounds.enumerated() {
            for unit in 0..<count { weights[unit * bounds.count + index] = bound.values[unit] }
        }
        borders = []
        borders.reserveCapacity(pairs.count)
        lists = [[Int32]](repeating: [], count: count)
        for (index, pair) in pairs.enumerated() {
            borders.append(
                Border(
                    first: pair.first, second: pair.second, key: pair.length, aggregate: pair.length, pairs: 1,
                    shortest: Int32(index)
                )
            )
            lists[Int(pair.first)].append(Int32(index))
            lists[Int(pair.second)].append(Int32(index))
        }
        sizes = [Double](repeating: 1, count: count)
        sums = values
        last = (0..<Int32(count)).map { $0 }
        next = [Int32](repeating: -1, count: count)
        version = [Int32](repeating: 0, count: count)
        slot = [Int32](repeating: -1, count: count)
    }

    /// Joins until `count` clusters are left or no border is. The shortest pair of each join, in order.
    ///
    /// - Throws: `UnusableInput` with K271 when `stop` says yes before.
    mutating func run(downTo count: Int, stop: () -> Bool) throws(UnusableInput) -> [(Int32, Int32)] {
        var joins: [(Int32, Int32)] = []
        var looks = 0
        for cluster in lists.indices { enqueue(Int32(cluster)) }
        while lists.count - joins.count > count, let entry = queue.popMin() {
            looks += 1
            if looks & 255 == 0, stop() {
                throw UnusableInput.stopped("\(joins.count) of \(lists.count - count) merges")
            }
            guard version[Int(entry.cluster)] == entry.version else { continue }
            let border = borders[Int(entry.border)]
            guard border.first >= 0, border.key == entry.key else {
                enqueue(entry.cluster)
                continue
            }
            let pair = pairs[Int(border.shortest)]
            joins.append((pair.first, pair.second))
            join(entry.border)
        }
        return joins
    }

    /// Finds the most similar border of a cluster and queues it; borders that are gone or would break a maximum go.
    mutating func enqueue(_ cluster: Int32) {
        var list = lists[Int(cluster)]
        lists[Int(cluster)] = []
        var kept = 0
        var best: Int32 = -1
        var bestKey = Double.infinity
        var bestShortest = Int32.max
        for position in list.indices {
            let index = list[position]
            let border = borders[Int(index)]
            if border.first < 0 { continue }
            if !maxima.isEmpty && breaksMaximum(border) {
                borders[Int(index)].first = -1
                continue
            }
            list[kept] = index
            kept += 1
            if border.key < bestKey || (border.key == bestKey && border.shortest < bestShortest) {
                best = index
                bestKey = border.key
                bestShortest = border.shortest
            }
        }
        list.removeLast(list.count - kept)
        lists[Int(cluster)] = list
        guard best >= 0 else { return }
        queue.insert(
            Entry(key: bestKey, shortest: bestShortest, cluster: cluster, border: best, version: version[Int(cluster)])
        )
    }

    private func breaksMaximum(_ border: Border) -> Bool {
        let kinds = maxima.count
        for kind in 0..<kinds {
            let sum = weights[Int(border.first) * kinds + kind] + weights[Int(border.second) * kinds + kind]
            if sum > maxima[kind] { return true }
        }
        return false
    }
}
