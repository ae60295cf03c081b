import GEOSKit
import GeoJSONFormat
import GeoModel
import PROJKit

/// A village as loaded.
public struct Village: Sendable {
    /// Exactly the user's id.
    public var id: String
    /// The name for people; not unique.
    public var name: String
    /// Inhabitants of the village itself, where known.
    public var population: Double?
    /// Longitude and latitude in degrees.
    public var place: Coordinate
    /// The same in the working system, in metres.
    public var position: Coordinate
    /// The position of its parish in `Study.parishes`, where it belongs to one.
    public var parish: Int?
    /// Whether it lies outside every parish, and its own is the nearest.
    var isOutsideItsParish = false
    /// The code of its municipality, where known.
    public var municipality: String?
    /// The feature that it was read from.
    public var feature: FeatureReference
    /// Further features of the same village.
    public var furtherFeatures: [FeatureReference] = []
    /// Where that feature stands.
    var location: SourceLocation
}

extension StudyBuilder {
    /// The villages of the village layer, in the order of the file.
    mutating func villages(of layer: StudyLayer) throws(UnusableInput) -> [Village] {
        let user = configuration.fields.villages
        let names = try keys(layer, .villages, user)
        let way = layer.toDegrees
        let unwanted = Set(configuration.leaveOut.map { $0.lowercased() })
        var villages: [Village] = []
        var lines: [String: SourceLocation] = [:]
        var polygons = 0
        var byId: [String: Int] = [:]
        var parts = VillageParts()
        var unnamed: [Int] = []
        var misplaced: ProjectionError?
        for (index, feature) in layer.features.enumerated() {
            if isLeftOut(feature, names, unwanted) {
                joined.villagesLeftOut += 1
                continue
            }
            guard let geometry = feature.geometry, let raw = point(of: geometry, &polygons) else {
                reportGeometry(feature, in: layer, "a village needs a point or a polygon")
                continue
            }
            let stated = names.ids[index]
            let id = stated.flatMap { $0.isEmpty ? nil : $0 } ?? "feature-\(index)"
            if id != stated { unnamed.append(index) }
            var location = feature.location
            location.id = id
            let named = names.name?.text(of: feature)
            let name = named ?? id
            let reference = FeatureReference(input: layer.input, feature: index)
            if let stray = layer.outOfRange[index] {
                report(stray: stray, "village \(id) '\(name)'", at: location)
                continue
            }
            if let known = byId[id], let place = try? way.transform(raw),
                named != nil
                    ? name == villages[known].name
                    : spreadMetres([villages[known].place, place]) <= Self.nearPartMetres
            {
                if parts.parts[known] == nil {
                    let first = layer.features[villages[known].feature.feature]
                    parts.add(part(of: first, villages[known].population, villages[known].feature, way), to: known)
                }
                let people = population(of: feature, names.population, id, name)
                parts.add(part(of: feature, people, reference, way), to: known)
                continue
            }
            if let first = lines[id] {
                joined.featuresUnusable += 1
                diagnostics.append(
                    Diagnostic(
                        .duplicateId, .error, "two villages have the id \(id); the second, '\(name)', was left out",
                        at: location, notes: ["the first stands on line \(first.line ?? 0)"],
                        hint: "give each village its own id, or name another field under [fields.villages]"))
                continue
            }
            let (place, position): (Coordinate, Coordinate)
            do {
                place = try way.transform(raw)
                position = try toWorking.transform(place)
            } catch {
                report(misplaced: error, "village \(id) '\(name)'", at: location)
                misplaced = misplaced ?? error
                continue
            }
            lines[id] = location
            byId[id] = villages.count
            let people = population(of: feature, names.population, id, name)
            villages.append(
                Village(
                    id: id, name: name, population: people, place: place, position: position,
                    municipality: municipality(of: feature, names),
                    feature: reference, location: location))
            if case .multiPoint(let points) = geometry, points.count > 1, let village = villages.last {
                reportScattered(
                    village, points.compactMap { try? way.transform($0) }, rule: "the first of them stands for it")
            }
        }
        if villages.isEmpty, let misplaced {
            throw UnusableInput(Self.unusable(misplaced, file: layer.collection.sourceName))
        }
        settle(parts, in: &villages)
        let file = SourceLocation(file: layer.collection.sourceName)
        if let first = unnamed.first {
            var location = layer.features[first].location
            location.id = "feature-\(first)"
            diagnostics.append(
                Diagnostic(
                    .missingId, .warning,
                    "\(unnamed.count) villages have no id\(names.ids.key.map { " in `\($0)`" } ?? ""); they are called feature-N by their position",
                    at: location, hint: "give each village an id that stays, so that groupings can name it"))
        }
        if polygons > 0 {
            diagnostics.append(
                Diagnostic(
                    .villagePolygons, .note, "\(polygons) villages are polygons; a point inside stands for each",
                    at: file))
        }
        if joined.villagesLeftOut > 0 {
            diagnostics.append(
                Diagnostic(
                    .leftOut, .note,
                    "\(joined.villagesLeftOut) features of the village layer were left out, for their type or as second names",
                    at: file, hint: "`leave-out` in the study file names the types"))
        }
        return villages
    }

    private func part(
        of feature: Feature, _ population: Double?, _ reference: FeatureReference, _ way: CoordinateTransformation
    ) -> VillageParts.Part {
        let land = feature.geometry.flatMap { $0.points == nil ? $0.land : nil }
        let places =
            feature.geometry?.points ?? land?.polygons.compactMap { polygon in
                try? MultiPolygon(polygon).pointOnSurface()
            } ?? []
        let largest = land.flatMap { land in land.polygons.map { MultiPolygon($0) }.max { $0.area < $1.area } }
        let inside = largest.flatMap { try? $0.pointOnSurface() }
        return VillageParts.Part(
            points: ([inside].compactMap { $0 } + places).compactMap { try? way.transform($0) }, area: largest?.area,
            population: population, feature: reference)
    }

    private func isLeftOut(_ feature: Feature, _ names: LayerKeys, _ unwanted: Set<String>) -> Bool {
        if let key = names.type, let type = feature.properties[key]?.text, unwanted.contains(type.lowercased()) {
            return true
        }
        guard let key = names.priority, let priority = feature.properties[key]?.text else { return false }
        return priority.lowercased() != "primær"
    }

    /// The point that stands for a village.
    private mutating func point(of geometry: Geometry, _ polygons: inout Int) -> Coordinate? {
        switch geometry {
        case .point(let point): return point.isFinite ? point : nil
        case .multiPoint(let points): return points.first
        case .collection where geometry.points != nil: return geometry.points?.first
        default:
            guard let land = geometry.land, !land.isEmpty else { return nil }
            polygons += 1
            return (try? land.pointOnSurface()) ?? land.box.centre
        }
    }
}

extension Geometry {
    /// The points of a point geometry that are finite, and those of a collection with one point or without polygons; nil
    /// for all others.
    fileprivate var points: [Coordinate]? {
        switch self {
        case .point(let point): point.isFinite ? [point] : []
        case .multiPoint(let points): points.filter(\.isFinite)
        case .collection where allPoints.count == 1 || land == nil: allPoints.filter(\.isFinite)
        default: nil
        }
    }
}
