import CoverageTopology
import GeoModel
import TestSupport
import Testing

/// Neighbour counts on real layers, as counted independently with shapely and libpysal.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct RealNeighbourTests {
    @Test(arguments: [0, 5.0])
    func theDanishParishesHaveTheirKnownNeighbours(toleranceMetres: Double) throws {
        let units = try RealUnits("dk/parishes.geojson", code: "kode")
        let coverage = try units.coverage(toleranceMetres: toleranceMetres)
        #expect(coverage.unitCount == 2_141)
        #expect(coverage.neighbourPairs(.rook).count == 5_522)
        #expect(coverage.neighbourPairs(.queen).count == 5_568)
        let parts = coverage.connectedParts()
        #expect(parts.parts.count == 38)
        #expect(parts.isolatedUnits.count == 25)
        #expect(parts.parts.map(\.count).max() == 1_042)
        let areaKm2 = coverage.shapes.reduce(0) { $0 + $1.areaSquareMetres } / 1e6
        #expect(abs(areaKm2 - 43_041) < 10)
    }

    @Test func partsOfOneParishBecomeOneUnit() throws {
        let units = try RealUnits("dk/parishes-2014-dirty.geojson", code: "SOGNEKODE")
        #expect(units.lands.count == 2_468)
        #expect(try units.coverage(toleranceMetres: 5).unitCount == 2_148)
    }

    @Test func theToleranceFindsNeighboursThatAreDrawnApart() throws {
        let reference = try RealUnits("dk/parishes.geojson", code: "kode")
        let known = reference.neighbourCodes(try reference.coverage(toleranceMetres: 0))
        let units = try RealUnits("dk/parishes-2021-utm32.geojson", code: "SOGNEKODE")
        let codes = Set(units.codes)
        let comparable = known.filter { codes.isSuperset(of: $0) }
        func recall(_ coverage: Coverage) -> Double {
            Double(units.neighbourCodes(coverage).intersection(comparable).count) / Double(comparable.count)
        }
        let exact = try units.coverage(toleranceMetres: 0, overlapping: false)
        let bridged = try units.coverage(toleranceMetres: 1)
        #expect(abs(recall(exact) - 0.961) < 0.002)
        #expect(abs(recall(bridged) - 0.994) < 0.002)
        #expect(units.neighbourCodes(exact).isSubset(of: units.neighbourCodes(bridged)))
        #expect(exact.nearMisses.isEmpty)
        // Units that overlap are neighbours without any tolerance.
        #expect(abs(recall(try units.coverage(toleranceMetres: 0)) - 0.978) < 0.002)
        #expect(!bridged.nearMisses.isEmpty)
        for miss in bridged.nearMisses {
            #expect(miss.a < miss.b && miss.distanceMetres <= miss.widthMetres + 1e-9 && miss.distanceMetres <= 10)
        }
    }

    @Test func theFrenchCommunesHaveTheirKnownNeighbours() throws {
        let units = try RealUnits("fr/communes.geojson", code: "code")
        for toleranceMetres in [0, 5.0] {
            // Metres near enough: overseas communes lie outside every French projection.
            let coverage = Coverage(lands: units.lands, owners: units.owners, toleranceMetres: toleranceMetres) {
                $0.map { Coordinate(x: $0.x * 76_627, y: $0.y * 111_320) }
            }
            #expect(coverage.unitCount == 35_357)
            #expect(coverage.neighbourPairs(.rook).count == 103_424)
            #expect(coverage.neighbourPairs(.queen).count == 105_416)
        }
    }
}
