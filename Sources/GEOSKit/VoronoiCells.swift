import CGEOS
import GeoModel

/// The land that belongs to each of some points: where that point is the nearest of them.
public struct VoronoiCells: Hashable, Sendable {
    /// One land a point, in the points' order; empty for a point that repeats an earlier one, or whose cell misses the land.
    public var cells: [MultiPolygon]
    /// Positions of points that lie exactly where an earlier one lies, ascending.
    public var duplicates: [Int]
}

/// Shares `land` out to the nearest of `points`. The cells tile the land: their common borders have the same coordinates
/// on both sides, and no area is lost or counted twice.
///
/// The edges of the diagram and the outline of the land are cut at their crossings all at once, and each face is given to
/// the nearest point, ties to the first. With no points there are no cells; with one (or one repeated) it gets all.
/// - Parameter points: in the plane of `land`; they may lie outside it.
/// - Throws: `GEOSError` for non-finite coordinates or invalid land.
/// GEOSVoronoiDiagram_r, GEOSUnaryUnion_r, GEOSPolygonize_r
public func voronoiCells(
    of points: [Coordinate], within land: MultiPolygon, named identity: String? = nil
) throws(GEOSError) -> VoronoiCells {
    let call = GEOSCall("Voronoi cells", on: identity)
    var owners: [Coordinate: Int] = [:]
    var sites: [Int] = []
    var duplicates: [Int] = []
    for (index, point) in points.enumerated() {
        guard point.isFinite else { throw call.failure("point \(index) is not finite: \(point.x), \(point.y)") }
        // -0 and 0 are equal and hash alike, so the same place is found whatever its sign.
        if owners.updateValue(owners[point] ?? index, forKey: point) == nil {
            sites.append(index)
        } else {
            duplicates.append(index)
        }
    }
    var cells = [MultiPolygon](repeating: MultiPolygon([]), count: points.count)
    guard let only = sites.first, !land.isEmpty else { return VoronoiCells(cells: cells, duplicates: duplicates) }
    guard sites.count > 1 else {
        cells[only] = land
        return VoronoiCells(cells: cells, duplicates: duplicates)
    }
    let ground = PointLocator(land)
    let places = SpatialIndex(sites.map { Box(around: CollectionOfOne(points[$0])) })
    for face in try call.voronoiFaces(of: sites.map { points[$0] }, within: land) {
        guard let inner = try call.surfacePoint(of: face), ground.contains(inner),
            let nearest = places.nearest(to: inner)
        else { continue }
        cells[sites[nearest.index]].polygons.append(face)
    }
    return VoronoiCells(cells: cells, duplicates: duplicates)
}

extension GEOSCall {
    /// The faces that the diagram's edges and the land's outline make together, the land's holes and bays among them.
    fileprivate func voronoiFaces(of sites: [Coordinate], within land: MultiPolygon) throws(GEOSError) -> [Polygon] {
        let ground = try self.land(land)
        let outline = try own(GEOSBoundary_r(handle, ground.pointer))
        var bounds = land.box
        for site in sites { bounds.extend(to: site) }
        bounds = bounds.expanded(by: Swift.max(bounds.width, bounds.height))
        let frame = try own(
            GEOSGeom_createRectangle_r(handle, bounds.minX, bounds.minY, bounds.maxX, bounds.maxY))
        let cloud = try points(sites)
        let edges = try own(GEOSVoronoiDiagram_r(handle, cloud.pointer, frame.pointer, 0, 1))
        let noded = try own(GEOSUnion_r(handle, edges.pointer, outline.pointer))
        let faces = try withUnsafePointer(to: Optional(noded.pointer)) { all throws(GEOSError) in
            try own(GEOSPolygonize_r(handle, all, 1))
        }
        return try self.land(from: faces).polygons
    }

    fileprivate func surfacePoint(of polygon: Polygon) throws(GEOSError) -> Coordinate? {
        let face = try self.polygon(polygon)
        return try coordinate(from: try own(GEOSPointOnSurface_r(handle, face.pointer)))
    }
}
