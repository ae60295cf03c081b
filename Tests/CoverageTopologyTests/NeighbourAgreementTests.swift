import CoverageTopology
import Foundation
import TestSupport
import Testing

/// Neighbours of one layer, as `Tests/Fixtures/neighbours-agree-with-libpysal/generate.py` writes them.
private struct ExpectedNeighbours: Decodable {
    struct Pairs: Decodable {
        var pairs: Int
        var fnv1a: String
    }

    var field: String
    var units: Int
    var rook: Pairs
    var queen: Pairs

    static func all() throws -> [String: ExpectedNeighbours] {
        let file = SharedData.packageRoot.appending(
            path: "Tests/Fixtures/neighbours-agree-with-libpysal/expected.json")
        return try JSONDecoder().decode([String: ExpectedNeighbours].self, from: Data(contentsOf: file))
    }
}

@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct NeighbourAgreementTests {
    /// All pairs as the fixture writes them, hashed alike.
    private func pairs(_ coverage: Coverage, _ units: RealUnits, _ contiguity: Contiguity) -> (Int, String) {
        let pairs = coverage.neighbourPairs(contiguity).map { pair -> String in
            let (one, other) = (units.codes[pair.a], units.codes[pair.b])
            return one < other ? "\(one),\(other)\n" : "\(other),\(one)\n"
        }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in pairs.sorted().joined().utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return (pairs.count, String(repeating: "0", count: 16 - digits.count) + digits)
    }

    @Test(arguments: [
        "dk/parishes", "dk/municipalities", "dk/municipalities-pre2007", "dk/parishes-2021-utm32",
        "dk/parishes-2014-dirty", "dk/postal-districts", "fr/communes",
    ])
    func everyPairIsThatOfLibpysal(layer: String) throws {
        let expected = try #require(try ExpectedNeighbours.all()[layer])
        let units = try RealUnits("\(layer).geojson", code: expected.field)
        // Vertex by vertex: no tolerance, no overlaps, no projection.
        let coverage = Coverage(lands: units.lands, owners: units.owners, toleranceMetres: 0, overlapping: false)
        #expect(coverage.unitCount == expected.units)
        #expect(pairs(coverage, units, .rook) == (expected.rook.pairs, expected.rook.fnv1a))
        #expect(pairs(coverage, units, .queen) == (expected.queen.pairs, expected.queen.fnv1a))
    }
}
