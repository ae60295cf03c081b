import CGEOS
import GeoModel

/// What a repair made of a polygon, and what it cost.
public struct LandRepair: Hashable, Sendable {
    /// The valid land.
    public var land: MultiPolygon
    /// The area after minus the area before (by the shoelace formula, at least 0), in squared coordinate units.
    public var areaChange: Double
}

extension MultiPolygon {
    /// Valid land as near to this as can be: rings are closed, self-crossings are resolved, and what collapses to a line
    /// is dropped.
    ///
    /// The even-odd rule decides what is inside: an island listed as a ring becomes a part, and a hole in it stays a hole.
    /// A hole that crosses its shell is cut out of it, and adds nothing outside. Polygons of one land that overlap are
    /// united. Rings with fewer than three distinct coordinates vanish.
    /// - Throws: `GEOSError` for non-finite coordinates, for more than `mostCrossings`, or when the library fails.
    /// GEOSUnaryUnion_r, GEOSPolygonize_r, GEOSMakeValidWithParams_r (structure)
    public func repaired(named identity: String? = nil) throws(GEOSError) -> LandRepair {
        let call = GEOSCall("repair", on: identity)
        let closed = polygons.compactMap(\.withClosedRings)
        for polygon in closed {
            let odd = polygon.rings.lazy.flatMap(\.coordinates).first { !$0.isFinite }
            if let odd { throw call.failure("a coordinate is not a finite number: \(odd.x), \(odd.y)") }
        }
        if let tangle = MultiPolygon(closed).tangle {
            throw call.failure(
                tangle == .crowded
                    ? "too many of its edges lie in one place"
                    : "it crosses itself more than \(Self.mostCrossings) times",
                hint: "draw it again: its line has lost its order")
        }
        var parts: [MultiPolygon] = []
        for polygon in closed {
            let part = MultiPolygon(polygon)
            parts.append(try part.validityFault(named: identity) == nil ? part : polygon.repairedAlone(identity))
        }
        var land = MultiPolygon(parts.flatMap(\.polygons))
        if try land.validityFault(named: identity) != nil { land = try unionOfLands(parts, named: identity) }
        return LandRepair(land: land, areaChange: land.area - max(0, area))
    }
}

extension Polygon {
    /// The valid land of one polygon with closed rings.
    ///
    /// Where the library's structure method agrees with the even-odd rule that is it. Where it does not, the rings are taken
    /// one after the other, the largest hole first.
    fileprivate func repairedAlone(_ identity: String?) throws(GEOSError) -> MultiPolygon {
        let inside = try insideByEvenOdd(identity)
        // Each ring costs an overlay: very many are left to the even-odd rule alone.
        if holes.isEmpty || holes.count > 200 { return inside }
        let structure = try structured(identity)
        let both = (structure.area, inside.area)
        if abs(both.0 - both.1) <= 1e-9 * max(both.0, both.1) { return inside }
        var land = try Polygon(exterior: exterior).insideByEvenOdd(identity)
        var rings: [MultiPolygon] = []
        for hole in holes { rings.append(try Polygon(exterior: hole).insideByEvenOdd(identity)) }
        for hole in rings.sorted(by: { $0.area > $1.area }) where !hole.isEmpty {
            let (whole, around) = (hole.area, land.area)
            let common = try land.intersectionArea(with: hole, named: identity)
            let rounding = 1e-9 * max(whole, around)
            if common <= rounding {
                land = try land.union(with: hole, named: identity)
            } else if common >= around - rounding && common < whole - rounding {
                land = try hole.subtracting(land, named: identity)
            } else {
                land = try land.subtracting(hole, named: identity)
            }
        }
        return land
    }

    /// What lies inside an odd number of rings: the lines are noded, and of the places between them those are kept.
    ///
    /// The library's own linework method does the same by laying every layer over the next, which takes minutes for a star.
    /// GEOSUnaryUnion_r, GEOSPolygonize_r, GEOSPointOnSurface_r
    private func insideByEvenOdd(_ identity: String?) throws(GEOSError) -> MultiPolygon {
        let call = GEOSCall("repair", on: identity)
        let lines = try call.lines(rings.map(\.coordinates))
        let noded = try call.own(GEOSUnaryUnion_r(call.handle, lines.pointer))
        let pointers: [OpaquePointer?] = [noded.pointer]
        let places = try call.land(
            from: try call.own(pointers.withUnsafeBufferPointer { GEOSPolygonize_r(call.handle, $0.baseAddress, 1) }))
        let locator = PointLocator(MultiPolygon(self))
        var inside: [MultiPolygon] = []
        for place in places.polygons {
            let land = MultiPolygon(place)
            guard let point = try land.pointOnSurface(named: identity), locator.contains(point) else { continue }
            inside.append(land)
        }
        if inside.count < 2 { return inside.first ?? MultiPolygon([]) }
        return try coverageUnion(inside, named: identity).land
    }

    /// GEOSMakeValidWithParams_r (structure)
    private func structured(_ identity: String?) throws(GEOSError) -> MultiPolygon {
        let call = GEOSCall("repair", on: identity)
        let before = try call.land(MultiPolygon(self))
        guard let parameters = GEOSMakeValidParams_create_r(call.handle) else { throw call.failure() }
        defer { GEOSMakeValidParams_destroy_r(call.handle, parameters) }
        _ = GEOSMakeValidParams_setMethod_r(call.handle, parameters, GEOS_MAKE_VALID_STRUCTURE)
        _ = GEOSMakeValidParams_setKeepCollapsed_r(call.handle, parameters, 0)
        return try call.land(from: try call.own(GEOSMakeValidWithParams_r(call.handle, before.pointer, parameters)))
    }

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
