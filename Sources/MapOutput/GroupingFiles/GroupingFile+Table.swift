import GeoJSONFormat
import GeoModel
import StudyAreas

extension GroupingFile {
    /// A delimited table as rows and columns; blank rows are left out.
    static func table(_ source: SourceText) throws(UnusableInput) -> GroupingTable {
        let text = DelimitedText(source)
        var header: DelimitedText.Record?
        var rows: [GroupingTable.Row] = []
        let quotes = text.forEachRecord { record in
            guard header != nil else {
                header = record
                return
            }
            rows.append(
                GroupingTable.Row(
                    cells: record.cells, location: SourceLocation(file: source.name, line: record.line),
                    columns: record.columns))
        }
        let unclosed = quotes.filter { $0.severity == .error }
        guard unclosed.isEmpty else {
            throw UnusableInput(
                unclosed.map {
                    Diagnostic(.unusableGrouping, .error, $0.message, at: $0.location, hint: $0.hint)
                })
        }
        guard let header else { throw unusable("the grouping has no rows", at: SourceLocation(file: source.name)) }
        var table = GroupingTable(
            file: source.name, header: header.cells,
            headerLocation: SourceLocation(file: source.name, line: header.line),
            rows: rows, headerMayBeRow: true, diagnostics: text.diagnostics + quotes)
        table.adaptHeader()
        return table
    }
}

extension GroupingTable {
    /// Makes the header as wide as the rows: separators behind its last name are no columns, and R writes no name above its
    /// numbers of the rows.
    mutating func adaptHeader() {
        let width = rows.map { row in (row.cells.lastIndex { !$0.isEmpty } ?? -1) + 1 }
        while header.count > 1, header.last?.isEmpty ?? false, width.allSatisfy({ $0 < header.count }) {
            header.removeLast()
        }
        if header.count > 1, !rows.isEmpty, rows.allSatisfy({ $0.cells.count == header.count + 1 }),
            width.contains(header.count + 1),
            rows.indices.allSatisfy({ rows[$0].cells[0] == String($0 + 1) })
        {
            header.insert("", at: 0)
        }
    }

    /// Rows with more cells than the header: a separator within a name, without quotes around it.
    func overlongRows(_ limit: Int) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for row in rows where row.cells.count > header.count {
            guard let extra = row.cells.indices.dropFirst(header.count).first(where: { !row.cells[$0].isEmpty }) else {
                continue
            }
            var location = row.location
            location.column = extra < row.columns.count ? row.columns[extra] : nil
            found.append(
                Diagnostic(
                    .unusableGrouping, .error,
                    "the row has \(row.cells.count) cells, and the header \(header.count)", at: location,
                    hint: "put quotes around a text with the separator in it"))
            if found.count > limit { break }
        }
        return found
    }
}
