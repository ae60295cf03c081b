import Constraints
import GeoModel
import Graphs
import RegionMethods
import Testing

@Suite("Each method on problems small enough to know the answer, and on many random ones")
struct RegionMethodTests {
    /// Six units in a row with two jumps: 0 0.1 | 5 5.1 5.3 | 9.
    private func row() throws -> RegionalizationProblem {
        let table = try AttributeTable(names: ["a"], columns: [[0, 0.1, 5, 5.1, 5.3, 9]], standardization: .none)
        return RegionalizationProblem(
            graph: UnitGraph(unitCount: 6, pairs: (0..<5).map { ($0, $0 + 1) }), attributes: table, regions: 3
        )
    }

    @Test(arguments: RegionalizationMethod.allCases)
    func jumpsAreWhereTheCutsAre(_ method: RegionalizationMethod) throws {
        var problem = try row()
        problem.measuresPairwise = true
        if method == .maxP {
            problem.regions = nil
            problem.count.min = 1
            problem.sums = [SumBound(name: "people", values: [5, 5, 4, 4, 4, 10], min: 10)]
        }
        let regions = try problem.regions(by: method)
        #expect(canonical(regions.labels) == [0, 0, 1, 1, 1, 2])
        #expect(regions.labels == [2, 2, 1, 1, 1, 3])
        #expect(regions.cutEdges == 2)
        #expect(abs(regions.wss - (0.005 + 0.14 / 3)) < 1e-12)
        let pairwise: Double = try #require(regions.pairwise)
        #expect(abs(pairwise - 0.7) < 1e-12)
    }

    @Test(arguments: 0..<20)
    func allMethodsAreSoundOnRandomLattices(_ seed: Int) throws {
        var (problem, weights) = try randomLattice(5 + seed % 3, 6, seed: UInt64(seed))
        let count = weights.count
        problem.effort = 0.05
        for method in RegionalizationMethod.allCases where method != .maxP {
            problem.regions = 1 + seed % count
            problem.sums = []
            problem.count = .unlimited
            expectSound(try problem.regions(by: method), of: problem)
            if case .schc = method { continue }
            problem.regions = 4
            problem.sums = [SumBound(name: "people", values: weights, min: weights.reduce(0, +) / 10)]
            problem.count.min = 2
            if let regions = try? problem.regions(by: method) { expectSound(regions, of: problem) }
        }
        problem.regions = nil
        problem.sums = [SumBound(name: "people", values: weights, min: weights.reduce(0, +) / 6)]
        expectSound(try problem.regions(by: .maxP), of: problem)
    }

    @Test("thousands of small problems, some in several parts: sound, or refused with a reason")
    func sweep() throws {
        var (sound, refused) = (0, 0)
        for seed in 0..<250 {
            var (problem, weights) = try randomLattice(2 + seed % 3, 2 + seed % 4, seed: UInt64(3000 + seed))
            let count = weights.count
            if seed % 3 == 0 {
                // Fewer neighbours: a part of its own here and there.
                var random = SplitMix64(seed: UInt64(seed))
                let pairs = latticePairs(2 + seed % 3, 2 + seed % 4).filter { _ in random.below(4) > 0 }
                problem.graph = UnitGraph(unitCount: count, pairs: pairs)
            }
            problem.effort = 0.01
            problem.parts = seed % 2 == 0 ? .ownRegions : .exemptSmallParts
            for method in RegionalizationMethod.allCases {
                if (method == .azp || method == .maxP) && seed % 5 > 0 { continue }
                problem.regions = method == .maxP ? nil : 1 + (seed / 3) % count
                problem.count.max = seed % 7 == 0 ? 3 : nil
                let share = Double(2 + seed % 5)
                let isBounded = method == .maxP || seed % 4 == 0
                problem.sums =
                    isBounded ? [SumBound(name: "people", values: weights, min: weights.reduce(0, +) / share)] : []
                do {
                    expectSound(try problem.regions(by: method), of: problem)
                    sound += 1
                } catch {
                    #expect(!error.diagnostics.isEmpty && error.diagnostics.allSatisfy { !$0.message.isEmpty })
                    refused += 1
                }
            }
        }
        #expect(sound > 1000 && refused > 100, "\(sound) sound, \(refused) refused")
    }

    @Test func schcKeepsAMaximum() throws {
        var (problem, weights) = try randomLattice(8, 8, seed: 11)
        problem.regions = 20
        problem.sums = [SumBound(name: "people", values: weights, max: weights.reduce(0, +) / 12)]
        problem.count.max = 6
        for linkage in Linkage.allCases {
            if let regions = try? problem.regions(by: .schc(linkage)) { expectSound(regions, of: problem) }
        }
        problem.regions = 4
        problem.sums = []
        problem.count.max = 17
        #expect(codes(problem, .schc(.single)) == [.noRegionsFound])
    }

    @Test func azpHoldsBothSidesOfABound() throws {
        var (problem, weights) = try randomLattice(10, 10, seed: 12)
        let total = weights.reduce(0, +)
        problem.regions = 10
        problem.sums = [SumBound(name: "people", values: weights, min: total / 12, max: total / 8)]
        problem.count = LimitRange(7...14)
        problem.effort = 0.3
        expectSound(try problem.regions(by: .azp), of: problem)
    }

    @Test func azpIsNeverWorseThanItsStart() throws {
        for seed in 0..<5 {
            var (problem, _) = try randomLattice(12, 12, seed: UInt64(100 + seed))
            problem.regions = 9
            problem.effort = 0.05
            let start = try problem.regions(by: .schc(.ward))
            #expect(try problem.regions(by: .azp).wss <= start.wss)
        }
    }

    /// Also beyond the units that a proof holds, and for minima too small to divide by.
    @Test(arguments: [5, 11], [1e-17, 0.5])
    func unitsThatAllMeetTheMinimumStayAlone(_ side: Int, _ share: Double) throws {
        var (problem, weights) = try randomLattice(side, side, seed: 17)
        let least = try #require(weights.min())
        problem.effort = 0.1
        problem.sums = [SumBound(name: "people", values: weights, min: share < 0.1 ? share : least)]
        let regions = try problem.regions(by: .maxP)
        #expect(regions.count == side * side && regions.wss == 0)
    }

    /// One large unit above all others must not end the search for further regions.
    @Test func aLargeUnitIsNotTheOnlyRegionToSplit() throws {
        var (problem, weights) = try randomLattice(10, 10, seed: 18)
        weights = weights.map { _ in 1 }
        weights[0] = 40
        problem.effort = 0.2
        problem.sums = [SumBound(name: "people", values: weights, min: 3)]
        let regions = try problem.regions(by: .maxP)
        expectSound(regions, of: problem)
        #expect(regions.count == 34)
    }

    @Test func theSameSeedGivesTheSameRegions() throws {
        var (problem, weights) = try randomLattice(9, 9, seed: 13)
        problem.effort = 0.1
        problem.sums = [SumBound(name: "people", values: weights, min: weights.reduce(0, +) / 9)]
        #expect(try problem.regions(by: .maxP) == problem.regions(by: .maxP))
        problem.regions = 5
        #expect(try problem.regions(by: .azp) == problem.regions(by: .azp))
    }

    @Test func aStopGivesTheBestSoFar() throws {
        var (problem, weights) = try randomLattice(9, 9, seed: 14)
        problem.sums = [SumBound(name: "people", values: weights, min: weights.reduce(0, +) / 9)]
        expectSound(try problem.regions(by: .maxP, stop: { true }), of: problem)
    }

    @Test func aMinimumMetExactlyIsMet() throws {
        var (problem, _) = try randomLattice(4, 4, seed: 15)
        problem.sums = [SumBound(name: "people", values: [Double](repeating: 1, count: 16), min: 4)]
        let regions = try problem.regions(by: .maxP)
        #expect(regions.count == 4)
        #expect(regions.largestPossibleCount == 4)
    }
}
