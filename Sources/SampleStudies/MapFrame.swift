import GeoModel

/// Where the made-up land lies: open water in the Kattegat, so that it covers no real place and EPSG:25832 still suits it.
///
/// A plane of metres around one point; the step to degrees is a fixed scale, because the land only has to look right.
enum MapFrame {
    static let origin = Coordinate(x: 11.42, y: 56.47)
    static let metresPerDegreeEast = 61_640.0
    static let metresPerDegreeNorth = 111_345.0

    /// Longitude and latitude in millionths of a degree, the form in which shared vertices stay shared.
    static func microDegrees(_ metres: Coordinate) -> MicroPosition {
        MicroPosition(
            longitude: Int(((origin.x + metres.x / metresPerDegreeEast) * 1e6).rounded()),
            latitude: Int(((origin.y + metres.y / metresPerDegreeNorth) * 1e6).rounded())
        )
    }
}

/// A position in whole millionths of a degree.
struct MicroPosition: Hashable, Sendable {
    var longitude: Int
    var latitude: Int

    var coordinate: Coordinate { Coordinate(x: Double(longitude) / 1e6, y: Double(latitude) / 1e6) }
}
