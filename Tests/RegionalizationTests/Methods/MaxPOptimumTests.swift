import Regionalization
import Testing

/// Every way to divide a small connected graph into connected regions with a minimum sum, for the best answer there is.
private struct AllDivisions {
    let problem: RegionalizationProblem
    let weights: [Double]
    let minimum: Double
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
        if set.reduce(0, { $0 + weights[$1] }) >= minimum {
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
        let value = problem.objective == .wss ? regions.wss : regions.pairwise
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
        #expect(abs((problem.objective == .wss ? regions.wss : regions.pairwise) - all.best.value) < 1e-6)
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
