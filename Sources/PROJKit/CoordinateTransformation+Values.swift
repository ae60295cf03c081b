import GeoModel

extension CoordinateTransformation {
    /// The coordinates in the target system.
    /// - Throws: `ProjectionError` with the position of the first coordinate that is not finite or lies outside the area.
    /// proj_trans_generic
    public func transform(
        _ coordinates: [Coordinate], named identity: String? = nil
    ) throws(ProjectionError) -> [Coordinate] {
        var result = coordinates
        try transform(inPlace: &result, named: identity)
        return result
    }

    /// Transforms the coordinates of an array where they lie.
    /// - Throws: as `transform(_:named:)`.
    public func transform(inPlace coordinates: inout [Coordinate], named identity: String? = nil)
        throws(ProjectionError)
    {
        try coordinates.withUnsafeMutableBufferPointer { buffer throws(ProjectionError) in
            try transform(inPlace: buffer, named: identity)
        }
    }

    /// One coordinate in the target system.
    /// - Throws: as `transform(_:named:)`.
    public func transform(_ coordinate: Coordinate, named identity: String? = nil) throws(ProjectionError) -> Coordinate
    {
        var result = coordinate
        try withUnsafeMutablePointer(to: &result) { pointer throws(ProjectionError) in
            try transform(inPlace: UnsafeMutableBufferPointer(start: pointer, count: 1), named: identity)
        }
        return result
    }

    /// The land in the target system, ring by ring.
    /// - Throws: as `transform(_:named:)`.
    public func transform(_ land: MultiPolygon, named identity: String? = nil) throws(ProjectionError) -> MultiPolygon {
        var result = land
        for index in result.polygons.indices {
            result.polygons[index] = try transform(result.polygons[index], named: identity)
        }
        return result
    }

    /// The polygon in the target system.
    /// - Throws: as `transform(_:named:)`.
    public func transform(_ polygon: Polygon, named identity: String? = nil) throws(ProjectionError) -> Polygon {
        var result = polygon
        try transform(inPlace: &result.exterior.coordinates, named: identity)
        for hole in result.holes.indices { try transform(inPlace: &result.holes[hole].coordinates, named: identity) }
        return result
    }

    /// The geometry in the target system.
    /// - Throws: as `transform(_:named:)`.
    public func transform(_ geometry: Geometry, named identity: String? = nil) throws(ProjectionError) -> Geometry {
        switch geometry {
        case .point(let coordinate): return .point(try transform(coordinate, named: identity))
        case .multiPoint(let coordinates): return .multiPoint(try transform(coordinates, named: identity))
        case .lineString(let line): return .lineString(try transform(line, named: identity))
        case .multiLineString(let lines):
            var moved: [[Coordinate]] = []
            for line in lines { moved.append(try transform(line, named: identity)) }
            return .multiLineString(moved)
        case .polygon(let polygon): return .polygon(try transform(polygon, named: identity))
        case .multiPolygon(let land): return .multiPolygon(try transform(land, named: identity))
        case .collection(let members):
            var moved: [Geometry] = []
            for member in members { moved.append(try transform(member, named: identity)) }
            return .collection(moved)
        }
    }
}
