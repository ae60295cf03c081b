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
        return try BorderLines.bytes(of: study, provenance: provenance) { _, border in
            let pair = shares[DeclaredLink(a: min(border.a, border.b), b: max(border.a, border.b))]
            // Neighbours in two municipalities never share a cluster: their border is as firm as can be.
            return [
                ("klynge_firmness", pair.map { $0.firmness.map { .rounded($0, 4) } ?? .null } ?? .integer(1)),
                ("klynge_together", .rounded(pair?.together ?? 0, 4)),
                ("klynge_border", .bool(pair?.isBorderInBest ?? true)),
                ("klynge_groupings", .integer(confidence.groupings)),
            ]
        }
    }
}
