import GeoModel

/// The measures of one unit's land, in the working coordinates.
public struct UnitShape: Hashable, Sendable {
    /// Area in square metres on the ground, centre of gravity and second moment.
    ///
    /// Centres are in working coordinates, drawn together or apart about the middle of all units so that a distance between
    /// two of them is in metres on the ground.
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

    /// Metres on the ground for a unit of length in the plane of the working coordinates, on average over the land.
    public var metresPerPlanarUnit = 1.0
    /// The area as it was measured on the ground, ring by ring, before it is taken over.
    var groundArea = 0.0
    /// The area in the plane that goes with it, where other land was measured in place of the unit's own.
    var givenPlanarArea: Double?

    /// The area in square metres.
    public var areaSquareMetres: Double { moments.area }
}
