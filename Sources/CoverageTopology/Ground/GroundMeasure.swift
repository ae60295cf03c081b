import GeoModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Areas and lengths on the WGS 84 ellipsoid of what is drawn with straight lines between longitudes and latitudes.
///
/// An area is exact for edges along meridians and parallels, and for others up to the cube of their length: the land between
/// an edge and a parallel is that under a straight line in the equal-area cylindrical projection. A length follows the line
/// that RFC 7946 means, straight in longitude and latitude. No projection plays a part, so both hold anywhere on earth.
///
/// Source: J. P. Snyder, "Map projections: a working manual", 1987, equations 3-12 and 4-19 to 4-21.
struct GroundMeasure: Sendable {
    /// What is looked up by latitude, in metres and radians.
    private struct Row {
        /// The area between the equator and the latitude, for one radian of longitude.
        var area: Double
        /// Its derivative by the latitude: the area of one square radian there.
        var slope: Double
        /// Metres from west to east for one radian of longitude.
        var eastward: Double
        /// Metres from south to north for one radian of latitude.
        var northward: Double
    }

    private let rows: ContiguousArray<Row>
    private let south: Double
    private let step: Double
    private static let radian = Double.pi / 180
    /// Edges longer than this, in degrees, are measured piece by piece.
    private static let longEdge = 0.25

    /// A measure of places whose latitudes in degrees lie in `latitudes`; beyond the poles there is nothing to measure.
    init(latitudes: ClosedRange<Double>) {
        let low = max(-90, min(90, latitudes.lowerBound))
        let high = max(low, min(90, latitudes.upperBound))
        // A twentieth of a degree and a cubic between give an area that is exact to ten digits.
        let count = max(1, Int(((high - low) / 0.05).rounded(.up)))
        south = low * Self.radian
        step = max(1e-9, (high - low) * Self.radian / Double(count))
        var rows = ContiguousArray<Row>()
        rows.reserveCapacity(count + 2)
        for index in 0...(count + 1) { rows.append(Self.row(at: south + Double(index) * step)) }
        self.rows = rows
    }

    private static func row(at latitude: Double) -> Row {
        let radius = 6_378_137.0
        let flattening = 1 / 298.257_223_563
        let squared = flattening * (2 - flattening)
        let eccentricity = squared.squareRoot()
        let sine = sin(latitude)
        let cosine = cos(latitude)
        let left = 1 - squared * sine * sine
        let eastward = radius / left.squareRoot() * cosine
        let northward = radius * (1 - squared) / (left * left.squareRoot())
        let area = radius * radius * (1 - squared) / 2 * (sine / left + atanh(eccentricity * sine) / eccentricity)
        return Row(area: area, slope: eastward * northward, eastward: eastward, northward: northward)
    }

    /// The area between the equator and a latitude for one radian of longitude, by the cubic through both rows around it.
    @inline(__always)
    private func area(below latitude: Double) -> Double {
        let place = max(0, min(Double(rows.count - 2), (latitude * Self.radian - south) / step))
        let index = min(rows.count - 2, Int(place))
        let share = place - Double(index)
        let (low, high) = (rows[index], rows[index + 1])
        let rise = high.area - low.area
        let bend = (low.slope * step - rise) * (1 - share) + (rise - high.slope * step) * share
        return low.area + share * (rise + (1 - share) * bend)
    }

    /// Metres for a radian eastward and northward at a latitude.
    @inline(__always)
    private func scale(at latitude: Double) -> (eastward: Double, northward: Double) {
        let place = max(0, min(Double(rows.count - 2), (latitude * Self.radian - south) / step))
        let index = min(rows.count - 2, Int(place))
        let share = place - Double(index)
        let (low, high) = (rows[index], rows[index + 1])
        return (
            low.eastward + (high.eastward - low.eastward) * share,
            low.northward + (high.northward - low.northward) * share
        )
    }

    /// The length of a straight line between two places in degrees, in metres.
    func length(from start: Coordinate, to end: Coordinate) -> Double {
        let east = (end.x - start.x) * Self.radian
        let north = (end.y - start.y) * Self.radian
        let extent = max(abs(end.x - start.x), abs(end.y - start.y))
        if extent <= Self.longEdge {
            let scale = scale(at: (start.y + end.y) / 2)
            let (dx, dy) = (east * scale.eastward, north * scale.northward)
            return (dx * dx + dy * dy).squareRoot()
        }
        let pieces = min(64, Int((extent / Self.longEdge).rounded(.up)))
        var sum = 0.0
        for piece in 0..<pieces {
            let share = (Double(piece) + 0.5) / Double(pieces)
            let scale = scale(at: start.y + (end.y - start.y) * share)
            let (dx, dy) = (east * scale.eastward, north * scale.northward)
            sum += (dx * dx + dy * dy).squareRoot()
        }
        return sum / Double(pieces)
    }

    /// The area to the left of a closed chain of places in degrees, in square metres; negative where it runs clockwise.
    func area(ofRing ring: some Collection<Coordinate>) -> Double {
        guard let first = ring.first else { return 0 }
        let base = area(below: first.y)
        var doubled = 0.0
        var previous = (x: 0.0, y: 0.0)
        for place in ring.dropFirst() {
            let current = (x: (place.x - first.x) * Self.radian, y: area(below: place.y) - base)
            doubled += previous.x * current.y - current.x * previous.y
            previous = current
        }
        return doubled / 2
    }
}
