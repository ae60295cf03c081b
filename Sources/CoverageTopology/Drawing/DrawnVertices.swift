import GeoModel

/// The places of a drawing: whole steps of its last decimal, each with the working coordinates that it stands for.
struct DrawnVertices {
    private var interner: VertexInterner
    /// In the working system, in metres, for measuring what a simplification changes.
    private(set) var working: ContiguousArray<Coordinate> = []

    init(capacity: Int) {
        interner = VertexInterner(positions: max(capacity, 8))
        working.reserveCapacity(capacity)
    }

    /// In whole steps.
    var grid: ContiguousArray<Coordinate> { interner.vertices }

    /// The number of the place nearest to `scaled`; the first that came there says where it is in working coordinates.
    mutating func number(ofScaled scaled: Coordinate, working place: Coordinate) -> Int32 {
        let number = interner.number(of: Coordinate(x: scaled.x.rounded(), y: scaled.y.rounded()))
        if Int(number) == working.count { working.append(place) }
        return number
    }
}
