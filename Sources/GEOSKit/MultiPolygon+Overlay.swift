import CGEOS
import GeoModel

extension MultiPolygon {
    /// The land that both have; where they only touch, nothing.
    /// - Throws: `GEOSError` for non-finite coordinates or invalid land.
    /// GEOSIntersection_r
    public func intersection(with other: MultiPolygon, named identity: String? = nil) throws(GEOSError) -> MultiPolygon
    {
        guard box.intersects(other.box) else { return MultiPolygon([]) }
        return try overlay("intersection", with: other, named: identity, GEOSIntersection_r)
    }

    /// This land without the other.
    /// - Throws: `GEOSError` for non-finite coordinates or invalid land.
    /// GEOSDifference_r
    public func subtracting(_ other: MultiPolygon, named identity: String? = nil) throws(GEOSError) -> MultiPolygon {
        try overlay("difference", with: other, named: identity, GEOSDifference_r)
    }

    /// The land that either has.
    /// - Throws: `GEOSError` for non-finite coordinates or invalid land.
    /// GEOSUnion_r
    public func union(with other: MultiPolygon, named identity: String? = nil) throws(GEOSError) -> MultiPolygon {
        try overlay("union", with: other, named: identity, GEOSUnion_r)
    }

    /// The area of the land that both have, in squared coordinate units.
    /// - Throws: `GEOSError` for non-finite coordinates or invalid land.
    /// GEOSIntersection_r, GEOSArea_r
    public func intersectionArea(with other: MultiPolygon, named identity: String? = nil) throws(GEOSError) -> Double {
        guard box.intersects(other.box) else { return 0 }
        let call = GEOSCall("intersection", on: identity)
        let mine = try call.land(self)
        let theirs = try call.land(other)
        let common = try call.own(GEOSIntersection_r(call.handle, mine.pointer, theirs.pointer))
        return try call.measure { GEOSArea_r(call.handle, common.pointer, $0) }
    }

    private func overlay(
        _ operation: String, with other: MultiPolygon, named identity: String?,
        _ body: (GEOSContextHandle_t?, OpaquePointer?, OpaquePointer?) -> OpaquePointer?
    ) throws(GEOSError) -> MultiPolygon {
        let call = GEOSCall(operation, on: identity)
        let mine = try call.land(self)
        let theirs = try call.land(other)
        return try call.land(from: try call.own(body(call.handle, mine.pointer, theirs.pointer)))
    }
}
