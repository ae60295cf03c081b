import GeoJSONFormat
import GeoModel
import StudyAreas

extension GroupingFile {
    /// The rows of a CSV table: a header, then the unit and its cluster, by `,` or `;`.
    static func tableRows(_ source: SourceText) throws(UnusableInput) -> [Row] {
        var table: [(fields: [String], line: Int)] = []
        if let line = DelimitedText(source).forEachRecord({ table.append(($1, $0)) }) {
            throw unusable(
                "a quote in this row is never closed, and takes the rest of the table with it",
                at: SourceLocation(file: source.name, line: line), hint: "close it, or write two quotes for one")
        }
        guard !table.isEmpty else { throw unusable("the grouping has no rows", at: SourceLocation(file: source.name)) }
        let columns = table.removeFirst()
        let here = SourceLocation(file: source.name, line: columns.line)
        let unitNames = ["unit", "id", "village", "parish", "kode"]
        guard columns.fields.count >= 2 else { throw unusable("the grouping's header has one column", at: here) }
        guard unitNames.contains(columns.fields[0].lowercased()) else {
            throw unusable(
                "the grouping's first column is '\(columns.fields[0])'", at: here,
                hint: "name it one of \(unitNames.joined(separator: ", ")), the second `cluster`")
        }
        var rows: [Row] = []
        for record in table {
            let location = SourceLocation(file: source.name, id: record.fields[0], line: record.line)
            guard record.fields.count >= 2 else {
                throw unusable("a row of the grouping has one column", at: location)
            }
            let cluster = record.fields[1]
            rows.append(Row(unit: record.fields[0], cluster: cluster.isEmpty ? nil : cluster, location: location))
        }
        return rows
    }
}
