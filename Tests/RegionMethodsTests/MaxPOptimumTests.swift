import RegionMethods
import Testing

/// Every way to divide a small connected graph into connected regions with a minimum sum, for the best answer there is.
private struct AllDivisions {
    let problem: RegionalizationProblem
    let weights: [Double]
    let minimum: Double
    var maximum = Double.infinity
    /// The number of regions asked for; nil for as many as there can be.
    var wanted: Int?
    var best = (count: 0, value: Double.infinity)

    mutating func search(labels: inout [Int], count: Int) {
        guard let first = labels.firstIndex(of: -1) else {
            var value = 0.0
            for region in 0..<count {
                let units = labels.indices.filter { labels[$0] == region }
                value +=
                    problem.objective == .wss
                    ? withinSquares(units, problem.attributes) : withinPairs(units, problem.attributes)
            }
            if let wanted, count != wanted { return }
            if count > best.count || (count == best.count && value < best.value) { best = (count, value) }
            return
        }
        grow([first], banned: [], labels: &labels, count: count)
    }

    /// Every connected set of free units around the first, each once: a unit is taken or banned.
    private mutating func grow(_ set: [Int], banned: Set<Int>, labels: inout [Int], count: Int) {
        var banned = banned
        let total = set.reduce(0) { $0 + weights[$1] }
        if total >= minimum && total <= maximum {
            for unit in set { labels[unit] = count }
            search(labels: &labels, count: count + 1)
            for unit in set { labels[unit] = -1 }
        }
        for unit in set {
            for other in problem.graph.neighbours(of: unit)
            where labels[other] < 0 && !set.contains(other) && !banned.contains(other) {
                banned.insert(other)
                grow(set + [other], banned: banned, labels: &labels, count: count)
            }
        }
    }
}

@Suite("Max-p on lattices small enough to try everything")
struct MaxPOptimumTests {
    @Test(arguments: 0..<8)
    func findsTheLargestNumberAndTheLeastSquares(_ seed: Int) throws {
        var (problem, weights) = try randomLattice(3, 4, seed: UInt64(200 + seed))
        let minimum = weights.reduce(0, +) / 4.3
        var all = AllDivisions(problem: problem, weights: weights, minimum: minimum)
        var labels = [Int](repeating: -1, count: 12)
        all.search(labels: &labels, count: 0)
        problem.sums = [SumBound(name: "people", values: weights, min: minimum)]
        problem.effort = 0.1
        let regions = try problem.regions(by: .maxP)
        #expect(regions.count == all.best.count)
        #expect(regions.wss >= all.best.value - 1e-9)
        #expect(regions.wss <= all.best.value * 1.02)
    }

    @Test("proven where it says so: the number and the objective of brute force, both objectives", arguments: 0..<12)
    func provenIsTrue(_ seed: Int) throws {
        var (problem, weights) = try randomLattice(3, 4, seed: UInt64(700 + seed))
        problem.objective = seed % 2 == 0 ? .wss : .pairwise
        problem.proofSteps = 5_000_000
        problem.effort = 0.02
        let minimum = weights.reduce(0, +) / (3.1 + Double(seed) / 4)
        var all = AllDivisions(problem: problem, weights: weights, minimum: minimum)
        var labels = [Int](repeating: -1, count: 12)
        all.search(labels: &labels, count: 0)
        problem.sums = [SumBound(name: "people", values: weights, min: minimum)]
        let regions = try problem.regions(by: .maxP)
        expectSound(regions, of: problem)
        #expect(regions.proven && regions.count == all.best.count && regions.largestPossibleCount == all.best.count)
        let value = try #require(regions.value(of: problem.objective))
        #expect(abs(value - all.best.value) < 1e-6)
        #expect(abs((regions.objectiveBound ?? 0) - all.best.value) < 1e-6)
    }

    @Test("a given number of regions: the objective of brute force", arguments: 0..<6)
    func azpProvenIsTrue(_ seed: Int) throws {
        var (problem, weights) = try randomLattice(3, 3, seed: UInt64(900 + seed))
        problem.objective = seed % 2 == 0 ? .wss : .pairwise
        problem.regions = 2 + seed % 3
        problem.proofSteps = 5_000_000
        problem.effort = 0.02
        let minimum = seed < 3 ? 0 : weights.reduce(0, +) / 7
        var all = AllDivisions(problem: problem, weights: weights, minimum: minimum, wanted: problem.regions)
        var labels = [Int](repeating: -1, count: 9)
        all.search(labels: &labels, count: 0)
        problem.sums = [SumBound(name: "people", values: weights, min: minimum)]
        let regions = try problem.regions(by: .azp)
        expectSound(regions, of: problem)
        #expect(regions.proven)
        let value: Double = try #require(regions.value(of: problem.objective))
        #expect(abs(value - all.best.value) < 1e-6)
    }

    @Test("only a maximum: found where brute force finds it, by search alone too, and refused where there is none")
    func onlyAMaximum() throws {
        var found = 0
        var refused = 0
        for seed in 0..<24 {
            var (problem, weights) = try randomLattice(3, 3, seed: UInt64(1200 + seed))
            let regions = 2 + seed % 3
            let slack = [1.05, 1.2, 1.5][seed / 8]
            let isCount = seed % 4 == 3
            if isCount { weights = [Double](repeating: 1, count: 9) }
            let maximum = isCount ? (9 / Double(regions)).rounded(.up) : weights.reduce(0, +) / Double(regions) * slack
            problem.regions = regions
            problem.effort = 0.1
            if isCount {
                problem.count.max = Int(maximum)
            } else {
                problem.sums = [SumBound(name: "people", values: weights, max: maximum)]
            }
            var all = AllDivisions(
                problem: problem, weights: weights, minimum: 0, maximum: maximum, wanted: regions)
            var labels = [Int](repeating: -1, count: 9)
            all.search(labels: &labels, count: 0)
            for steps in [0, 1_000_000] {
                problem.proofSteps = steps
                if all.best.count == 0 {
                    #expect(codes(problem, .azp) == [.noRegionsFound], "seed \(seed)")
                    refused += 1
                } else {
                    expectSound(try problem.regions(by: .azp), of: problem)
                    found += 1
                }
            }
        }
        #expect(found > 10 && refused > 3, "\(found) \(refused)")
    }

    @Test("sixteen units, five regions of at most a quarter: as with a minimum of 1", arguments: 0..<6)
    func fiveOfAtMostAQuarter(_ seed: Int) throws {
        var (problem, weights) = try randomLattice(4, 4, seed: UInt64(1300 + seed))
        problem.regions = 5
        problem.sums = [SumBound(name: "people", values: weights, max: (weights.reduce(0, +) / 4).rounded(.up))]
        expectSound(try problem.regions(by: .azp), of: problem)
    }

    @Test("work that runs out proves nothing and spoils nothing")
    func proofRunsOut() throws {
        var (problem, weights) = try randomLattice(4, 5, seed: 5)
        problem.sums = [SumBound(name: "people", values: weights, min: weights.reduce(0, +) / 5)]
        problem.effort = 0.02
        let searched = try problem.regions(by: .maxP)
        for steps in [1, 50, 1000] {
            problem.proofSteps = steps
            let regions = try problem.regions(by: .maxP)
            expectSound(regions, of: problem)
            #expect(regions.count >= searched.count)
            #expect(regions.count > searched.count || regions.wss <= searched.wss + 1e-9)
        }
    }
}

/// Pairwise distances inside a set of units.
private func withinPairs(_ units: [Int], _ table: AttributeTable) -> Double {
    var sum = 0.0
    for (index, first) in units.enumerated() {
        for second in units[..<index] {
            var square = 0.0
            for column in 0..<table.width {
                square +=
                    (table[first, column] - table[second, column]) * (table[first, column] - table[second, column])
            }
            sum += square.squareRoot()
        }
    }
    return sum
}
