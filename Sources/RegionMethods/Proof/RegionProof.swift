import Graphs
import SetPacking

/// The lowest objective of one connected part of up to 64 units at a given number of regions, with proof.
///
/// Regions are columns of a linear program that are made when its prices ask for them; what the prices leave open between
/// the bound and the best known regions is searched to the end. Sources: Barnhart et al., "Branch-and-price: column
/// generation for solving huge integer programs", 1998; Mehrotra and others, "An optimization based heuristic for
/// political districting", 1998.
struct RegionProof {
    /// The most units that fit a machine word.
    static let mostUnits = 64

    let count: Int
    let adjacent: [UInt64]
    let objective: RegionObjective
    let width: Int
    /// Centred attributes, unit after unit.
    let values: [Double]
    /// Attribute distances, a row a unit; only for the pairwise objective.
    let distances: [Double]
    /// How many bounds there are, and their sums' values, unit after unit.
    let kinds: Int
    let weights: [Double]
    let minima: [Double]
    let maxima: [Double]
    /// What is left of the work that a proof may take, in sets looked at.
    var stepsLeft: Int
    let stop: () -> Bool

    /// Nil for more units than fit.
    init?(_ problem: RegionalizationProblem, steps: Int, stop: @escaping () -> Bool) {
        let graph = problem.graph
        guard (1...Self.mostUnits).contains(graph.unitCount) else { return nil }
        count = graph.unitCount
        adjacent = (0..<graph.unitCount).map { graph.neighbours(of: $0).reduce(0) { $0 | 1 << UInt64($1) } }
        objective = problem.objective
        let table = problem.attributes
        width = table.width
        values = problem.centredValues()
        var distances: [Double] = []
        if problem.objective == .pairwise {
            table.values.withUnsafeBufferPointer { values in
                for first in 0..<graph.unitCount {
                    for second in 0..<graph.unitCount {
                        distances.append(attributeDistance(values, table.width, first, second))
                    }
                }
            }
        }
        self.distances = distances
        let bounds = problem.bounds
        kinds = bounds.count
        minima = bounds.map { max(0, $0.range.min ?? 0) }
        maxima = bounds.map { $0.range.max ?? .infinity }
        weights = (0..<graph.unitCount).flatMap { unit in bounds.map { $0.values[unit] } }
        stepsLeft = steps
        self.stop = stop
    }

    /// Every unit.
    var everything: UInt64 { count == 64 ? .max : (1 << UInt64(count)) - 1 }

    /// The sum of a bound over a set.
    func total(_ set: UInt64, _ kind: Int) -> Double {
        var rest = set
        var total = 0.0
        while rest != 0 {
            total += weights[rest.trailingZeroBitCount * kinds + kind]
            rest &= rest &- 1
        }
        return total
    }

    /// The units of a set, ascending.
    static func units(_ set: UInt64) -> [Int] {
        var rest = set
        var units: [Int] = []
        while rest != 0 {
            units.append(rest.trailingZeroBitCount)
            rest &= rest &- 1
        }
        return units
    }

    /// The objective of one region.
    func cost(_ set: UInt64) -> Double {
        let units = Self.units(set)
        var cost = 0.0
        switch objective {
        case .pairwise:
            for (index, unit) in units.enumerated() {
                for other in units[..<index] { cost += distances[unit * count + other] }
            }
        case .wss:
            for column in 0..<width {
                let mean = units.reduce(0) { $0 + values[$1 * width + column] } / Double(units.count)
                for unit in units {
                    let difference = values[unit * width + column] - mean
                    cost += difference * difference
                }
            }
        }
        return cost
    }

    /// What is known after looking.
    struct Answer {
        /// The regions, lowest objective first found.
        var sets: [UInt64]
        /// No regions in that number have a lower objective.
        var bound: Double
        var proven: Bool
    }

    /// The best division into as many regions as `incumbent` has; nil when the work ran out before there was a bound.
    mutating func best(_ incumbent: [UInt64]) -> Answer? {
        let known = incumbent.reduce(0) { $0 + cost($1) }
        if let columns = columns(costing: known, regions: incumbent.count) {
            return best(incumbent, known: known, among: columns)
        }
        var pool = incumbent
        var isInPool = Set(pool)
        var prices: [Double] = []
        let tolerance = Self.tolerance(known)
        while true {
            guard let next = program(pool, incumbent.count).prices(stop) else { return nil }
            prices = next
            // A few hundred columns at a time: early prices are wild, and would ask for nearly every set there is.
            let found = sets(within: -tolerance, at: prices, regions: incumbent.count, most: 400)
            if stepsLeft <= 0 { return nil }
            let fresh = found.filter { isInPool.insert($0).inserted }
            if fresh.isEmpty { break }
            pool += fresh
        }
        let bound = worth(prices, incumbent.count) - tolerance
        let gap = known - bound
        if gap <= 4 * tolerance { return Answer(sets: incumbent, bound: known, proven: true) }
        // Only these can be in a division that is better than the known one.
        let open = sets(within: gap + tolerance, at: prices, regions: incumbent.count, most: 400_000)
        guard stepsLeft > 0, open.count < 400_000 else { return Answer(sets: incumbent, bound: bound, proven: false) }
        return best(incumbent, known: known, bound: bound, open: open, prices: prices)
    }

    /// The best division where every set that it can hold is listed.
    private mutating func best(_ incumbent: [UInt64], known: Double, among columns: RegionColumns) -> Answer? {
        var columns = columns
        let regions = incumbent.count
        let tolerance = Self.tolerance(known)
        var pool = incumbent
        var isInPool = Set(pool)
        var bound = 0.0
        while true {
            guard let prices = program(pool, regions).prices(stop) else { return nil }
            let worth = worth(prices, regions)
            let least = min(0, columns.price(prices, unitCount: count))
            bound = max(bound, worth + Double(regions) * least - tolerance)
            if known - bound <= 4 * tolerance { return Answer(sets: incumbent, bound: known, proven: true) }
            let fresh = columns.cheapest(below: -tolerance, most: 300).filter { isInPool.insert($0).inserted }
            // A division with this set costs at least what the other sets' least costs leave of the bound.
            columns.keep(within: known - worth - Double(regions - 1) * least + tolerance)
            if fresh.isEmpty {
                return best(incumbent, known: known, bound: bound, open: columns.sets, prices: prices)
            }
            pool += fresh
        }
    }

    /// Chooses among the sets that prices leave open.
    private func best(
        _ incumbent: [UInt64], known: Double, bound: Double, open: [UInt64], prices: [Double]
    ) -> Answer {
        let isOpen = Set(open)
        let all = open + incumbent.filter { !isOpen.contains($0) }
        let packing = program(all, incumbent.count)
        var proof = PackingProof(packing, prices: prices, maxSteps: max(1000, stepsLeft / 20), mustStop: stop)
        let result = proof.run()
        guard let chosen = result.chosen else { return Answer(sets: incumbent, bound: bound, proven: false) }
        let sets = chosen.map { all[$0] }
        let value = sets.reduce(0) { $0 + cost($1) }
        if !result.proven { return Answer(sets: value < known ? sets : incumbent, bound: bound, proven: false) }
        return Answer(sets: value < known ? sets : incumbent, bound: min(value, known), proven: true)
    }

    private static func tolerance(_ known: Double) -> Double { 1e-9 * (1 + known) }

    /// What prices say that a division costs when no set costs less than they ask.
    private func worth(_ prices: [Double], _ regions: Int) -> Double {
        -(prices[0..<count].reduce(0, +) + Double(regions) * prices[count])
    }

    private func program(_ pool: [UInt64], _ regions: Int) -> PackingProgram {
        let bits = pool.map { UnitBits($0, 0, 0, 0) }
        let sets = ConnectedSets(bits: bits, gains: pool.map { -cost($0) })
        return PackingProgram(sets: sets, unitCount: count, coverAll: true, setCount: regions)
    }
}
