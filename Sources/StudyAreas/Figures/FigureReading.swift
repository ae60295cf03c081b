import GeoModel
import Texts

/// The columns of figures in a table: one a header, and where a unit has several rows one a header and year, age or sex.
struct FigureReading {
    struct Column {
        var name: String
        var header: String
        /// Whether a year, an age or a sex that changes within the table is in its name.
        var isPart: Bool
        var values: [Double?]
    }

    private(set) var columns: [Column] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// Columns of text, or without a number, that were left out.
    private(set) var leftOut: [String] = []
    /// Cells `-`, which some offices write for 0.
    private(set) var dashes = 0

    private let table: FiguresTable
    private let found: FigureRows
    private let unitCount: Int
    private var faults = 0
    private static let mostFaults = 100
    private static let mostCells = 50_000_000

    init(_ table: FiguresTable, _ found: FigureRows, names: UnitNames) throws(UnusableInput) {
        self.table = table
        self.found = found
        unitCount = names.units.count
        let others = table.header.indices.filter { $0 != table.key }
        var numbers: [Int] = []
        var texts: [Int] = []
        for column in others {
            switch kind(of: column, names) {
            case .numbers: numbers.append(column)
            case .text: texts.append(column)
            case .names, .empty: continue
            }
        }
        var parts: [Int] = []
        if found.repeats {
            parts = (texts + numbers.filter(isYears)).filter(varies).sorted()
            numbers.removeAll { isYears($0) && (parts.contains($0) || FigureWords.isDimension(table.header[$0])) }
        } else {
            numbers.removeAll { FigureWords.isDimension(table.header[$0]) && isYears($0) }
        }
        leftOut = texts.filter { !parts.contains($0) }.map { title(of: $0) }
        guard !numbers.isEmpty else {
            throw table.unusable(
                "the table of figures has no column of numbers",
                notes: [
                    "the columns are \(table.header.filter { !$0.isEmpty }.prefix(12).map(\.cited).joined(separator: ", "))"
                ])
        }
        try read(numbers, parts)
        if faults > Self.mostFaults {
            diagnostics.append(
                Diagnostic(
                    .unusableFigures, .error, "\(faults - Self.mostFaults) more cells of the table cannot be used",
                    at: SourceLocation(file: table.file)))
        }
    }

    private func cell(_ row: FigureRows.Row, _ column: Int) -> String {
        let cells = table.records[row.record].cells
        return column < cells.count ? cells[column] : ""
    }

    private func title(of column: Int) -> String {
        table.header[column].isEmpty ? "column \(column + 1)" : table.header[column]
    }

    private enum Kind { case numbers, text, names, empty }

    private func kind(of column: Int, _ names: UnitNames) -> Kind {
        var counts = (numbers: 0, texts: 0, names: 0)
        let step = max(1, found.rows.count / 5000)
        for index in stride(from: 0, to: found.rows.count, by: step) {
            let row = found.rows[index]
            let text = cell(row, column)
            if FigureWords.isMissing(text) { continue }
            switch NumberForm(text) {
            case .missing: continue
            // A percentage is refused, and by its name.
            case .number, .undecided, .scientific, .fault(.percentage): counts.numbers += 1
            case .fault:
                counts.texts += 1
                let name = names.units[row.unit].name
                if name.caseInsensitiveEquals(text) || text.lowercased().hasPrefix(name.lowercased() + " ") {
                    counts.names += 1
                }
            }
        }
        if counts.numbers + counts.texts == 0 { return .empty }
        if counts.numbers >= counts.texts { return .numbers }
        return counts.names * 2 > counts.texts ? .names : .text
    }

    /// Whether a column of numbers holds nothing but years, or its header says that it tells rows apart.
    private func isYears(_ column: Int) -> Bool {
        if FigureWords.isDimension(table.header[column]) { return true }
        guard found.repeats else { return false }
        return found.rows.allSatisfy { FigureWords.isPeriod(cell($0, column)) }
    }

    /// Whether a column differs between rows of one unit.
    private func varies(_ column: Int) -> Bool {
        var first: [Int: String] = [:]
        var above = ""
        for row in found.rows {
            var text = cell(row, column)
            if text.isEmpty { text = above }
            above = text
            if let known = first[row.unit] {
                if known != text { return true }
            } else {
                first[row.unit] = text
            }
        }
        return false
    }

    /// Reads every figure into the column of its header and its year, age or sex.
    private mutating func read(_ numbers: [Int], _ parts: [Int]) throws(UnusableInput) {
        var labels = [String](repeating: "", count: found.rows.count)
        for column in parts {
            var above = ""
            for index in found.rows.indices {
                var text = cell(found.rows[index], column).trimmingWhitespace
                if text.isEmpty { text = above }
                above = text
                labels[index] += (labels[index].isEmpty || text.isEmpty ? "" : " ") + text
            }
        }
        var order: [String: Int] = [:]
        for label in labels where order[label] == nil { order[label] = order.count }
        guard numbers.count * order.count * unitCount <= Self.mostCells else {
            throw table.unusable(
                "the table has \(numbers.count * order.count) columns of figures, too many for \(unitCount) units",
                hint: "keep the columns, years and groups that are needed")
        }
        let names = order.sorted { $0.value < $1.value }.map(\.key)
        for column in numbers {
            let header = title(of: column)
            let first = columns.count
            for label in names {
                let name = label.isEmpty ? header : FigureWords.isGeneric(header) ? label : header + " " + label
                columns.append(
                    Column(
                        name: name, header: header, isPart: order.count > 1,
                        values: [Double?](repeating: nil, count: unitCount)))
            }
            read(column, into: first, labels, order)
        }
    }

    private mutating func read(_ column: Int, into first: Int, _ labels: [String], _ order: [String: Int]) {
        let header = title(of: column)
        var numbers = NumberColumn(FigureWords.isPopulation(header) ? .counts : .figures)
        for row in found.rows {
            let text = cell(row, column)
            if !FigureWords.isMissing(text) { numbers.note(text, at: table.records[row.record].line) }
        }
        if let conflict = numbers.conflict {
            fault(
                "the figures of `\(header)` cannot be decided: \(conflict.text.cited) could be thousands or decimals, and \(conflict.against.cited) in line \(conflict.againstRow) speaks against one of them; the column is left out",
                line: conflict.row, column: nil, hint: "write all of the column in one form")
            return
        }
        var lines: [Int: [Int: Int]] = [:]
        for (index, row) in found.rows.enumerated() {
            let record = table.records[row.record]
            let text = cell(row, column)
            if text == "-" || text == "–" { dashes += 1 }
            if FigureWords.isMissing(text) { continue }
            switch numbers.read(text) {
            case .missing: continue
            case .refused(let reason):
                fault(
                    "\(text.cited) in `\(header)` \(reason.words); it counts as missing", line: record.line,
                    column: column < record.columns.count ? record.columns[column] : nil,
                    hint: "write a number, or leave the cell empty")
            case .value(let value):
                let place = first + (order[labels[index]] ?? 0)
                if let earlier = lines[place]?[row.unit] {
                    // A parish that two municipalities share has a row in each.
                    if row.match == .municipalityAndId {
                        columns[place].values[row.unit] = (columns[place].values[row.unit] ?? 0) + value
                    } else {
                        fault(
                            "the table has a second figure for the same unit in `\(columns[place].name)`; the first, in line \(earlier), counts",
                            line: record.line, column: column < record.columns.count ? record.columns[column] : nil,
                            hint: "keep one row a unit, or add the column that tells the rows apart")
                    }
                    continue
                }
                columns[place].values[row.unit] = value
                lines[place, default: [:]][row.unit] = record.line
            }
        }
    }

    private mutating func fault(_ message: String, line: Int, column: Int?, hint: String) {
        faults += 1
        guard faults <= Self.mostFaults else { return }
        diagnostics.append(
            Diagnostic(
                .unusableFigures, .error, message, at: SourceLocation(file: table.file, line: line, column: column),
                hint: hint))
    }
}

extension String {
    fileprivate func caseInsensitiveEquals(_ other: String) -> Bool { lowercased() == other.lowercased() }
}
