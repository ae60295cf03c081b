import CPROJ
import GeoModel

/// Distances and areas on the ellipsoid, from longitudes and latitudes in degrees.
///
/// Source: C. F. F. Karney, "Algorithms for geodesics", 2013.
public struct Geodesic: Sendable {
    private let ellipsoid: geod_geodesic

    /// The ellipsoid of `equatorialRadius` metres and `flattening`; WGS 84 when left out.
    /// geod_init
    public init(equatorialRadius: Double = 6_378_137, flattening: Double = 1 / 298.257_223_563) {
        var ellipsoid = geod_geodesic()
        geod_init(&ellipsoid, equatorialRadius, flattening)
        self.ellipsoid = ellipsoid
    }

    /// The shortest way between two places in metres; NaN when a latitude exceeds 90 degrees or a number is not finite.
    /// geod_inverse
    public func distanceMetres(from start: Coordinate, to end: Coordinate) -> Double {
        var metres = Double.nan
        withUnsafePointer(to: ellipsoid) { geod_inverse($0, start.y, start.x, end.y, end.x, &metres, nil, nil) }
        return metres
    }

    /// The length of a chain of places in metres.
    /// geod_inverse
    public func lengthMetres(of places: [Coordinate]) -> Double {
        var sum = 0.0
        for index in places.indices.dropFirst() { sum += distanceMetres(from: places[index - 1], to: places[index]) }
        return sum
    }

    /// The area of land in square metres, holes left out, whatever way the rings run.
    /// geod_polygon_compute
    public func areaSquareMetres(of land: MultiPolygon) -> Double {
        land.polygons.reduce(0) { sum, polygon in
            sum + polygon.holes.reduce(abs(area(of: polygon.exterior))) { $0 - abs(area(of: $1)) }
        }
    }

    /// The signed area of a ring in square metres, positive when it runs counter-clockwise.
    private func area(of ring: Ring) -> Double {
        var polygon = geod_polygon()
        geod_polygon_init(&polygon, 0)
        var area = 0.0
        withUnsafePointer(to: ellipsoid) { ellipsoid in
            for place in ring.isClosed ? ring.coordinates.dropLast() : ring.coordinates[...] {
                geod_polygon_addpoint(ellipsoid, &polygon, place.y, place.x)
            }
            geod_polygon_compute(ellipsoid, &polygon, 0, 1, &area, nil)
        }
        return area
    }
}
