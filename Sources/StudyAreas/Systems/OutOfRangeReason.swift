import GeoModel

/// Why one feature cannot lie where its numbers put it, while the others of its layer can.
enum OutOfRangeReason: Hashable, Sendable {
    /// The numbers are no degrees, in a layer of degrees.
    case notDegrees(Coordinate)
    /// The numbers are degrees, in a layer of metres.
    case degreesAmongMetres(Coordinate)
    /// They have no place in the layer's system.
    case noPlace(String)
    /// They are 0, 0.
    case atZero
    /// Latitude stands before longitude.
    case swapped(Coordinate)
    /// A decimal point is lost or moved.
    case decimalPoint(Coordinate)
    /// East is west, or north is south.
    case sign(Coordinate)
    /// They lie in the open sea.
    case openSea(Coordinate)
    /// One vertex of many lies far off.
    case vertex(Coordinate)
    /// They lie farther off than anything else explains.
    case farAway(Coordinate, kilometres: Double)

    /// What the message about the feature says after "was left out: ".
    var words: String {
        switch self {
        case .notDegrees(let place):
            "it reaches to \(Self.text(place)), which cannot be degrees as in the rest of the file"
        case .degreesAmongMetres(let place):
            "its coordinates, \(Self.text(place)), look like degrees in a file of metres"
        case .noPlace(let words): words
        case .atZero: "it lies at longitude 0, latitude 0, far from all others"
        case .swapped(let place):
            "latitude seems to stand before longitude: at \(Self.text(place)) it lies far from all others, and among them when "
                + "the axes are swapped"
        case .decimalPoint(let place):
            "a decimal point seems to be lost or moved: \(Self.text(place)) lies far from all others"
        case .sign(let place): "a sign seems to be wrong: \(Self.text(place)) lies far from all others"
        case .openSea(let place): "\(Self.text(place)) lies in the open sea, far from all others"
        case .vertex(let place):
            "a vertex lies at \(Self.text(place)), far from its others and from all other features"
        case .farAway(let place, let kilometres):
            "at \(Self.text(place)) it lies \(Wording.number((kilometres / 10).rounded() * 10)) km from all others"
        }
    }

    /// What to do about it.
    var hint: String {
        if case .farAway = self {
            return "correct its coordinates; where it truly lies there, `--working-crs EPSG:6933` keeps it"
        }
        return "correct its coordinates where the file is made"
    }

    /// The kind of finding.
    var code: DiagnosticCode {
        if case .notDegrees = self { return .outsideDegrees }
        return .misplacedFeature
    }

    private static func text(_ place: Coordinate) -> String {
        [place.x, place.y].map { Wording.number(abs($0) > 1000 ? $0.rounded() : ($0 * 1e5).rounded() / 1e5) }
            .joined(separator: ", ")
    }
}
