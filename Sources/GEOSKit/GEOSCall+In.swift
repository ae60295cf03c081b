import CGEOS
import GeoModel

// From our values to the library's geometry. Non-finite numbers are refused here (NaN throws and leaks inside, Inf
// hangs), and empty members are left out (an EMPTY member crashes UnaryUnion in 3.11).
extension GEOSCall {
    func sequence(_ coordinates: [Coordinate]) throws(GEOSError) -> OpaquePointer {
        if let odd = coordinates.first(where: { !$0.isFinite }) {
            throw failure("a coordinate is not a finite number: \(odd.x), \(odd.y)", hint: "check the input file")
        }
        // A Coordinate is two Doubles, x before y: exactly the library's interleaved buffer.
        let made = coordinates.withUnsafeBytes { bytes in
            GEOSCoordSeq_copyFromBuffer_r(
                handle, bytes.assumingMemoryBound(to: Double.self).baseAddress, UInt32(coordinates.count), 0, 0)
        }
        guard let made else { throw failure() }
        return made
    }

    func ring(_ ring: Ring) throws(GEOSError) -> GEOSHandle {
        if let fault = ring.shapeFault { throw failure(fault.reason, hint: "repair it first", place: fault.place) }
        return try own(GEOSGeom_createLinearRing_r(handle, try sequence(ring.coordinates)))
    }

    func line(_ line: [Coordinate]) throws(GEOSError) -> GEOSHandle {
        try own(GEOSGeom_createLineString_r(handle, try sequence(line)))
    }

    func point(_ coordinate: Coordinate) throws(GEOSError) -> GEOSHandle {
        guard coordinate.isFinite else {
            throw failure("a coordinate is not a finite number: \(coordinate.x), \(coordinate.y)")
        }
        return try own(GEOSGeom_createPointFromXY_r(handle, coordinate.x, coordinate.y))
    }

    func polygon(_ polygon: Polygon) throws(GEOSError) -> GEOSHandle {
        let shell = try ring(polygon.exterior)
        var holes = Owned()
        for hole in polygon.holes where !hole.coordinates.isEmpty { holes.append(try ring(hole)) }
        let count = UInt32(holes.count)
        var pointers = holes.releaseAll()
        return try own(GEOSGeom_createPolygon_r(handle, shell.release(), &pointers, count))
    }

    /// Polygons of any number of lands as one MultiPolygon, the empty ones left out.
    func land(_ lands: some Sequence<MultiPolygon>) throws(GEOSError) -> GEOSHandle {
        var members = Owned()
        for land in lands {
            for polygon in land.polygons where !polygon.exterior.coordinates.isEmpty {
                members.append(try self.polygon(polygon))
            }
        }
        return try collect(&members, as: GEOS_MULTIPOLYGON)
    }

    func land(_ land: MultiPolygon) throws(GEOSError) -> GEOSHandle {
        try self.land(CollectionOfOne(land))
    }

    /// Lines as one MultiLineString; those of fewer than two coordinates are left out.
    func lines(_ lines: [[Coordinate]]) throws(GEOSError) -> GEOSHandle {
        var members = Owned()
        for line in lines where line.count > 1 { members.append(try self.line(line)) }
        return try collect(&members, as: GEOS_MULTILINESTRING)
    }

    func points(_ coordinates: [Coordinate]) throws(GEOSError) -> GEOSHandle {
        var members = Owned()
        for coordinate in coordinates { members.append(try point(coordinate)) }
        return try collect(&members, as: GEOS_MULTIPOINT)
    }

    func collect(_ members: inout Owned, as type: GEOSGeomTypes) throws(GEOSError) -> GEOSHandle {
        let count = UInt32(members.count)
        var pointers = members.releaseAll()
        return try own(GEOSGeom_createCollection_r(handle, CInt(type.rawValue), &pointers, count))
    }
}

/// Geometries on their way into a collection; frees what was not handed on when an error comes between.
struct Owned: ~Copyable {
    private var pointers: [OpaquePointer?] = []

    var count: Int { pointers.count }

    mutating func append(_ member: consuming GEOSHandle) { pointers.append(member.release()) }

    mutating func releaseAll() -> [OpaquePointer?] {
        let all = pointers
        pointers = []
        return all
    }

    deinit {
        for case let pointer? in pointers { GEOSGeom_destroy_r(GEOSContext.current.handle, pointer) }
    }
}
