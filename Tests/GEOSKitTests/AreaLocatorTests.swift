import GEOSKit
import GeoModel
import Testing

@Suite("Which land holds a point: the library's own answer, on borders and corners too")
struct LandLocatorTests {
    /// A sheet of jittered four-sided lands with shared corners, some with a hole, one tall and thin, one empty.
    private func lands(_ side: Int, _ random: inout SplitMix64) -> [MultiPolygon] {
        var corners: [[Coordinate]] = []
        for row in 0...side {
            corners.append(
                (0...side).map { column in
                    Coordinate(
                        x: 9 + 0.1 * (Double(column) + 0.6 * random.unitInterval()),
                        y: 55 + 0.1 * (Double(row) + 0.6 * random.unitInterval()))
                })
        }
        var lands: [MultiPolygon] = []
        for row in 0..<side {
            for column in 0..<side {
                let (a, b) = (corners[row][column], corners[row][column + 1])
                let (c, d) = (corners[row + 1][column + 1], corners[row + 1][column])
                var holes: [Ring] = []
                if random.below(3) == 0 {
                    let middle = Coordinate(x: (a.x + b.x + c.x + d.x) / 4, y: (a.y + b.y + c.y + d.y) / 4)
                    holes = [
                        Ring([
                            middle, Coordinate(x: middle.x + 0.004, y: middle.y),
                            Coordinate(x: middle.x, y: middle.y + 0.004), middle,
                        ])
                    ]
                }
                lands.append(MultiPolygon(Polygon(exterior: Ring([a, b, c, d, a]), holes: holes)))
            }
        }
        lands.append(MultiPolygon([]))
        let pole = [(9.05, 40.0), (9.0501, 40), (9.0501, 70), (9.05, 70), (9.05, 40)].map {
            Coordinate(x: $0.0, y: $0.1)
        }
        lands.append(MultiPolygon(Polygon(exterior: Ring(pole))))
        return lands
    }

    @Test("as GEOS says, for random points, corners, and points on edges", arguments: 0..<12)
    func agreesWithGEOS(seed: Int) throws {
        var random = SplitMix64(seed: 5, stream: seed)
        let lands = lands(1 + seed, &random)
        let locator = AreaLocator(lands)
        var points = (0..<60).map { _ in
            Coordinate(x: 8.9 + 1.4 * random.unitInterval(), y: 54.9 + 1.4 * random.unitInterval())
        }
        for land in lands {
            for polygon in land.polygons {
                for ring in polygon.rings {
                    points += ring.coordinates
                    for index in ring.coordinates.indices.dropFirst() {
                        let (from, to) = (ring.coordinates[index - 1], ring.coordinates[index])
                        points.append(Coordinate(x: (from.x + to.x) / 2, y: (from.y + to.y) / 2))
                        points.append(Coordinate(x: from.x, y: to.y))
                    }
                }
            }
        }
        for point in points {
            // Distance 0 is GEOSIntersects, which shares no line with the locator.
            let expected = try lands.indices.filter { try lands[$0].distance(to: point) == 0 }
            #expect(locator.indices(covering: point) == expected, "\(point)")
            #expect(locator.firstIndex(covering: point) == expected.first, "\(point)")
            for (index, land) in lands.enumerated() {
                #expect(PointLocator(land).covers(point) == expected.contains(index), "\(point)")
            }
        }
    }

    @Test("no lands, only empty lands, and points that are not finite are in nothing")
    func nothing() {
        let point = Coordinate(x: 1, y: 1)
        #expect(AreaLocator([]).firstIndex(covering: point) == nil)
        #expect(AreaLocator([MultiPolygon([]), MultiPolygon([])]).indices(covering: point).isEmpty)
        let square = [(0.0, 0.0), (2, 0), (2, 2), (0, 2), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }
        let locator = AreaLocator([MultiPolygon(Polygon(exterior: Ring(square)))])
        #expect(locator.firstIndex(covering: point) == 0)
        for bad in [Double.nan, .infinity, -.infinity] {
            #expect(locator.firstIndex(covering: Coordinate(x: bad, y: 1)) == nil)
            #expect(locator.firstIndex(covering: Coordinate(x: 1, y: bad)) == nil)
        }
    }
}
