import Delimitation
import GeoJSONFormat
import GeoModel
import StudyAreas

extension GroupingMap {
    /// `clusters.geojson`: a feature a cluster, in their order.
    ///
    /// Outlines keep the units' own vertices, so that clusters that meet share their border exactly.
    public func clusters() throws(UnusableInput) -> [UInt8] {
        let study = problem.study
        let working = study.coverage.dissolve(labels: labels)
        let lands: [MultiPolygon]
        do {
            lands = try study.coverage.inSourceCoordinates(working) { try study.toDegrees.transform($0) }
        } catch {
            throw UnusableInput(
                Diagnostic(.unknownOutputSystem, .error, "the outline of a cluster cannot be written: \(error)"))
        }
        var writer = GeoJSONWriter(decimals: settings.digits, crs: settings.crs, name: "clusters")
        for (index, cluster) in facts.clusters.enumerated() {
            let geometry = try written(GroupingMap.geometry(lands[index]), of: cluster.name)
            var properties = properties(of: cluster, fill: fills[index])
            if settings.simplestyle { properties.append(("title", .string("\(cluster.id) \(cluster.name)"))) }
            properties += simplestyle(fills[index])
            writer.append(
                Feature(
                    id: .string(String(cluster.id)), geometry: geometry, properties: JSONObject(properties),
                    index: index))
        }
        return writer.finished(klynge: provenance)
    }

    /// `clusters.qml`: the same fills as a style for QGIS.
    public var style: [UInt8] { ClusterStyle.bytes(facts, fills: fills) }

    private func properties(of cluster: ClusterFacts, fill: String) -> [(key: String, value: JSONValue)] {
        let units = problem.study.units
        return [
            ("klynge_cluster", .integer(cluster.id)), ("klynge_name", .string(cluster.name)),
            ("klynge_color", .string(fill)), ("klynge_population", .rounded(cluster.population, 1)),
            ("klynge_members", .integer(cluster.members.count)),
            ("klynge_member_ids", .strings(cluster.members.map { units[$0].id })),
            ("klynge_member_names", .strings(cluster.members.map { units[$0].name })),
            ("klynge_hub", .string(units[cluster.hub].id)), ("klynge_area_km2", .rounded(cluster.areaKm2)),
            ("klynge_diameter_km", .rounded(cluster.diameterKm)), ("klynge_gap_km", .rounded(cluster.gapKm)),
            ("klynge_radius_km", .rounded(cluster.radiusKm)),
            ("klynge_municipalities", .strings(cluster.municipalities)),
            ("klynge_contiguous", .bool(cluster.isContiguous)), ("klynge_ok", .bool(cluster.breaksNoLimit)),
        ]
    }
}
