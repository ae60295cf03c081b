import ForeignFormats
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
    /// The name that the file gives each of them beside its label; nil where it gives none.
    public var names: [String?]
    /// The text it was read from.
    public var source: SourceText
    /// What there is to report of a file that can be used: units in several clusters, where that is allowed, and what was
    /// assumed to read it.
    public private(set) var diagnostics: [Diagnostic] = []

    /// Faults of one kind: the first are named one by one, the rest counted.
    static let mostNamed = 100

    /// Reads the grouping at `path`; `-` is stdin.
    ///
    /// - Parameter allowsOverlaps: whether a unit may be in several clusters, as when candidates are scored side by side.
    ///   Twice in one cluster is an error all the same.
    /// - Throws: `UnusableInput` with K085 for a file that is no grouping, and every K083 (unknown unit) and K084 (repeated
    ///   unit) with its line; above a hundred the rest is counted.
    public static func read(
        _ path: String, units: [Unit], allowsOverlaps: Bool = false
    ) throws(UnusableInput) -> GroupingFile {
        try parse(InputText.table(path), units: units, allowsOverlaps: allowsOverlaps)
    }

    /// The grouping that `source` spells.
    ///
    /// - Complexity: O(bytes + units), and for the first few names that no unit has O(units) each
    public static func parse(
        _ source: SourceText, units: [Unit], allowsOverlaps: Bool = false
    ) throws(UnusableInput) -> GroupingFile {
        let first = source.withUnsafeBytes { bytes in bytes.first { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 } }
        let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        var finder = UnitFinder(UnitNames(units))
        var reading = GroupingReading(allowsOverlaps: allowsOverlaps)
        if isJSON {
            switch try jsonContent(source) {
            case .rows(let rows): reading.add(rows, &finder)
            case .table(let table): try reading.add(table, isFeatures: true, &finder)
            }
        } else {
            try reading.add(try table(source), isFeatures: false, &finder)
        }
        return try GroupingFile(reading, source: source)
    }

    /// One statement of the file: this unit is in that cluster, nil for unassigned.
    struct Row {
        var unit: String
        var cluster: String?
        var location: SourceLocation
        var clusterName: String?
    }

    private init(_ reading: GroupingReading, source: SourceText) throws(UnusableInput) {
        let faults = reading.faults
        guard faults.isEmpty else { throw UnusableInput(faults) }
        clusters = reading.clusters.map { $0.sorted() }
        labels = reading.labels
        names = reading.labels.map { reading.names[$0] }
        diagnostics = reading.notices
        if clusters.allSatisfy(\.isEmpty) {
            diagnostics.append(
                Diagnostic(
                    .emptyGrouping, .warning, "the grouping puts no unit in any cluster",
                    at: SourceLocation(file: source.name),
                    hint: "fill in the column of the clusters, or look whether it is the right file"))
        }
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
