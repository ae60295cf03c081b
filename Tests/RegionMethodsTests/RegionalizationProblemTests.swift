import GeoModel
import Graphs
import RegionMethods
import Testing

@Suite("Problems that cannot be solved are refused with a reason, and trivial ones are answered")
struct RegionalizationProblemTests {
    static let methods = RegionalizationMethod.allCases

    @Test func everyMethodHasItsNameOnTheCommandLine() {
        #expect(Self.methods.count == 15)
        for method in Self.methods { #expect(RegionalizationMethod(name: method.name) == method) }
        #expect(RegionalizationMethod(name: "redcap-full-ward") == .redcap(.full, .ward))
        #expect(RegionalizationMethod(name: "kmeans") == nil)
    }

    @Test(arguments: methods)
    func noUnitsGiveNoRegions(_ method: RegionalizationMethod) throws {
        let table = try AttributeTable(names: ["a"], columns: [[]])
        var problem = RegionalizationProblem(graph: UnitGraph(unitCount: 0, pairs: []), attributes: table)
        if method == .maxP { problem.count.min = 1 }
        #expect(try problem.regions(by: method).count == 0)
    }

    @Test(arguments: methods)
    func oneUnitIsOneRegion(_ method: RegionalizationMethod) throws {
        let table = try AttributeTable(names: ["a"], columns: [[3]])
        var problem = RegionalizationProblem(graph: UnitGraph(unitCount: 1, pairs: []), attributes: table, regions: 1)
        if method == .maxP { problem.count.min = 1 }
        #expect(try problem.regions(by: method).labels == [1])
    }

    @Test(arguments: methods)
    func constantAttributesStillGiveTheWantedNumber(_ method: RegionalizationMethod) throws {
        var (problem, _) = try randomLattice(5, 5, seed: 1)
        problem.attributes = try AttributeTable(names: ["a"], columns: [[Double?](repeating: 2, count: 25)])
        problem.regions = method == .maxP ? nil : 6
        if method == .maxP { problem.count.min = 3 }
        let regions = try problem.regions(by: method)
        expectSound(regions, of: problem)
        #expect(regions.bssTss == 0)
    }

    @Test(arguments: methods)
    func partsGetTheirOwnRegions(_ method: RegionalizationMethod) throws {
        var (problem, _) = try randomLattice(4, 6, seed: 2)
        // Column 3 loses its links to column 2, and the last unit all of its own.
        let pairs = latticePairs(4, 6).filter { !($0.0 % 6 == 2 && $0.1 == $0.0 + 1) && $0.1 != 23 }
        problem.graph = UnitGraph(unitCount: 24, pairs: pairs)
        problem.regions = method == .maxP ? nil : 5
        if method == .maxP {
            problem.count.min = 3
            #expect(codes(problem, method) == [.unreachableBound])
            problem.parts = .exemptSmallParts
        }
        let regions = try problem.regions(by: method)
        expectSound(regions, of: problem)
        #expect(regions.labels.filter { $0 == regions.labels[23] }.count == 1)
        if method == .maxP { #expect(regions.exempt == [regions.labels[23]]) }
        problem.regions = 2
        if method != .maxP { #expect(codes(problem, method) == [.impossibleRegionCount]) }
    }

    @Test func theNearestPossibleNumberIsNamed() throws {
        var (problem, weights) = try randomLattice(4, 4, seed: 3)
        problem.regions = 17
        #expect(throws: UnusableInput.self) { try problem.regions(by: .skater) }
        problem.regions = 0
        #expect(codes(problem, .azp) == [.impossibleRegionCount])
        problem.regions = nil
        #expect(codes(problem, .schc(.ward)) == [.impossibleRegionCount])
        problem.regions = 9
        problem.sums = [SumBound(name: "people", values: weights, min: weights.reduce(0, +) / 4)]
        do { _ = try problem.regions(by: .skater) } catch {
            #expect(error.diagnostics[0].hint == "the nearest number that is not ruled out is 4")
        }
    }

    @Test func boundsThatCannotHoldAreRefused() throws {
        var (problem, weights) = try randomLattice(4, 4, seed: 4)
        problem.regions = 2
        problem.sums = [SumBound(name: "people", values: weights, min: 1e6)]
        #expect(codes(problem, .maxP) == [.unreachableBound])
        problem.sums = [SumBound(name: "people", values: weights, max: 0.5)]
        #expect(codes(problem, .azp) == [.unreachableBound])
        problem.sums = [SumBound(name: "people", values: weights, min: 20, max: 10)]
        #expect(codes(problem, .azp) == [.unreachableBound])
        problem.sums = [SumBound(name: "people", values: weights, min: .nan)]
        #expect(codes(problem, .azp) == [.unreachableBound])
        problem.sums = [SumBound(name: "people", values: weights, min: 20)]
        #expect(codes(problem, .schc(.single)) == [.boundNotHeldByMethod])
        weights[3] = -1
        problem.sums = [SumBound(name: "people", values: weights, min: 1)]
        #expect(codes(problem, .skater) == [.unusableWeight])
        problem.sums = [SumBound(name: "people", values: [1, 2], min: 1)]
        #expect(codes(problem, .skater) == [.unusableWeight])
        problem.sums = []
        #expect(codes(problem, .maxP) == [.unreachableBound])
        problem.graph = UnitGraph(unitCount: 3, pairs: [])
        #expect(codes(problem, .skater) == [.missingAttributeValue])
    }
}
