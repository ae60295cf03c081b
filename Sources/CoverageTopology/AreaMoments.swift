import GeoModel

/// Area, centre and spread of a piece of land; the moments of separate pieces add up.
///
/// Source: the parallel axis theorem. The compactness measure is that of Li, Goodchild and Church, "An efficient measure
/// of compactness for two-dimensional shapes", 2013.
public struct AreaMoments: Hashable, Sendable {
    /// In square metres.
    public var area: Double
    /// The centre of gravity, in working coordinates.
    public var centroid: Coordinate
    /// The second moment of area about the centroid, the integral of the squared distance, in metres to the fourth.
    public var polarMoment: Double

    /// Moments known from elsewhere.
    public init(area: Double, centroid: Coordinate, polarMoment: Double) {
        self.area = area
        self.centroid = centroid
        self.polarMoment = polarMoment
    }

    /// The moments of no land at all.
    public static let zero = AreaMoments(area: 0, centroid: Coordinate(x: 0, y: 0), polarMoment: 0)

    /// 1 for a circle, towards 0 for land that is scattered: A² / (2π J).
    public var compactness: Double {
        polarMoment > 0 ? area * area / (2 * Double.pi * polarMoment) : 0
    }

    /// The moments of two pieces of land that do not overlap. Complexity: O(1).
    public static func + (left: AreaMoments, right: AreaMoments) -> AreaMoments {
        let area = left.area + right.area
        // Holes come as negative areas and may come before their shell.
        guard area != 0 else { return .zero }
        let centroid = Coordinate(
            x: (left.centroid.x * left.area + right.centroid.x * right.area) / area,
            y: (left.centroid.y * left.area + right.centroid.y * right.area) / area
        )
        func shifted(_ part: AreaMoments) -> Double {
            let dx = part.centroid.x - centroid.x
            let dy = part.centroid.y - centroid.y
            return part.polarMoment + part.area * (dx * dx + dy * dy)
        }
        return AreaMoments(area: area, centroid: centroid, polarMoment: shifted(left) + shifted(right))
    }

    /// The moments of valid land, whichever direction its rings run in. Complexity: O(n).
    public init(of land: MultiPolygon) {
        var sum = AreaMoments.zero
        for polygon in land.polygons {
            for (index, ring) in polygon.rings.enumerated() {
                var own = AreaMoments(ring: ring.coordinates.dropLast())
                // A shell adds and a hole takes away.
                if (own.area < 0) == (index == 0) {
                    own = AreaMoments(
                        area: -own.area, centroid: own.centroid, polarMoment: -own.polarMoment)
                }
                sum = sum + own
            }
        }
        self = sum
    }

    /// The moments of the land to the left of a closed chain, negative for a chain that runs clockwise.
    ///
    /// Coordinates are taken relative to the first one, so that large projected numbers lose no digits.
    init(ring: some Collection<Coordinate>) {
        guard let origin = ring.first else {
            self = .zero
            return
        }
        var doubled = 0.0
        var momentX = 0.0
        var momentY = 0.0
        var polar = 0.0
        var previous = Coordinate(x: 0, y: 0)
        func add(_ current: Coordinate) {
            let cross = previous.x * current.y - current.x * previous.y
            doubled += cross
            momentX += (previous.x + current.x) * cross
            momentY += (previous.y + current.y) * cross
            polar +=
                cross
                * (previous.x * previous.x + previous.x * current.x + current.x * current.x
                    + previous.y * previous.y + previous.y * current.y + current.y * current.y)
            previous = current
        }
        for coordinate in ring.dropFirst() { add(Coordinate(x: coordinate.x - origin.x, y: coordinate.y - origin.y)) }
        add(Coordinate(x: 0, y: 0))
        guard doubled != 0 else {
            self = .zero
            return
        }
        let x = momentX / (3 * doubled)
        let y = momentY / (3 * doubled)
        self.init(
            area: doubled / 2,
            centroid: Coordinate(x: origin.x + x, y: origin.y + y),
            polarMoment: polar / 12 - doubled / 2 * (x * x + y * y)
        )
    }
}
