import GeoModel

/// Cuts a spanning forest into regions: always the edge whose removal lowers the within-region sum of squares most.
///
/// One sweep over a tree gives the gain of every edge from the sums of the subtree below it, so a cut costs O(tree).
/// Source: the partitioning step of Assunção and others 2006 and Guo 2008; bounds hold on both sides of every cut.
struct TreeCutting {
    /// A tree of the forest with its best cut.
    struct Piece {
        var root: Int32
        /// Over a maximum: cut before any other.
        var isOver: Bool
        var gain: Double
        /// Position in the forest of the edge to cut, and its lower end; -1 when no edge may be cut.
        var edge: Int
        var below: Int32
    }

    private let width: Int
    private let values: [Double]
    private let weights: [Double]
    private let minima: [Double]
    private let maxima: [Double]
    private let offsets: [Int]
    private let ends: [(unit: Int32, edge: Int32)]
    private var isCut: [Bool]
    private var order: [Int32]
    private var parent: [Int32]
    private var parentEdge: [Int32]
    private var sums: [Double]
    private var totals: [Double]
    private var sizes: [Double]

    init(problem: RegionalizationProblem, forest: [(Int32, Int32)]) {
        let count = problem.graph.unitCount
        let bounds = problem.bounds
        width = problem.attributes.width
        values = problem.centredValues()
        minima = bounds.map { $0.range.min ?? -.infinity }
        maxima = bounds.map { $0.range.max ?? .infinity }
        var weights = [Double](repeating: 0, count: count * bounds.count)
        for (index, bound) in bounds.enumerated() {
            for unit in 0..<count { weights[unit * bounds.count + index] = bound.values[unit] }
        }
        self.weights = weights
        var offsets = [Int](repeating: 0, count: count + 1)
        for (first, second) in forest {
            offsets[Int(first) + 1] += 1
            offsets[Int(second) + 1] += 1
        }
        for unit in 0..<count { offsets[unit + 1] += offsets[unit] }
        var ends = [(unit: Int32, edge: Int32)](repeating: (0, 0), count: forest.count * 2)
        var next = offsets
        for (index, (first, second)) in forest.enumerated() {
            ends[next[Int(first)]] = (second, Int32(index))
            next[Int(first)] += 1
            ends[next[Int(second)]] = (first, Int32(index))
            next[Int(second)] += 1
        }
        self.offsets = offsets
        self.ends = ends
        isCut = [Bool](repeating: false, count: forest.count)
        order = []
        parent = [Int32](repeating: -1, count: count)
        parentEdge = [Int32](repeating: -1, count: count)
        sums = [Double](repeating: 0, count: count * width)
        totals = [Double](repeating: 0, count: count * bounds.count)
        sizes = [Double](repeating: 0, count: count)
    }

    /// Takes an edge out of its tree.
    mutating func cut(_ edge: Int) { isCut[edge] = true }

    /// The units of a tree.
    mutating func units(from root: Int32) -> [Int32] {
        sweep(from: root)
        return order
    }

    /// The tree that holds `root`, with its best cut.
    mutating func piece(from root: Int32) -> Piece {
        sweep(from: root)
        accumulate()
        let kinds = minima.count
        var best = Piece(root: root, isOver: false, gain: -.infinity, edge: -1, below: -1)
        for kind in 0..<kinds where totals[Int(root) * kinds + kind] > maxima[kind] { best.isOver = true }
        let size = sizes[Int(root)]
        let whole = share(of: Int(root))
        for unit in order.dropFirst() {
            let below = Int(unit)
            var isAllowed = true
            for kind in 0..<kinds {
                let lower = totals[below * kinds + kind]
                let upper = totals[Int(root) * kinds + kind] - lower
                if lower < minima[kind] || upper < minima[kind] { isAllowed = false }
            }
            if !isAllowed { continue }
            var upper = 0.0
            for column in 0..<width {
                let rest = sums[Int(root) * width + column] - sums[below * width + column]
                upper += rest * rest
            }
            let gain = share(of: below) + upper / (size - sizes[below]) - whole
            let edge = Int(parentEdge[below])
            if gain > best.gain || (gain == best.gain && edge < best.edge) {
                best.gain = gain
                best.edge = edge
                best.below = unit
            }
        }
        return best
    }

    /// Squared sum over size: the part of a sum of squares that cutting changes.
    private func share(of unit: Int) -> Double {
        var squares = 0.0
        for column in 0..<width { squares += sums[unit * width + column] * sums[unit * width + column] }
        return squares / sizes[unit]
    }

    private mutating func sweep(from root: Int32) {
        order.removeAll(keepingCapacity: true)
        order.append(root)
        parentEdge[Int(root)] = -1
        var next = 0
        while next < order.count {
            let unit = Int(order[next])
            next += 1
            for index in offsets[unit]..<offsets[unit + 1] {
                let end = ends[index]
                if end.edge == parentEdge[unit] || isCut[Int(end.edge)] { continue }
                parent[Int(end.unit)] = Int32(unit)
                parentEdge[Int(end.unit)] = end.edge
                order.append(end.unit)
            }
        }
    }

    private mutating func accumulate() {
        let kinds = minima.count
        for unit in order {
            let unit = Int(unit)
            sizes[unit] = 1
            for column in 0..<width { sums[unit * width + column] = values[unit * width + column] }
            for kind in 0..<kinds { totals[unit * kinds + kind] = weights[unit * kinds + kind] }
        }
        for unit in order.dropFirst().reversed() {
            let unit = Int(unit)
            let above = Int(parent[unit])
            sizes[above] += sizes[unit]
            for column in 0..<width { sums[above * width + column] += sums[unit * width + column] }
            for kind in 0..<kinds { totals[above * kinds + kind] += totals[unit * kinds + kind] }
        }
    }
}
