import Constraints
import GeoModel
import Graphs

/// Divides connected units into connected clusters whose sums keep their ranges, by cutting random spanning trees in two again
/// and again.
///
/// Growing clusters one after the other leaves remains that fit nowhere when ranges are narrow; a tree that is cut where both sides
/// still divide evenly has none. Source: DeFord, Duchin and Solomon, "Recombination: a family of Markov chains for redistricting",
/// 2021 (recursive tree partition), doi:10.1162/99608f92.eb30390f.
struct TreeCuts {
    /// A quantity that adds up over the members of a cluster, and what a cluster may have of it.
    struct Sum {
        var values: [Double]
        var range: LimitRange<Double>
    }

    private let graph: UnitGraph
    private let sums: [Sum]
    /// Steps over units that are left before every attempt is given up.
    private var stepsLeft = 0
    /// The set of units that a tree is drawn in, as a stamp by unit, and where each stands in it.
    private var inside: [Int32]
    private var local: [Int32]
    private var stamp: Int32 = 0
    private var edges: [(weight: UInt64, one: Int32, other: Int32)] = []
    /// The tree: every unit after the one above it, and the position of that one.
    private var units: [Int32] = []
    private var above: [Int32] = []
    /// For each sum what a unit of the tree and all below it have.
    private var below: [[Double]]

    init(graph: UnitGraph, sums: [Sum]) {
        self.graph = graph
        self.sums = sums
        inside = [Int32](repeating: 0, count: graph.unitCount)
        local = inside
        below = sums.map { _ in [] }
    }

    /// The numbers of clusters that the sums of a set allow; nil where none does.
    func counts(of set: [Int]) -> ClosedRange<Int>? {
        var (least, most) = (1, max(1, set.count))
        for sum in sums {
            let total = set.reduce(0) { $0 + sum.values[$1] }
            if let largest = sum.range.max, largest > 0 {
                least = max(least, Self.whole((total / largest).rounded(.up)))
            }
            if let smallest = sum.range.min, smallest > 0 {
                most = min(most, Self.whole((total / smallest).rounded(.down)))
            }
        }
        return least <= most ? least...most : nil
    }

    private static func whole(_ value: Double) -> Int { Int(min(max(value, 0), 1e9)) }

    /// Divides a connected set into so many clusters that `accepts` takes; nil when no way was found within the effort.
    ///
    /// - Parameter effort: how often, on average, each unit may be visited for every doubling of the number of clusters.
    mutating func divide(
        _ set: [Int], into count: Int, effort: Int = 60, using random: inout SplitMix64, accepts: ([Int32]) -> Bool,
        mustStop: () -> Bool
    ) -> [[Int]]? {
        let levels = max(1, Int.bitWidth - count.leadingZeroBitCount)
        stepsLeft = effort * levels * (set.count + 20)
        return divided(set.map(Int32.init), count, &random, accepts, mustStop)?.map { $0.map(Int.init) }
    }

    private mutating func divided(
        _ set: [Int32], _ count: Int, _ random: inout SplitMix64, _ accepts: ([Int32]) -> Bool,
        _ mustStop: () -> Bool
    ) -> [[Int32]]? {
        guard count > 1 else {
            let fits = sums.allSatisfy { sum in sum.range.contains(set.reduce(0) { $0 + sum.values[Int($1)] }) }
            return fits && accepts(set) ? [set] : nil
        }
        while stepsLeft > 0, !mustStop() {
            drawTree(of: set, &random)
            stepsLeft -= set.count
            guard let cut = bestCut(count, &random) else { continue }
            let (lower, upper) = sides(of: cut.position)
            // The side with more clusters fails more often, so it is tried first.
            let lowerFirst = cut.count * 2 >= count
            let first = lowerFirst ? lower : upper
            let second = lowerFirst ? upper : lower
            let firstCount = lowerFirst ? cut.count : count - cut.count
            guard let one = divided(first, firstCount, &random, accepts, mustStop) else { continue }
            guard let other = divided(second, count - firstCount, &random, accepts, mustStop) else { continue }
            return one + other
        }
        return nil
    }

    /// A connected subset of a connected set that keeps the sums and has the lowest price, with it; nil when no tree offered one.
    mutating func cutOff(
        from set: [Int], trees: Int, using random: inout SplitMix64, price: ([Int32]) -> Double?
    ) -> (units: [Int], price: Double)? {
        var best: (price: Double, units: [Int32])?
        for _ in 0..<trees {
            drawTree(of: set.map(Int32.init), &random)
            var fitting = units.indices.filter { place in
                sums.indices.allSatisfy { sums[$0].range.contains(below[$0][place]) }
            }
            // Writing a side down takes a pass over the tree, so of very many only some are looked at.
            if fitting.count > 24 { fitting = (0..<24).map { _ in fitting[random.below(fitting.count)] } }
            for place in fitting {
                let members = sides(of: Int32(place)).below
                if let price = price(members), price < (best?.price ?? .infinity) { best = (price, members) }
            }
        }
        return best.map { ($0.units.map(Int.init), $0.price) }
    }

    /// Where to cut so that both sides hold a whole number of clusters: evenly where it can be, then nearest to the average.
    private func bestCut(_ count: Int, _ random: inout SplitMix64) -> (position: Int32, count: Int)? {
        var best: (position: Int32, count: Int)?
        var bestMiss = Double.infinity
        for place in units.indices.dropFirst() {
            let share = sums.isEmpty || below[0][0] <= 0 ? 0.5 : below[0][place] / below[0][0]
            let about = Int((share * Double(count)).rounded(.down))
            for lower in [about, about + 1] where lower >= 1 && lower < count {
                guard let miss = miss(place, lower, count) else { continue }
                // An uneven cut makes the recursion deep; noise lets another tree of the same set be cut elsewhere.
                let uneven = Double(abs(2 * lower - count)) / Double(count)
                let total = miss + 0.2 * uneven + 0.02 * random.unitInterval()
                if total < bestMiss {
                    bestMiss = total
                    best = (Int32(place), lower)
                }
            }
        }
        return best
    }

    /// How far the averages of both sides are from the common one, in shares of it; nil when a side cannot keep a range.
    private func miss(_ place: Int, _ lower: Int, _ count: Int) -> Double? {
        var worst = 0.0
        for index in sums.indices {
            let (range, whole) = (sums[index].range, below[index][0])
            let (one, other) = (below[index][place], whole - below[index][place])
            let (few, many) = (Double(lower), Double(count - lower))
            if let least = range.min, one < few * least || other < many * least { return nil }
            if let most = range.max, one > few * most || other > many * most { return nil }
            let average = whole / Double(count)
            if average > 0, !range.isUnlimited {
                worst = max(worst, abs(one / few - average) / average, abs(other / many - average) / average)
            }
        }
        return worst
    }

    /// Draws a spanning tree of a connected set, the lightest under random weights of the edges, and adds the sums up along it.
    ///
    /// A walk would draw every tree with equal chance, but takes the square of the number of units along a line of villages;
    /// this takes O(edges log edges) on every shape.
    private mutating func drawTree(of set: [Int32], _ random: inout SplitMix64) {
        stamp += 1
        for (place, unit) in set.enumerated() {
            inside[Int(unit)] = stamp
            local[Int(unit)] = Int32(place)
        }
        edges.removeAll(keepingCapacity: true)
        for unit in set {
            for index in graph.row(of: Int(unit)) {
                let other = graph.targets[index]
                guard other > Int(unit), inside[other] == stamp else { continue }
                edges.append((random.next(), local[Int(unit)], local[other]))
            }
        }
        edges.sort { $0.weight < $1.weight || ($0.weight == $1.weight && ($0.one, $0.other) < ($1.one, $1.other)) }
        var joined = DisjointSets(count: set.count)
        var degrees = [Int32](repeating: 0, count: set.count + 1)
        var kept: [(Int32, Int32)] = []
        kept.reserveCapacity(set.count)
        for edge in edges where joined.join(edge.one, edge.other) {
            kept.append((edge.one, edge.other))
            degrees[Int(edge.one) + 1] += 1
            degrees[Int(edge.other) + 1] += 1
            if kept.count == set.count - 1 { break }
        }
        precondition(kept.count == set.count - 1, "a tree needs a connected set")
        for place in 0..<set.count { degrees[place + 1] += degrees[place] }
        var ends = degrees
        var targets = [Int32](repeating: 0, count: kept.count * 2)
        for (one, other) in kept {
            targets[Int(ends[Int(one)])] = other
            ends[Int(one)] += 1
            targets[Int(ends[Int(other)])] = one
            ends[Int(other)] += 1
        }
        hang(set, degrees, targets, &random)
        for index in sums.indices {
            var values = units.map { sums[index].values[Int($0)] }
            for place in stride(from: units.count - 1, to: 0, by: -1) { values[Int(above[place])] += values[place] }
            below[index] = values
        }
    }

    /// Writes the tree down from a random root, every unit after the one above it.
    private mutating func hang(
        _ set: [Int32], _ offsets: [Int32], _ targets: [Int32], _ random: inout SplitMix64
    ) {
        units.removeAll(keepingCapacity: true)
        above.removeAll(keepingCapacity: true)
        var places = [Int32(random.below(set.count))]
        above.append(-1)
        var next = 0
        while next < places.count {
            let place = Int(places[next])
            let parent = above[next] < 0 ? -1 : places[Int(above[next])]
            for index in Int(offsets[place])..<Int(offsets[place + 1]) where targets[index] != parent {
                places.append(targets[index])
                above.append(Int32(next))
            }
            next += 1
        }
        for place in places { units.append(set[Int(place)]) }
    }

    private func sides(of cut: Int32) -> (below: [Int32], above: [Int32]) {
        var isBelow = [Bool](repeating: false, count: units.count)
        var (lower, upper): ([Int32], [Int32]) = ([], [])
        for place in units.indices {
            isBelow[place] = place == Int(cut) || (above[place] >= 0 && isBelow[Int(above[place])])
            if isBelow[place] { lower.append(units[place]) } else { upper.append(units[place]) }
        }
        return (lower, upper)
    }
}
