import CoverageTopology
import Foundation
import GEOSKit
import GeoModel
import TestSupport
import Testing

@Suite struct CoverageFaultsTests {
    private func faults(_ lands: [MultiPolygon], toleranceMetres: Double = 0) throws -> CoverageFaults {
        try Coverage(lands: lands, toleranceMetres: toleranceMetres).faults()
    }

    @Test func aBoardHasNone() throws {
        #expect(try faults(board(4, 4, side: 100)) == CoverageFaults())
        #expect(try faults([]) == CoverageFaults())
    }

    @Test func unitsThatOverlapAreTold() throws {
        let found = try faults([rectangle(0, 0, 100, 100), rectangle(90, 0, 100, 100), rectangle(190, 0, 100, 100)])
        let overlap = try #require(found.overlaps.first)
        #expect(found.overlaps.count == 1 && found.gaps.isEmpty)
        #expect(overlap.a == 0 && overlap.b == 1 && overlap.areaSquareMetres == 1_000)
        #expect(abs(overlap.widthMetres - 2_000.0 / 220) < 1e-9)
        #expect(overlap.place.x > 90 && overlap.place.x < 100 && overlap.place.y > 0 && overlap.place.y < 100)
    }

    @Test func aUnitInsideAnotherAndTheSameLandTwiceAreOverlaps() throws {
        let inside = try faults([rectangle(0, 0, 100, 100), rectangle(40, 40, 10, 10)])
        #expect(inside.overlaps.map(\.areaSquareMetres) == [100] && inside.gaps.isEmpty)
        let twice = try faults(board(3, 1, side: 10) + [rectangle(10, 0, 10, 10)])
        #expect(twice.overlaps.map { [$0.a, $0.b] } == [[1, 3]] && twice.overlaps[0].areaSquareMetres == 100)
    }

    /// Behind the edge of two whole layers every edge has a twin; the inner pairs are found all the same.
    @Test func twoLayersOnTopOfEachOtherOverlapEverywhere() throws {
        let second = board(6, 6, side: 100).map { land in land.mapCoordinates { Coordinate(x: $0.x + 50, y: $0.y + 50) }
        }
        let found = try faults(board(6, 6, side: 100) + second)
        #expect(found.overlaps.count == 121)
        #expect(abs(found.overlapAreaSquareMetres - 550 * 550) < 1e-6)
        let same = try faults(board(5, 5, side: 100) + board(5, 5, side: 100))
        #expect(same.overlaps.map { [$0.a, $0.b] } == (0..<25).map { [$0, $0 + 25] })
    }

    @Test func aGapKnowsItsWidthAndItsUnits() throws {
        // Around the middle: a ring of units, a crack of 2 m on its west side, and a missing unit north-east of it.
        var lands = board(4, 4, side: 100)
        lands[5] = rectangle(102, 100, 98, 100)
        lands[10] = MultiPolygon([])
        let found = try faults(lands, toleranceMetres: 5)
        #expect(found.overlaps.isEmpty && found.gaps.map(\.kind) == [.hole, .sliver])
        #expect(found.gaps.map(\.areaSquareMetres) == [10_000, 200])
        #expect(found.gaps[0].units == [6, 9, 11, 14])
        #expect(found.gaps[1].units == [1, 4, 5, 9])
        #expect(abs(found.gaps[1].widthMetres - 400.0 / 204) < 1e-9)
        #expect(found.gaps[1].place.x > 100 && found.gaps[1].place.x < 102)
    }

    @Test func anIslandInALakeIsNoGap() throws {
        let shore = MultiPolygon(
            Polygon(
                exterior: rectangle(0, 0, 300, 300).polygons[0].exterior,
                holes: [rectangle(100, 100, 100, 100).polygons[0].exterior]))
        let found = try faults([shore, rectangle(140, 140, 20, 20)])
        #expect(found.gaps.map(\.areaSquareMetres) == [9_600] && found.gaps[0].units == [0, 1])
        #expect(try faults([shore, rectangle(100, 100, 100, 100)]).gaps.isEmpty)
    }

    @Test func invalidLandIsRepairedToBeMeasured() throws {
        // Two triangles that meet in the crossing of one ring.
        let bow = MultiPolygon(
            Polygon(
                exterior: Ring([
                    Coordinate(x: 0, y: 0), Coordinate(x: 100, y: 100), Coordinate(x: 100, y: 0),
                    Coordinate(x: 0, y: 120),
                    Coordinate(x: 0, y: 0),
                ])))
        let found = try faults([bow, rectangle(-50, -50, 300, 300)])
        #expect(found.unitsRepairedToMeasure == [0])
        let area = try bow.repaired().land.area
        #expect(found.overlaps.count == 1 && abs(found.overlaps[0].areaSquareMetres - area) < 1e-6)
    }

    /// Random rectangles: the areas of the pairs and of the holes are those of the library, whatever the order.
    @Test(arguments: UInt64(1)...UInt64(20))
    func randomRectanglesAgreeWithTheOverlayOfAllPairs(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let lands = (0..<30).map { _ in
            rectangle(
                Double(random.below(20)) * 10, Double(random.below(20)) * 10, Double(1 + random.below(6)) * 10,
                Double(1 + random.below(6)) * 10)
        }
        let found = try faults(lands)
        var expected: [[Double]] = []
        for a in lands.indices {
            for b in lands.indices.dropFirst(a + 1) {
                let area = try lands[a].intersectionArea(with: lands[b])
                if area > 0.01 { expected.append([Double(a), Double(b), area]) }
            }
        }
        #expect(found.overlaps.map { [Double($0.a), Double($0.b), $0.areaSquareMetres] } == expected)
        let union = try unionOfLands(lands)
        let filled = MultiPolygon(union.polygons.map { Polygon(exterior: $0.exterior) })
        let gapArea = try unionOfLands([filled]).area - union.area
        #expect(abs(found.gapAreaSquareMetres - gapArea) < 1e-6)
    }
}

/// Expected counts of one layer, as `Tests/Fixtures/coverage-faults/generate.py` writes them.
struct ExpectedFaults: Decodable {
    var units: Int
    var invalid: Int
    var overlaps: Int
    var overlapSquareMetres: Double
    var gaps: Int
    var gapSquareMetres: Double
    var slivers: Int

    static func all() throws -> [String: ExpectedFaults] {
        let file = SharedData.packageRoot.appending(path: "Tests/Fixtures/coverage-faults/expected.json")
        return try JSONDecoder().decode([String: ExpectedFaults].self, from: Data(contentsOf: file))
    }
}

@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct RealCoverageFaultsTests {
    @Test(arguments: [
        ("parishes", "kode"), ("municipalities-pre2007", "id"), ("parishes-2021-utm32", "SOGNEKODE"),
    ])
    func faultsAreThoseThatShapelyFinds(layer: String, field: String) throws {
        let expected = try #require(try ExpectedFaults.all()[layer])
        let coverage = try RealUnits("dk/\(layer).geojson", code: field).coverage(toleranceMetres: 5)
        let found = try coverage.faults()
        #expect(coverage.unitCount == expected.units)
        #expect(found.overlaps.count == expected.overlaps)
        #expect(abs(found.overlapAreaSquareMetres - expected.overlapSquareMetres) < 0.1)
        #expect(found.gaps.count == expected.gaps)
        #expect(abs(found.gapAreaSquareMetres - expected.gapSquareMetres) < 0.1)
        #expect(found.gaps.count { $0.kind == .sliver } == expected.slivers)
        #expect(found.unitsRepairedToMeasure.count == expected.invalid)
        #expect(found.gaps.allSatisfy { !$0.units.isEmpty })
    }
}
