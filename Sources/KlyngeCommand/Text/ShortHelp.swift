import ArgumentParser
import KlyngeKit

/// The help of a verb on one screen: an example first, then the options that most people need. `--help-all` has them all.
struct ShortHelp {
    /// An option as it is typed, and what it does.
    struct Line {
        var typed: String
        var meaning: Bilingual

        init(_ typed: String, _ english: String, _ danish: String) {
            self.typed = typed
            meaning = Bilingual(english, danish)
        }
    }

    /// The verb.
    var verb: String
    /// What it does, a sentence without its subject.
    var purpose: Bilingual
    /// A command that runs on SampleData, and what to do next.
    var example: String
    var next: Bilingual = ""
    /// The arguments behind the verb.
    var arguments: Bilingual
    var lines: [Line]
    /// A sentence below the options.
    var note: Bilingual = ""

    /// The whole text, each line ended.
    func text(_ language: Language) -> String {
        func say(_ english: String, _ danish: String) -> String { language == .da ? danish : english }
        let width = min(30, lines.map { $0.typed.count }.filter { $0 <= 30 }.max() ?? 0) + 2
        var text = "klynge \(verb): \(language.words(purpose))\n\n"
        let next = language.words(next)
        text += "  \(example)\(next.isEmpty ? "" : "    # " + next)\n\n"
        text += "klynge \(verb) \(language.words(arguments))\n"
        for line in lines {
            let gap = String(repeating: " ", count: max(2, width - line.typed.count))
            text += "  \(line.typed)\(gap)\(language.words(line.meaning))\n"
        }
        let note = language.words(note)
        text += note.isEmpty ? "\n" : "\n" + Wrapping.filled(note) + "\n"
        return text
            + say(
                "All options: klynge \(verb) --help-all. Words and codes: klynge explain hub.\n",
                "Alle indstillinger: klynge \(verb) --help-all. Ord og koder: klynge explain hub.\n")
    }
}

extension ShortHelp {
    /// What is printed instead of running anything: how to begin where nothing is asked, the short help, or the whole one.
    static func answer(to arguments: [String]) -> String? {
        let own = arguments.prefix { $0 != "--" }
        let language: Language = asksDanish(Array(own)) ? .da : .en
        if own.isEmpty || own.elementsEqual(["--lang", "da"]) || own.elementsEqual(["--lang=da"]) {
            return Welcome.text(language)
        }
        let verbs = KlyngeCommand.configuration.subcommands
        let asked = own.first == "help" ? own.dropFirst().first : own.first
        let verb = verbs.first { $0.configuration.commandName == asked }
        if own.contains("--help-all") { return whole(verb) }
        guard own.contains("--help") || own.contains("-h") || own.first == "help" else { return nil }
        guard let verb else { return asked.map { $0.hasPrefix("-") } ?? true ? Welcome.verbs(language) : nil }
        guard let help = all.first(where: { $0.verb == asked }) else { return whole(verb) }
        return help.text(language)
    }

    private static func whole(_ verb: (any ParsableCommand.Type)?) -> String {
        KlyngeCommand.helpMessage(for: verb ?? KlyngeCommand.self, columns: TerminalWidth.columns)
    }

    /// Whether `--lang da` stands among the arguments: what cannot be parsed is still answered in the language asked for.
    static func asksDanish(_ arguments: [String]) -> Bool {
        if arguments.contains("--lang=da") { return true }
        return zip(arguments, arguments.dropFirst()).contains { $0 == "--lang" && $1 == "da" }
    }
}

/// How to begin.
enum Welcome {
    /// What `klynge` alone prints.
    static func text(_ language: Language) -> String {
        language == .da
            ? """
            klynge finder, afprøver og tegner landsbyklynger.

            Prøv først det opdigtede studie, som følger med:
              klynge propose SampleData --out forslag     # åbn så forslag/report.html

            Med egne data: et studie ud fra en mappe med landsdækkende filer,
              klynge new Lejre --data MAPPE                # skriver Lejre/klynge.toml
            eller en mappe med GeoJSON-filer og en klynge.toml, der nævner dem:
              parishes = "sogne.geojson"
              municipalities = "kommuner.geojson"
            og så
              klynge check MAPPE                           # hvad blev læst, og hvad er galt
              klynge propose MAPPE --out forslag           # forslag til klynger, med rapport
              klynge score MAPPE min-gruppering.csv        # en gruppering, du selv har

            klynge --help viser alle kommandoer, klynge KOMMANDO --help deres indstillinger,
            klynge explain ORD hvad et ord betyder. Tilføj --lang da for dansk.

            """
            : """
            klynge finds, tests and draws village clusters.

            Try the made-up study that comes with it first:
              klynge propose SampleData --out proposal     # then open proposal/report.html

            With data of your own: a study from a folder of national files,
              klynge new Lejre --data FOLDER               # writes Lejre/klynge.toml
            or a folder with GeoJSON files and a klynge.toml that names them:
              parishes = "parishes.geojson"
              municipalities = "municipalities.geojson"
            and then
              klynge check FOLDER                          # what was read, and what is wrong
              klynge propose FOLDER --out proposal         # proposed clusters, with a report
              klynge score FOLDER my-grouping.csv          # a grouping that you bring

            klynge --help lists the verbs, klynge VERB --help their options,
            klynge explain WORD what a word means. På dansk: --lang da.

            """
    }

    /// What `klynge --help` prints: the verbs, a line each.
    static func verbs(_ language: Language) -> String {
        let commands = KlyngeCommand.configuration.subcommands.compactMap { verb in
            verb.configuration.commandName.map { (name: $0, abstract: verb.configuration.abstract) }
        }
        let width = (commands.map(\.name.count).max() ?? 0) + 2
        let lines = commands.map { command in
            let purpose = ShortHelp.all.first { $0.verb == command.name }?.purpose
            let words = purpose.map(language.words) ?? command.abstract
            return "  " + command.name + String(repeating: " ", count: width - command.name.count) + words
        }
        let head =
            language == .da
            ? "klynge finder, afprøver og tegner landsbyklynger.\n\n  klynge propose SampleData --out forslag     # åbn så forslag/report.html\n"
            : "klynge finds, tests and draws village clusters.\n\n  klynge propose SampleData --out proposal     # then open proposal/report.html\n"
        let tail =
            language == .da
            ? "klynge KOMMANDO --help viser en kommandos indstillinger. Resultater skrives til stdout,\nalt andet til stderr. Afslutter med 0 ok · 1 en grænse er brudt, eller data har fejl ·\n2 ubrugelige data eller umulige grænser · 64 forkert skrevet · 70 vores fejl · 130 afbrudt."
            : "klynge VERB --help lists a verb's options. Results go to stdout, all else to stderr.\nExit status: 0 ok · 1 a limit is broken, or the inputs have errors · 2 unusable input or\ninfeasible limits · 64 usage · 70 a bug of ours · 130 interrupted."
        return head + "\n" + lines.joined(separator: "\n") + "\n\n" + tail + "\n"
    }
}
