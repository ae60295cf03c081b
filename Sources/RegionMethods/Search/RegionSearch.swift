import GeoModel

/// Regions that change one unit at a time, with everything a search asks of them kept up to date.
struct RegionSearch {
    let offsets: [Int32]
    let targets: [Int32]
    let width: Int
    /// Centred attributes, unit after unit.
    let values: [Double]
    /// How many bounds there are, and their sums' values, unit after unit.
    let kinds: Int
    let weights: [Double]
    let minima: [Double]
    let maxima: [Double]
    /// The bound that leaves room for the fewest regions: its surplus is what a search spreads.
    let driver: Int
    /// Units that never move: those of exempt parts.
    let isFixed: [Bool]

    var labels: [Int32]
    var sizes: [Int32]
    /// Attribute sums and bound sums, region after region.
    var sums: [Double]
    var totals: [Double]
    var members: [[Int32]]
    var position: [Int32]
    var random: SplitMix64
    var walk: PieceWalk

    var unitCount: Int { labels.count }
    var regionCount: Int { sizes.count }

    init(problem: RegionalizationProblem, feasible: FeasibleCounts, labels: [Int32], count: Int, seed: UInt64) {
        let graph = problem.graph
        let bounds = problem.bounds
        offsets = graph.offsets.map(Int32.init)
        targets = graph.targets.map(Int32.init)
        width = problem.attributes.width
        values = problem.centredValues()
        kinds = bounds.count
        minima = bounds.map { max(0, $0.range.min ?? 0) }
        maxima = bounds.map { $0.range.max ?? .infinity }
        var weights = [Double](repeating: 0, count: graph.unitCount * bounds.count)
        for (index, bound) in bounds.enumerated() {
            for unit in 0..<graph.unitCount { weights[unit * bounds.count + index] = bound.values[unit] }
        }
        self.weights = weights
        driver = bounds.indices.min { bounds[$0].tightness < bounds[$1].tightness } ?? 0
        var isFixed = [Bool](repeating: false, count: graph.unitCount)
        for part in feasible.exempt { for unit in feasible.parts[part] { isFixed[unit] = true } }
        self.isFixed = isFixed
        self.labels = []
        sizes = []
        sums = []
        totals = []
        members = []
        position = [Int32](repeating: 0, count: graph.unitCount)
        walk = PieceWalk(unitCount: graph.unitCount)
        random = SplitMix64(seed: seed)
        restart(from: labels, count: count)
    }

    /// Takes up other regions of the same units.
    mutating func restart(from labels: [Int32], count: Int) {
        self.labels = labels
        sizes = [Int32](repeating: 0, count: count)
        sums = [Double](repeating: 0, count: count * width)
        totals = [Double](repeating: 0, count: count * kinds)
        members = [[Int32]](repeating: [], count: count)
        for unit in labels.indices { admit(unit, to: Int(labels[unit])) }
    }

    private mutating func admit(_ unit: Int, to region: Int) {
        labels[unit] = Int32(region)
        position[unit] = Int32(members[region].count)
        members[region].append(Int32(unit))
        sizes[region] += 1
        for column in 0..<width { sums[region * width + column] += values[unit * width + column] }
        for kind in 0..<kinds { totals[region * kinds + kind] += weights[unit * kinds + kind] }
    }

    /// Moves a unit; connectivity and bounds are the caller's business.
    mutating func move(_ unit: Int, to region: Int) {
        let left = Int(labels[unit])
        let place = Int(position[unit])
        let moved = members[left].removeLast()
        if Int(moved) != unit {
            members[left][place] = moved
            position[Int(moved)] = Int32(place)
        }
        sizes[left] -= 1
        for column in 0..<width { sums[left * width + column] -= values[unit * width + column] }
        for kind in 0..<kinds { totals[left * kinds + kind] -= weights[unit * kinds + kind] }
        admit(unit, to: region)
    }

    /// Makes room for one more region, without units.
    mutating func addRegion() {
        sizes.append(0)
        sums.append(contentsOf: [Double](repeating: 0, count: width))
        totals.append(contentsOf: [Double](repeating: 0, count: kinds))
        members.append([])
    }

    /// Whether both regions keep every bound when a unit moves.
    func keepsBounds(moving unit: Int, to region: Int) -> Bool {
        let left = Int(labels[unit])
        for kind in 0..<kinds {
            let weight = weights[unit * kinds + kind]
            if totals[left * kinds + kind] - weight < minima[kind] { return false }
            if totals[region * kinds + kind] + weight > maxima[kind] { return false }
        }
        return true
    }
}
