import KlyngeKit

/// How clearly each cluster is delimited, with the sentences behind it.
struct CriterionText {
    var facts: GroupingFacts
    var language: Language

    private func say(_ english: String, _ danish: String) -> String { language == .da ? danish : english }

    /// A paragraph a cluster: the score, the leading leg, its best evidence. Empty where nothing was scored.
    func text(most: Int) -> String {
        let scored = facts.clusters.filter { $0.criterion != nil }
        guard !scored.isEmpty else { return "" }
        var text = "\n" + say("How clearly delimited, 0 to 1", "Hvor klart afgrænset, 0 til 1") + "\n"
        for cluster in scored.prefix(most) {
            guard let criterion = cluster.criterion else { continue }
            text += "  \(cluster.id) \(cluster.name): \(Numerals.fixed(criterion.score, 2)), \(name(criterion.leading))"
            if let chance = criterion.chance { text += "; " + comparison(chance) }
            text += "\n"
            for evidence in best(of: criterion) {
                text += "    - " + filled(evidence) + "\n"
            }
        }
        let rest = scored.count - most
        if rest > 0 {
            text +=
                "  … \(say("and", "og")) \(rest) \(say("more; `--format json` lists all", "flere; se `--format json`"))\n"
        }
        return text
    }

    private func name(_ leg: Leg) -> String {
        switch leg {
        case .geographic: say("geographic", "geografisk")
        case .historical: say("historical", "historisk")
        case .identity: say("by identity", "ved identitet")
        }
    }

    private func comparison(_ chance: ChanceDistribution) -> String {
        let share = Int((chance.percentile * 100).rounded(.down))
        let count = chance.scores.count
        return chance.isComplete
            ? say(
                "clearer than \(share) % of all \(count) groups there could be",
                "klarere end \(share) % af alle \(count) mulige grupper")
            : say(
                "clearer than \(share) % of \(count) random groups",
                "klarere end \(share) % af \(count) tilfældige grupper")
    }

    /// The sentences for the application: those of the leading leg first.
    private func best(of criterion: Criterion) -> [String] {
        let legs =
            criterion.legs.filter { $0.leg == criterion.leading }
            + criterion.legs.filter { $0.leg != criterion.leading }
        return legs.flatMap { leg -> [String] in
            if leg.leg == .geographic { return geographic(leg, most: leg.leg == criterion.leading ? 3 : 2) }
            // The best layer of the leg, where it says anything.
            guard leg.score > 0,
                let match = leg.measures.first(where: { $0.name == "jaccard" && $0.score == leg.score })
            else { return [] }
            let purity = leg.measures.first { $0.name == "purity" && $0.layer == match.layer }
            return [match, purity].compactMap { $0.map(sentence) }
        }
    }

    /// What the outline follows, most of it first; then how the members hang together.
    private func geographic(_ leg: LegScore, most: Int) -> [String] {
        func measure(_ name: String) -> Measure? { leg.measures.first { $0.name == name } }
        let edges = ["naturalEdge", "administrativeEdge", "historicalEdge"].compactMap(measure)
            .filter { $0.value >= 0.1 }.enumerated()
            .sorted { ($1.element.value, $0.offset) < ($0.element.value, $1.offset) }.map(\.element)
        var chosen = Array(edges.prefix(2))
        if chosen.isEmpty, let open = measure("openOutline") { chosen.append(open) }
        if let separation = measure("separation"), separation.score >= 0.4 { chosen.append(separation) }
        if let proximity = measure("proximity") { chosen.append(proximity) }
        if let piece = measure("onePiece"), piece.value < 1 { chosen.insert(piece, at: 0) }
        return chosen.prefix(most).map(sentence)
    }

    /// Filled lines in which no number stands apart from its unit.
    private func filled(_ sentence: String) -> String {
        let bound = "\u{00A0}"
        let held = [" %", " km"].reduce(sentence) { $0.replacing($1, with: bound + $1.dropFirst()) }
        return Wrapping.filled(held, width: 74, indent: "      ").replacing(bound, with: " ")
    }

    private func sentence(_ measure: Measure) -> String {
        language == .da ? measure.evidence.danish : measure.evidence.english
    }
}
