import KlyngeKit

/// What `sample` prints for people: how groupings were drawn, and between what figures they lie.
struct SampleText {
    var entries: [GroupingsDocument.Entry]
    var sampling: SamplingFacts
    var language = Language.en

    private func say(_ english: String, _ danish: String) -> String { language == .da ? danish : english }

    var text: String {
        var table = TextTable(
            header: ["", say("lowest", "lavest"), say("median", "median"), say("highest", "højest")],
            alignments: [.left, .right, .right, .right])
        let clusters = entries.flatMap(\.facts.clusters)
        add(
            to: &table, say("clusters", "klynger"), entries.map { Double($0.facts.clusters.count) }, digits: 0)
        add(
            to: &table, say("units in none", "enheder uden"), entries.map { Double($0.facts.unassigned.count) },
            digits: 0)
        add(
            to: &table, say("inhabitants of a cluster", "indbyggere i en klynge"), clusters.map(\.population), digits: 0
        )
        add(
            to: &table, say("members of a cluster", "medlemmer i en klynge"), clusters.map { Double($0.members.count) },
            digits: 0)
        add(to: &table, say("diameter, km", "diameter, km"), clusters.map(\.diameterKm), digits: 1)
        let means = entries.compactMap { entry -> Double? in
            let scores = entry.facts.clusters.compactMap { $0.criterion?.score }
            return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
        }
        add(
            to: &table, say("criterion, mean of a grouping", "kriteriet, middel af en gruppering"), means, digits: 2)
        return Wrapping.filled(headline + agreement) + "\n\n" + table.text()
    }

    /// How well the chains agree.
    private var agreement: String {
        guard let chains = sampling.chains, chains.lengths.count > 1 else { return "" }
        let size = Numerals.whole(chains.effectiveSize)
        let reduction = Numerals.fixed(chains.scaleReduction, 2)
        return say(
            " \(chains.lengths.count) chains, worth \(size) independent draws; R-hat \(reduction).",
            " \(chains.lengths.count) kæder, der svarer til \(size) uafhængige udtræk; R-hat \(reduction.replacing(".", with: ","))."
        )
    }

    private var headline: String {
        guard let statistics = sampling.statistics else {
            return say(
                "\(Numerals.count(entries.count, "random contiguous group", "random contiguous groups")), grown unit by unit.",
                "\(entries.count) tilfældige sammenhængende grupper, vokset enhed for enhed.")
        }
        let share = Int((statistics.acceptanceRate * 100).rounded())
        let distinct = Set(entries.map(\.grouping.clusters)).count
        let way =
            sampling.method == .uniform
            ? say(
                "reversible recombination with every grouping equally often", "reversibel rekombination, alle lige ofte"
            )
            : sampling.method == .reversibleRecom
                ? say("reversible recombination", "reversibel rekombination") : say("recombination", "rekombination")
        return say(
            "\(Numerals.count(entries.count, "neutral grouping", "neutral groupings")), \(distinct) of them different, by "
                + "\(way) over uniform spanning trees: \(Numerals.whole(statistics.steps)) steps, of which \(share) % "
                + "changed the grouping.",
            "\(entries.count) neutrale grupperinger, heraf \(distinct) forskellige, ved \(way) over tilfældige udspændende "
                + "træer: \(Numerals.whole(statistics.steps)) skridt, hvoraf \(share) % ændrede grupperingen.")
    }

    private func add(to table: inout TextTable, _ name: String, _ values: [Double], digits: Int) {
        let sorted = values.sorted()
        guard let lowest = sorted.first, let highest = sorted.last else { return }
        let shown = [lowest, sorted[sorted.count / 2], highest].map { value in
            digits == 0 ? Numerals.whole(value) : Numerals.fixed(value, digits)
        }
        table.rows.append([name] + shown)
    }
}
