import KlyngeKit

/// What the parser says of a slip, in the language that was asked for, and in fewer lines.
enum UsageMessage {
    /// The parser's text; in Danish line by line as far as there are words.
    static func text(_ text: String, isDanish: Bool = ShortHelp.asksDanish(Arguments.all)) -> String {
        guard isDanish else { return text }
        // What the parser repeats of an option is English, and the short help has it in Danish.
        return text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("Help:") }.map {
            line in
            let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return seeHelp(String(line)) }
            let words = String(parts[1].drop { $0 == " " })
            switch parts[0] {
            case "Error": return "Fejl: " + (DanishMessages.translated(words) ?? words)
            case "Usage": return "Skriv: " + words
            default: return String(line)
            }
        }.joined(separator: "\n")
    }

    private static func seeHelp(_ line: String) -> String {
        let (head, tail) = ("  See '", "' for more information.")
        guard line.hasPrefix(head), line.hasSuffix(tail) else { return line }
        return "  Se '" + line.dropFirst(head.count).dropLast(tail.count) + " --lang da'."
    }
}
