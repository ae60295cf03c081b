import Delimitation
import GeoJSONFormat
import GeoModel

extension GroupingMap {
    /// The criterion as plain fields: the score of each dimension, the dimension that leads, and the percentile among random
    /// groups; null where it was not computed.
    static func fields(of criterion: Criterion?) -> [(key: String, value: JSONValue)] {
        func score(_ dimension: Dimension) -> JSONValue {
            criterion?.dimensions.first { $0.dimension == dimension }.map { .rounded($0.score) } ?? .null
        }
        return [
            ("klynge_geographic", score(.geographic)), ("klynge_historical", score(.historical)),
            ("klynge_identity", score(.identity)),
            ("klynge_leading", criterion.map { .string($0.leading.rawValue) } ?? .null),
            ("klynge_percentile", (criterion?.chance?.percentile).map { .rounded($0) } ?? .null),
        ]
    }

    /// Lists as one text each: tables of attributes show a text, and many programs drop a list.
    static func texts(_ lists: [(key: String, values: [String])]) -> [(key: String, value: JSONValue)] {
        lists.map { ($0.key + "_text", .string($0.values.joined(separator: "; "))) }
    }
}

extension GroupingMap {
    /// `labels.geojson`: a point in each cluster, where its name stands, with the number, the name and the inhabitants.
    public func clusterLabels() throws(UnusableInput) -> [UInt8] {
        let areas = try drawing.clusterPolygons(facts.clusters.map(\.members))
        var writer = writer("labels")
        for (index, cluster) in facts.clusters.enumerated() {
            guard let place = LabelPlace.of(areas[index]) else { continue }
            writer.append(
                Feature(
                    id: .string(String(cluster.id)), geometry: .point(place),
                    properties: JSONObject([
                        ("klynge_cluster", .integer(cluster.id)), ("klynge_name", .string(cluster.name)),
                        ("klynge_label", .string("\(cluster.id) \(cluster.name)")),
                        ("klynge_population", .rounded(cluster.population, 1)), ("klynge_color", .string(fills[index])),
                    ]), index: index))
        }
        return writer.finished(klynge: provenance)
    }

    /// `labels.qml`: the names as texts, without a mark.
    public var labelStyle: [UInt8] { ClusterStyle.labelLayer }
}
