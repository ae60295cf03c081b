import GeoJSONFormat
import GeoModel
import StudyAreas

/// A grouping that the user brings, read from CSV, GeoJSON or our own JSON.
///
///     let clusters = try GroupingFile.read("grouping.csv", units: study.units).clusters
public struct GroupingFile: Sendable {
    /// Positions of units, ascending in each cluster; clusters in the order of the file.
    public var clusters: [[Int]]
    /// What the clusters are called in the file, in the same order.
    public var labels: [String]
    /// The text it was read from.
    public var source: SourceText
    /// Units that are in several clusters, where that is allowed: a warning each, with its line.
    public private(set) var overlaps: [Diagnostic] = []

    /// Reads the grouping at `path`; `-` is stdin.
    ///
    /// - Parameter allowsOverlaps: whether a unit may be in several clusters, as when candidates are scored side by side.
    ///   Twice in one cluster is an error all the same.
    /// - Throws: `UnusableInput` with K085 for a file that is no grouping, and every K083 (unknown unit) and K084 (repeated
    ///   unit) with its line.
    public static func read(
        _ path: String, units: [Unit], allowsOverlaps: Bool = false
    ) throws(UnusableInput) -> GroupingFile {
        try parse(SourceText(contentsOf: path), units: units, allowsOverlaps: allowsOverlaps)
    }

    /// The grouping that `source` spells.
    public static func parse(
        _ source: SourceText, units: [Unit], allowsOverlaps: Bool = false
    ) throws(UnusableInput) -> GroupingFile {
        let first = source.withUnsafeBytes { bytes in bytes.first { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 } }
        let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        let rows = try isJSON ? jsonRows(source) : tableRows(source)
        return try GroupingFile(rows, units: units, source: source, allowsOverlaps: allowsOverlaps)
    }

    /// One statement of the file: this unit is in that cluster, nil for unassigned.
    struct Row {
        var unit: String
        var cluster: String?
        var location: SourceLocation
    }

    private init(
        _ rows: [Row], units: [Unit], source: SourceText, allowsOverlaps: Bool
    ) throws(UnusableInput) {
        let names = UnitNames(units)
        var faults: [Diagnostic] = []
        var seen: [Int: [Row]] = [:]
        var positions: [String: Int] = [:]
        clusters = []
        labels = []
        for row in rows {
            let unit: Int
            do throws(UnusableInput) {
                unit = try names.index(of: row.unit)
            } catch {
                let cause = error.diagnostics.first
                faults.append(
                    Diagnostic(
                        cause?.code == .ambiguousName ? .ambiguousName : .unknownUnitInGrouping, .error,
                        "the grouping: \(cause?.message ?? "no unit is called '\(row.unit)'")", at: row.location,
                        notes: cause?.notes ?? [], hint: cause?.hint))
                continue
            }
            if let earlier = seen[unit]?.first {
                let isOverlap =
                    allowsOverlaps && row.cluster != nil
                    && !(seen[unit] ?? []).contains { $0.cluster == row.cluster || $0.cluster == nil }
                let place = earlier.location.line.map { "it is first named in line \($0)" } ?? "it is named twice"
                let finding = Diagnostic(
                    .repeatedUnitInGrouping, isOverlap ? .warning : .error,
                    "the grouping names \(units[unit].described) again", at: row.location, notes: [place],
                    hint: isOverlap
                        ? "it is scored in both clusters, which no one grouping can have"
                        : "a unit is in one cluster or in none; take one line away")
                if !isOverlap {
                    faults.append(finding)
                    continue
                }
                overlaps.append(finding)
            }
            seen[unit, default: []].append(row)
            guard let cluster = row.cluster else { continue }
            if let position = positions[cluster] {
                clusters[position].append(unit)
            } else {
                positions[cluster] = clusters.count
                clusters.append([unit])
                labels.append(cluster)
            }
        }
        guard faults.isEmpty else { throw UnusableInput(faults) }
        clusters = clusters.map { $0.sorted() }
        self.source = source
    }

    static func unusable(_ message: String, at location: SourceLocation, hint: String? = nil) -> UnusableInput {
        UnusableInput(
            Diagnostic(
                .unusableGrouping, .error, message, at: location,
                hint: hint
                    ?? "a grouping is a CSV table with the columns `unit,cluster`, or GeoJSON with a `cluster` property"
            ))
    }
}
