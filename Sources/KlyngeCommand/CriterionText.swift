import KlyngeKit

/// How clearly each cluster is delimited, with the sentences behind it.
struct CriterionText {
    var facts: GroupingFacts
    var language: Language

    private func say(_ english: String, _ danish: String) -> String { language == .da ? danish : english }

    /// A paragraph a cluster: the score, the leading dimension, its best evidence. Empty where nothing was scored.
    func text(most: Int, sentences: Int = .max) -> String {
        let scored = facts.clusters.filter { $0.criterion != nil }
        guard !scored.isEmpty else { return "" }
        var text = "\n" + say("How clearly delimited, 0 to 1", "Hvor klart afgrænset, 0 til 1") + "\n"
        for cluster in scored.prefix(most) {
            guard let criterion = cluster.criterion else { continue }
            var line =
                "\(cluster.id) \(cluster.name): \(language.number(criterion.score, 2)), \(name(criterion.leading))"
            if let comparison = comparison(criterion) { line += "; " + comparison }
            text += "  " + filled(line, indent: "    ") + "\n"
            for measure in criterion.telling.prefix(sentences) {
                text += "    + " + filled(spoken(measure.evidence), indent: "      ") + "\n"
            }
            for measure in criterion.speakingAgainst.prefix(min(3, sentences)) {
                text += "    - " + filled(spoken(measure.evidence), indent: "      ") + "\n"
            }
        }
        // What the scores rest on is said once for all clusters that share it.
        var bases: [Evidence] = []
        for basis in scored.prefix(most).compactMap({ $0.criterion?.basis }) where !bases.contains(basis) {
            bases.append(basis)
        }
        for basis in bases.prefix(3) { text += "  = " + filled(spoken(basis), indent: "    ") + "\n" }
        let rest = scored.count - most
        if rest > 0 {
            text +=
                "  … \(say("and", "og")) \(rest) \(say("more; `-v` shows all", "flere; `-v` viser alle"))\n"
        }
        return text
    }

    private func name(_ dimension: Dimension) -> String {
        switch dimension {
        case .geographic: say("geographic", "geografisk")
        case .historical: say("historical", "historisk")
        case .identity: say("by identity", "ved identitet")
        }
    }

    private func comparison(_ criterion: Criterion) -> String? {
        criterion.chance.map { spoken($0.sentence(isOptimised: criterion.isOptimised)) }
    }

    /// Filled lines in which no number stands apart from its unit.
    private func filled(_ sentence: String, indent: String) -> String {
        let bound = "\u{00A0}"
        let held = [" %", " km"].reduce(sentence) { $0.replacing($1, with: bound + $1.dropFirst()) }
        return Wrapping.filled(held, width: TerminalWidth.columns - 6, indent: indent).replacing(bound, with: " ")
    }

    private func spoken(_ evidence: Evidence) -> String { language == .da ? evidence.danish : evidence.english }
}
