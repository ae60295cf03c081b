import CGEOS
import GeoModel

extension MultiPolygon {
    /// The shortest distance to another land in coordinate units, 0 when they meet; nil when either is empty.
    /// - Throws: `GEOSError` for non-finite coordinates.
    /// GEOSDistanceIndexed_r, GEOSIntersects_r
    public func distance(to other: MultiPolygon, named identity: String? = nil) throws(GEOSError) -> Double? {
        let call = GEOSCall("distance", on: identity)
        return try call.distance(try call.land(self), try call.land(other))
    }

    /// The shortest distance to lines in coordinate units, 0 when they meet; nil when either is empty.
    /// - Throws: `GEOSError` for non-finite coordinates.
    /// GEOSDistanceIndexed_r, GEOSIntersects_r
    public func distance(toLines lines: [[Coordinate]], named identity: String? = nil) throws(GEOSError) -> Double? {
        let call = GEOSCall("distance", on: identity)
        return try call.distance(try call.land(self), try call.lines(lines))
    }

    /// The shortest distance to a coordinate in coordinate units, 0 inside; nil when the land is empty.
    /// - Throws: `GEOSError` for non-finite coordinates.
    /// GEOSDistance_r
    public func distance(to coordinate: Coordinate, named identity: String? = nil) throws(GEOSError) -> Double? {
        let call = GEOSCall("distance", on: identity)
        return try call.distance(try call.land(self), try call.point(coordinate))
    }

    /// The nearest pair of places, one of this land and one of the other; nil when either is empty.
    /// - Throws: `GEOSError` for non-finite coordinates.
    /// GEOSNearestPoints_r
    public func nearestPlaces(
        to other: MultiPolygon, named identity: String? = nil
    ) throws(GEOSError) -> (own: Coordinate, other: Coordinate)? {
        let call = GEOSCall("nearest places", on: identity)
        let mine = try call.land(self)
        let theirs = try call.land(other)
        guard try !call.truth(GEOSisEmpty_r(call.handle, mine.pointer)),
            try !call.truth(GEOSisEmpty_r(call.handle, theirs.pointer))
        else { return nil }
        guard let pair = GEOSNearestPoints_r(call.handle, mine.pointer, theirs.pointer) else { throw call.failure() }
        defer { GEOSCoordSeq_destroy_r(call.handle, pair) }
        let places = try call.coordinates(of: pair)
        guard places.count == 2 else { return nil }
        return (places[0], places[1])
    }
}

extension GEOSCall {
    /// Indexed distance is between borders only, so land that lies within other land is asked about first.
    func distance(_ one: borrowing GEOSHandle, _ other: borrowing GEOSHandle) throws(GEOSError) -> Double? {
        guard try !truth(GEOSisEmpty_r(handle, one.pointer)), try !truth(GEOSisEmpty_r(handle, other.pointer)) else {
            return nil
        }
        if try truth(GEOSIntersects_r(handle, one.pointer, other.pointer)) { return 0 }
        return try measure { GEOSDistanceIndexed_r(handle, one.pointer, other.pointer, $0) }
    }
}
