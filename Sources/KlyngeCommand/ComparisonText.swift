import KlyngeKit

/// Groupings side by side for people: what each is, what differs, cluster by cluster, and the units that move.
struct ComparisonText {
    var sides: [ComparisonDocument.Side]
    var comparisons: [GroupingComparison]
    var units: [Unit]
    var language: Language
    /// Whether the figures of clusters with the same members are left out.
    var mostClusters = 20

    private func say(_ english: String, _ danish: String) -> String { language == .da ? danish : english }

    var text: String {
        var text = overview
        for (side, comparison) in zip(sides.dropFirst(), comparisons) {
            text += "\n" + Wrapping.filled(summary(comparison, side), indent: "  ") + "\n"
        }
        text += tables
        for (side, comparison) in zip(sides.dropFirst(), comparisons) { text += moves(comparison, side) }
        return text
    }

    /// A line a grouping.
    private var overview: String {
        var table = TextTable(
            header: [
                "", say("clusters", "klynger"), say("in them", "i dem"), say("outside", "udenfor"),
                say("score", "score"),
                say("limits", "grænser"), say("file", "fil"),
            ],
            alignments: [.left, .right, .right, .right, .right, .left, .left])
        for side in sides {
            table.rows.append([
                side.letter, String(side.facts.clusters.count), number(side.facts.population, "inhabitants"),
                String(side.facts.unassigned.count), side.facts.meanScore.map { number($0, "") } ?? "–",
                side.facts.breaksNoLimit ? say("kept", "holdt") : say("BROKEN", "BRUDT"), side.path,
            ])
        }
        return table.text()
    }

    /// What a planner wants to hear first.
    func summary(_ comparison: GroupingComparison, _ side: ComparisonDocument.Side) -> String {
        let same = comparison.matches.count(where: \.isSame)
        let changed = comparison.matches.count { $0.first != nil && $0.second != nil && !$0.isSame }
        let gone = comparison.matches.count { $0.second == nil }
        let new = comparison.matches.count { $0.first == nil }
        let lead = "\(sides[0].letter) → \(side.letter): "
        if comparison.moves.isEmpty {
            return lead + say("the same clusters, no unit moves.", "de samme klynger, ingen enhed flytter.")
        }
        var parts: [String] = []
        func part(_ count: Int, _ one: String, _ many: String, _ en: String, _ fler: String) {
            if count > 0 { parts.append("\(count) " + say(count == 1 ? one : many, count == 1 ? en : fler)) }
        }
        part(same, "cluster stays as it is", "clusters stay as they are", "klynge er uændret", "klynger er uændrede")
        part(changed, "changes", "change", "ændres", "ændres")
        part(gone, "disappears", "disappear", "forsvinder", "forsvinder")
        part(new, "is new", "are new", "er ny", "er nye")
        let people = comparison.moves.reduce(0) { $0 + (units[$1.unit].population ?? 0) }
        let moved = comparison.moves.count
        let who = say(
            "\(moved) \(moved == 1 ? "unit" : "units") with \(number(people, "inhabitants")) inhabitants \(moved == 1 ? "moves" : "move").",
            "\(moved) \(moved == 1 ? "enhed" : "enheder") med \(number(people, "inhabitants")) indbyggere flytter.")
        return lead + parts.joined(separator: ", ") + "; " + who
    }

    /// A table for each cluster of the first grouping that differs anywhere, and for each new one.
    private var tables: String {
        var text = ""
        var shown = 0
        var hidden = 0
        let count = sides.first?.facts.clusters.count ?? 0
        for cluster in 0..<count {
            let row = [cluster] as [Int?] + comparisons.map { $0.matches[cluster].second }
            guard comparisons.contains(where: { !$0.matches[cluster].isSame }) else { continue }
            if shown == mostClusters { hidden += 1; continue }
            shown += 1
            text += table(row)
        }
        for (index, comparison) in comparisons.enumerated() {
            for match in comparison.matches where match.first == nil {
                if shown == mostClusters { hidden += 1; continue }
                shown += 1
                var row = [Int?](repeating: nil, count: sides.count)
                row[index + 1] = match.second
                text += table(row)
            }
        }
        if hidden > 0 {
            text +=
                "\n… \(say("and", "og")) \(hidden) \(say("more; `--format json` lists all", "flere; se `--format json`"))\n"
        }
        return text
    }

    /// One cluster in every grouping that has it.
    func table(_ row: [Int?]) -> String {
        let clusters = zip(sides, row).map { side, cluster in cluster.map { side.facts.clusters[$0] } }
        let present = zip(sides, clusters).compactMap { side, cluster in cluster.map { (side.letter, $0) } }
        guard let first = present.first else { return "" }
        let others = present.dropFirst().map {
            "\($0.0) \($0.1.id)" + ($0.1.name == first.1.name ? "" : " \($0.1.name)")
        }
        var title = "\n\(first.1.name) (\(([first.0 + " \(first.1.id)"] + others).joined(separator: ", ")))"
        let absent = zip(sides, clusters).filter { $0.1 == nil }.map(\.0.letter)
        if !absent.isEmpty {
            title += say(", not in ", ", ikke i ") + absent.joined(separator: ", ")
        }
        var table = TextTable(
            header: [""] + sides.map(\.letter) + (sides.count == 2 ? [say("change", "ændring")] : []),
            alignments: [.left] + sides.map { _ in .right } + (sides.count == 2 ? [.right] : []))
        for figure in first.1.figures where !figure.isDetail {
            let values = clusters.map { cluster in cluster?.figures.first { $0.name == figure.name }?.value }
            var cells = [label(figure)] + values.map { $0.map { number($0, figure.unit) } ?? "–" }
            if sides.count == 2 { cells.append(change(values[0], values[1], figure.unit)) }
            table.rows.append(cells)
        }
        return Wrapping.filled(title, indent: "  ") + "\n" + table.text()
    }

    private func change(_ first: Double?, _ second: Double?, _ unit: String) -> String {
        guard let first, let second, first.isFinite, second.isFinite else { return "" }
        let text = number(abs(second - first), unit)
        guard text.contains(where: { ("1"..."9").contains($0) }) else { return "0" }
        return (second > first ? "+" : "−") + text
    }

    private func moves(_ comparison: GroupingComparison, _ side: ComparisonDocument.Side) -> String {
        guard !comparison.moves.isEmpty else { return "" }
        func name(_ cluster: Int?, _ side: ComparisonDocument.Side) -> String {
            cluster.map { "\(side.letter) \(side.facts.clusters[$0].id) \(side.facts.clusters[$0].name)" }
                ?? say("no cluster", "ingen klynge")
        }
        let most = 40
        var text = "\n" + say("Moved", "Flyttet") + ", \(sides[0].letter) → \(side.letter)\n"
        for move in comparison.moves.prefix(most) {
            let line = "\(units[move.unit].name): \(name(move.from, sides[0])) → \(name(move.to, side))"
            text += "  " + Wrapping.filled(line, width: 78, indent: "    ") + "\n"
        }
        let rest = comparison.moves.count - most
        if rest > 0 {
            text +=
                "  … \(say("and", "og")) \(rest) \(say("more; `--format csv` lists all", "flere; se `--format csv`"))\n"
        }
        return text
    }

    private func label(_ figure: ClusterFigure) -> String {
        switch figure.name {
        case "population": say("inhabitants", "indbyggere")
        case "members": say("members", "medlemmer")
        case "gap": say("gap, km", "spring, km")
        case "diameter": say("diameter, km", "diameter, km")
        case "radius": say("radius, km", "radius, km")
        case "drive": say("drive, min", "køretid, min.")
        case "areaKm2": say("area, km2", "areal, km2")
        case "score": say("score, 0 to 1", "score, 0 til 1")
        case "geographic": say("  geographic", "  geografisk")
        case "historical": say("  historical", "  historisk")
        case "identity": say("  identity", "  identitet")
        default: figure.name
        }
    }

    /// Danish writes 1.234 and 0,71.
    private func number(_ value: Double, _ unit: String) -> String {
        let text: String
        switch unit {
        case "inhabitants", "units", "min", "km2": text = Numerals.whole(value)
        case "km": text = Numerals.fixed(value, 1)
        default: text = Numerals.fixed(value, 2)
        }
        guard language == .da else { return text }
        return String(text.map { $0 == "," ? "." : $0 == "." ? "," : $0 })
    }
}
