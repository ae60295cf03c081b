import CoverageTopology
import GeoJSONFormat
import GeoModel
import GroupingMethods
import StudyAreas

/// `borders.geojson`: each shared border a line, with how firm it is among the groupings that are nearly as good as the best.
public enum ConfidenceMap {
    /// The borders between units, by the first unit, then the second.
    ///
    /// `klynge_firmness` is the share of the groupings in which the border runs between two clusters, or between a cluster and a
    /// unit in none, among those in which at least one of its two units is in a cluster; null where there is none.
    /// - Throws: `UnusableInput` when the borders cannot be brought to longitude and latitude.
    public static func borders(
        _ confidence: BorderConfidence, of study: Study, provenance: Provenance
    ) throws(UnusableInput) -> [UInt8] {
        var shares: [DeclaredLink: BorderConfidence.Pair] = [:]
        for pair in confidence.pairs { shares[DeclaredLink(a: pair.a, b: pair.b)] = pair }
        var writer = GeoJSONWriter(name: "borders")
        let lines = study.coverage.borderLines()
        for (index, border) in study.coverage.borders.enumerated() where !border.isPoint && !lines[index].isEmpty {
            let (one, other) = (study.units[border.a], study.units[border.b])
            let placed: Geometry
            do {
                let lines = try lines[index].map { try study.toDegrees.transform($0) }
                placed = lines.count == 1 ? .lineString(lines[0]) : .multiLineString(lines)
            } catch {
                throw UnusableInput(
                    Diagnostic(
                        .unknownOutputSystem, .error,
                        "the border of \(one.described) and \(other.described) cannot be written: \(error)"))
            }
            let pair = shares[DeclaredLink(a: min(border.a, border.b), b: max(border.a, border.b))]
            // Neighbours in two municipalities never share a cluster: their border is as firm as can be.
            writer.append(
                Feature(
                    geometry: placed,
                    properties: JSONObject([
                        ("klynge_from", .string(one.id)), ("klynge_to", .string(other.id)),
                        ("klynge_from_name", .string(one.name)), ("klynge_to_name", .string(other.name)),
                        ("klynge_firmness", pair.map { $0.firmness.map { .rounded($0, 4) } ?? .null } ?? .integer(1)),
                        ("klynge_together", .rounded(pair?.together ?? 0, 4)),
                        ("klynge_border", .bool(pair?.isBorderInBest ?? true)),
                        ("klynge_groupings", .integer(confidence.groupings)),
                        ("klynge_border_km", .rounded(border.lengthMetres / 1000)),
                    ]), index: index))
        }
        return writer.finished(klynge: provenance.json)
    }
}
