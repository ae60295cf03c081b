import CoverageTopology
import KlyngeKit

/// What `check` prints for people: a section a subject, 80 columns.
struct CheckText {
    var study: Study
    var language = Language.en

    var text: String {
        [read, joined, neighbours, roads, coverage, population, findings].filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func say(_ english: String, _ danish: String) -> String { language == .da ? danish : english }

    private func section(_ english: String, _ danish: String, _ lines: [String]) -> String {
        lines.isEmpty
            ? ""
            : say(english, danish) + "\n"
                + lines.map { "  " + Wrapping.filled($0, width: TerminalWidth.columns - 2, indent: "    ") + "\n" }
                .joined()
    }

    private var read: String {
        var table = TextTable(
            header: [say("layer", "lag"), say("features", "objekter"), say("file", "fil")],
            alignments: [.left, .right, .left])
        for input in study.inputs {
            table.rows.append([
                language.words(input.role.words(in: study)), language.whole(Double(input.features)), input.path,
            ])
        }
        let word = study.unitWord
        let units = say(
            Numerals.count(study.units.count, word.english.one, word.english.many) + " to group",
            "\(language.whole(Double(study.units.count))) \(word.danish.many) at gruppere")
        var lines = say("Read", "Læst") + "\n" + table.text(maximumWidth: TerminalWidth.columns)
        lines += "  \(units); \(say("working in", "der regnes i")) \(study.workingCRS)\n"
        let points = PointSource.allCases.compactMap { source -> String? in
            let count = study.units.count { $0.pointSource == source }
            return count == 0 ? nil : "\(say(source.rawValue, source.danish)) \(language.whole(Double(count)))"
        }
        return lines + "  \(say("points from", "punkter fra")): \(points.joined(separator: ", "))\n"
    }

    /// What the roads came to; nothing without a road layer.
    private var roads: String {
        guard let roads = study.roadSummary, roads.roads > 0 else { return "" }
        var lines: [String] = []
        func danish(_ value: Int) -> String { Bilingual.whole(Double(value)).danish }
        let longest = Int((roads.partLengthsKm.first ?? 0).rounded())
        let parts = roads.partLengthsKm.count
        lines.append(
            say(
                "\(Numerals.whole(roads.roads)) roads in \(Numerals.count(parts, "part", "parts")), the longest of \(Numerals.whole(longest)) km; "
                    + "\(Numerals.whole(roads.leftOut)) lines not for cars",
                "\(danish(roads.roads)) veje i \(Numerals.count(parts, "del", "dele")), den længste på \(danish(longest)) km; "
                    + "\(danish(roads.leftOut)) linjer ikke for biler"))
        let snaps = roads.snapMetres.compactMap { $0 }.sorted()
        if let farthest = snaps.last {
            let median = Numerals.whole(snaps[snaps.count / 2])
            lines.append(
                say(
                    "units lie up to \(Numerals.whole(farthest)) m from their road, the median \(median) m; "
                        + "\(Numerals.whole(roads.pairs)) pairs of units within reach",
                    "enheder ligger op til \(Numerals.whole(farthest)) m fra deres vej, medianen \(median) m; "
                        + "\(danish(roads.pairs)) par af enheder inden for rækkevidde"))
        }
        return section("Roads", "Veje", lines)
    }

    private var joined: String {
        let joined = study.joined
        let (one, many) = (study.areaWord.english.one, study.areaWord.english.many)
        let (oneDa, manyDa) = (study.areaWord.danish.one, study.areaWord.danish.many)
        let (every, nearest) = (study.areaWord.every.danish, study.areaWord.nearest)
        let indefinite = study.areaWord.indefinite
        var lines: [String] = []
        func add(_ count: Int, _ one: Bilingual, _ many: Bilingual, _ ids: [String] = []) {
            guard count > 0 else { return }
            lines.append(language.count(count, one, many) + listed(ids))
        }
        add(
            joined.villagesInParish,
            Bilingual("village inside \(indefinite.english)", "landsby inde i \(indefinite.danish)"),
            Bilingual("villages inside \(indefinite.english)", "landsbyer inde i \(indefinite.danish)"))
        add(
            joined.villagesNearParish,
            Bilingual("village joined to \(nearest.english)", "landsby lagt til \(nearest.danish)"),
            Bilingual("villages joined to \(nearest.english)", "landsbyer lagt til \(nearest.danish)"))
        add(
            joined.villagesWithoutParish.count,
            Bilingual("village too far from every \(one)", "landsby for langt fra \(every)"),
            Bilingual("villages too far from every \(one)", "landsbyer for langt fra \(every)"),
            joined.villagesWithoutParish)
        add(
            joined.parishesSplit.count,
            Bilingual("\(one) split between municipalities", "\(oneDa) delt mellem kommuner"),
            Bilingual("\(many) split between municipalities", "\(manyDa) delt mellem kommuner"), joined.parishesSplit)
        add(
            joined.parishesWithoutMunicipality.count,
            Bilingual("\(one) outside every municipality", "\(oneDa) uden for enhver kommune"),
            Bilingual("\(many) outside every municipality", "\(manyDa) uden for enhver kommune"),
            joined.parishesWithoutMunicipality)
        add(
            joined.parishesWithoutVillage.count, Bilingual("\(one) without a village", "\(oneDa) uden en landsby"),
            Bilingual("\(many) without a village", "\(manyDa) uden en landsby"), joined.parishesWithoutVillage)
        add(
            joined.featuresJoined,
            Bilingual("feature joined with another of the same code", "objekt samlet efter kode"),
            Bilingual("features joined with another of the same code", "objekter samlet efter kode"))
        add(
            joined.villagesLeftOut,
            Bilingual(
                "village left out for its type or as a second name", "landsby udeladt for sin type eller som andet navn"
            ),
            Bilingual(
                "villages left out for their type or as a second name",
                "landsbyer udeladt for deres type eller som andet navn"))
        if joined.repaired > 0 {
            let changed = Bilingual.whole(joined.repairedAreaSquareMetres)
            add(
                joined.repaired,
                Bilingual("polygon repaired", "polygon rettet") + Bilingual(", which changed ", ", hvilket ændrede ")
                    + changed + " m2",
                Bilingual("polygons repaired", "polygoner rettet") + Bilingual(", which changed ", ", hvilket ændrede ")
                    + changed + " m2")
        }
        return section("Joined", "Samlet", lines)
    }

    private var neighbours: String {
        let summary = study.neighbourSummary
        let rook = language.count(
            summary.rook, Bilingual("pair shares a border", "par deler grænse"),
            Bilingual("pairs share a border", "par deler grænse"))
        let points = say("a border or a point", "grænse eller punkt")
        var lines = ["\(rook), \(language.whole(Double(summary.queen))) \(points)"]
        lines.append(
            say(
                Numerals.count(summary.parts, "connected part", "connected parts")
                    + ", the largest of \(language.whole(Double(summary.largestPart))) units",
                Numerals.count(summary.parts, "sammenhængende del", "sammenhængende dele")
                    + ", den største på \(language.whole(Double(summary.largestPart))) enheder"))
        if !study.links.isEmpty {
            let declared = study.links.count - study.roadLinks.count
            lines.append(
                say(
                    Numerals.count(study.links.count, "link", "links"),
                    Numerals.count(study.links.count, "forbindelse", "forbindelser"))
                    + say(
                        ": \(declared) declared, \(study.roadLinks.count) from the roads",
                        ": \(declared) angivet, \(study.roadLinks.count) fra vejene"))
        }
        if !summary.isolated.isEmpty {
            lines.append(
                say(
                    Numerals.count(summary.isolated.count, "isolated unit", "isolated units"),
                    summary.isolated.count == 1 ? "1 isoleret enhed" : "\(summary.isolated.count) isolerede enheder")
                    + listed(summary.isolated))
        }
        if !summary.nearMisses.isEmpty {
            let matched = summary.nearMisses.count { $0.isMatched }
            lines.append(
                say(
                    Numerals.count(summary.nearMisses.count, "near miss", "near misses")
                        + ", \(matched) bridged by the tolerance",
                    Numerals.count(summary.nearMisses.count, "grænse, der næsten mødes", "grænser, der næsten mødes")
                        + ", \(matched) samlet af tolerancen"))
        }
        return section("Neighbours", "Naboer", lines)
    }

    private var coverage: String {
        let summary = study.coverageSummary
        var parts: [String] = []
        if let gaps = summary.gaps {
            parts.append(say(Numerals.count(gaps, "gap", "gaps"), gaps == 1 ? "1 hul" : "\(gaps) huller"))
        }
        if let overlaps = summary.overlaps {
            parts.append(say(Numerals.count(overlaps, "overlap", "overlaps"), "\(overlaps) overlap"))
        }
        parts.append(
            say(
                Numerals.count(summary.invalid, "invalid polygon", "invalid polygons"),
                summary.invalid == 1 ? "1 ugyldig polygon" : "\(summary.invalid) ugyldige polygoner"))
        if summary.measuredAsRepaired > 0 {
            parts.append(
                say(
                    Numerals.count(summary.measuredAsRepaired, "invalid unit", "invalid units")
                        + " measured as if repaired",
                    Numerals.count(summary.measuredAsRepaired, "ugyldig enhed", "ugyldige enheder") + " målt som rettet"
                ))
        }
        return section(
            "Coverage", "Dækning", ["\(language.whole(summary.areaKm2)) km2; " + parts.joined(separator: ", ")])
    }

    private var population: String {
        let summary = study.populationSummary
        var lines = [
            "\(language.whole(summary.total)) \(say("inhabitants", "indbyggere")); \(say(summary.source, summary.danishSource))"
        ]
        if summary.missing > 0 {
            lines.append(
                language.count(
                    summary.missing, Bilingual("unit without a figure", "enhed uden tal"),
                    Bilingual("units without a figure", "enheder uden tal")))
        }
        return section("Population", "Befolkning", lines)
    }

    private var findings: String {
        let counts = Severity.allCases.reversed().map { severity in study.diagnostics.count { $0.severity == severity }
        }
        let total = say(
            "\(Numerals.count(counts[0], "error", "errors")), \(Numerals.count(counts[1], "warning", "warnings")), "
                + Numerals.count(counts[2], "note", "notes"),
            "\(counts[0]) fejl, \(Numerals.count(counts[1], "advarsel", "advarsler")), "
                + Numerals.count(counts[2], "bemærkning", "bemærkninger"))
        return section("Findings", "Fund", [total])
    }

    /// The first few ids, and how many more.
    private func listed(_ ids: [String]) -> String {
        guard !ids.isEmpty else { return "" }
        let rest = ids.count - 8
        return ": " + ids.prefix(8).joined(separator: ", ") + (rest > 0 ? " … (+\(rest))" : "")
    }
}

extension PointSource {
    fileprivate var danish: String {
        switch self {
        case .village: "landsby"
        case .label: "visuelt center"
        case .centre: "midtpunkt"
        }
    }
}
