import CGEOS
import GeoModel

/// One land of many, which may overlap in any way.
/// - Throws: `GEOSError` for non-finite coordinates or invalid land.
/// GEOSUnaryUnion_r
public func unionOfLands(_ lands: [MultiPolygon], named identity: String? = nil) throws(GEOSError) -> MultiPolygon {
    let call = GEOSCall("union", on: identity)
    let all = try call.land(lands)
    return try call.land(from: try call.own(GEOSUnaryUnion_r(call.handle, all.pointer)))
}

/// What dissolving a coverage gave, and by which way.
public struct CoverageUnion: Hashable, Sendable {
    /// The dissolved land.
    public var land: MultiPolygon
    /// Whether the lands really were a coverage (no overlaps, borders matched vertex by vertex), so that the fast way held.
    public var wasCoverage: Bool
}

/// One land of many that should share their borders vertex by vertex, by dropping the borders that occur twice.
///
/// The library's way accepts overlaps silently and fails on T-junctions. So its result is trusted only when it is valid
/// and has exactly the area of its parts; otherwise the general union is made instead.
/// - Throws: `GEOSError` for non-finite coordinates or invalid land.
/// GEOSCoverageUnion_r, else GEOSUnaryUnion_r
public func coverageUnion(_ lands: [MultiPolygon], named identity: String? = nil) throws(GEOSError) -> CoverageUnion {
    let call = GEOSCall("coverage union", on: identity)
    let all = try call.land(lands)
    let expected = try call.measure { GEOSArea_r(call.handle, all.pointer, $0) }
    if let pointer = GEOSCoverageUnion_r(call.handle, all.pointer) {
        let merged = GEOSHandle(pointer)
        let found = try call.measure { GEOSArea_r(call.handle, merged.pointer, $0) }
        if abs(found - expected) <= 1e-9 * expected, try call.truth(GEOSisValid_r(call.handle, merged.pointer)) {
            return CoverageUnion(land: try call.land(from: merged), wasCoverage: true)
        }
    }
    _ = call.context.takeWords()
    let merged = try call.own(GEOSUnaryUnion_r(call.handle, all.pointer))
    return CoverageUnion(land: try call.land(from: merged), wasCoverage: false)
}
