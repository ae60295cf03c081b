import GeoModel
import Texts

/// The rows of a table of figures that name a unit.
struct FigureRows {
    struct Row {
        var record: Int
        var unit: Int
        var match: UnitMatch.Kind
    }

    private(set) var rows: [Row] = []
    /// Rows that name no unit: how many, and the first names with their lines.
    private(set) var unmatched: (count: Int, names: [(text: String, line: Int)]) = (0, [])
    /// Rows that name a unit outside the study.
    private(set) var outside = 0
    /// Whether a unit has several rows.
    private(set) var repeats = false

    /// - Parameter isOutside: whether a text names a unit that was read and lies outside the study.
    init(_ table: FiguresTable, _ finder: inout UnitFinder, isOutside: (String) -> Bool) {
        var seen = Set<Int>()
        var last = ""
        for index in table.records.indices.dropFirst(table.firstRow) {
            let record = table.records[index]
            // A note below the table, or a title between its parts.
            guard record.cells.count(where: { !$0.isEmpty }) >= 2 else { continue }
            var text = table.key < record.cells.count ? record.cells[table.key] : ""
            // Statistical offices write the unit once above the rows of its ages.
            if text.isEmpty { text = last }
            guard !text.isEmpty else { continue }
            last = text
            guard case .unit(let unit, let kind) = finder.match(text) else {
                if isOutside(text) {
                    outside += 1
                } else {
                    unmatched.count += 1
                    if unmatched.names.count < 5, !unmatched.names.contains(where: { $0.text == text }) {
                        unmatched.names.append((text, record.line))
                    }
                }
                continue
            }
            if !seen.insert(unit).inserted { repeats = true }
            rows.append(Row(record: index, unit: unit, match: kind))
        }
    }
}
