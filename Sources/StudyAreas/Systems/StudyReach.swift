import GeoModel
import PROJKit

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How far a study reaches over the earth, seen from the middle of its working system.
///
/// An azimuthal projection draws what lies near the antipode of its middle along the rim, inside out. So the middle is where
/// the antipode lies far from all data, and a study that leaves no such place is refused.
struct StudyReach {
    /// Farther from the middle than this, in degrees, nothing is drawn: the plane turns inside out there.
    static let mostDegrees = 175.0
    /// Farther than this the nearest village in the plane need not be the nearest on the ground.
    static let mostDegreesOfVillages = 30.0
    /// Up to here the mean direction serves as the middle.
    private static let usual = 90.0

    /// One place of a study and where it comes from.
    struct Place {
        var position: Coordinate
        var layer: Int
        var feature: Int
    }

    private var directions: [SIMD3<Double>] = []
    private var places: [Place] = []
    /// The areas that may hold a place far from all vertices, with their boxes.
    private var areas: [(land: MultiPolygon, box: Box)] = []

    /// Looks at the features of layers, in degrees. O(vertices).
    init(_ layers: [StudyLayer]) {
        for (number, layer) in layers.enumerated() {
            let areDegrees = layer.system == .longitudeLatitude
            for (index, feature) in layer.features.enumerated() where layer.outOfRange[index] == nil {
                guard let given = feature.geometry,
                    let geometry = areDegrees ? given : try? layer.toDegrees.transform(given)
                else { continue }
                var outline = geometry
                if let land = geometry.land, land.box.width > 5 || land.box.height > 5 {
                    let cut = LongEdges([land], areDegrees: true).cut(land)
                    areas.append((cut, land.box))
                    outline = .multiPolygon(cut)
                }
                var last: SIMD3<Double>?
                outline.forEachCoordinate { place in
                    let direction = Self.direction(of: place)
                    // Vertices of one outline lie close together: half a degree apart is enough.
                    if let last, Self.degrees(last, direction) < 0.5 { return }
                    last = direction
                    directions.append(direction)
                    places.append(Place(position: place, layer: number, feature: index))
                }
            }
        }
    }

    static func direction(of place: Coordinate) -> SIMD3<Double> {
        let (x, y) = (place.x * .pi / 180, place.y * .pi / 180)
        return SIMD3(cos(y) * cos(x), cos(y) * sin(x), sin(y))
    }

    private static func degrees(_ one: SIMD3<Double>, _ other: SIMD3<Double>) -> Double {
        acos(max(-1, min(1, (one * other).sum()))) * 180 / .pi
    }

    /// The place farthest from `middle`, and how far it lies, in degrees; nil where there is none. A polygon that holds the
    /// antipode reaches as far as there is.
    func farthest(from middle: Coordinate) -> (place: Place, degrees: Double)? {
        let direction = Self.direction(of: middle)
        let found = directions.indices.min { (direction * directions[$0]).sum() < (direction * directions[$1]).sum() }
        guard let found else { return nil }
        let antipode = Coordinate(x: longitude(middle.x + 180, near: 0), y: -middle.y)
        return (places[found], holds(antipode) ? 180 : Self.degrees(direction, directions[found]))
    }

    private func holds(_ place: Coordinate) -> Bool {
        areas.contains { area in
            [-360.0, 0, 360].contains { turn in
                let turned = Coordinate(x: place.x + turn, y: place.y)
                guard area.box.contains(turned) else { return false }
                return area.land.polygons.contains { polygon in
                    polygon.rings.reduce(false) { $0 != $1.surrounds(turned) }
                }
            }
        }
    }

    /// The middle from which a study is best seen: `mean` where everything lies within a quarter of the earth's circumference,
    /// else the antipode of the place that lies farthest from all data.
    func middle(mean: Coordinate) -> Coordinate {
        guard let far = farthest(from: mean), far.degrees > Self.usual else { return mean }
        // One place in each cell of about a degree is enough to compare two thousand middles.
        var cells: Set<[Int]> = []
        let sample = directions.filter { direction in
            cells.insert((0..<3).map { Int((direction[$0] * 40).rounded()) }).inserted
        }
        var best = (degrees: far.degrees, middle: mean)
        for index in 0..<2000 {
            // Evenly over the globe, by the golden angle.
            let height = 1 - (Double(index) + 0.5) / 1000
            let turn = Double(index) * 137.507_764_050_037_85
            let candidate = Coordinate(
                x: longitude(turn.truncatingRemainder(dividingBy: 360), near: 0), y: asin(height) * 180 / .pi)
            let direction = Self.direction(of: candidate)
            let least = sample.reduce(1.0) { min($0, (direction * $1).sum()) }
            let rough = acos(max(-1, min(1, least))) * 180 / .pi
            guard rough < best.degrees, let exact = farthest(from: candidate), exact.degrees < best.degrees else {
                continue
            }
            best = (exact.degrees, candidate)
        }
        return best.middle
    }
}

extension StudyBuilder {
    /// A system that was made for a study as wide as this one, its middle where it serves best; refuses what it cannot hold.
    func reaching(
        _ box: Box, mean: Coordinate, instead usual: CoordinateReferenceSystem
    ) throws(UnusableInput) -> CoordinateReferenceSystem {
        let layers = [municipalityLayer, parishLayer, villageLayer].compactMap { $0 }
        let reach = StudyReach(layers)
        let middle = reach.middle(mean: mean)
        guard let far = reach.farthest(from: middle) else { return usual }
        let areVillages = configuration.unitKind == .village && villageLayer != nil
        let most = areVillages ? StudyReach.mostDegreesOfVillages : StudyReach.mostDegrees
        let origin = "from the middle, \(Self.degreesText(middle.roundedForSystem))"
        guard far.degrees <= most else {
            let feature = layers[far.place.layer].features[far.place.feature]
            throw UnusableInput(
                Diagnostic(
                    .studyTooWide, .error,
                    "the study reaches too far over the earth: \(origin), it is "
                        + "\(Wording.number(far.degrees.rounded())) degrees to \(Self.degreesText(far.place.position)), "
                        + "and the limit \(areVillages ? "for villages " : "")is \(Wording.number(most))",
                    at: feature.location, place: far.place.position,
                    hint: "take one part of the world at a time; features far off may have mistaken coordinates"))
        }
        guard middle != mean else { return usual }
        return madeSystem(for: box, centre: middle)
    }
}

extension Coordinate {
    /// As systems are made: two decimals.
    fileprivate var roundedForSystem: Coordinate {
        Coordinate(x: (x * 100).rounded() / 100, y: (y * 100).rounded() / 100)
    }
}
