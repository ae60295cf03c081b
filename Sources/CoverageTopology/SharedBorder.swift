import GeoModel

/// What two units' borders have in common.
public struct SharedBorder: Hashable, Sendable {
    /// The unit with the smaller index.
    public var a: Int
    /// The unit with the larger index.
    public var b: Int
    /// How long the two borders run together, in metres; 0 when they meet in points only.
    public var lengthMetres: Double
    /// The part of the length that the two units do not draw alike, matched within the tolerance, in metres.
    public var matchedMetres: Double
    /// The largest distance between the two borders along the matched part, in metres.
    public var widthMetres: Double

    /// A border between units `a` < `b`.
    public init(a: Int, b: Int, lengthMetres: Double, matchedMetres: Double = 0, widthMetres: Double = 0) {
        self.a = a
        self.b = b
        self.lengthMetres = lengthMetres
        self.matchedMetres = matchedMetres
        self.widthMetres = widthMetres
    }

    /// Whether the units meet in points only: neighbours for queen contiguity, not for rook.
    public var isPoint: Bool { lengthMetres <= 0 }

    /// Whether some of the border was found by tolerance rather than by identical vertices.
    public var isMatchedByTolerance: Bool { matchedMetres > 0 }

    /// The unit across the border from `unit`.
    public func other(than unit: Int) -> Int { unit == a ? b : a }
}

/// Two units' borders that run close to each other without being drawn alike.
///
/// Those within the tolerance count as a border; those beyond it, up to ten times the tolerance, do not, and are reported so
/// that an isolated unit's nearest can be named.
public struct NearMiss: Hashable, Sendable {
    /// The unit with the smaller index.
    public var a: Int
    /// The unit with the larger index.
    public var b: Int
    /// The smallest distance between the two borders, in metres.
    public var distanceMetres: Double
    /// The largest distance between the two borders where they run side by side, in metres.
    public var widthMetres: Double
    /// How far they run side by side, in metres.
    public var lengthMetres: Double
    /// Where they are nearest, in the coverage's working coordinates.
    public var place: Coordinate
    /// Whether the tolerance bridged it, so that the two units are neighbours.
    public var isMatched: Bool
}
