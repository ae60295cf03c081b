/// Columns of text that line up, as wide as they need to be.
struct TextTable {
    /// Which side a column is flush with.
    enum Alignment { case left, right }

    var header: [String]
    var alignments: [Alignment]
    var rows: [[String]] = []

    /// The table with two spaces between columns, no trailing spaces, each line ended.
    ///
    /// With `maximumWidth` the last column is cut, with an ellipsis, to what is left of the line.
    func text(indent: String = "  ", maximumWidth: Int = 80) -> String {
        let all = [header] + rows.map { $0.map(\.onOneLine) }
        var widths = header.map(\.count)
        for row in all { for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.count) } }
        var text = ""
        for row in all {
            var line = indent
            for (column, cell) in row.enumerated() {
                if column > 0 { line += "  " }
                let isLast = column == row.count - 1
                let room = isLast ? max(8, maximumWidth - line.count) : widths[column]
                let shown = cell.count > room ? cell.prefix(room - 1) + "…" : cell[...]
                let padding = String(repeating: " ", count: max(0, widths[column] - shown.count))
                switch alignments[column] {
                case .left: line += isLast ? String(shown) : shown + padding
                case .right: line += (isLast && cell.count > room ? "" : padding) + shown
                }
            }
            while line.last == " " { line.removeLast() }
            text += line + "\n"
        }
        return text
    }
}
