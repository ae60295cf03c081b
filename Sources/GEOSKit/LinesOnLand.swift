import CGEOS
import GeoModel

/// The parts of `lines` that lie on `land`, its border included.
/// - Throws: `GEOSError` for non-finite coordinates or invalid land.
/// GEOSIntersection_r
public func clipped(
    lines: [[Coordinate]], to land: MultiPolygon, named identity: String? = nil
) throws(GEOSError) -> [[Coordinate]] {
    let call = GEOSCall("clipping lines", on: identity)
    let work = try call.lines(lines)
    let ground = try call.land(land)
    return try call.lines(from: try call.own(GEOSIntersection_r(call.handle, work.pointer, ground.pointer)))
}

/// The parts of `lines` that do not lie on `land`.
/// - Throws: `GEOSError` for non-finite coordinates or invalid land.
/// GEOSDifference_r
public func linesOutside(
    _ land: MultiPolygon, of lines: [[Coordinate]], named identity: String? = nil
) throws(GEOSError) -> [[Coordinate]] {
    let call = GEOSCall("lines outside", on: identity)
    let work = try call.lines(lines)
    let ground = try call.land(land)
    return try call.lines(from: try call.own(GEOSDifference_r(call.handle, work.pointer, ground.pointer)))
}

/// How much of `lines` lies on `land`, in coordinate units. Stretches that occur twice count once.
/// - Throws: `GEOSError` for non-finite coordinates or invalid land.
/// GEOSIntersection_r, GEOSLength_r
public func length(
    ofLines lines: [[Coordinate]], within land: MultiPolygon, named identity: String? = nil
) throws(GEOSError) -> Double {
    let call = GEOSCall("length within land", on: identity)
    let work = try call.lines(lines)
    let ground = try call.land(land)
    let common = try call.own(GEOSIntersection_r(call.handle, work.pointer, ground.pointer))
    return try call.measure { GEOSLength_r(call.handle, common.pointer, $0) }
}

/// The land within `distance` coordinate units of `lines`: buffer a barrier once, then measure many outlines in it.
/// - Throws: `GEOSError` for non-finite numbers.
/// GEOSBuffer_r
public func land(
    within distance: Double, ofLines lines: [[Coordinate]], quadrantSegments: Int = 8, named identity: String? = nil
) throws(GEOSError) -> MultiPolygon {
    let call = GEOSCall("buffer of lines", on: identity)
    guard distance.isFinite, distance >= 0 else {
        throw call.failure("the distance must be a number of at least 0, not \(distance)")
    }
    let work = try call.lines(lines)
    let segments = CInt(clamping: max(1, quadrantSegments))
    return try call.land(from: try call.own(GEOSBuffer_r(call.handle, work.pointer, distance, segments)))
}

/// How much of `lines` lies within `distance` of `others`, in coordinate units.
/// - Throws: `GEOSError` for non-finite numbers.
/// GEOSBuffer_r, GEOSIntersection_r, GEOSLength_r
public func length(
    ofLines lines: [[Coordinate]], within distance: Double, of others: [[Coordinate]], named identity: String? = nil
) throws(GEOSError) -> Double {
    let near = try land(within: distance, ofLines: others, named: identity)
    return try length(ofLines: lines, within: near, named: identity)
}
