/// A closed chain of coordinates: the first and the last are equal when the ring is well formed.
public struct Ring: Hashable, Sendable {
    /// The chain, the first coordinate repeated at the end.
    public var coordinates: [Coordinate]

    /// A ring of these coordinates, which are not checked.
    public init(_ coordinates: [Coordinate]) { self.coordinates = coordinates }

    /// Whether the first coordinate is repeated at the end.
    public var isClosed: Bool { coordinates.count > 1 && coordinates.first == coordinates.last }

    /// The area by the shoelace formula, positive when the ring runs counter-clockwise, in squared coordinate units.
    ///
    /// Coordinates are taken relative to the first one, so that large projected numbers lose no digits.
    public var signedArea: Double {
        guard let origin = coordinates.first, coordinates.count > 3 else { return 0 }
        var doubled = 0.0
        var previous = Coordinate(x: 0, y: 0)
        for coordinate in coordinates.dropFirst() {
            let current = Coordinate(x: coordinate.x - origin.x, y: coordinate.y - origin.y)
            doubled += previous.x * current.y - current.x * previous.y
            previous = current
        }
        return doubled / 2
    }

    /// The length of the ring in coordinate units.
    public var length: Double { planarLength(of: coordinates) }

    /// The smallest box around the ring.
    public var box: Box { Box(around: coordinates) }

    /// The same ring run the other way.
    public var reversed: Ring { Ring(coordinates.reversed()) }

    /// Whether a place lies inside, by the number of edges east of it; what lies on the ring itself is not decided.
    package func surrounds(_ place: Coordinate) -> Bool {
        var isInside = false
        for (one, two) in zip(coordinates, coordinates.dropFirst()) where (one.y > place.y) != (two.y > place.y) {
            if place.x < one.x + (place.y - one.y) / (two.y - one.y) * (two.x - one.x) { isInside.toggle() }
        }
        return isInside
    }
}

/// The planar length of a chain of coordinates, in coordinate units.
public func planarLength(of coordinates: [Coordinate]) -> Double {
    var sum = 0.0
    for index in coordinates.indices.dropFirst() {
        sum += coordinates[index - 1].planarDistance(to: coordinates[index])
    }
    return sum
}
