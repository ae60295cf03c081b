import CGEOS
import GeoModel

/// A circle in the plane of the input.
public struct Circle: Hashable, Sendable {
    /// The centre.
    public var centre: Coordinate
    /// The radius in coordinate units.
    public var radius: Double

    /// The circle of `radius` around `centre`.
    public init(centre: Coordinate, radius: Double) {
        self.centre = centre
        self.radius = radius
    }

    /// The area in squared coordinate units.
    public var area: Double { .pi * radius * radius }
}

extension MultiPolygon {
    /// The smallest convex land around this one; empty when this one is.
    /// - Throws: `GEOSError` for non-finite coordinates.
    /// GEOSConvexHull_r
    public func convexHull(named identity: String? = nil) throws(GEOSError) -> MultiPolygon {
        let call = GEOSCall("convex hull", on: identity)
        let land = try call.land(self)
        return try call.land(from: try call.own(GEOSConvexHull_r(call.handle, land.pointer)))
    }

    /// The smallest circle around this land; nil when it is empty.
    /// - Throws: `GEOSError` for non-finite coordinates.
    /// GEOSMinimumBoundingCircle_r
    public func minimumBoundingCircle(named identity: String? = nil) throws(GEOSError) -> Circle? {
        let call = GEOSCall("minimum bounding circle", on: identity)
        let land = try call.land(self)
        var radius = 0.0
        var centre: OpaquePointer?
        let circle = GEOSMinimumBoundingCircle_r(call.handle, land.pointer, &radius, &centre)
        let point = centre.map { GEOSHandle($0) }
        _ = try call.own(circle)
        guard let point = consume point, let place = try call.coordinate(from: point) else { return nil }
        return Circle(centre: place, radius: radius)
    }

    /// A point surely inside, on the widest stretch of a line across the middle; nil when the land is empty.
    /// - Throws: `GEOSError` for non-finite coordinates.
    /// GEOSPointOnSurface_r
    public func pointOnSurface(named identity: String? = nil) throws(GEOSError) -> Coordinate? {
        let call = GEOSCall("point on surface", on: identity)
        let land = try call.land(self)
        return try call.coordinate(from: try call.own(GEOSPointOnSurface_r(call.handle, land.pointer)))
    }

    /// The centre of mass; nil when the land is empty. It may lie outside.
    /// - Throws: `GEOSError` for non-finite coordinates.
    /// GEOSGetCentroid_r
    public func centroid(named identity: String? = nil) throws(GEOSError) -> Coordinate? {
        let call = GEOSCall("centroid", on: identity)
        let land = try call.land(self)
        return try call.coordinate(from: try call.own(GEOSGetCentroid_r(call.handle, land.pointer)))
    }

    /// The land within `distance` of this one, in coordinate units; a negative distance shrinks it.
    /// - Parameter quadrantSegments: how many straight pieces stand for a quarter of a circle.
    /// - Throws: `GEOSError` for non-finite numbers.
    /// GEOSBuffer_r
    public func buffered(
        by distance: Double, quadrantSegments: Int = 8, named identity: String? = nil
    ) throws(GEOSError) -> MultiPolygon {
        let call = GEOSCall("buffer", on: identity)
        guard distance.isFinite else { throw call.failure("the distance is not a finite number: \(distance)") }
        let land = try call.land(self)
        let segments = CInt(clamping: max(1, quadrantSegments))
        return try call.land(from: try call.own(GEOSBuffer_r(call.handle, land.pointer, distance, segments)))
    }

    /// Fewer coordinates within `tolerance` coordinate units, each ring still simple. Neighbours' shared borders do not
    /// stay shared: that is CoverageTopology's work.
    /// - Throws: `GEOSError` for non-finite numbers.
    /// GEOSTopologyPreserveSimplify_r
    public func simplified(tolerance: Double, named identity: String? = nil) throws(GEOSError) -> MultiPolygon {
        let call = GEOSCall("simplification", on: identity)
        guard tolerance.isFinite, tolerance >= 0 else {
            throw call.failure("the tolerance must be a number of at least 0, not \(tolerance)")
        }
        let land = try call.land(self)
        return try call.land(from: try call.own(GEOSTopologyPreserveSimplify_r(call.handle, land.pointer, tolerance)))
    }
}
