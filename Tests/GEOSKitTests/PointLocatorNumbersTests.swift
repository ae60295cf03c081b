import GEOSKit
import GeoModel
import Testing

/// Coordinates that are no numbers enclose nothing, and leave the rest of the land as it is.
@Suite struct PointLocatorNumbersTests {
    private static let square = [(0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)]
        .map { Coordinate(x: $0.0, y: $0.1) }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func notFinite(_ value: Double) {
        let broken = Ring((0..<4).map { Coordinate(x: $0 == 1 ? 1 : value, y: value) })
        let alone = PointLocator(MultiPolygon([Polygon(exterior: broken)]))
        let beside = PointLocator(
            MultiPolygon([Polygon(exterior: Ring(Self.square)), Polygon(exterior: broken)]))
        #expect(beside.box == Box(minX: 0, minY: 0, maxX: 2, maxY: 2))
        for (x, y) in [(1.0, 1.0), (3.0, 1.0), (1.0, 3.0), (1e9, 1e9)] {
            let place = Coordinate(x: x, y: y)
            #expect(!alone.covers(place))
            #expect(beside.covers(place) == (x <= 2 && y <= 2))
        }
    }
}
