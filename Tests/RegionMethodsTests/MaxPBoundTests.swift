import GeoModel
import Graphs
import RegionMethods
import Testing

@Suite("What bounds the number of regions, and what the objectives promise each other")
struct MaxPBoundTests {
    @Test("the bound without a proof is never below what brute force finds", arguments: 0..<30)
    func boundHolds(_ seed: Int) throws {
        var (problem, weights) = try randomLattice(3, 4, seed: UInt64(2000 + seed))
        var random = SplitMix64(seed: UInt64(seed))
        // Some units exceed the minimum by themselves, and cut the others off from one another.
        for unit in weights.indices where random.below(3) == 0 { weights[unit] *= 8 }
        let minimum = weights.reduce(0, +) / (2 + 6 * random.unitInterval())
        problem.sums = [SumBound(name: "people", values: weights, min: minimum)]
        problem.proofSteps = 0
        problem.effort = 0.02
        let regions = try problem.regions(by: .maxP)
        #expect(regions.largestPossibleCount >= largestNumber(problem.graph, weights, minimum))
        #expect(regions.count <= regions.largestPossibleCount)
        #expect(regions.countProven == (regions.count == regions.largestPossibleCount))
        #expect(!regions.objectiveProven || regions.objectiveBound != nil)
    }

    @Test("what is left over on two sides of a large unit cannot be joined without it")
    func leftOver() throws {
        // A large unit with three small neighbours that share no border.
        let graph = UnitGraph(unitCount: 4, pairs: [(0, 1), (0, 2), (0, 3)])
        let table = try AttributeTable(names: ["a"], columns: [[1, 2, 3, 4]])
        var problem = RegionalizationProblem(graph: graph, attributes: table)
        problem.sums = [SumBound(name: "people", values: [100, 9, 9, 9], min: 10)]
        problem.proofSteps = 0
        let regions = try problem.regions(by: .maxP)
        #expect(regions.largestPossibleCount == 1 && regions.countProven == true)
    }

    @Test(
        "pairwise distances are no larger than those of the regions for the squares",
        arguments: [RegionalizationMethod.azp, .maxP])
    func pairwiseIsNoWorse(_ method: RegionalizationMethod) throws {
        for seed in 0..<6 {
            var (problem, weights) = try randomLattice(8, 9, seed: UInt64(3000 + seed))
            problem.regions = method == .azp ? 7 : nil
            problem.sums = [SumBound(name: "people", values: weights, min: weights.reduce(0, +) / 12)]
            problem.effort = 0.05
            problem.measuresPairwise = true
            let squares = try problem.regions(by: method)
            problem.objective = .pairwise
            let pairwise = try problem.regions(by: method)
            #expect(pairwise.count >= squares.count)
            if pairwise.count == squares.count {
                #expect((pairwise.pairwise ?? .infinity) <= (squares.pairwise ?? 0) * (1 + 1e-12), "seed \(seed)")
            }
        }
    }

    @Test("going on improving never makes regions worse, and ends when it is asked to")
    func goesOn() throws {
        for seed in 0..<4 {
            var (problem, weights) = try randomLattice(8, 9, seed: UInt64(4000 + seed))
            problem.regions = 6
            problem.sums = [SumBound(name: "people", values: weights, min: weights.reduce(0, +) / 12)]
            problem.effort = 0.02
            let first = try problem.regions(by: .azp)
            problem.keepsImproving = true
            var asked = 0
            let further = try problem.regions(by: .azp) {
                asked += 1
                return asked > 4000
            }
            #expect(further.wss <= first.wss * (1 + 1e-12), "seed \(seed)")
            #expect(further.count == first.count)
        }
    }

    @Test("attributes of any size give the regions that ordinary ones do", arguments: [1e160, 1e300, 1e-200])
    func anySize(_ factor: Double) throws {
        let graph = UnitGraph(unitCount: 6, pairs: (0..<5).map { ($0, $0 + 1) })
        let values = [1.0, 1.5, 2, 7, 7.5, 9]
        func regions(_ factor: Double, _ standardization: Standardization) throws -> Regions {
            let table = try AttributeTable(
                names: ["a"], columns: [values.map { $0 * factor }], standardization: standardization)
            return try RegionalizationProblem(graph: graph, attributes: table, regions: 2).regions(by: .azp)
        }
        for standardization in [Standardization.zscore, .range] {
            let (one, other) = (try regions(1, standardization), try regions(factor, standardization))
            #expect(one.labels == other.labels)
            #expect(abs(one.wss - other.wss) < 1e-9)
        }
        if factor > 1 {
            #expect(throws: UnusableInput.self) { try regions(factor, .none) }
        }
    }

    /// The most connected regions with a minimum, by trying every division.
    private func largestNumber(_ graph: UnitGraph, _ weights: [Double], _ minimum: Double) -> Int {
        let count = graph.unitCount
        let adjacent = (0..<count).map { unit in graph.neighbours(of: unit).reduce(0) { $0 | 1 << $1 } }
        var known: [Int: Int] = [:]
        /// Units that no region holds yet; every one must come into one.
        func best(_ open: Int) -> Int {
            if open == 0 { return 0 }
            if let value = known[open] { return value }
            var value = -1
            func grow(_ set: Int, _ banned: Int, _ sum: Double) {
                if sum >= minimum {
                    let rest = best(open & ~set)
                    if rest >= 0 { value = max(value, 1 + rest) }
                }
                var banned = banned
                for unit in 0..<count
                where open >> unit & 1 == 1 && (set | banned) >> unit & 1 == 0 && adjacent[unit] & set != 0 {
                    banned |= 1 << unit
                    grow(set | 1 << unit, banned, sum + weights[unit])
                }
            }
            let root = open.trailingZeroBitCount
            grow(1 << root, 0, weights[root])
            known[open] = value
            return value
        }
        return best((1 << count) - 1)
    }
}
