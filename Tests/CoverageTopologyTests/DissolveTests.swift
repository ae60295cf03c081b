import CoverageTopology
import GEOSKit
import GeoModel
import Testing

@Suite struct DissolveTests {
    @Test func squaresThatMeetInACornerStayTwoPolygons() throws {
        let coverage = Coverage(lands: board(2, 2), toleranceMetres: 0)
        let land = coverage.outline(ofUnits: [0, 3])
        #expect(land.polygons.count == 2 && land.area == 2)
        #expect(try land.validityFault() == nil)
    }

    @Test func aHoleLiesOnlyWhereAnotherUnitLies() throws {
        let coverage = Coverage(lands: board(3, 3), toleranceMetres: 0)
        let land = coverage.outline(ofUnits: (0..<9).filter { $0 != 4 })
        #expect(land.polygons.count == 1 && land.polygons[0].holes.count == 1 && land.area == 8)
        #expect(try land.validityFault() == nil)
    }

    @Test func aHoleThatTouchesTheOutlineInAPointIsItsOwnRing() throws {
        // Left out: the middle of the lower row and, diagonal to it, a square inside; they meet in one point.
        let coverage = Coverage(lands: board(4, 3), toleranceMetres: 0)
        let land = coverage.outline(ofUnits: (0..<12).filter { $0 != 1 && $0 != 6 })
        #expect(land.polygons.count == 1 && land.polygons[0].holes.count == 1 && land.area == 10)
        #expect(try land.validityFault() == nil)
    }

    @Test(arguments: UInt64(1)...UInt64(40))
    func randomClustersAreValidAndKeepTheArea(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let corners = (0..<81).map { index in
            Coordinate(
                x: Double(index % 9) * 100 + random.unitInterval() * 60,
                y: Double(index / 9) * 100 + random.unitInterval() * 60)
        }
        let lands = (0..<64).map { index in
            let corner = index / 8 * 9 + index % 8
            let ring = [corner, corner + 1, corner + 10, corner + 9, corner].map { corners[$0] }
            return MultiPolygon(Polygon(exterior: Ring(ring)))
        }
        let labels: [Int?] = (0..<64).map { _ in
            let label = random.below(5)
            return label == 4 ? nil : label
        }
        let coverage = Coverage(lands: lands, toleranceMetres: 0)
        for (label, land) in coverage.dissolve(labels: labels).enumerated() {
            let area = zip(labels, coverage.shapes).reduce(0) { $0 + ($1.0 == label ? $1.1.areaSquareMetres : 0) }
            #expect(abs(land.area - area) < 1e-6)
            #expect(try land.validityFault() == nil)
            let perimeter = land.polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.length } }
            #expect(abs(perimeter - coverage.outlineLengths(labels: labels)[label].totalMetres) < 1e-6)
        }
    }
}
