import CoverageTopology
import GeoJSONFormat
import GeoModel
import StudyAreas

/// A sample of groupings as GeoJSON: each shared border a line, with how often it divides clusters.
public enum SampleMap {
    /// The borders between units, by the first unit, then the second.
    ///
    /// `klynge_firmness` is the share of groupings in which the border runs between two clusters, or between a cluster and
    /// a unit in none, among those in which at least one of its two units is in a cluster; null where there is none.
    /// - Parameter groupings: the clusters of each, by the units' positions.
    /// - Throws: `UnusableInput` when the borders cannot be brought to longitude and latitude.
    public static func borders(
        _ groupings: [[[Int]]], of study: Study, provenance: Provenance
    ) throws(UnusableInput) -> [UInt8] {
        let borders = study.coverage.borders
        var divides = [Int](repeating: 0, count: borders.count)
        var counted = [Int](repeating: 0, count: borders.count)
        for clusters in groupings {
            var labels = [Int](repeating: -1, count: study.units.count)
            for (index, members) in clusters.enumerated() { for unit in members { labels[unit] = index } }
            for (index, border) in borders.enumerated() {
                let (one, other) = (labels[border.a], labels[border.b])
                guard one >= 0 || other >= 0 else { continue }
                counted[index] += 1
                if one != other { divides[index] += 1 }
            }
        }
        return try BorderLines.bytes(of: study, provenance: provenance) { index, _ in
            let firmness = counted[index] > 0 ? Double(divides[index]) / Double(counted[index]) : nil
            return [
                ("klynge_firmness", firmness.map { .rounded($0, 4) } ?? .null),
                ("klynge_divides", .integer(divides[index])), ("klynge_groupings", .integer(counted[index])),
            ]
        }
    }
}
