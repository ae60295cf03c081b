import Foundation
import Graphs
import RegionMethods
import TestSupport
import Testing

/// Attributes, neighbours and the peers' labels, as `make.py` beside them writes them.
struct PeerAnswers: Decodable {
    struct Run: Decodable {
        var method: String
        var regions: Int
        var min: Double?
        var labels: [Int]
        var wss: Double?
    }
    var names: [String]
    var columns: [[Double]]
    var weights: [Double]
    var pairs: [[Int]]
    var runs: [Run]
}

@Suite("Deterministic methods give the same regions as pygeoda and spopt")
struct GeoDaAgreementTests {
    @Test(arguments: ["funen", "lattice"])
    func agree(on name: String) throws {
        let file = SharedData.packageRoot.appending(path: "Tests/Fixtures/regionalize-agrees-with-geoda/\(name).json")
        let peers = try JSONDecoder().decode(PeerAnswers.self, from: Data(contentsOf: file))
        let graph = UnitGraph(unitCount: peers.weights.count, pairs: peers.pairs.map { ($0[0], $0[1]) })
        let table = try AttributeTable(names: peers.names, columns: peers.columns.map { $0.map { Double?($0) } })
        #expect(peers.runs.count == 24)
        for run in peers.runs {
            let method = try #require(RegionalizationMethod(name: run.method))
            var problem = RegionalizationProblem(graph: graph, attributes: table, regions: run.regions)
            if let min = run.min { problem.sums = [SumBound(name: "people", values: peers.weights, min: min)] }
            let regions = try problem.regions(by: method)
            #expect(canonical(regions.labels) == canonical(run.labels), "\(run.method) \(run.regions) \(run.min ?? 0)")
            if let wss = run.wss { #expect(abs(regions.wss - wss) < 1e-8 * wss) }
            expectSound(regions, of: problem)
        }
    }
}
