import Regionalization
import Testing

/// Every way to divide a small connected graph into connected regions with a minimum sum, for the best answer there is.
private struct AllDivisions {
    let problem: RegionalizationProblem
    let weights: [Double]
    let minimum: Double
    var best = (count: 0, value: Double.infinity)

    mutating func search(labels: inout [Int], count: Int) {
        guard let first = labels.firstIndex(of: -1) else {
            var value = 0.0
            for region in 0..<count {
                value += withinSquares(labels.indices.filter { labels[$0] == region }, problem.attributes)
            }
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
}
