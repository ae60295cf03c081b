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
    /// Where that feature stands.
    var location: SourceLocation
}

extension StudyBuilder {
    /// The villages of the village layer, in the order of the file.
    mutating func villages(of layer: StudyLayer) throws(UnusableInput) -> [Village] {
        let user = configuration.fields.villages
        let names = try keys(layer, .villages, user)
        let way = try Self.way(from: layer.system, to: .longitudeLatitude, file: layer.collection.sourceName)
        let unwanted = Set(configuration.leaveOut.map { $0.lowercased() })
        var villages: [Village] = []
        var lines: [String: SourceLocation] = [:]
        var polygons = 0
        var unnamed: [Int] = []
        var misplaced: ProjectionError?
        for (index, feature) in layer.features.enumerated() where !layer.strays.contains(index) {
            if isLeftOut(feature, names, unwanted) {
                joined.villagesLeftOut += 1
                continue
            }
            guard let geometry = feature.geometry, let raw = point(of: geometry, &polygons) else {
                reportGeometry(feature, in: layer, "a village needs a point or a polygon")
                continue
            }
            let stated = names.id.map { feature.properties[$0]?.text } ?? feature.id?.text
            let id = stated.flatMap { $0.isEmpty ? nil : $0 } ?? "feature-\(index)"
            if id != stated { unnamed.append(index) }
            var location = feature.location
            location.id = id
            let name = names.name.flatMap { feature.properties[$0]?.text } ?? id
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
            villages.append(
                Village(
                    id: id, name: name, population: population(of: feature, names.population, id, name), place: place,
                    position: position,
                    municipality: names.municipality.flatMap { feature.properties[$0]?.text },
                    feature: FeatureReference(input: layer.input, feature: index), location: location))
        }
        if villages.isEmpty, let misplaced {
            throw UnusableInput(Self.unusable(misplaced, file: layer.collection.sourceName))
        }
        let file = SourceLocation(file: layer.collection.sourceName)
        if let first = unnamed.first {
            var location = layer.features[first].location
            location.id = "feature-\(first)"
            diagnostics.append(
                Diagnostic(
                    .missingId, .warning,
                    "\(unnamed.count) villages have no id\(names.id.map { " in `\($0)`" } ?? ""); they are called feature-N by their position",
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
        default:
            guard let land = geometry.land, !land.isEmpty else { return nil }
            polygons += 1
            return (try? land.pointOnSurface()) ?? land.box.centre
        }
    }
}
