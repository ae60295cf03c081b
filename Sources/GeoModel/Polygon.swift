/// One piece of land: an outer ring, and the rings of its holes.
public struct Polygon: Hashable, Sendable {
    public var exterior: Ring
    public var holes: [Ring]

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

    public var box: Box { exterior.box }
}

/// Any number of pieces of land that belong together. What a unit's or a cluster's land is, always.
public struct MultiPolygon: Hashable, Sendable {
    public var polygons: [Polygon]

    public init(_ polygons: [Polygon]) { self.polygons = polygons }

    public init(_ polygon: Polygon) { polygons = [polygon] }

    public var isEmpty: Bool { polygons.isEmpty }

    /// The area in squared coordinate units.
    public var area: Double { polygons.reduce(0) { $0 + $1.area } }

    public var box: Box {
        polygons.reduce(into: Box.empty) { $0.extend(to: $1.box) }
    }
}
