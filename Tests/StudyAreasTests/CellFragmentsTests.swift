import GEOSKit
import GeoModel
import Testing

@testable import StudyAreas

@Suite("Land that water cuts off from its nearest village goes to the village beside it")
struct CellFragmentsTests {
    private func rectangle(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> Polygon {
        let corners = [
            (x.lowerBound, y.lowerBound), (x.upperBound, y.lowerBound), (x.upperBound, y.upperBound),
            (x.lowerBound, y.upperBound), (x.lowerBound, y.lowerBound),
        ]
        return Polygon(exterior: Ring(corners.map { Coordinate(x: $0.0, y: $0.1) }))
    }

    /// Two arms of land, 100 m long and 10 m wide, joined at the left end; a fjord 10 m wide between them.
    private var horseshoe: MultiPolygon {
        let ring = [
            (0.0, 0.0), (100, 0), (100, 10), (10, 10), (10, 20), (100, 20), (100, 30), (0, 30), (0, 0),
        ]
        return MultiPolygon(Polygon(exterior: Ring(ring.map { Coordinate(x: $0.0, y: $0.1) })))
    }

    @Test("a cell that reaches across a fjord loses the far shore, and nothing of the land")
    func fjord() throws {
        // The second village is nearest to the end of the northern arm too, but its own land is on the southern one.
        let sites = [Coordinate(x: 20, y: 25), Coordinate(x: 95, y: 5)]
        let cells = try voronoiCells(of: sites, within: horseshoe).cells
        #expect(cells[1].polygons.count == 2, "the plain cell lies on both shores")
        let repaired = CellFragments(of: cells, sites: sites)
        #expect(repaired.cells.map(\.polygons.count) == [1, 1])
        #expect(repaired.moved.count == 1)
        #expect(repaired.moved.first.map { [$0.from, $0.to] } == [1, 0])
        #expect(abs(repaired.cells.reduce(0) { $0 + $1.area } - horseshoe.area) < 1e-9)
        #expect(PointLocator(repaired.cells[0]).contains(Coordinate(x: 95, y: 25)))
    }

    @Test("an island without a village stays with the nearest, also when two share it")
    func island() throws {
        let land = MultiPolygon([rectangle(0...100, 0...10), rectangle(40...60, 20...30)])
        let sites = [Coordinate(x: 10, y: 5), Coordinate(x: 90, y: 5)]
        let cells = try voronoiCells(of: sites, within: land).cells
        let repaired = CellFragments(of: cells, sites: sites)
        #expect(repaired.moved.isEmpty)
        #expect(repaired.cells == cells)
        #expect(repaired.cells.map(\.polygons.count) == [2, 2])
    }

    @Test("a fragment that only another fragment borders follows it")
    func chain() throws {
        // A comb: the back holds the first village; both far tips are nearest to the other two, across the water.
        let sites = [Coordinate(x: 5, y: 15), Coordinate(x: 60, y: 5), Coordinate(x: 98, y: 5)]
        let cells = try voronoiCells(of: sites, within: horseshoe).cells
        let repaired = CellFragments(of: cells, sites: sites)
        #expect(repaired.cells.allSatisfy { $0.polygons.count == 1 })
        #expect(PointLocator(repaired.cells[0]).contains(Coordinate(x: 99, y: 25)))
        #expect(abs(repaired.cells.reduce(0) { $0 + $1.area } - horseshoe.area) < 1e-9)
    }
}
