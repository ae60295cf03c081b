import KlyngeKit

/// Diagnostics as a person reads them on a terminal.
///
///     error[K031]: parish 7713 'Købelev' has no neighbour
///       --> parishes.geojson: feature 41, line 902
///       note: the nearest parish is 7714 'Vindeby', 3.2 m away
///       help: declare a link (`--link 7713=7714`)
struct DiagnosticRendering {
    /// Whether to use ANSI colours.
    var colored = false
    /// How many alike are shown before the rest is only counted.
    var shownAlike = 3

    private enum Ink: String {
        case error = "1;31"
        case warning = "1;33"
        case note = "1;36"
        case arrow = "1;34"
        case strong = "1"
    }

    /// One diagnostic, with a newline at the end of each line.
    func text(of diagnostic: Diagnostic) -> String {
        let severity = diagnostic.severity
        let ink: Ink = severity == .error ? .error : severity == .warning ? .warning : .note
        var text =
            paint("\(severity.rawValue)[\(diagnostic.code)]", ink) + paint(": " + diagnostic.message.onOneLine, .strong)
            + "\n"
        if let location = diagnostic.location {
            text += "  " + paint("-->", .arrow) + " " + place(of: location).onOneLine + "\n"
        }
        for note in diagnostic.notes { text += "  " + paint("note", .strong) + ": " + note.onOneLine + "\n" }
        if let hint = diagnostic.hint { text += "  " + paint("help", .strong) + ": " + hint.onOneLine + "\n" }
        return text
    }

    /// All of them, errors first, alike ones together and after a few only counted; empty for none.
    func text(of diagnostics: [Diagnostic]) -> String {
        var text = ""
        for alike in DiagnosticRendering.grouped(diagnostics) {
            // A single one more is shown: its count would take as much room.
            let shown = alike.count <= shownAlike + 1 ? alike.count : shownAlike
            for diagnostic in alike.prefix(shown) { text += self.text(of: diagnostic) }
            if let first = alike.first, alike.count > shown {
                text += "  " + paint("note", .strong)
                text += ": and \(alike.count - shown) more of \(first.code); `--format json` lists all\n"
            }
        }
        return text
    }

    /// Diagnostics of one code, severity and file together, errors before warnings before notes, otherwise in order.
    static func grouped(_ diagnostics: [Diagnostic]) -> [[Diagnostic]] {
        struct Key: Hashable {
            var severity: Severity
            var code: DiagnosticCode
            var file: String?
        }
        var order: [Key: Int] = [:]
        var groups: [[Diagnostic]] = []
        for severity in Severity.allCases.reversed() {
            for diagnostic in diagnostics where diagnostic.severity == severity {
                let key = Key(severity: severity, code: diagnostic.code, file: diagnostic.location?.file)
                if let position = order[key] {
                    groups[position].append(diagnostic)
                } else {
                    order[key] = groups.count
                    groups.append([diagnostic])
                }
            }
        }
        return groups
    }

    /// `parishes.geojson: feature 41, line 902, column 7`; what is unknown is left out.
    private func place(of location: SourceLocation) -> String {
        var parts: [String] = []
        if let feature = location.feature { parts.append("feature \(feature)") }
        if let line = location.line { parts.append("line \(line)") }
        if let column = location.column, location.feature == nil { parts.append("column \(column)") }
        return parts.isEmpty ? location.file : "\(location.file): " + parts.joined(separator: ", ")
    }

    private func paint(_ text: String, _ ink: Ink) -> String {
        colored ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
    }
}
