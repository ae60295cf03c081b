import CoverageTopology
import GeoModel
import Testing

/// A rectangle with its corners only.
func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> MultiPolygon {
    MultiPolygon(
        Polygon(
            exterior: Ring([
                Coordinate(x: x, y: y), Coordinate(x: x + width, y: y), Coordinate(x: x + width, y: y + height),
                Coordinate(x: x, y: y + height), Coordinate(x: x, y: y),
            ])))
}

/// A board of unit squares times `side`, row by row from the south-west.
func board(_ columns: Int, _ rows: Int, side: Double = 1) -> [MultiPolygon] {
    (0..<rows).flatMap { row in
        (0..<columns).map { rectangle(Double($0) * side, Double(row) * side, side, side) }
    }
}

@Suite struct CoverageNeighbourTests {
    @Test func aBoardHasRookNeighboursAlongSidesAndQueenNeighboursAtCorners() {
        let coverage = Coverage(lands: board(3, 3, side: 100), toleranceMetres: 5)
        #expect(coverage.neighbourPairs(.rook).count == 12)
        #expect(coverage.neighbourPairs(.queen).count == 20)
        #expect(coverage.neighbours(of: 4) == [1, 3, 5, 7])
        #expect(coverage.neighbours(of: 4, contiguity: .queen) == [0, 1, 2, 3, 5, 6, 7, 8])
        #expect(coverage.borders(of: 0).map(\.lengthMetres) == [100, 100, 0])
        #expect(coverage.nearMisses.isEmpty)
        #expect(coverage.shapes[0].coastMetres == 200 && coverage.shapes[4].coastMetres == 0)
        #expect(coverage.shapes[4].moments.centroid == Coordinate(x: 150, y: 150))
        // The second moment of a square of side s about its centre is s⁴ / 6.
        #expect(abs(coverage.shapes[4].moments.polarMoment - 1e8 / 6) < 1)
    }

    @Test func severalFeaturesOfOneUnitAreJoined() {
        let coverage = Coverage(lands: board(2, 2), owners: [0, 0, 1, 1], toleranceMetres: 0)
        #expect(coverage.unitCount == 2)
        #expect(coverage.borders.count == 1 && coverage.borders[0].lengthMetres == 2)
        #expect(coverage.shapes[0].perimeterMetres == 6)
        #expect(coverage.outline(ofUnits: [0, 1]).polygons.count == 1)
    }

    @Test func linksJoinParts() {
        let lands = board(2, 1) + [rectangle(100, 100, 1, 1)]
        let coverage = Coverage(lands: lands, toleranceMetres: 0)
        #expect(coverage.connectedParts().parts == [[0, 1], [2]])
        #expect(coverage.connectedParts().isolatedUnits == [2])
        #expect(coverage.connectedParts(links: [(0, 2)]).parts == [[0, 1, 2]])
    }
}
