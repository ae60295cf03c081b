import CGEOS
import GeoModel

/// What a repair made of a land, and what it cost.
public struct LandRepair: Hashable, Sendable {
    /// The valid land.
    public var land: MultiPolygon
    /// The area after minus the area before (by the shoelace formula), in squared coordinate units.
    public var areaChange: Double
}

extension MultiPolygon {
    /// A valid land as near to this one as can be: rings are closed, self-crossings are resolved with holes kept holes,
    /// and what collapses to a line is dropped.
    ///
    /// Rings with fewer than three distinct coordinates vanish.
    /// - Throws: `GEOSError` for non-finite coordinates, or when the library fails.
    /// GEOSMakeValidWithParams_r (structure)
    public func repaired(named identity: String? = nil) throws(GEOSError) -> LandRepair {
        let call = GEOSCall("repair", on: identity)
        let before = try call.land(MultiPolygon(polygons.compactMap(\.withClosedRings)))
        guard let parameters = GEOSMakeValidParams_create_r(call.handle) else { throw call.failure() }
        defer { GEOSMakeValidParams_destroy_r(call.handle, parameters) }
        _ = GEOSMakeValidParams_setMethod_r(call.handle, parameters, GEOS_MAKE_VALID_STRUCTURE)
        _ = GEOSMakeValidParams_setKeepCollapsed_r(call.handle, parameters, 0)
        let after = try call.own(GEOSMakeValidWithParams_r(call.handle, before.pointer, parameters))
        let land = try call.land(from: after)
        return LandRepair(land: land, areaChange: land.area - area)
    }
}

extension Polygon {
    /// The same with every ring closed; nil when the outer one has too few coordinates to enclose anything.
    fileprivate var withClosedRings: Polygon? {
        guard let exterior = exterior.closedForRepair else { return nil }
        return Polygon(exterior: exterior, holes: holes.compactMap(\.closedForRepair))
    }
}

extension Ring {
    fileprivate var closedForRepair: Ring? {
        guard let first = coordinates.first else { return nil }
        let closed = isClosed ? self : Ring(coordinates + [first])
        return closed.coordinates.count > 3 ? closed : nil
    }
}
