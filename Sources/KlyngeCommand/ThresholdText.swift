import KlyngeKit

/// The threshold rows of each cluster, and the ways that are far longer than the straight line.
struct ThresholdText {
    var problem: StudyProblem
    var facts: GroupingFacts
    var language: Language

    private func say(_ english: String, _ danish: String) -> String { language == .da ? danish : english }

    /// A value in its unit: `17.9 km`, `24 min`, `4,310`, in Danish `17,9 km` and `4.310`.
    func value(_ row: ThresholdRow) -> String {
        let text: Bilingual =
            switch row.threshold.unit {
            case "km": .number(row.value, decimals: row.decimals) + " km"
            case "min": .whole(row.value) + " min"
            default: .whole(row.value)
            }
        return say(text.english, text.danish)
    }

    /// A table a cluster: what it has, what limit and band say, and who decides it.
    func rows(most: Int) -> String {
        guard !facts.clusters.isEmpty else { return "" }
        let rows = facts.clusters.flatMap(\.thresholds)
        let isCalibrated = rows.allSatisfy { $0.isBandCalibrated || $0.band == nil }
        let text =
            "\n" + say("Thresholds", "Tærskler") + usualWay + "; "
            + (isCalibrated
                ? say(
                    "bands calibrated on known clusters, with straight lines",
                    "bånd kalibreret på kendte klynger, i lige linje")
                : rows.contains(where: \.isBandScaled)
                    ? say("bands in the scale of the study's medians", "bånd i skala efter studiets medianer")
                    : say("bands of the study file", "bånd fra studiefilen"))
        return Wrapping.filled(text, width: TerminalWidth.columns, indent: "  ") + "\n" + tables(most: most)
    }

    /// Where distances were taken from, for most rows.
    private var usualSource: DistanceSource? {
        let sources = facts.clusters.flatMap(\.thresholds).filter { $0.threshold != .drive }.compactMap(\.source)
        return DistanceSource.allCases.max { one, other in
            sources.count { $0 == one } < sources.count { $0 == other }
        }
    }

    private var usualWay: String {
        switch usualSource {
        case .road: say(", distances by road", ", afstande ad vej")
        case .matrix: say(", distances by the table", ", afstande fra tabellen")
        case .straight, nil: say(", distances in a straight line", ", afstande i lige linje")
        }
    }

    private func tables(most: Int) -> String {
        var text = ""
        for cluster in facts.clusters.prefix(most) {
            text += "  \(cluster.id) \(cluster.name)\n"
            var table = TextTable(
                header: [
                    "", say("value", "værdi"), say("limit", "grænse"), say("band", "bånd"), "0–1",
                    say("decided by", "afgøres af"),
                ],
                alignments: [.left, .right, .right, .right, .right, .left])
            for row in cluster.thresholds {
                table.rows.append([
                    name(row.threshold), value(row), row.limit.isOpen ? "" : row.limit.description,
                    row.band.map(band) ?? "", row.score.map { language.number($0, 2) } ?? "", who(row),
                ])
            }
            text += table.text(indent: "    ")
            for row in cluster.thresholds where row.verdict == .limitBroken && row.deciding.count == 2 {
                text +=
                    "    " + Wrapping.filled(breaking(row), width: TerminalWidth.columns - 6, indent: "      ") + "\n"
            }
        }
        let rest = facts.clusters.count - most
        if rest > 0 {
            text +=
                "  … \(say("and", "og")) \(rest) \(say("more; `-v` shows all", "flere; `-v` viser alle"))\n"
        }
        return text
    }

    /// The sentences on detours, the longest of every cluster; empty when there is none.
    func detours(most: Int) -> String {
        let lines = facts.clusters.compactMap { cluster in
            cluster.detours.first.map { detour in
                let evidence = problem.evidence(of: detour)
                return "\(cluster.id) \(cluster.name): " + (language == .da ? evidence.danish : evidence.english)
            }
        }
        guard !lines.isEmpty else { return "" }
        let rest = lines.count - most
        return "\n" + say("Far longer by road than in a straight line", "Meget længere ad vej end i lige linje") + "\n"
            + lines.prefix(most).map { "  " + Wrapping.filled($0, width: 78, indent: "    ") + "\n" }.joined()
            + (rest > 0
                ? "  … \(say("and", "og")) \(rest) \(say("more; `-v` shows all", "flere; `-v` viser alle"))\n" : "")
    }

    /// What a threshold is called in a table.
    func name(_ threshold: Threshold) -> String {
        switch threshold {
        case .population: say("inhabitants", "indbyggere")
        case .members: say("members", "medlemmer")
        case .gap: say("gap", "spring")
        case .diameter: say("diameter", "diameter")
        case .radius: say("radius", "radius")
        case .drive: say("drive", "køretid")
        }
    }

    private func band(_ band: TrapezoidScore) -> String {
        func number(_ value: Double) -> String {
            let text = Bilingual.number(value, decimals: value == value.rounded() ? 0 : 1)
            return say(text.english, text.danish)
        }
        return band.full.lowerBound == 0
            ? "≤ \(number(band.full.upperBound))"
            : "\(number(band.full.lowerBound))–\(number(band.full.upperBound))"
    }

    private func who(_ row: ThresholdRow) -> String {
        let mark = row.verdict == .limitBroken ? say("LIMIT BROKEN", "GRÆNSE BRUDT") : ""
        // Names that break a limit stand below the table, where nothing cuts them off.
        guard row.verdict != .limitBroken, row.deciding.count == 2 else { return mark }
        return deciding(row)
    }

    private func breaking(_ row: ThresholdRow) -> String {
        "\(name(row.threshold)): " + say("limit broken by ", "grænsen brydes af ") + deciding(row)
    }

    private func deciding(_ row: ThresholdRow) -> String {
        let names = row.deciding.map { problem.study.units[$0].name }
        var way = ""
        if row.threshold != .drive, let source = row.source, source != usualSource {
            switch source {
            case .road: way = say(", by road", ", ad vej")
            case .matrix: way = say(", by the table", ", fra tabellen")
            case .straight: way = say(", straight line", ", lige linje")
            }
        }
        let unknown =
            row.unknownPairs > 0
            ? say(" (\(row.unknownPairs) pairs unknown)", " (\(row.unknownPairs) par ukendte)") : ""
        return "\(names[0]) – \(names[1])" + way + unknown
    }
}
