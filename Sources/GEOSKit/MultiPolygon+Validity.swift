import CGEOS
import GeoModel

extension MultiPolygon {
    /// Why this land is not valid and where, or nil when it is valid. The empty land is valid.
    ///
    /// Rings that are not closed, have fewer than four coordinates or carry non-finite numbers are faults too.
    /// - Parameter identity: what the land is, for the error.
    /// - Throws: `GEOSError` when the library itself fails, and where so many edges lie in one place that it would not end.
    /// GEOSisValidDetail_r
    public func validityFault(named identity: String? = nil) throws(GEOSError) -> ValidityFault? {
        for polygon in polygons {
            if polygon.exterior.coordinates.isEmpty && polygon.holes.allSatisfy({ $0.coordinates.isEmpty }) { continue }
            for ring in polygon.rings where !(ring.coordinates.isEmpty && ring != polygon.exterior) {
                if let fault = ring.shapeFault { return fault }
            }
        }
        let call = GEOSCall("validity check", on: identity)
        if isCrowded { throw call.failure("too many of its edges lie in one place") }
        let land = try call.land(self)
        var reason: UnsafeMutablePointer<CChar>?
        var location: OpaquePointer?
        let answer = GEOSisValidDetail_r(call.handle, land.pointer, 0, &reason, &location)
        defer { if let reason { GEOSFree_r(call.handle, reason) } }
        let place: Coordinate?
        if let location {
            let point = GEOSHandle(location)
            place = try call.coordinate(from: point)
        } else {
            place = nil
        }
        if try call.truth(answer) { return nil }
        return ValidityFault(reason: reason.map { String(cString: $0) } ?? "invalid", place: place)
    }
}
