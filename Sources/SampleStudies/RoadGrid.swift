import GeoModel

/// The places that a road may pass: a jittered lattice on land, and the cheapest way between two of them.
struct RoadGrid: Sendable {
    static let step = 250.0
    let columns: Int
    let rows: Int
    let places: [Coordinate]
    let isLand: [Bool]
    private let effort: [Double]
    /// How many ways use each edge, by its two ends, the smaller first.
    private(set) var uses: [Edge: Int] = [:]

    struct Edge: Hashable, Comparable, Sendable {
        let a: Int
        let b: Int
        init(_ a: Int, _ b: Int) {
            self.a = min(a, b)
            self.b = max(a, b)
        }
        static func < (left: Edge, right: Edge) -> Bool { (left.a, left.b) < (right.a, right.b) }
    }

    init(grid: LandGrid, seed: UInt64) {
        columns = Int(SampleGeography.width / Self.step)
        rows = Int(SampleGeography.height / Self.step)
        var generator = SplitMix64(seed: seed)
        let hills = ValueNoise(seed: seed)
        var places: [Coordinate] = []
        var isLand: [Bool] = []
        var effort: [Double] = []
        for index in 0..<(columns * rows) {
            let p = Coordinate(
                x: SampleGeography.west + (Double(index % columns) + 0.5 + 0.5 * (generator.unitInterval() - 0.5))
                    * Self.step,
                y: SampleGeography.south + (Double(index / columns) + 0.5 + 0.5 * (generator.unitInterval() - 0.5))
                    * Self.step
            )
            places.append(p)
            isLand.append(Self.isDry(p, margin: 170, grid: grid))
            effort.append(1.3 + hills.value(x: p.x, y: p.y, wavelength: 2_500, octaves: 3))
        }
        self.places = places
        self.isLand = isLand
        self.effort = effort
    }

    private static func isDry(_ p: Coordinate, margin: Double, grid: LandGrid) -> Bool {
        for dx in [-margin, 0, margin] {
            for dy in [-margin, 0, margin] where grid.label(at: Coordinate(x: p.x + dx, y: p.y + dy)) == LandGrid.sea {
                return false
            }
        }
        return true
    }

    /// The dry lattice place nearest to `p`.
    func nearest(to p: Coordinate) -> Int {
        var best = 0
        var bestDistance = Double.infinity
        for index in places.indices where isLand[index] {
            let distance = places[index].planarDistance(to: p)
            if distance < bestDistance {
                bestDistance = distance
                best = index
            }
        }
        return best
    }

    /// Builds the cheapest way from `start` to the first of `goals` that is reached within `budget` metres of effort.
    ///
    /// Existing roads are cheaper than new ones, which is how ways come to share a stretch and meet in junctions.
    /// Returns the goal, or nil where the sea or the budget stands between.
    @discardableResult
    mutating func build(from start: Int, to goals: Set<Int>, budget: Double) -> Int? {
        var cost = [Double](repeating: .infinity, count: places.count)
        var previous = [Int](repeating: -1, count: places.count)
        var queue = CheapestFirst()
        cost[start] = 0
        queue.insert(0, start)
        while let (reached, current) = queue.popFirst() {
            if reached > budget { return nil }
            if reached > cost[current] { continue }
            if goals.contains(current) {
                var at = current
                while previous[at] >= 0 {
                    uses[Edge(at, previous[at]), default: 0] += 1
                    at = previous[at]
                }
                return current
            }
            for next in neighbours(of: current) {
                let length = places[current].planarDistance(to: places[next])
                let built = uses[Edge(current, next)] != nil
                let candidate = reached + length * (built ? 0.5 : effort[next])
                if candidate < cost[next] {
                    cost[next] = candidate
                    previous[next] = current
                    queue.insert(candidate, next)
                }
            }
        }
        return nil
    }

    private func neighbours(of index: Int) -> [Int] {
        let column = index % columns
        let row = index / columns
        var found: [Int] = []
        for dy in -1...1 {
            for dx in -1...1 where (dx != 0 || dy != 0) {
                guard (0..<columns).contains(column + dx), (0..<rows).contains(row + dy) else { continue }
                let next = index + dy * columns + dx
                // Two roads may not cross between lattice places: there would be no junction.
                let crossed = dx != 0 && dy != 0 && uses[Edge(index + dx, index + dy * columns)] != nil
                if isLand[next] && !crossed { found.append(next) }
            }
        }
        return found
    }
}

/// A small binary heap of places by cost, ties by place.
struct CheapestFirst {
    private var items: [(cost: Double, place: Int)] = []

    mutating func insert(_ cost: Double, _ place: Int) {
        items.append((cost, place))
        var child = items.count - 1
        while child > 0, items[child] < items[(child - 1) / 2] {
            items.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func popFirst() -> (cost: Double, place: Int)? {
        guard let first = items.first else { return nil }
        let last = items.removeLast()
        guard !items.isEmpty else { return first }
        items[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < items.count && items[child] < items[least] {
                least = child
            }
            if least == parent { return first }
            items.swapAt(parent, least)
            parent = least
        }
    }
}
