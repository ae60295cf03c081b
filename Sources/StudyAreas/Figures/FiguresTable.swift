import GeoJSONFormat
import GeoModel
import Texts

/// A table of figures as statistical offices and spreadsheets write it: a title above, notes below, a row a unit or several.
struct FiguresTable {
    typealias Record = DelimitedText.Record

    let file: String
    /// What it is called: its file, without folder and ending.
    var name: String { FigureColumn.tableName(file) }
    /// Everything in the file, blank rows left out.
    private(set) var records: [Record] = []
    var diagnostics: [Diagnostic] = []
    /// The column with the units' codes or names.
    private(set) var key = 0
    /// Where the rows of figures begin.
    private(set) var firstRow = 0
    /// What the columns are called; empty where nothing stands above one.
    private(set) var header: [String] = []
    /// The lines above the header.
    private(set) var titles: [String] = []
    /// The line of the header.
    private(set) var headerLine: Int?

    /// The most cells that are looked at to find the column of units.
    private static let sampledCells = 400_000

    /// Reads the cells of `source`; columns and rows are settled by ``settle(_:keyName:)``.
    init(_ source: SourceText) throws(UnusableInput) {
        file = source.name
        let text = DelimitedText(source)
        diagnostics = text.diagnostics
        var found: [Record] = []
        let quotes = text.forEachRecord { record in
            var record = record
            for index in record.cells.indices where record.cells[index].utf8.first == UInt8(ascii: "'") {
                record.cells[index] = SpreadsheetText.plain(record.cells[index])
            }
            found.append(record)
        }
        let unclosed = quotes.filter { $0.severity == .error }
        guard unclosed.isEmpty else {
            throw UnusableInput(
                unclosed.map { Diagnostic(.unusableFigures, .error, $0.message, at: $0.location, hint: $0.hint) })
        }
        diagnostics += quotes
        records = found
        guard !records.isEmpty else { throw unusable("the table of figures has no rows") }
    }

    /// How many rows name a unit that `finder` knows, in the column that names most: to choose what the table is about.
    func matches(_ finder: inout UnitFinder) -> Int { bestColumn(&finder)?.matches ?? 0 }

    /// Finds the column of units, the header and the first row.
    ///
    /// - Throws: `UnusableInput` with K257 when no row names a unit, or the column that was named does not exist.
    mutating func settle(_ finder: inout UnitFinder, keyName: String?) throws(UnusableInput) {
        let width = records.reduce(0) { max($0, $1.cells.count) }
        if let keyName {
            guard let (row, column) = place(of: keyName) else { throw unknownKey(keyName) }
            (key, firstRow) = (column, row + 1)
            takeHeader(from: row, width)
            return
        }
        guard let best = bestColumn(&finder), let first = firstMatch(best.column, &finder) else {
            let columns = records.prefix(3).map { $0.cells.prefix(6).map(\.cited).joined(separator: ", ") }
            throw unusable(
                "no row of the table of figures names a unit of the study",
                notes: columns.prefix(1).map { "the first row is \($0)" },
                hint:
                    "`--figures-key COLUMN` names the column with the units' codes; `klynge check --list` lists the units"
            )
        }
        key = best.column
        guard let row = headerRow(above: first) else {
            firstRow = first
            header = (0..<width).map { "column \($0 + 1)" }
            diagnostics.append(
                Diagnostic(
                    .looseTableReading, .warning,
                    "the table has no header: its columns are called \(header.filter { $0 != header[key] }.prefix(3).joined(separator: ", "))",
                    at: SourceLocation(file: file, line: records[first].line), hint: "write a header above it"))
            return
        }
        firstRow = row + 1
        takeHeader(from: row, width)
    }

    private func place(of name: String) -> (row: Int, column: Int)? {
        let wanted = FigureWords.word(name)
        for (row, record) in records.prefix(100).enumerated() {
            if let column = record.cells.firstIndex(where: { $0 == name }) { return (row, column) }
            if let column = record.cells.firstIndex(where: { FigureWords.word($0) == wanted && !wanted.isEmpty }) {
                return (row, column)
            }
        }
        return nil
    }

    private func unknownKey(_ name: String) -> UnusableInput {
        let widest = records.prefix(100).max { $0.cells.count { !$0.isEmpty } < $1.cells.count { !$0.isEmpty } }
        let names = widest?.cells.filter { !$0.isEmpty } ?? []
        return unusable(
            "the table of figures has no column \(name.cited)",
            notes: ["the columns are \(names.prefix(12).map(\.cited).joined(separator: ", "))"],
            hint: NearestName.of(name, among: names).map { "did you mean `--figures-key \($0)`?" })
    }

    /// The column whose cells name most units; of equals one of codes, then the first.
    private func bestColumn(_ finder: inout UnitFinder) -> (column: Int, matches: Int)? {
        let width = min(records.reduce(0) { max($0, $1.cells.count) }, 200)
        let rows = min(records.count, max(50, Self.sampledCells / max(1, width)))
        let step = max(1, records.count / rows)
        var scores = [(matches: Int, codes: Int)](repeating: (0, 0), count: width)
        for row in stride(from: 0, to: records.count, by: step) {
            for (column, cell) in records[row].cells.prefix(width).enumerated() where !cell.isEmpty {
                guard case .unit(_, let kind) = finder.match(cell) else { continue }
                scores[column].matches += 1
                if kind.isCode { scores[column].codes += 1 }
            }
        }
        let best = scores.indices.max {
            (scores[$0].matches, scores[$0].codes, -$0) < (scores[$1].matches, scores[$1].codes, -$1)
        }
        return best.flatMap { scores[$0].matches > 0 ? ($0, scores[$0].matches) : nil }
    }

    private func firstMatch(_ column: Int, _ finder: inout UnitFinder) -> Int? {
        records.firstIndex { column < $0.cells.count && finder.match($0.cells[column]).index != nil }
    }

    private static func filled(_ record: Record) -> Int { record.cells.count { !$0.isEmpty } }

    /// Of the rows right above the first that names a unit the one with most cells: others are titles or totals.
    private func headerRow(above first: Int) -> Int? {
        var best: Int?
        for row in records.indices[..<first].reversed() {
            guard Self.filled(records[row]) >= 2 else { break }
            // Of equals the upper one: below the header there may be a total.
            if best.map({ Self.filled(records[row]) >= Self.filled(records[$0]) }) ?? true { best = row }
        }
        // A header of a single name stands above a table whose column of units has none.
        if best == nil, first > 0, Self.filled(records[first - 1]) == 1, records[first].cells.count == 2,
            records[first - 1].cells.count == 2
        {
            best = first - 1
        }
        return best
    }

    private mutating func takeHeader(from row: Int, _ width: Int) {
        headerLine = records[row].line
        var names = records[row].cells + [String](repeating: "", count: max(0, width - records[row].cells.count))
        var titleRows = records[..<row]
        let given = names.filter { !$0.isEmpty }
        // Two rows of names, as sex above years: the upper one reaches to the right as far as nothing stands there.
        if Set(given).count < given.count, let upper = titleRows.last, Self.filled(upper) >= 2 {
            var group = ""
            for column in names.indices {
                if column < upper.cells.count, !upper.cells[column].isEmpty { group = upper.cells[column] }
                if column != key, !names[column].isEmpty, !group.isEmpty { names[column] = group + " " + names[column] }
            }
            titleRows = titleRows.dropLast()
        }
        header = names
        titles = titleRows.flatMap(\.cells).filter { !$0.isEmpty }
    }

    func unusable(_ message: String, notes: [String] = [], hint: String? = nil) -> UnusableInput {
        UnusableInput(
            Diagnostic(
                .unusableFigures, .error, message, at: SourceLocation(file: file, line: headerLine), notes: notes,
                hint: hint))
    }
}
