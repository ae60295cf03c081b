import KlyngeKit

/// What `propose` and `score` print for people: a headline, the clusters, what stands out, the unassigned.
struct ProposalText {
    var problem: StudyProblem
    var entries: [GroupingsDocument.Entry]
    var language = Language.en

    private var units: [Unit] { problem.study.units }
    private func say(_ english: String, _ danish: String) -> String { language == .da ? danish : english }

    var text: String {
        var text = ""
        for (index, entry) in entries.enumerated() {
            if entries.count > 1 { text += say("Alternative", "Forslag") + " \(index + 1)\n" }
            text +=
                headline(entry) + "\n\n" + table(entry) + verdicts(entry) + thresholds(entry)
                + CriterionText(facts: entry.facts, language: language).text(most: 12) + unassigned(entry) + "\n"
        }
        return text + limits
    }

    private func headline(_ entry: GroupingsDocument.Entry) -> String {
        var text = language.words(GroupingHeadline.text(entry.facts).capitalized)
        if entry.grouping.proven && !entry.facts.clusters.isEmpty {
            text += say("; proven to be the best", "; bevist som den bedste")
        }
        return Wrapping.filled(text + "." + cutShort(entry), width: TerminalWidth.columns)
    }

    private func cutShort(_ entry: GroupingsDocument.Entry) -> String {
        guard entry.grouping.interrupted else { return "" }
        return " "
            + say(
                "The search was cut short: this is the best so far.",
                "Søgningen blev afbrudt: dette er det bedste indtil nu.")
    }

    private func table(_ entry: GroupingsDocument.Entry) -> String {
        var table = TextTable(
            header: [
                "", say("cluster", "klynge"), say("inhab.", "indb."), say("units", "enh."), "km2",
                say("diam.", "diam."), say("gap", "spring"), say("members", "medlemmer"),
            ],
            alignments: [.right, .left, .right, .right, .right, .right, .right, .left])
        for cluster in entry.facts.clusters {
            let names = cluster.members.map { units[$0].name }.joined(separator: ", ")
            let name = cluster.name.count > 24 ? cluster.name.prefix(23) + "…" : cluster.name[...]
            table.rows.append([
                String(cluster.id), String(name), language.whole(cluster.population), String(cluster.members.count),
                language.number(cluster.areaKm2, 0), language.number(cluster.diameterKm, 1),
                language.number(cluster.gapKm, 1), names,
            ])
        }
        return table.text(maximumWidth: TerminalWidth.columns)
    }

    /// What is outside a limit, and what is inside every limit but outside a band.
    private func verdicts(_ entry: GroupingsDocument.Entry) -> String {
        var broken = GroupingBreaches.texts(entry.facts, problem).map(language.words)
        var outside: [String] = []
        for cluster in entry.facts.clusters {
            let name = "\(cluster.id) \(cluster.name)"
            if !cluster.isContiguous {
                broken.append("\(name): " + say("its members do not hang together", "hænger ikke sammen"))
            }
            if cluster.municipalities.count > 1 && problem.limits.sameMunicipality == true {
                broken.append(
                    "\(name): " + say("lies in several municipalities", "ligger i flere kommuner")
                        + " (\(cluster.municipalities.joined(separator: ", ")))")
            }
            for row in cluster.thresholds {
                if !row.isWithinLimit {
                    broken.append(
                        "\(name): \(sentence(row, in: entry.facts)), " + say("the limit is", "grænsen er")
                            + " \(row.limit)")
                } else if let score = row.score, score < 1, let band = row.band {
                    outside.append(
                        "\(name): \(sentence(row, in: entry.facts)), "
                            + (row.isBandCalibrated
                                ? say("known clusters have", "kendte klynger har")
                                : say("the study's own band is", "studiets eget bånd er"))
                            + " \(bandText(band))")
                }
            }
        }
        var text = ""
        if broken.isEmpty {
            text += "\n" + say("Limits: all kept.", "Grænser: alle overholdt.") + "\n"
        } else {
            text += "\n" + say("Limits broken", "Brudte grænser") + "\n" + list(broken, most: 20)
        }
        if !outside.isEmpty {
            let rows = entry.facts.clusters.flatMap(\.thresholds)
            let isCalibrated = rows.allSatisfy { $0.isBandCalibrated || $0.band == nil }
            text +=
                (isCalibrated
                    ? say("Outside the bands calibrated on known clusters", "Uden for båndene fra kendte klynger")
                    : say("Outside the bands", "Uden for båndene")) + "\n"
                + list(outside, most: 8)
        }
        return text
    }

    private func sentence(_ row: ThresholdRow, in facts: GroupingFacts) -> String {
        let names = row.deciding.map { units[$0].name }
        let who = names.count == 2 ? " (\(names[0]) – \(names[1]))" : ""
        let text = ThresholdText(problem: problem, facts: facts, language: language)
        return "\(say(row.threshold.rawValue, text.name(row.threshold))) \(text.value(row))\(who)"
    }

    /// Rows in full for a grouping that somebody brings; detours for every one.
    private func thresholds(_ entry: GroupingsDocument.Entry) -> String {
        let text = ThresholdText(problem: problem, facts: entry.facts, language: language)
        return (entry.isGiven ? text.rows(most: 12) : "") + text.detours(most: 6)
    }

    private func bandText(_ band: SoftBand) -> String {
        let high = band.full.upperBound
        let upTo: Bilingual = .number(high, decimals: high == high.rounded() ? 0 : 1)
        let text: Bilingual =
            band.full.lowerBound == 0
            ? Bilingual("up to ", "op til ") + upTo : .whole(band.full.lowerBound) + " – " + upTo
        return say(text.english, text.danish)
    }

    private func list(_ lines: [String], most: Int) -> String {
        let shown = lines.prefix(most).map {
            "  " + Wrapping.filled($0, width: TerminalWidth.columns - 2, indent: "    ") + "\n"
        }.joined()
        let rest = lines.count - most
        return shown
            + (rest > 0
                ? "  … \(say("and", "og")) \(rest) \(say("more; `--format json` lists all", "flere; se `--format json`"))\n"
                : "")
    }

    private func unassigned(_ entry: GroupingsDocument.Entry) -> String {
        let left = entry.facts.unassigned
        guard !left.isEmpty else { return say("Unassigned: none.", "Ikke tildelt: ingen.") + "\n" }
        // Whoever brings two clusters of a country does not ask for all the others.
        if entry.isGiven, left.count > 60 {
            let count = language.whole(Double(left.count))
            return say("Unassigned: \(count) units.", "Ikke tildelt: \(count) enheder.") + "\n"
        }
        let names =
            left.prefix(12).map { units[$0].name }.joined(separator: ", ")
            + (left.count > 12 ? " … (+\(left.count - 12))" : "")
        return Wrapping.filled(
            "\(say("Unassigned", "Ikke tildelt")) (\(left.count)): \(names)", width: TerminalWidth.columns, indent: "  "
        ) + "\n"
    }

    private var limits: String {
        let limits = LimitWords(problem)
        let origins = limits.origins.map { " " + language.words($0) + "." } ?? ""
        if limits.isEmpty {
            return Wrapping.filled(
                say("No limits given.", "Ingen grænser angivet.") + origins, width: TerminalWidth.columns, indent: "  ")
                + "\n"
        }
        let basis = limits.basis.map { " (\(language.words($0)))" } ?? ""
        return Wrapping.filled(
            say("Limits", "Grænser") + basis + ": \(language.words(limits.text))." + origins,
            width: TerminalWidth.columns,
            indent: "  ") + "\n"
    }
}
