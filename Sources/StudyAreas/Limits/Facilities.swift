import GEOSKit
import GeoJSONFormat
import GeoModel
import PROJKit

/// One hall, school or other place that clusters share.
public struct Facility: Sendable, Hashable {
    /// The name of its layer.
    public var layer: String
    /// Its id in the layer, else its name, else its number.
    public var id: String
    /// The name for people; the id where it has none.
    public var name: String
    /// The unit whose land it lies in.
    public var unit: Int
    /// Where it is: longitude and latitude in degrees.
    public var place: Coordinate
    /// Whether it is thought closed.
    public var isClosed = false
}

/// The facilities of a study, each in its unit.
public struct FacilityTable: Sendable {
    /// In the order of the layers and their features.
    public private(set) var all: [Facility] = []
    /// What was found: points outside every unit, features without a point.
    public private(set) var diagnostics: [Diagnostic] = []
    /// The names of the layers.
    public let layers: [String]
    private let geodesic = Geodesic()

    /// Finds the unit of every facility. O(facilities times units that may hold them)
    ///
    /// - Throws: `UnusableInput` with K349 for a closed facility that does not exist.
    public init(_ study: Study) throws(UnusableInput) {
        let layers = study.contextLayers.filter { $0.role == .facilities }
        self.layers = layers.map(\.name)
        let locators = layers.isEmpty ? [] : study.lands.map { PointLocator($0) }
        for further in layers { read(further, study, locators) }
        for closed in study.configuration.closedFacilities { try close(closed) }
    }

    private mutating func read(_ further: ContextLayer, _ study: Study, _ locators: [PointLocator]) {
        for feature in further.layer.features {
            let id = ["id", "kode", "code", "nr"].lazy.compactMap { feature.properties[$0]?.text }.first { !$0.isEmpty }
            let name = ["name", "navn", "titel"].lazy.compactMap { feature.properties[$0]?.text }.first { !$0.isEmpty }
            let called = feature.id?.text ?? id ?? name ?? String(feature.index + 1)
            func leaveOut(_ why: String) {
                diagnostics.append(
                    Diagnostic(
                        .unusableFacility, .warning, "the \(further.name) '\(name ?? called)' is left out: \(why)",
                        at: feature.location))
            }
            guard let point = feature.geometry?.middle else {
                if feature.geometry != nil { leaveOut("it has no point") }
                continue
            }
            guard let degrees = try? further.layer.toDegrees.transform([point]).first,
                let place = try? study.toWorking.transform([degrees]).first
            else {
                leaveOut("its point cannot be placed")
                continue
            }
            guard let unit = locators.firstIndex(where: { $0.box.contains(place) && $0.covers(place) }) else {
                leaveOut("it lies in no unit")
                continue
            }
            all.append(
                Facility(layer: further.name, id: called, name: name ?? called, unit: unit, place: degrees))
        }
    }

    private mutating func close(_ text: String) throws(UnusableInput) {
        let parts = text.split(separator: ":", maxSplits: 1).map(\.trimmingSpaces)
        let wanted = all.indices.filter {
            parts.count == 2 && all[$0].layer == parts[0] && (all[$0].id == parts[1] || all[$0].name == parts[1])
        }
        guard wanted.count == 1 else {
            let known = all.filter { parts.count == 2 && $0.layer == parts[0] }.map(\.id)
            let nearest = parts.count == 2 ? NearestName.of(parts[1], among: known) : nil
            throw UnusableInput(
                Diagnostic(
                    .unusableFacility, .error,
                    wanted.isEmpty
                        ? "there is no facility '\(text)' to close" : "\(wanted.count) facilities are called '\(text)'",
                    hint: nearest.map { "did you mean '\(parts[0]):\($0)'?" }
                        ?? (layers.isEmpty
                            ? "give the facilities: `--facilities NAME=FILE`"
                            : "write it as NAME:ID; the layers are \(layers.joined(separator: ", "))")))
        }
        all[wanted[0]].isClosed = true
    }

    /// How many open facilities of a layer each unit has.
    public func counts(_ layer: String, units: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: units)
        for facility in all where facility.layer == layer && !facility.isClosed { counts[facility.unit] += 1 }
        return counts
    }

    /// The distance from a unit's point to the nearest open facility of a layer in each unit that has one, in kilometres.
    public func distances(_ layer: String, _ study: Study) -> @Sendable (Int, Int) -> Double {
        var places: [Int: [Coordinate]] = [:]
        for facility in all where facility.layer == layer && !facility.isClosed {
            places[facility.unit, default: []].append(facility.place)
        }
        let (points, held) = (study.units.map(\.place), places)
        let geodesic = geodesic
        return { unit, holder in
            (held[holder] ?? []).reduce(Double.infinity) {
                min($0, geodesic.distanceMetres(from: points[unit], to: $1) / 1000)
            }
        }
    }
}

extension Geometry {
    /// A point, the middle of several, or a place inside land; nil for lines and for nothing.
    fileprivate var middle: Coordinate? {
        switch self {
        case .point(let point): return point
        case .multiPoint(let points):
            guard !points.isEmpty else { return nil }
            let count = Double(points.count)
            return Coordinate(
                x: points.reduce(0) { $0 + $1.x } / count, y: points.reduce(0) { $0 + $1.y } / count)
        case .polygon, .multiPolygon:
            guard let land, !land.isEmpty else { return nil }
            let box = self.box
            let middle = Coordinate(x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2)
            return PointLocator(land).covers(middle) ? middle : land.polygons.first?.rings.first?.coordinates.first
        case .collection(let members): return members.lazy.compactMap(\.middle).first
        case .lineString, .multiLineString: return nil
        }
    }
}
