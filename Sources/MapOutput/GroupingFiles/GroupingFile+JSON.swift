import GeoJSONFormat
import GeoModel
import StudyAreas

extension GroupingFile {
    /// What a JSON file spells: rows that say all, or a table of features whose columns are still to be settled.
    enum JSONContent {
        case rows([Row])
        case table(GroupingTable)
    }

    /// GeoJSON features with a cluster, or our own JSON's first grouping.
    static func jsonContent(_ source: SourceText) throws(UnusableInput) -> JSONContent {
        let root = try JSONPlace(source)
        if let groupings = root.member("groupings"), groupings.isArray {
            guard let clusters = groupings.items.first?.member("clusters"), clusters.isArray else {
                throw unusable("the JSON holds no grouping", at: SourceLocation(file: source.name))
            }
            return .rows(memberRows(clusters.items, source: source))
        }
        let collection = try GeoJSONReader().read(source)
        if let rows = clusterRows(collection) { return .rows(rows) }
        return .table(featureTable(collection))
    }

    private static func memberRows(_ clusters: [JSONPlace], source: SourceText) -> [Row] {
        var rows: [Row] = []
        for (index, cluster) in clusters.enumerated() {
            let label = cluster.member("id")?.value.text ?? String(index + 1)
            for member in cluster.member("members")?.items ?? [] {
                guard let unit = member.value.text else { continue }
                rows.append(
                    Row(
                        unit: unit, cluster: label,
                        location: SourceLocation(file: source.name, id: unit, line: member.line)))
            }
        }
        return rows
    }

    /// The rows of our map of clusters, whose features list their members; nil for another file.
    private static func clusterRows(_ collection: FeatureCollection) -> [Row]? {
        guard collection.features.contains(where: { $0.properties["klynge_member_ids"] != nil }) else { return nil }
        var rows: [Row] = []
        for feature in collection.features {
            let label = feature.properties["klynge_cluster"]?.text ?? String(feature.index)
            for member in feature.properties["klynge_member_ids"]?.array ?? [] {
                if let unit = member.text { rows.append(Row(unit: unit, cluster: label, location: feature.location)) }
            }
        }
        return rows
    }

    /// The features as a table with a column for each property, and the feature's own id as the last.
    private static func featureTable(_ collection: FeatureCollection) -> GroupingTable {
        var header: [String] = []
        var columns: [String: Int] = [:]
        for feature in collection.features {
            for key in feature.properties.keys where columns[key] == nil {
                columns[key] = header.count
                header.append(key)
            }
        }
        // A feature without the property that most surely names the cluster may have another one.
        let ranked = header.enumerated().compactMap { column, key in
            GroupingColumns.clusterRank(key).map { (rank: $0, column: column) }
        }.sorted { ($0.rank, $0.column) < ($1.rank, $1.column) }
        let hasIds = collection.features.contains { $0.id != nil }
        let rows = collection.features.map { feature in
            var cells = [String](repeating: "", count: header.count + (hasIds ? 1 : 0))
            for key in feature.properties.keys {
                if let column = columns[key], let text = feature.properties[key]?.text { cells[column] = text }
            }
            if let best = ranked.first, feature.properties[header[best.column]] == nil {
                cells[best.column] = ranked.lazy.map { cells[$0.column] }.first { !$0.isEmpty } ?? ""
            }
            if hasIds { cells[header.count] = feature.id?.text ?? "" }
            return GroupingTable.Row(cells: cells, location: feature.location)
        }
        return GroupingTable(
            file: collection.sourceName, header: header + (hasIds ? ["id"] : []),
            headerLocation: SourceLocation(file: collection.sourceName), rows: rows)
    }
}
