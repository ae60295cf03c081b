import Foundation
import Graphs
import RegionMethods
import TestSupport
import Testing

/// A lattice and its optimum, as `make.py` beside the file writes them.
private struct Optimum: Decodable {
    var side: Int
    var objective: String
    var columns: [[Double]]
    var weights: [Double]
    var minimum: Double
    var regions: Int
    var value: Double
}

@Suite("What max-p proves is the optimum of an integer program over all regions")
struct MaxPAgreementTests {
    @Test func agreesWithHiGHS() throws {
        let file = SharedData.packageRoot.appending(
            path: "Tests/Fixtures/max-p-optimum-agrees-with-highs/lattices.json")
        let optima = try JSONDecoder().decode([Optimum].self, from: Data(contentsOf: file))
        #expect(optima.count >= 8)
        for optimum in optima {
            let table = try AttributeTable(
                names: ["a", "b", "c"], columns: optimum.columns.map { $0.map { Double?($0) } })
            let graph = UnitGraph(
                unitCount: optimum.weights.count, pairs: latticePairs(optimum.side, optimum.side))
            var problem = RegionalizationProblem(
                graph: graph, attributes: table,
                sums: [SumBound(name: "people", values: optimum.weights, min: optimum.minimum)])
            problem.objective = try #require(RegionObjective(rawValue: optimum.objective))
            // A short search, so that it is the proof that finds the optimum.
            problem.effort = 0.02
            problem.proofSteps = 50_000_000
            let regions = try problem.regions(by: .maxP)
            expectSound(regions, of: problem)
            let value = try #require(regions.value(of: problem.objective))
            #expect(regions.proven, "side \(optimum.side), minimum \(optimum.minimum)")
            #expect(regions.count == optimum.regions && regions.largestPossibleCount == optimum.regions)
            #expect(abs(value - optimum.value) < 1e-6 * optimum.value, "\(value), not \(optimum.value)")
        }
    }
}
