import ArgumentParser
import KlyngeKit

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "A diagnostic in full, or a word that reports use: what it means and what to do.",
        discussion: """
            Example:
              klynge explain K031
              klynge explain hub --lang da
              klynge explain --list
            """
    )

    @Argument(help: ArgumentHelp("The code, as K031, k031 or 31, or a word such as hub.", valueName: "code|word"))
    var code: String?

    @Flag(name: .long, help: "List every code with its title, and every word.")
    var list = false

    @Option(help: "Language of the words; codes are explained in English.")
    var lang = Language.en

    func validate() throws {
        if !list && code == nil {
            throw ValidationError("Name a code such as K031 or a word such as hub, or list them all with '--list'.")
        }
        if let code, ExplainCommand.find(code) == nil, Glossary.entry(code) == nil {
            let nearest = ExplainCommand.nearest(to: code).map { " The nearest is \($0), '\($0.title)'." } ?? ""
            let isCode = ExplainCommand.number(in: code) != nil
            let like = NearestName.of(code.lowercased(), among: Glossary.entries.flatMap(Glossary.names))
            let word = isCode ? "" : like.map { " Did you mean '\($0)'?" } ?? ""
            throw ValidationError(
                "There is no code\(isCode ? "" : " or word") '\(code)'.\(nearest)\(word) 'klynge explain --list' shows them all."
            )
        }
    }

    func run() throws {
        if list {
            let codes = DiagnosticCode.catalogue.map { "\($0)  \($0.title)\n" }.joined()
            let words = Glossary.entries.map { lang.words($0.word) }.sorted { $0.lowercased() < $1.lowercased() }
            try StandardStreams.deliver(
                codes + "\n" + Wrapping.filled("Words: " + words.joined(separator: ", ") + ".") + "\n")
            return
        }
        if let code, ExplainCommand.find(code) == nil, let entry = Glossary.entry(code) {
            try StandardStreams.deliver("\(lang.words(entry.word))\n\n\(Wrapping.filled(lang.words(entry.meaning)))\n")
            return
        }
        guard let found = code.flatMap(ExplainCommand.find) else { return }
        try StandardStreams.deliver("\(found): \(found.title)\n\n\(Wrapping.filled(found.explanation))\n")
    }

    /// The number in `K031`, `k31` or `031`; nil when it is something else.
    static func number(in text: String) -> Int? {
        let digits = text.first == "K" || text.first == "k" ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.count <= 6, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(digits)
    }

    /// The code that `text` names.
    static func find(_ text: String) -> DiagnosticCode? {
        number(in: text).flatMap { number in DiagnosticCode.catalogue.first { $0.number == number } }
    }

    /// The code with the nearest number; the smaller of two that are equally near.
    static func nearest(to text: String) -> DiagnosticCode? {
        guard let number = number(in: text) else { return nil }
        return DiagnosticCode.catalogue.min { abs($0.number - number) < abs($1.number - number) }
    }
}
