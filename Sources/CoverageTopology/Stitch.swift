import GeoModel

/// A stretch of one unit's edge that the tolerance matched to an edge of another unit.
struct Stitch: Sendable {
    /// The half-edge that it lies on.
    var edge: Int32
    var unit: Int32
    var other: Int32
    /// The stretch on the first unit's edge.
    var start: Coordinate
    var end: Coordinate
    /// The nearest places on the other unit's edge.
    var otherStart: Coordinate
    var otherEnd: Coordinate
}
