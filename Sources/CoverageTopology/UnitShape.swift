import GeoModel

/// The measures of one unit's land, in the working coordinates.
public struct UnitShape: Hashable, Sendable {
    /// Area in square metres, centre of gravity and second moment.
    public var moments = AreaMoments.zero
    /// The length of the whole outline, holes included, in metres. Edges between parts of the same unit do not count.
    public var perimeterMetres = 0.0
    /// The part of the outline that borders no other unit: coast, lake shore or the edge of the data, in metres.
    public var coastMetres = 0.0
    /// Separate polygons, as they were given.
    public var partCount = 0
    /// Holes, as they were given.
    public var holeCount = 0
    /// The bounding box.
    public var box = Box.empty

    /// The area in square metres.
    public var areaSquareMetres: Double { moments.area }
}
