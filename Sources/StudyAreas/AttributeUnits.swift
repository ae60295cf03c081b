import GeoJSONFormat
import GeoModel
import PROJKit

/// The units of an attribute layer: the features of each, and where they lie.
struct AttributeUnits {
    var ids: [String] = []
    /// The features of each unit, in the order of the file.
    var features: [[Feature]] = []
    /// The polygons of each unit in degrees; empty where the units are points.
    var polygons: [MultiPolygon] = []
    /// The point of each unit in degrees; empty where the units are polygons.
    var points: [Coordinate] = []
    /// Whether the layer is one of points.
    var arePoints = false
}

extension StudyBuilder {
    /// The units of a layer: one for each id.
    ///
    /// - Parameter keys: the properties that are used; features of one id must agree on them.
    mutating func attributeUnits(
        of layer: StudyLayer, _ ids: LayerIds?, _ keys: [String]
    ) throws(UnusableInput) -> AttributeUnits {
        let way = layer.toDegrees
        let longEdges = layer.longEdges
        if longEdges.isCut { reportUnseenEdges(layer) }
        var units = AttributeUnits()
        units.arePoints =
            layer.features.contains { Self.points(of: $0.geometry) != nil }
            && !layer.features.contains { $0.geometry?.land != nil }
        var points: [[Coordinate]] = []
        var known: [String: Int] = [:]
        var joinedIds: [String] = []
        for feature in layer.features where !isLeftOut(feature, ids, layer) {
            let land = feature.geometry.flatMap { Self.dissolvedMembers(of: $0) ?? $0.land }.map(longEdges.cut)
            let spots = Self.points(of: feature.geometry)
            guard units.arePoints ? spots != nil : land != nil else {
                reportGeometry(feature, in: layer, units.arePoints ? "a unit needs a point" : "a unit needs a polygon")
                continue
            }
            guard let ids, let id = id(of: feature, ids) else { continue }
            if let stray = layer.outOfRange[feature.index] {
                report(stray: stray, "unit \(id)", at: feature.location)
                continue
            }
            let own: MultiPolygon
            let places: [Coordinate]
            do {
                own =
                    try way.isIdentity
                    ? land ?? MultiPolygon([])
                    : way.transform(land ?? MultiPolygon([]), named: id).joinedAtAntimeridian()
                places = try way.isIdentity ? spots ?? [] : way.transform(spots ?? [])
            } catch {
                throw UnusableInput(Self.unusable(error, file: layer.collection.sourceName))
            }
            if let unit = known[id] {
                reportDifferences(feature, units.features[unit], id, keys)
                if units.features[unit].count == 1 { joinedIds.append(id) }
                units.features[unit].append(feature)
                if units.arePoints { points[unit] += places } else { units.polygons[unit].polygons += own.polygons }
                continue
            }
            known[id] = units.ids.count
            units.ids.append(id)
            units.features.append([feature])
            if units.arePoints { points.append(places) } else { units.polygons.append(own) }
        }
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            throw UnusableInput(diagnostics.filter { $0.severity == .error })
        }
        reportMixedCollections(in: layer)
        units.points = points.map(Self.middle)
        reportJoined(joinedIds, layer, units.ids.count)
        return units
    }

    /// Whether a feature has no place: it is no unit, and nobody can say where it belongs. It is reported.
    private mutating func isLeftOut(_ feature: Feature, _ ids: LayerIds?, _ layer: StudyLayer) -> Bool {
        let isEmpty = feature.geometry.map { $0.box.isEmpty } ?? !layer.refused.contains(feature.index)
        guard isEmpty else { return false }
        var location = feature.location
        location.id = ids?[feature.index] ?? feature.id?.text
        diagnostics.append(
            Diagnostic(
                .missingGeometry, .warning,
                "\(location.id.map { "unit \($0)" } ?? "feature \(feature.index)") has no geometry and was left out",
                at: location, hint: "give it a geometry, or take it out of the file"))
        return true
    }

    private static func points(of geometry: Geometry?) -> [Coordinate]? {
        switch geometry {
        case .point(let point): [point]
        case .multiPoint(let points) where !points.isEmpty: points
        default: nil
        }
    }

    /// The mean of the points of one unit, also across the 180th meridian.
    private static func middle(_ points: [Coordinate]) -> Coordinate {
        guard points.count > 1, let first = points.first else { return points.first ?? Coordinate(x: 0, y: 0) }
        let turned = points.map { $0.x - first.x > 180 ? $0.x - 360 : $0.x - first.x < -180 ? $0.x + 360 : $0.x }
        let x = turned.reduce(0, +) / Double(points.count)
        return Coordinate(
            x: x > 180 ? x - 360 : x < -180 ? x + 360 : x, y: points.reduce(0) { $0 + $1.y } / Double(points.count))
    }

    /// Features of one id with other values are two units under one id: K266.
    private mutating func reportDifferences(_ feature: Feature, _ earlier: [Feature], _ id: String, _ keys: [String]) {
        for key in keys {
            guard let value = feature.properties[key], !value.isNull,
                let other = earlier.first(where: { !($0.properties[key]?.isNull ?? true) }),
                let before = other.properties[key], value.numeric != before.numeric || value.text != before.text
            else { continue }
            if let a = value.numeric, let b = before.numeric, a == b { continue }
            func shown(_ value: JSONValue) -> String { value.text ?? value.kindName }
            var location = feature.location
            location.id = id
            diagnostics.append(
                Diagnostic(
                    .differingAttributes, .error,
                    "the features of unit \(id) disagree about `\(key)`: \(shown(before)) and \(shown(value))",
                    at: location,
                    notes: other.location.line.map { ["the first stands on line \($0)"] } ?? [],
                    hint: "give each unit its own id, or name another field with `--id`"))
            return
        }
    }

    private mutating func reportJoined(_ ids: [String], _ layer: StudyLayer, _ count: Int) {
        guard !ids.isEmpty else { return }
        diagnostics.append(
            Diagnostic(
                .joinedFeatures, .note,
                "\(layer.features.count) features make \(count) units: those of one id were joined",
                at: SourceLocation(file: layer.collection.sourceName),
                notes: ["for instance " + ids.sorted().prefix(5).joined(separator: ", ")]))
    }
}
