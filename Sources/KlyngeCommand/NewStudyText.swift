import Files
import KlyngeKit
import NationalFiles

/// What `new` says: what the folder holds, what became a study, and what to type next.
struct NewStudyText {
    var study: NewStudy
    var folder: String
    var data: String
    var language: Language

    /// So many files with one reason are named; the rest are counted.
    private static let mostNames = 3
    /// So many reasons are named.
    private static let mostReasons = 16
    private static let mostFaults = 5

    private func say(_ english: String, _ danish: String) -> String { language == .da ? danish : english }

    private var shownFolder: String { PathText.display(PathText.withoutTrailingSlashes(folder)) }

    /// What was recognised and what not, and what was written.
    var recognised: String {
        var text = say(
            "Looked at \(Numerals.count(study.fileCount, "file", "files")) in \(PathText.display(data)) for \(study.name)",
            "Så på \(language.count(study.fileCount, "fil", "filer")) i \(PathText.display(data)) efter \(study.name)")
        text += study.code == study.name ? "\n" : " (\(study.code))\n"
        var table = TextTable(
            header: [say("used as", "bruges som"), say("kept", "beholdt"), say("of", "af"), say("file", "fil")],
            alignments: [.left, .right, .right, .left])
        for layer in study.layers {
            let role = say(layer.role.english, layer.role.danish)
            let label = say(layer.english ?? "", layer.danish ?? "")
            let words =
                label.isEmpty
                ? role : layer.isGuess ? say("areas (see klynge.toml)", "områder (se klynge.toml)") : label
            table.rows.append([
                words, language.whole(Double(layer.kept)), language.whole(Double(layer.count)),
                PathText.display(layer.source),
            ])
        }
        text += table.text(maximumWidth: TerminalWidth.columns)
        if !study.passed.isEmpty { text += say("Not used", "Ikke brugt") + "\n" + passed }
        return text
            + say(
                "Wrote \(shownFolder)/ (\(Numerals.count(study.files.count, "file", "files")))",
                "Skrev \(shownFolder)/ (\(language.count(study.files.count, "fil", "filer")))") + "\n"
    }

    /// The files that are not used: those that might have been first, then those that nothing could be made of.
    private var passed: String {
        let broken = study.passed.filter { if case .unreadable = $0.reason { true } else { false } }
        let others = study.passed.filter { if case .unreadable = $0.reason { false } else { true } }
        return lines(others, most: Self.mostReasons) + lines(broken, most: Self.mostFaults)
    }

    /// Files with one reason together, at most so many reasons.
    private func lines(_ files: [PassedFile], most: Int) -> String {
        var groups: [(reason: String, names: [String])] = []
        var order: [String: Int] = [:]
        for file in files {
            let reason = say(file.reason.english, file.reason.danish)
            if let at = order[reason] {
                groups[at].names.append(PathText.display(file.name))
            } else {
                order[reason] = groups.count
                groups.append((reason, [PathText.display(file.name)]))
            }
        }
        var text = ""
        for group in groups.prefix(most) {
            let more = group.names.count - Self.mostNames
            var names = group.names.prefix(Self.mostNames).joined(separator: ", ")
            if more > 0 { names += say(" and \(more) more", " og \(more) til") }
            let line = "\(names): \(group.reason)".onOneLine
            text += "  " + Wrapping.filled(line, width: TerminalWidth.columns - 2, indent: "    ") + "\n"
        }
        let rest = groups.dropFirst(most).reduce(0) { $0 + $1.names.count }
        if rest > 0 {
            text +=
                "  "
                + say(
                    "and \(rest) more files of which nothing could be made",
                    "og \(rest) filer til, der ikke kunne bruges") + "\n"
        }
        return text
    }

    /// The two commands to go on with.
    var next: String {
        let word = CommandLineRecord.quoted(shownFolder)
        let result = CommandLineRecord.quoted(shownFolder + "-" + say("result", "resultat"))
        return "\n" + say("Next", "Nu") + "\n"
            + "  klynge propose \(word) --out \(result)   # "
            + say("clusters, a map and a report", "klynger, kort og rapport") + "\n"
            + "  klynge check \(word) --list -o \(CommandLineRecord.quoted(shownFolder + ".csv"))   # "
            + say("a table to draw your own clusters in", "en tabel til dine egne klynger") + "\n"
    }
}
