import GeoModel

/// How the plane of a metric system stretches the ground at a place.
public struct PlaneScale: Hashable, Sendable {
    /// The length of a metre from west to east in the plane.
    public var eastward: Double
    /// The length of a metre from south to north in the plane.
    public var northward: Double
    /// The area of a square metre in the plane.
    public var area: Double

    /// The length of a metre whatever its direction, by the area.
    public var mean: Double { area.squareRoot() }

    /// By how much the length of a metre differs from one at most.
    public var distortion: Double { max(abs(eastward - 1), abs(northward - 1)) }
}

extension CoordinateTransformation {
    /// How the target's plane stretches the ground at a place in degrees; nil where it cannot be said.
    ///
    /// The source must be longitude and latitude, the target metric. By steps of a thousandth of a degree.
    public func scale(at place: Coordinate) -> PlaneScale? {
        let south = place.y > 0 ? -0.001 : 0.001
        let east = abs(place.y) > 89.9 ? 0.1 : 0.001
        let corners = [
            place, Coordinate(x: place.x + east, y: place.y), Coordinate(x: place.x, y: place.y + south),
        ]
        guard let plane = try? transform(corners) else { return nil }
        let geodesic = Geodesic()
        let eastward = geodesic.distanceMetres(from: corners[0], to: corners[1])
        let northward = geodesic.distanceMetres(from: corners[0], to: corners[2])
        let (a, b) = (
            Coordinate(x: plane[1].x - plane[0].x, y: plane[1].y - plane[0].y),
            Coordinate(x: plane[2].x - plane[0].x, y: plane[2].y - plane[0].y)
        )
        let scale = PlaneScale(
            eastward: (a.x * a.x + a.y * a.y).squareRoot() / eastward,
            northward: (b.x * b.x + b.y * b.y).squareRoot() / northward,
            area: abs(a.x * b.y - a.y * b.x) / (eastward * northward))
        guard eastward > 0, northward > 0, scale.area.isFinite, scale.area > 0, scale.distortion.isFinite else {
            return nil
        }
        return scale
    }
}
