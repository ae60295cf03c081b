import GeoJSONFormat
import KlyngeKit

/// What answering a question adds to the groupings.
struct Asked {
    /// The groupings that answer it; nil where the best grouping itself is asked about.
    var groupings: [Grouping]?
    /// Members of the JSON.
    var further: [(key: String, value: JSONValue)] = []
    /// Sentences below the text.
    var sentences: [Evidence] = []
    /// What was found while answering.
    var findings: [Diagnostic] = []
    /// How sure borders are, for the folder.
    var confidence: BorderConfidence?

    /// The sentences as a paragraph a line, in one language.
    func note(_ language: Language) -> String {
        sentences.map { sentence in
            let text = language == .da ? sentence.danish : sentence.english
            return Wrapping.filled(
                text.prefix(1).uppercased() + text.dropFirst() + ".", width: TerminalWidth.columns, indent: "  ") + "\n"
        }.joined()
    }
}
