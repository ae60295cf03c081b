/// A position in the plane of its coordinate reference system.
///
/// Longitude and latitude in degrees for geographic systems, easting and northing in metres for projected ones.
public struct Coordinate: Hashable, Sendable, BitwiseCopyable {
    /// Longitude in degrees, or easting in metres.
    public var x: Double
    /// Latitude in degrees, or northing in metres.
    public var y: Double

    /// A position from its two numbers, x before y.
    @inlinable
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// Whether both numbers are finite.
    @inlinable
    public var isFinite: Bool { x.isFinite && y.isFinite }

    /// No reference system of the earth has a number beyond this: in millimetres its circumference is 4 × 10^10.
    public static let largestNumber = 1e11

    /// The straight-line distance in the plane, in the units of the coordinates.
    @inlinable
    public func planarDistance(to other: Coordinate) -> Double {
        let dx = x - other.x
        let dy = y - other.y
        return (dx * dx + dy * dy).squareRoot()
    }
}
