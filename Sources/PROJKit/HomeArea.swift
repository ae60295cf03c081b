import GeoModel

/// Rough boxes in degrees of the lands whose data we expect.
enum HomeArea {
    static let denmark = Area(Box(minX: 7.5, minY: 54.3, maxX: 15.6, maxY: 58.1))
    static let france = Area(Box(minX: -5.8, minY: 41.0, maxX: 9.9, maxY: 51.5))
    static let europe = Area(Box(minX: -32, minY: 33, maxX: 46, maxY: 84))

    struct Area {
        let box: Box
        init(_ box: Box) { self.box = box }

        func holds(_ other: Box) -> Bool {
            !other.isEmpty && other.minX >= box.minX && other.maxX <= box.maxX && other.minY >= box.minY
                && other.maxY <= box.maxY
        }
    }

    /// Whether a place in degrees lies in a coarse outline of metropolitan France or in the box of Corsica: the box of the
    /// whole country also holds Luxembourg, Geneva and Turin.
    static func isFrench(_ place: Coordinate) -> Bool {
        if Box(minX: 8.4, minY: 41.2, maxX: 9.7, maxY: 43.1).contains(place) { return true }
        return outline.surrounds(place)
    }

    /// Clockwise from Dunkirk, about 20 km exact on land, generous at sea.
    private static let outline = Ring(
        [
            (1.5, 51.1), (2.55, 51.1), (3.2, 50.7), (4.15, 50.0), (4.85, 50.15), (4.9, 49.8), (5.8, 49.55),
            (6.4, 49.46),
            (6.75, 49.17), (8.23, 48.97), (7.58, 47.58), (7.0, 47.35), (6.95, 47.05), (6.45, 46.75), (6.1, 46.4),
            (5.96, 46.15), (6.3, 46.25), (6.3, 46.4), (6.8, 46.4), (7.04, 45.92), (6.8, 45.75), (7.15, 45.4),
            (6.65, 45.1),
            (7.0, 44.7), (6.9, 44.4), (7.7, 44.15), (7.53, 43.7), (6.7, 42.9), (3.2, 42.42), (1.75, 42.4), (0.7, 42.75),
            (-0.5, 42.8), (-1.45, 43.05), (-1.8, 43.4), (-1.8, 44.5), (-3.0, 46.8), (-5.5, 47.9), (-5.6, 48.8),
            (-2.3, 49.0), (-2.1, 49.9), (0.0, 49.9), (1.3, 50.5), (1.5, 51.1),
        ].map { Coordinate(x: $0.0, y: $0.1) })
}

extension Box {
    /// Whether all of it, in degrees, lies where Danish data does, Bornholm included.
    public var liesInDenmark: Bool { HomeArea.denmark.holds(self) }
}
