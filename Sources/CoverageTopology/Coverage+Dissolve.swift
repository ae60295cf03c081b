import GeoModel

extension Coverage {
    /// The outline of each cluster: the units' own border vertices, nothing inside, holes only where other land or no land lies.
    ///
    /// Outlines are valid for simple features: a ring that would touch itself is split. Where two members' borders were
    /// matched by tolerance, the cracks between them are closed; see `closingCracks`.
    ///
    /// - Parameter labels: for each unit its cluster, counted from 0; nil for a unit in none.
    /// - Returns: one land for each label up to the largest, in working coordinates; empty where no unit has the label.
    ///
    /// Complexity: O(edges).
    public func dissolve(labels: [Int?]) -> [MultiPolygon] {
        precondition(labels.count == unitCount, "one label for each unit")
        let clusterCount = (labels.lazy.compactMap { $0 }.max() ?? -1) + 1
        let compact = labels.map { Int32($0 ?? -1) }
        var tracer = OutlineTracer(self, labels: compact)
        let lands = tracer.rings(clusterCount: clusterCount).map { rings in
            MultiPolygon(nestedPolygons(of: rings.map(ring(of:))))
        }
        return closingCracks(of: lands, labels: compact)
    }

    /// The outline of some units together. Complexity: O(edges).
    public func outline(ofUnits units: some Sequence<Int>) -> MultiPolygon {
        var labels = [Int?](repeating: nil, count: unitCount)
        for unit in units { labels[unit] = 0 }
        return dissolve(labels: labels).first ?? MultiPolygon([])
    }

    /// The same land in the coordinates that were given before projecting, every vertex exactly as it was.
    ///
    /// - Parameter unproject: brings back the few vertices that no unit has, where a crack was closed.
    public func inSourceCoordinates(
        _ lands: [MultiPolygon], unproject: (Coordinate) throws -> Coordinate
    ) rethrows -> [MultiPolygon] {
        var source: [Coordinate: Coordinate] = [:]
        source.reserveCapacity(vertices.count)
        for (vertex, place) in vertices.enumerated() { source[place] = sourceVertices[vertex] }
        func back(_ ring: Ring) throws -> Ring {
            Ring(try ring.coordinates.map { coordinate in try source[coordinate] ?? unproject(coordinate) })
        }
        return try lands.map { land in
            MultiPolygon(
                try land.polygons.map { Polygon(exterior: try back($0.exterior), holes: try $0.holes.map(back)) })
        }
    }

    func ring(of chain: ContiguousArray<Int32>) -> Ring {
        var coordinates: [Coordinate] = []
        coordinates.reserveCapacity(chain.count + 1)
        for vertex in chain { coordinates.append(vertices[Int(vertex)]) }
        if let first = coordinates.first { coordinates.append(first) }
        return Ring(coordinates)
    }
}
