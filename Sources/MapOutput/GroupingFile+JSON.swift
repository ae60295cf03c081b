import GeoJSONFormat
import GeoModel

extension GroupingFile {
    /// The rows of GeoJSON features with a cluster, or of our own JSON's first grouping.
    static func jsonRows(_ source: SourceText) throws(UnusableInput) -> [Row] {
        let root = try JSONDocument.parse(source)
        if let groupings = root.object?["groupings"]?.array {
            guard let clusters = groupings.first?.object?["clusters"]?.array else {
                throw unusable("the JSON holds no grouping", at: SourceLocation(file: source.name))
            }
            return memberRows(clusters, source: source)
        }
        return try featureRows(GeoJSONReader().read(source))
    }

    private static func memberRows(_ clusters: [JSONValue], source: SourceText) -> [Row] {
        let text = source.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var next = 0
        var rows: [Row] = []
        for (index, cluster) in clusters.enumerated() {
            let label = cluster.object?["id"]?.text ?? String(index + 1)
            let members = cluster.object?["members"]?.array?.compactMap(\.text) ?? []
            for member in members {
                // Parsed values know no line; the members stand in the text in this order.
                let found = lines[next...].firstIndex { $0.contains("\"\(member)\"") }
                next = found ?? next
                rows.append(
                    Row(
                        unit: member, cluster: label,
                        location: SourceLocation(file: source.name, id: member, line: found.map { $0 + 1 })))
            }
        }
        return rows
    }

    private static func featureRows(_ collection: FeatureCollection) throws(UnusableInput) -> [Row] {
        var rows: [Row] = []
        var hasCluster = false
        let idNames = ["klynge_unit", "unit", "id", "kode", "sognekode", "village", "parish", "osm_id"]
        for feature in collection.features {
            let keys = feature.properties.keys
            if keys.contains("klynge_member_ids") {
                hasCluster = true
                let label = feature.properties["klynge_cluster"]?.text ?? String(feature.index)
                for member in feature.properties["klynge_member_ids"]?.array ?? [] {
                    if let unit = member.text {
                        rows.append(Row(unit: unit, cluster: label, location: feature.location))
                    }
                }
                continue
            }
            let cluster = feature.properties["cluster"] ?? feature.properties["klynge_cluster"]
            hasCluster = hasCluster || cluster != nil
            let named = idNames.lazy.compactMap { feature.properties.value(ignoringCase: $0)?.text }.first
            guard let unit = named ?? feature.id?.text else {
                throw unusable("a feature of the grouping has no id", at: feature.location)
            }
            let label = cluster?.text
            rows.append(Row(unit: unit, cluster: label?.isEmpty == true ? nil : label, location: feature.location))
        }
        guard hasCluster else {
            throw unusable("no feature has a `cluster` property", at: SourceLocation(file: collection.sourceName))
        }
        return rows
    }
}
