import CoverageTopology
import GeoJSONFormat
import GeoModel
import RegionMethods
import StudyAreas

extension RegionsDocument {
    /// The regions as GeoJSON: a feature a region, in their order, its units dissolved; for points a MultiPoint.
    ///
    /// Borders that regions share have the same coordinates on both sides. Sums of the fields that were read stand in
    /// `klynge_sum_FIELD`, where every unit of the region has a number.
    public func map(of layer: AttributeLayer) throws(UnusableInput) -> [UInt8] {
        var writer = GeoJSONWriter(name: "regions")
        let count = regions.labels.max() ?? 0
        var members = [[Int]](repeating: [], count: count)
        for (unit, label) in regions.labels.enumerated() where label > 0 { members[label - 1].append(unit) }
        let polygons = layer.coverage.map { coverage in
            coverage.drawing(decimals: writer.decimals) { $0 }.dissolved(
                labels: regions.labels.map { $0 > 0 ? $0 - 1 : nil })
        }
        for (index, units) in members.enumerated() {
            let geometry: Geometry? =
                polygons.map { index < $0.count ? GroupingMap.geometry($0[index]) : nil }
                ?? .multiPoint(units.map { layer.places[$0] })
            writer.append(
                Feature(
                    id: .string(String(index + 1)), geometry: geometry,
                    properties: JSONObject(properties(index + 1, units, layer)), index: index))
        }
        return writer.finished(klynge: .members(provenance))
    }

    private func properties(
        _ region: Int, _ units: [Int], _ layer: AttributeLayer
    ) -> [(key: String, value: JSONValue)] {
        let sums = layer.columns.keys.sorted().compactMap { field -> (key: String, value: JSONValue)? in
            let values = units.compactMap { layer.columns[field]?[$0] }
            return values.count == units.count ? ("klynge_sum_\(field)", .rounded(values.reduce(0, +), 6)) : nil
        }
        return [
            ("klynge_region", .integer(region)), ("klynge_members", .integer(units.count)),
            ("klynge_member_ids", .strings(units.map { ids[$0] })),
            ("klynge_exempt", .bool(regions.exempt.contains(region))),
        ] + sums
    }
}
