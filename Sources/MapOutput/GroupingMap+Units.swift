import CoverageTopology
import GeoJSONFormat
import GeoModel
import PROJKit
import StudyAreas

extension GroupingMap {
    /// `units.geojson`: the input features of the units with all their properties, and ours behind them.
    ///
    /// Parishes are drawn with the same borders as the clusters; villages stay the points or polygons that they were.
    public func units() throws(UnusableInput) -> [UInt8] {
        let study = problem.study
        var writer = writer("units")
        guard let layer = unitLayer else { return writer.finished(klynge: provenance) }
        let sources = unitSources
        for (position, feature) in layer.features.enumerated() {
            guard let source = sources[position] else { continue }
            let unit = study.units[source.unit]
            var feature = feature
            if study.unitKind == .parish {
                var drawn = GroupingMap.geometry(source.land, isMulti: settings.isMulti)
                // A file of multipolygons stays one, for tools that want one type a layer.
                if case .multiPolygon = feature.geometry, drawn != nil { drawn = .multiPolygon(source.land) }
                feature.geometry = drawn
            } else if let geometry = feature.geometry {
                feature.geometry = try redrawn(geometry, by: layer.toDegrees, id: unit.id)
            }
            writer.append(feature, adding: properties(ofUnit: source.unit, isPoint: isPoint(feature.geometry)))
        }
        return writer.finished(klynge: provenance)
    }

    /// `catchments.geojson`: the land of each unit with its cluster, for studies whose units are points.
    public func catchmentMap() throws(UnusableInput) -> [UInt8] {
        var writer = writer("catchments")
        for (index, land) in drawing.units.lands.enumerated() {
            let unit = problem.study.units[index]
            let properties = JSONObject([("id", .string(unit.id)), ("name", .string(unit.name))])
            let feature = Feature(
                id: .string(unit.id), geometry: GroupingMap.geometry(land, isMulti: settings.isMulti),
                properties: properties, index: index)
            writer.append(feature, adding: self.properties(ofUnit: index, isPoint: false))
        }
        return writer.finished(klynge: provenance)
    }

    /// The layer whose features are the units.
    var unitLayer: StudyLayer? {
        problem.study.layers[problem.study.unitKind == .parish ? .parishes : .villages]
    }

    /// For each feature that is one, by its position: its unit, and for a parish the land that is its own.
    private var unitSources: [Int: (unit: Int, land: MultiPolygon)] {
        let units = problem.study.units
        let lands = drawing.units.lands(byFeature: units.map { $0.features.map(\.pieces) })
        var sources: [Int: (unit: Int, land: MultiPolygon)] = [:]
        for (index, unit) in units.enumerated() {
            for (feature, land) in zip(unit.features, lands[index]) { sources[feature.feature] = (index, land) }
        }
        return sources
    }

    /// A village's own geometry in the system to write in, polygons rounded without harm.
    private func redrawn(
        _ geometry: Geometry, by toDegrees: CoordinateTransformation, id: String
    ) throws(UnusableInput) -> Geometry? {
        let inDegrees: Geometry
        do {
            inDegrees = toDegrees.isIdentity ? geometry : try toDegrees.transform(geometry, named: id)
        } catch {
            throw UnusableInput(
                Diagnostic(.unknownOutputSystem, .error, "the map cannot be written: \(error)", hint: error.hint))
        }
        let geometry = try written(inDegrees, of: id)
        guard let land = geometry.land else { return geometry }
        return GroupingMap.geometry(
            Coverage(lands: [land], toleranceMetres: 0).drawing(decimals: settings.digits).lands[0],
            isMulti: settings.isMulti)
    }

    private func isPoint(_ geometry: Geometry?) -> Bool {
        switch geometry {
        case .point, .multiPoint: true
        default: false
        }
    }

    private func properties(ofUnit unit: Int, isPoint: Bool) -> [(key: String, value: JSONValue)] {
        let facts = problem.study.units[unit]
        let cluster = labels[unit].map { self.facts.clusters[$0] }
        let fill = labels[unit].map { fills[$0] } ?? ClusterColours.unassigned
        return [
            ("klynge_unit", .string(facts.id)), ("klynge_cluster", cluster.map { .integer($0.id) } ?? .null),
            ("klynge_name", cluster.map { .string($0.name) } ?? .null), ("klynge_color", .string(fill)),
            ("klynge_hub", .bool(cluster?.hub == unit)),
            ("klynge_population", facts.population.map { .rounded($0, 1) } ?? .null),
            ("klynge_municipality", facts.municipality.map { .string($0) } ?? .null),
            ("klynge_score", cluster?.criterion.map { .rounded($0.score) } ?? .null),
        ] + GroupingMap.fields(of: cluster?.criterion) + figures(ofUnit: unit) + allClusters(ofUnit: unit)
            + simplestyle(fill, isPoint: isPoint)
    }

    /// The unit's figures under their own names; one that its layer has a property for bears the table's name behind it.
    private func figures(ofUnit unit: Int) -> [(key: String, value: JSONValue)] {
        problem.study.figures.map { column in
            let isTaken = unitLayer?.hasField(column.name) ?? false
            let key = isTaken ? "\(column.name) (\(column.tableName))" : column.name
            return (key, column.values[unit].map { .rounded($0, 6) } ?? .null)
        }
    }

    /// Every cluster of the unit, for a grouping whose clusters overlap: `klynge_cluster` can name one only.
    private func allClusters(ofUnit unit: Int) -> [(key: String, value: JSONValue)] {
        sharedHomes.map { [("klynge_clusters", .array($0[unit].map { .integer($0) }))] } ?? []
    }

    /// The names of what is added to a unit's properties.
    var addedKeys: [String] {
        guard !problem.study.units.isEmpty else { return [] }
        return properties(ofUnit: 0, isPoint: problem.study.unitKind == .village).map(\.key)
    }
}
