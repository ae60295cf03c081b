import KlyngeKit

/// What `propose` and `score` print for people, in about two screens: the decision, the clusters, who is outside, what deserves a
/// look, the limits. `isFull` adds the evidence, every figure and every name.
struct ProposalText {
    var problem: StudyProblem
    var entries: [GroupingsDocument.Entry]
    var language = Language.en
    var isFull = false

    var units: [Unit] { problem.study.units }
    func say(_ english: String, _ danish: String) -> String { language == .da ? danish : english }

    /// How many alternatives are described; the others get a row in a table.
    private let mostDescribed = 3
    /// How many clusters of a grouping get a row, and how many words on single figures are printed.
    private var mostRows: Int { isFull ? .max : entries.count > 1 ? 10 : 16 }
    private var mostLines: Int { isFull ? .max : 6 }

    var text: String {
        var text = ""
        let described = isFull ? entries.count : mostDescribed
        for (index, entry) in entries.prefix(described).enumerated() {
            text += index == 0 || isFull ? whole(entry, index) : difference(entry, index)
            text += "\n"
        }
        if entries.count > described { text += further(from: described) + "\n" }
        return text
            + LimitsLine(
                problem: problem, language: language, areKept: entries.allSatisfy { $0.facts.breaksNoLimit }
            ).text
    }

    // MARK: - One grouping

    private func whole(_ entry: GroupingsDocument.Entry, _ index: Int) -> String {
        let out = StandingOut(entry.facts, problem)
        let shared = table(entry, entry.facts.clusters)
        return headline(entry, index) + shared + outside(entry) + broken(out) + look(out)
            + (isFull || entry.isGiven ? evidence(entry) : "")
            + (isFull && entry.isGiven
                ? ThresholdText(problem: problem, facts: entry.facts, language: language).rows(most: .max) : "")
            + ThresholdText(problem: problem, facts: entry.facts, language: language).detours(most: isFull ? .max : 3)
            + standing(entry)
    }

    private func headline(_ entry: GroupingsDocument.Entry, _ index: Int) -> String {
        let name = entries.count > 1 ? say("Alternative", "Forslag") + " \(index + 1): " : ""
        let words = GroupingHeadline.text(entry.facts, problem)
        return filled(name + language.words(entries.count > 1 ? words : words.capitalized) + ".")
    }

    /// How good it is, said of the first only: the others are ranked behind it.
    private func standing(_ entry: GroupingsDocument.Entry) -> String {
        guard !entry.isGiven, !entry.facts.clusters.isEmpty else { return "" }
        let sentences = [
            language.words(GroupingHeadline.standing(entry.grouping, isGiven: false)),
            language.words(GroupingHeadline.meaningOfBest), language.words(GroupingHeadline.caveat),
        ]
        return filled(sentences.joined(separator: " "))
    }

    private func table(_ entry: GroupingsDocument.Entry, _ clusters: [ClusterFacts]) -> String {
        guard !clusters.isEmpty else { return "" }
        let hasScores = clusters.contains { $0.criterion != nil }
        var table = TextTable(
            header: [
                "", say("cluster", "klynge"), say("inhab.", "indb."),
                say(problem.study.unitWord.english.many, problem.study.unitWord.danish.many),
                "km2", say("across", "på tværs"),
            ] + (hasScores ? [say("score", "score")] : []) + [say("members", "medlemmer")],
            alignments: [.right, .left, .right, .right, .right, .right] + (hasScores ? [.right] : []) + [.left])
        for cluster in clusters.prefix(mostRows) {
            let members = cluster.members.sorted {
                (units[$1].population ?? 0, $0) < (units[$0].population ?? 0, $1)
            }
            let name = cluster.name.count > 24 ? cluster.name.prefix(23) + "…" : cluster.name[...]
            table.rows.append(
                [
                    String(cluster.id), String(name), language.whole(cluster.population), String(cluster.members.count),
                    language.number(cluster.areaKm2, 0), language.number(cluster.diameterKm, 1) + " km",
                ] + (hasScores ? [cluster.criterion.map { language.number($0.score, 2) } ?? ""] : [])
                    + [members.map { units[$0].name }.joined(separator: ", ")])
        }
        return "\n" + table.text(maximumWidth: isFull ? .max : TerminalWidth.columns) + more(clusters.count - mostRows)
    }

    private func outside(_ entry: GroupingsDocument.Entry) -> String {
        // Whoever brings two clusters of a country does not ask for all the others.
        if entry.isGiven, entry.facts.leftOver.count > 60, !isFull {
            let count = language.whole(Double(entry.facts.unassigned.count))
            return "\n" + say("In no cluster: \(count) units.", "I ingen klynge: \(count) enheder.") + "\n"
        }
        let sentences = GroupingHeadline.outside(entry.facts, problem, most: isFull ? .max : 8).map(language.words)
        guard !sentences.isEmpty else {
            return "\n" + say("Everyone is in a cluster.", "Alle er i en klynge.") + "\n"
        }
        return "\n" + sentences.map { filled($0) }.joined()
    }

    private func broken(_ out: StandingOut) -> String {
        let lines = out.broken.map(language.words)
        guard !lines.isEmpty else { return "" }
        return "\n" + say("Limits broken", "Brudte grænser") + "\n" + list(lines, most: isFull ? .max : 12)
    }

    private func look(_ out: StandingOut) -> String {
        let lines = out.outsideBands(most: isFull ? .max : 6).map(language.words)
        guard !lines.isEmpty else { return "" }
        return "\n" + say("Look at", "Se på") + "\n" + list(lines, most: mostLines)
    }

    private func evidence(_ entry: GroupingsDocument.Entry) -> String {
        CriterionText(facts: entry.facts, language: language).text(
            most: isFull ? .max : 8, sentences: isFull ? .max : 2)
    }

    // MARK: - Alternatives

    /// What an alternative has that the first has not.
    private func difference(_ entry: GroupingsDocument.Entry, _ index: Int) -> String {
        let first = Set(entries[0].facts.clusters.map(\.members))
        let same = entry.facts.clusters.filter { first.contains($0.members) }
        let other = entry.facts.clusters.filter { !first.contains($0.members) }
        var text = headline(entry, index)
        if !same.isEmpty {
            let names = same.map { "\($0.id) \($0.name)" }
            let shown = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
            text += filled(say("As in alternative 1: ", "Som i forslag 1: ") + shown + ".")
        }
        text += table(entry, other)
        // Whoever has no neighbour is outside in all of them.
        let sentences = GroupingHeadline.outside(entry.facts, problem, most: 5, sayingIsolated: false).map(
            language.words)
        if !sentences.isEmpty { text += filled(sentences.joined(separator: " ")) }
        return text + broken(StandingOut(entry.facts, problem))
    }

    /// A row for each alternative that is not described.
    private func further(from first: Int) -> String {
        var table = TextTable(
            header: [
                say("alternative", "forslag"), say("clusters", "klynger"), say("people in them", "indbyggere i dem"),
                say("left over", "tilovers"), say("cost", "omkostning"),
            ], alignments: [.right, .right, .right, .right, .right])
        for (index, entry) in entries.enumerated().dropFirst(first).prefix(12) {
            table.rows.append([
                String(index + 1), String(entry.facts.clusters.count), language.whole(entry.facts.population),
                String(entry.facts.leftOver.count), language.number(entry.grouping.objective, 0),
            ])
        }
        return table.text() + more(entries.count - first - 12)
    }

    // MARK: - Lines

    private func filled(_ text: String) -> String {
        Wrapping.filled(text, width: TerminalWidth.columns, indent: "  ") + "\n"
    }

    private func list(_ lines: [String], most: Int) -> String {
        lines.prefix(most).map {
            "  " + Wrapping.filled($0, width: TerminalWidth.columns - 2, indent: "    ") + "\n"
        }.joined() + more(lines.count - most)
    }

    /// How to see what was left out.
    private func more(_ rest: Int) -> String {
        guard rest > 0 else { return "" }
        return "  … " + say("and \(rest) more; `-v` shows all", "og \(rest) flere; `-v` viser alle") + "\n"
    }
}

/// The limits that hold, and where they come from, in a sentence or two.
struct LimitsLine {
    var problem: StudyProblem
    var language: Language
    /// Whether every grouping keeps them.
    var areKept = false

    var text: String {
        let limits = LimitWords(problem)
        let origins = limits.origins.map { " " + language.words($0) + "." } ?? ""
        let none = language == .da ? "Ingen grænser angivet." : "No limits given."
        let basis = limits.basis.map { " (\(language.words($0)))" } ?? ""
        let title =
            language == .da ? areKept ? "Grænser, alle overholdt" : "Grænser" : areKept ? "Limits, all kept" : "Limits"
        let line = limits.isEmpty ? none : "\(title)\(basis): \(language.words(limits.text))."
        return Wrapping.filled(line + origins, width: TerminalWidth.columns, indent: "  ") + "\n"
    }
}
