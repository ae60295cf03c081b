import CGEOS
import GeoModel

// From the library's geometry back to our values, by kind: what an overlay returns can mix areas, lines and points.
extension GEOSCall {
    /// The areal part.
    func land(from geometry: borrowing GEOSHandle) throws(GEOSError) -> MultiPolygon {
        var polygons: [Polygon] = []
        try collectPolygons(geometry.pointer, into: &polygons)
        return MultiPolygon(polygons)
    }

    /// The linear part; rings of areas are not lines.
    func lines(from geometry: borrowing GEOSHandle) throws(GEOSError) -> [[Coordinate]] {
        var lines: [[Coordinate]] = []
        try collectLines(geometry.pointer, into: &lines)
        return lines
    }

    /// The one coordinate of a point; nil when it is empty.
    func coordinate(from geometry: borrowing GEOSHandle) throws(GEOSError) -> Coordinate? {
        guard try !truth(GEOSisEmpty_r(handle, geometry.pointer)) else { return nil }
        let x = try measure { GEOSGeomGetX_r(handle, geometry.pointer, $0) }
        let y = try measure { GEOSGeomGetY_r(handle, geometry.pointer, $0) }
        return Coordinate(x: x, y: y)
    }

    private func collectPolygons(_ geometry: OpaquePointer, into polygons: inout [Polygon]) throws(GEOSError) {
        let type = GEOSGeomTypeId_r(handle, geometry)
        switch type {
        case CInt(GEOS_POLYGON.rawValue):
            guard try !truth(GEOSisEmpty_r(handle, geometry)) else { return }
            let exterior = try coordinates(ofChain: GEOSGetExteriorRing_r(handle, geometry))
            var holes: [Ring] = []
            let count = GEOSGetNumInteriorRings_r(handle, geometry)
            for index in 0..<max(0, count) {
                holes.append(Ring(try coordinates(ofChain: GEOSGetInteriorRingN_r(handle, geometry, index))))
            }
            polygons.append(Polygon(exterior: Ring(exterior), holes: holes))
        case CInt(GEOS_MULTIPOLYGON.rawValue), CInt(GEOS_GEOMETRYCOLLECTION.rawValue):
            try forEachMember(of: geometry) { member throws(GEOSError) in
                try collectPolygons(member, into: &polygons)
            }
        default: return
        }
    }

    private func collectLines(_ geometry: OpaquePointer, into lines: inout [[Coordinate]]) throws(GEOSError) {
        let type = GEOSGeomTypeId_r(handle, geometry)
        switch type {
        case CInt(GEOS_LINESTRING.rawValue), CInt(GEOS_LINEARRING.rawValue):
            guard try !truth(GEOSisEmpty_r(handle, geometry)) else { return }
            lines.append(try coordinates(ofChain: geometry))
        case CInt(GEOS_MULTILINESTRING.rawValue), CInt(GEOS_GEOMETRYCOLLECTION.rawValue):
            try forEachMember(of: geometry) { member throws(GEOSError) in
                try collectLines(member, into: &lines)
            }
        default: return
        }
    }

    private func forEachMember(
        of geometry: OpaquePointer, _ body: (OpaquePointer) throws(GEOSError) -> Void
    ) throws(GEOSError) {
        for index in 0..<max(0, GEOSGetNumGeometries_r(handle, geometry)) {
            guard let member = GEOSGetGeometryN_r(handle, geometry, index) else { throw failure() }
            try body(member)
        }
    }

    private func coordinates(ofChain chain: OpaquePointer?) throws(GEOSError) -> [Coordinate] {
        guard let chain, let sequence = GEOSGeom_getCoordSeq_r(handle, chain) else { throw failure() }
        return try coordinates(of: sequence)
    }

    func coordinates(of sequence: OpaquePointer) throws(GEOSError) -> [Coordinate] {
        var count: UInt32 = 0
        guard GEOSCoordSeq_getSize_r(handle, sequence, &count) == 1 else { throw failure() }
        guard count > 0 else { return [] }
        var copied: CInt = 0
        let coordinates = [Coordinate](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
            let doubles = UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: Double.self)
            copied = GEOSCoordSeq_copyToBuffer_r(handle, sequence, doubles, 0, 0)
            filled = copied == 1 ? Int(count) : 0
        }
        guard copied == 1 else { throw failure() }
        return coordinates
    }
}
