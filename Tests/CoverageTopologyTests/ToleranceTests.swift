import CoverageTopology
import GEOSKit
import GeoModel
import Testing

@Suite struct ToleranceTests {
    /// One wide unit below two narrow ones, which meet on its upper edge where it has no vertex.
    let junction = [
        rectangle(0, 0, 200, 100), rectangle(0, 100, 100, 100), rectangle(100, 100, 100, 100),
    ]

    @Test func aVertexOnTheNeighboursEdgeMakesABorder() throws {
        let coverage = Coverage(lands: junction, toleranceMetres: 5)
        #expect(coverage.neighbours(of: 0) == [1, 2])
        #expect(coverage.borders(of: 0).map(\.lengthMetres) == [100, 100])
        #expect(coverage.nearMisses.isEmpty)
        #expect(coverage.shapes[0].coastMetres == 400)
        let land = coverage.outline(ofUnits: 0..<3)
        #expect(land.polygons.count == 1 && land.polygons[0].holes.isEmpty)
        #expect(try land.validityFault() == nil)
        #expect(Coverage(lands: junction, toleranceMetres: 0).neighbours(of: 0).isEmpty)
    }

    @Test func aCrackWithinTheToleranceIsABorderAndBeyondItANearMiss() {
        let lands = [rectangle(0, 0, 100, 100), rectangle(103, 0, 100, 100)]
        let bridged = Coverage(lands: lands, toleranceMetres: 5)
        #expect(bridged.neighbours(of: 0) == [1])
        #expect(bridged.nearMisses.map(\.isMatched) == [true])
        #expect(bridged.borders[0].lengthMetres == 100 && bridged.borders[0].widthMetres == 3)
        #expect(bridged.outline(ofUnits: 0..<2).polygons.count == 1)
        let apart = Coverage(lands: lands, toleranceMetres: 1)
        #expect(apart.borders.isEmpty)
        #expect(apart.nearMisses(of: 1).map(\.distanceMetres) == [3])
        #expect(apart.nearMisses[0].isMatched == false)
    }

    @Test func unitsThatMeetInACornerDoNotBecomeRookNeighbours() {
        let lands = [rectangle(0, 0, 100, 100), rectangle(100, 100, 100, 100), rectangle(202, 202, 100, 100)]
        let coverage = Coverage(lands: lands, toleranceMetres: 5)
        #expect(coverage.neighbourPairs(.rook).isEmpty)
        #expect(coverage.neighbourPairs(.queen).count == 1)
    }
}
