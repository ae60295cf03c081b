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
    /// The language of the words; what has no Danish twin is reported by the title of its code, with the English sentence behind.
    var language: Language = ShortHelp.asksDanish(Arguments.all) ? .da : .en
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
            paint("\(word(severity))[\(diagnostic.code)]", ink)
            + paint(": " + message(diagnostic).onOneLine, .strong)
            + "\n"
        if let location = diagnostic.location {
            text += "  " + paint("-->", .arrow) + " " + place(of: location).onOneLine + "\n"
        }
        for note in diagnostic.notes {
            text += "  " + paint(say("note", "bemærk"), .strong) + ": " + translated(note).onOneLine + "\n"
        }
        if let hint = diagnostic.hint {
            text += "  " + paint(say("help", "hjælp"), .strong) + ": " + translated(hint).onOneLine + "\n"
        }
        return text
    }

    /// All of them, errors first, alike ones together and after a few only counted; empty for none.
    func text(of diagnostics: [Diagnostic]) -> String {
        var text = ""
        for alike in DiagnosticRendering.grouped(diagnostics) {
            // A single one more is shown: its count would take as many lines.
            let shown = alike.count <= shownAlike + 1 ? alike.count : shownAlike
            for diagnostic in alike.prefix(shown) { text += self.text(of: diagnostic) }
            if let first = alike.first, alike.count > shown {
                text += "  " + paint(say("note", "bemærk"), .strong)
                text += say(
                    ": and \(alike.count - shown) more of \(first.code); `--format json` lists all\n",
                    ": og \(alike.count - shown) flere af \(first.code); `--format json` viser alle\n")
            }
        }
        return text
    }

    /// Errors in full; of more than two warnings a line each, alike ones in one, and how to see the rest: a result is not to be
    /// pushed off the screen by what was found on the way to it.
    func brief(of diagnostics: [Diagnostic]) -> String {
        let warnings = diagnostics.filter { $0.severity == .warning }
        guard warnings.count > 2 else { return text(of: diagnostics) }
        var text = self.text(of: diagnostics.filter { $0.severity == .error })
        let groups = DiagnosticRendering.grouped(warnings)
        for alike in groups.prefix(Self.mostKinds) {
            guard let first = alike.first else { continue }
            let more =
                alike.count > 1
                ? say(", and \(alike.count - 1) more alike", " og \(alike.count - 1) af samme slags") : ""
            text +=
                paint("\(word(.warning))[\(first.code)]", .warning) + paint(": " + message(first).onOneLine, .strong)
                + more
                + "\n"
        }
        let rest = groups.count - Self.mostKinds
        if rest > 0 { text += say("  and \(rest) more kinds of warning\n", "  og \(rest) andre slags advarsler\n") }
        return text + "  " + paint(say("help", "hjælp"), .strong)
            + say(
                ": `-v` or `klynge check` says where, and what to do\n",
                ": `-v` eller `klynge check` fortæller hvor, og hvad man gør\n")
    }

    /// How many kinds of warning get a line of their own.
    private static let mostKinds = 5

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
        if let feature = location.feature { parts.append(say("feature", "objekt") + " \(feature)") }
        if let line = location.line { parts.append(say("line", "linje") + " \(line)") }
        if let column = location.column, location.feature == nil {
            parts.append(say("column", "kolonne") + " \(column)")
        }
        return parts.isEmpty ? location.file : "\(location.file): " + parts.joined(separator: ", ")
    }

    private func say(_ english: String, _ danish: String) -> String { language == .da ? danish : english }

    private func word(_ severity: Severity) -> String {
        switch severity {
        case .error: say("error", "fejl")
        case .warning: say("warning", "advarsel")
        case .note: say("note", "bemærk")
        }
    }

    private func translated(_ text: String) -> String {
        language == .da ? DanishMessages.translated(text) ?? text : text
    }

    /// What was found, in the language of the reader as far as there are words for it.
    private func message(_ diagnostic: Diagnostic) -> String {
        guard language == .da else { return diagnostic.message }
        if let words = DanishMessages.translated(diagnostic.message) { return words }
        let title = FindingTitles.danish(diagnostic.code)
        return title.map { "\($0): \(diagnostic.message)" } ?? diagnostic.message
    }

    private func paint(_ text: String, _ ink: Ink) -> String {
        colored ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
    }
}
