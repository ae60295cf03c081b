import CGEOS
import GeoModel

/// One land that is asked many questions about other geometries. Stays on the thread that made it.
///
/// The library fills its indexes lazily even on reads, so this is neither copyable nor sendable. For points alone take a
/// `PointLocator`, which is a value.
public struct PreparedLand: ~Copyable {
    private let geometry: GEOSHandle
    private let prepared: OpaquePointer
    private let identity: String?
    private let bounds: Box
    /// Answers questions about points.
    public let points: PointLocator

    /// Prepares `land`.
    /// - Throws: `GEOSError` for non-finite coordinates or rings that are none.
    /// GEOSPrepare_r
    public init(_ land: MultiPolygon, named identity: String? = nil) throws(GEOSError) {
        let call = GEOSCall("preparation", on: identity)
        let geometry = try call.land(land)
        guard let prepared = GEOSPrepare_r(call.handle, geometry.pointer) else { throw call.failure() }
        self.geometry = geometry
        self.prepared = prepared
        self.identity = identity
        points = PointLocator(land)
        bounds = points.box
    }

    deinit { GEOSPreparedGeom_destroy_r(GEOSContext.current.handle, prepared) }

    /// Whether the land holds the coordinate, its border included.
    public func covers(_ coordinate: Coordinate) -> Bool { points.covers(coordinate) }

    /// Whether the coordinate lies inside, not on the border.
    public func contains(_ coordinate: Coordinate) -> Bool { points.contains(coordinate) }

    /// Whether the two lands meet, be it in one point.
    /// - Throws: `GEOSError` for non-finite coordinates.
    /// GEOSPreparedIntersects_r
    public func intersects(_ other: MultiPolygon) throws(GEOSError) -> Bool {
        guard bounds.intersects(other.box) else { return false }
        let call = GEOSCall("intersects", on: identity)
        let theirs = try call.land(other)
        return try call.truth(GEOSPreparedIntersects_r(call.handle, prepared, theirs.pointer))
    }

    /// Whether nothing of the other land lies outside this one; an empty land is not covered.
    ///
    /// Only where borders cross or lie on each other without being drawn alike is the library asked.
    /// - Throws: `GEOSError` for non-finite coordinates.
    /// GEOSPreparedCovers_r
    public func covers(_ other: MultiPolygon) throws(GEOSError) -> Bool {
        if let isCovered = points.covers(other) { return isCovered }
        let call = GEOSCall("covers", on: identity)
        let theirs = try call.land(other)
        return try call.truth(GEOSPreparedCovers_r(call.handle, prepared, theirs.pointer))
    }

    /// Whether any of the lines meets this land.
    /// - Throws: `GEOSError` for non-finite coordinates.
    /// GEOSPreparedIntersects_r
    public func intersects(lines: [[Coordinate]]) throws(GEOSError) -> Bool {
        let call = GEOSCall("intersects", on: identity)
        let theirs = try call.lines(lines)
        return try call.truth(GEOSPreparedIntersects_r(call.handle, prepared, theirs.pointer))
    }

    /// The area that both have, in squared coordinate units.
    /// - Throws: `GEOSError` for non-finite coordinates or invalid land.
    /// GEOSIntersection_r, GEOSArea_r
    public func intersectionArea(with other: MultiPolygon) throws(GEOSError) -> Double {
        guard bounds.intersects(other.box) else { return 0 }
        let call = GEOSCall("intersection", on: identity)
        let theirs = try call.land(other)
        if try call.truth(GEOSPreparedCovers_r(call.handle, prepared, theirs.pointer)) {
            return try call.measure { GEOSArea_r(call.handle, theirs.pointer, $0) }
        }
        let common = try call.own(GEOSIntersection_r(call.handle, geometry.pointer, theirs.pointer))
        return try call.measure { GEOSArea_r(call.handle, common.pointer, $0) }
    }

    /// How much of `lines` lies on this land, in coordinate units.
    /// - Throws: `GEOSError` for non-finite coordinates or invalid land.
    /// GEOSIntersection_r, GEOSLength_r
    public func length(ofLines lines: [[Coordinate]]) throws(GEOSError) -> Double {
        let call = GEOSCall("length within land", on: identity)
        let theirs = try call.lines(lines)
        guard try call.truth(GEOSPreparedIntersects_r(call.handle, prepared, theirs.pointer)) else { return 0 }
        let common = try call.own(GEOSIntersection_r(call.handle, theirs.pointer, geometry.pointer))
        return try call.measure { GEOSLength_r(call.handle, common.pointer, $0) }
    }
}

@available(*, unavailable)
extension PreparedLand: @unchecked Sendable {}
