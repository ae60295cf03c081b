import CoverageTopology
import GeoJSONFormat
import GeoModel
import StudyAreas

extension GroupingMap {
    /// `neighbours.geojson`: a line between the points of each pair of neighbours, by the first unit, then the second.
    public func neighbourLines() throws(UnusableInput) -> [UInt8] {
        let study = problem.study
        var pairs: [(a: Int, b: Int)] = []
        for unit in study.units.indices {
            for other in study.graph.neighbours(of: unit) where other > unit { pairs.append((unit, other)) }
        }
        return try lines(between: pairs, named: "neighbours")
    }

    /// `links.geojson`: a line for each link, declared or made by the road layer.
    public func linkLines() throws(UnusableInput) -> [UInt8] {
        try lines(between: problem.study.links.map { ($0.a, $0.b) }, named: "links")
    }

    /// Who says that there is a link.
    private func origin(of link: DeclaredLink) -> String {
        problem.study.roadLinks.contains(link) ? "roads" : "declared"
    }

    private func lines(between pairs: [(a: Int, b: Int)], named name: String) throws(UnusableInput) -> [UInt8] {
        let study = problem.study
        let links = Set(study.links)
        var borders: [DeclaredLink: SharedBorder] = [:]
        for border in study.coverage.borders { borders[DeclaredLink(a: border.a, b: border.b)] = border }
        var writer = writer(name)
        for (index, pair) in pairs.enumerated() {
            let (one, other) = (study.units[pair.a], study.units[pair.b])
            let key = DeclaredLink(a: pair.a, b: pair.b)
            let border = borders[key].flatMap { $0.isPoint ? nil : $0 }
            let kind = border != nil ? "border" : links.contains(key) ? "link" : "point"
            let isInside = labels[pair.a] != nil && labels[pair.a] == labels[pair.b]
            let properties: [(key: String, value: JSONValue)] = [
                ("klynge_from", .string(one.id)), ("klynge_to", .string(other.id)),
                ("klynge_from_name", .string(one.name)), ("klynge_to_name", .string(other.name)),
                ("klynge_kind", .string(kind)), ("klynge_link", .bool(links.contains(key))),
                ("klynge_link_origin", links.contains(key) ? .string(origin(of: key)) : .null),
                ("klynge_border_km", border.map { .rounded($0.lengthMetres / 1000) } ?? .null),
                ("klynge_distance_km", .rounded(study.distances.km(pair.a, pair.b))),
                ("klynge_same_cluster", .bool(isInside)),
                (
                    "klynge_cluster",
                    isInside ? labels[pair.a].map { .integer(facts.clusters[$0].id) } ?? .null : .null
                ),
            ]
            let line = try written(.lineString([one.place, other.place]), of: "\(one.id) to \(other.id)")
            writer.append(Feature(geometry: line, properties: JSONObject(properties), index: index))
        }
        return writer.finished(klynge: provenance)
    }
}
