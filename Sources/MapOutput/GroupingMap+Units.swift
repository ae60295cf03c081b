import GeoJSONFormat
import GeoModel
import PROJKit
import StudyAreas

extension GroupingMap {
    /// `units.geojson`: the input features of the units with all their properties, and ours behind them.
    public func units() throws(UnusableInput) -> [UInt8] {
        let study = problem.study
        guard let layer = study.layers[study.unitKind == .parish ? .parishes : .villages] else { return catchments() }
        var owners: [Int: Int] = [:]
        for (index, unit) in study.units.enumerated() {
            for feature in unit.features { owners[feature.feature] = index }
        }
        var writer = GeoJSONWriter(decimals: settings.digits, crs: settings.crs, name: "units")
        for (position, feature) in layer.features.enumerated() {
            guard let unit = owners[position] else { continue }
            var feature = feature
            // A unit's only feature is drawn as it was used, which includes repairs.
            let isAlone = study.units[unit].features.count == 1
            if study.unitKind == .parish && isAlone {
                feature.geometry = GroupingMap.geometry(study.landsInDegrees[unit])
            } else if let geometry = feature.geometry, layer.system != .longitudeLatitude {
                feature.geometry = try degrees(geometry, from: layer.system, id: study.units[unit].id)
            }
            if let geometry = feature.geometry { feature.geometry = try written(geometry, of: study.units[unit].id) }
            writer.append(feature, adding: properties(ofUnit: unit))
        }
        return writer.finished(klynge: provenance)
    }

    /// `catchments.geojson`: the land of each unit with its cluster, for studies whose units are points.
    public func catchmentMap() throws(UnusableInput) -> [UInt8] {
        let study = problem.study
        var writer = GeoJSONWriter(decimals: settings.digits, crs: settings.crs, name: "catchments")
        for (index, unit) in study.units.enumerated() {
            let geometry = try written(GroupingMap.geometry(study.landsInDegrees[index]), of: unit.id)
            let properties = JSONObject([("id", .string(unit.id)), ("name", .string(unit.name))])
            let feature = Feature(id: .string(unit.id), geometry: geometry, properties: properties, index: index)
            writer.append(feature, adding: self.properties(ofUnit: index))
        }
        return writer.finished(klynge: provenance)
    }

    private func catchments() -> [UInt8] { GeoJSONWriter().finished(klynge: provenance) }

    private func degrees(
        _ geometry: Geometry, from system: CoordinateReferenceSystem, id: String
    ) throws(UnusableInput) -> Geometry {
        do {
            return try CoordinateTransformation(from: system, to: .longitudeLatitude).transform(geometry, named: id)
        } catch {
            throw UnusableInput(
                Diagnostic(.unknownOutputSystem, .error, "the map cannot be written: \(error)", hint: error.hint))
        }
    }

    private func properties(ofUnit unit: Int) -> [(key: String, value: JSONValue)] {
        let facts = problem.study.units[unit]
        let cluster = labels[unit].map { self.facts.clusters[$0] }
        let fill = labels[unit].map { fills[$0] } ?? ClusterColours.unassigned
        return [
            ("klynge_unit", .string(facts.id)), ("klynge_cluster", cluster.map { .integer($0.id) } ?? .null),
            ("klynge_name", cluster.map { .string($0.name) } ?? .null), ("klynge_color", .string(fill)),
            ("klynge_hub", .bool(cluster?.hub == unit)),
            ("klynge_population", facts.population.map { .rounded($0, 1) } ?? .null),
            ("klynge_municipality", facts.municipality.map { .string($0) } ?? .null),
        ] + simplestyle(fill)
    }
}
