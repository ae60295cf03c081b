import GeoModel

extension HalfEdges {
    /// Takes in the rings of every land, interned, run so that the land lies on the left.
    ///
    /// Repeated vertices are dropped, and so are rings that enclose nothing: fewer than three vertices, or numbers that
    /// are not finite. Returns the count of dropped rings.
    mutating func append(lands: [MultiPolygon], joining owners: [Int]?, interner: inout VertexInterner) -> Int {
        var dropped = 0
        var chain: ContiguousArray<Int32> = []
        for (index, land) in lands.enumerated() {
            let unit = Int32(truncatingIfNeeded: owners?[index] ?? index)
            for polygon in land.polygons {
                pieceUnit.append(unit)
                if !append(polygon.exterior, isHole: false, unit: unit, &interner, &chain) { dropped += 1 }
                for hole in polygon.holes where !append(hole, isHole: true, unit: unit, &interner, &chain) {
                    dropped += 1
                }
            }
        }
        return dropped
    }

    private mutating func append(
        _ ring: Ring,
        isHole: Bool,
        unit owner: Int32,
        _ interner: inout VertexInterner,
        _ chain: inout ContiguousArray<Int32>
    ) -> Bool {
        chain.removeAll(keepingCapacity: true)
        let area = ring.signedArea
        guard area.isFinite else { return false }
        for coordinate in ring.coordinates {
            let vertex = interner.number(of: coordinate)
            if chain.last != vertex { chain.append(vertex) }
        }
        while chain.count > 1 && chain.first == chain.last { chain.removeLast() }
        guard chain.count > 2 else { return false }
        let isReversed = (area < 0) != isHole
        let start = Int32(truncatingIfNeeded: origin.count)
        let count = Int32(truncatingIfNeeded: chain.count)
        for offset in 0..<count {
            origin.append(chain[Int(isReversed ? count - 1 - offset : offset)])
            next.append(start + offset + 1)
            unit.append(owner)
        }
        next[next.count - 1] = start
        ringStarts.append(start + count)
        ringIsHole.append(isHole)
        ringPiece.append(Int32(truncatingIfNeeded: pieceUnit.count - 1))
        return true
    }
}
