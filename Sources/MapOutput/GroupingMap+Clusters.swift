import Delimitation
import GeoJSONFormat
import GeoModel
import StudyAreas

extension GroupingMap {
    /// `clusters.geojson`: a feature a cluster, in their order.
    ///
    /// Outlines run along the units' drawn borders, so that clusters that meet share their border exactly.
    public func clusters() throws(UnusableInput) -> [UInt8] {
        let lands = try drawing.clusterPolygons(facts.clusters.map(\.members))
        var writer = writer("clusters")
        for (index, cluster) in facts.clusters.enumerated() {
            let land = lands[index]
            var properties = properties(of: cluster, fill: fills[index], label: label(of: land))
            if settings.simplestyle { properties.append(("title", .string("\(cluster.id) \(cluster.name)"))) }
            properties += simplestyle(fills[index])
            writer.append(
                Feature(
                    id: .string(String(cluster.id)), geometry: GroupingMap.geometry(land, isMulti: settings.isMulti),
                    properties: JSONObject(properties), index: index))
        }
        return writer.finished(klynge: provenance)
    }

    /// `clusters.qml`: the same fills as a style for QGIS.
    public var style: [UInt8] { ClusterStyle.clusters(facts, fills: fills) }

    /// `units.qml`: the same for units, with a category for those in no cluster.
    public var unitStyle: [UInt8] {
        ClusterStyle.units(facts, fills: fills, arePoints: problem.study.unitKind == .village)
    }

    private func label(of land: MultiPolygon) -> [JSONValue] {
        guard let place = LabelPlace.of(land) else { return [.null, .null] }
        let x = transformation == nil ? place.withinEarth.x : place.x
        return [.rounded(x, settings.digits), .rounded(place.y, settings.digits)]
    }

    private func properties(
        of cluster: ClusterFacts, fill: String, label: [JSONValue]
    ) -> [(key: String, value: JSONValue)] {
        let units = problem.study.units
        let ids = cluster.members.map { units[$0].id }
        let names = cluster.members.map { units[$0].name }
        return [
            ("klynge_cluster", .integer(cluster.id)), ("klynge_name", .string(cluster.name)),
            ("klynge_color", .string(fill)), ("klynge_population", .rounded(cluster.population, 1)),
            ("klynge_members", .integer(cluster.members.count)),
            ("klynge_score", cluster.criterion.map { .rounded($0.score) } ?? .null),
            ("klynge_member_ids", .strings(ids)),
            ("klynge_member_names", .strings(names)),
            ("klynge_hub", .string(units[cluster.hub].id)), ("klynge_area_km2", .squareKilometres(cluster.areaKm2, 3)),
            ("klynge_diameter_km", .rounded(cluster.diameterKm)), ("klynge_gap_km", .rounded(cluster.gapKm)),
            ("klynge_radius_km", .rounded(cluster.radiusKm)),
            ("klynge_municipalities", .strings(cluster.municipalities)),
            ("klynge_contiguous", .bool(cluster.isContiguous)), ("klynge_ok", .bool(cluster.breaksNoLimit)),
            ("klynge_label_x", label[0]), ("klynge_label_y", label[1]),
        ] + GroupingMap.fields(of: cluster.criterion)
            + GroupingMap.texts([
                ("klynge_member_ids", ids), ("klynge_member_names", names),
                ("klynge_municipalities", cluster.municipalities),
            ])
    }
}
