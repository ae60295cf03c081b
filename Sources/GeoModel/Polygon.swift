/// One piece of land: an outer ring, and the rings of its holes.
public struct Polygon: Hashable, Sendable {
    /// The outer ring.
    public var exterior: Ring
    /// The rings of the holes.
    public var holes: [Ring]

    /// A piece of land from its outer ring and the rings of its holes.
    public init(exterior: Ring, holes: [Ring] = []) {
        self.exterior = exterior
        self.holes = holes
    }

    /// The rings, the outer one first.
    public var rings: [Ring] { [exterior] + holes }

    /// The area without the holes, in squared coordinate units, whatever way the rings run.
    public var area: Double {
        holes.reduce(abs(exterior.signedArea)) { $0 - abs($1.signedArea) }
    }

    /// The smallest box around the land.
    public var box: Box { exterior.box }
}

/// Any number of pieces of land that belong together. What a unit's or a cluster's land is, always.
public struct MultiPolygon: Hashable, Sendable {
    /// The pieces, in the order of their source.
    public var polygons: [Polygon]

    /// Land of these pieces.
    public init(_ polygons: [Polygon]) { self.polygons = polygons }

    /// Land of one piece.
    public init(_ polygon: Polygon) { polygons = [polygon] }

    /// Whether there is no piece at all.
    public var isEmpty: Bool { polygons.isEmpty }

    /// The area in squared coordinate units.
    public var area: Double { polygons.reduce(0) { $0 + $1.area } }

    /// The smallest box around the land.
    public var box: Box {
        polygons.reduce(into: Box.empty) { $0.extend(to: $1.box) }
    }
}
