import KlyngeKit

/// Which unit to add or take away, for people.
struct SuggestionText {
    var suggestions: [[MoveSuggestion]]
    var facts: GroupingFacts
    var units: [Unit]
    var language: Language

    private func say(_ english: String, _ danish: String) -> String { language == .da ? danish : english }
    /// A measure for people: `purity (old-municipalities)`, in Danish `renhed (old-municipalities)`.
    private func called(_ measure: String) -> String {
        let parts = measure.split(separator: ":", maxSplits: 1)
        let name = parts.first.map(String.init) ?? measure
        let layer = parts.count > 1 ? " (\(parts[1]))" : ""
        return language.words(MeasureWords.name(name)) + layer
    }

    private func fixed(_ value: Double) -> String {
        let text = Numerals.fixed(value, 2)
        return language == .da ? text.replacing(".", with: ",") : text
    }

    func text(most: Int) -> String {
        guard !facts.clusters.isEmpty else { return "" }
        var text = "\n" + say("One move that would raise the score", "Én flytning, der ville hæve scoren") + "\n"
        for (cluster, moves) in zip(facts.clusters, suggestions).prefix(most) {
            text += "  \(cluster.id) \(cluster.name)"
            if moves.isEmpty { text += ": " + say("none", "ingen") }
            text += "\n"
            for move in moves {
                text +=
                    "    - " + Wrapping.filled(sentence(move), width: TerminalWidth.columns - 6, indent: "      ")
                    + "\n"
            }
        }
        let rest = facts.clusters.count - most
        if rest > 0 {
            text +=
                "  … \(say("and", "og")) \(rest) \(say("more; `--format json` lists all", "flere; se `--format json`"))\n"
        }
        return text
    }

    private func sentence(_ move: MoveSuggestion) -> String {
        let name = units[move.unit].name
        var text =
            (move.joins ? say("with \(name)", "med \(name)") : say("without \(name)", "uden \(name)"))
            + ": \(fixed(move.before)) → \(fixed(move.after))"
        let told = move.changes.filter { $0.gain > 0.005 }.prefix(2)
        if !told.isEmpty {
            text +=
                " ("
                + told.map { "\(called($0.measure)) \(fixed($0.before)) → \(fixed($0.after))" }.joined(separator: ", ")
                + ")"
        }
        if let from = move.from, let before = move.otherBefore, let after = move.otherAfter {
            let other = "\(facts.clusters[from].id) \(facts.clusters[from].name)"
            text += say(
                "; it leaves \(other), \(fixed(before)) → \(fixed(after))",
                "; den forlader \(other), \(fixed(before)) → \(fixed(after))")
        }
        if !move.breaches.isEmpty {
            text +=
                say("; breaks a limit: ", "; bryder en grænse: ")
                + move.breaches.map { say($0.english, $0.danish) }.joined(separator: ", ")
        }
        return text
    }
}
