import Delimitation
import StudyAreas

/// Everything about one cluster: its place against chance, its evidence, its thresholds, its members, its measures.
struct ClusterCard {
    let facts: ClusterFacts
    let problem: StudyProblem
    let fill: Int
    let anchors: String
    let isOpen: Bool
    /// Whether what is in the card waits as text until the card is opened.
    let isFolded: Bool

    private var study: Study { problem.study }

    func add(to markup: inout Markup) {
        let attributes: [(StaticString, String)] = [("class", "card f\(fill)"), ("id", "\(anchors)\(facts.id)")]
        markup.element("details", isOpen ? attributes + [("open", "")] : attributes) { card in
            card.element("summary") { summary in
                summary.element("h3", [("id", "\(anchors)\(facts.id)-name")]) { heading in
                    heading.element("span", [("class", "badge")]) { $0.number(facts.id) }
                    heading.raw(" ")
                    heading.name(facts.name)
                }
                summary.element("p") { $0.words(line) }
            }
            card.folded(if: isFolded) { folded in
                folded.element("div", [("class", "body")]) { body in
                    addVerdict(to: &body)
                    addThresholds(to: &body)
                    addDetours(to: &body)
                    addMembers(to: &body)
                    addLegs(to: &body)
                }
            }
        }
    }

    private var line: Bilingual {
        let word = study.unitWord
        let members = Bilingual.count(facts.members.count, ReportWords.one(word), ReportWords.many(word))
        return "\(.whole(facts.population)) \(Bilingual("inhabitants", "indbyggere")) · \(members) · "
            + .number(facts.areaKm2, decimals: 0) + " km²"
    }

    /// How clearly it is delimited, compared with chance, and the best sentences for it.
    private func addVerdict(to markup: inout Markup) {
        guard let criterion = facts.criterion else { return }
        markup.element("p", [("class", "verdict-line")]) { line in
            line.words(Bilingual("Delimited most clearly ", "Tydeligst afgrænset "))
            line.element("strong") { $0.words(ReportWords.adverb(criterion.leading)) }
            line.words(Bilingual(", score ", ", score "))
            line.element("strong") { $0.words(.number(criterion.score, decimals: 2)) }
            line.words(Bilingual(" of 1.", " af 1."))
        }
        markup.element("ul", [("class", "evidence")]) { list in
            for measure in criterion.telling {
                list.element("li") { $0.words(measure.evidence.sentence) }
            }
        }
        guard let chance = criterion.chance else { return }
        markup.element("figure") { figure in
            figure.append(Charts.histogram(chance, score: criterion.score))
            figure.element("figcaption") { caption in
                caption.words(chance.sentence.capitalized + ".")
                caption.words(
                    Bilingual(
                        " The bars are the scores of such groups, from 0 to 1; the line is this cluster.",
                        " Søjlerne er sådanne gruppers score fra 0 til 1; stregen er denne klynge."))
            }
        }
    }

    private func addThresholds(to markup: inout Markup) {
        markup.element("table", [("class", "thresholds")]) { table in
            table.element("caption") { $0.words(Bilingual("Thresholds", "Tærskler")) }
            for row in facts.thresholds where row.value.isFinite {
                table.element("tr") { line in
                    line.element("th", [("scope", "row")]) { $0.words(ReportWords.title(row.threshold)) }
                    line.element("td", [("class", "n")]) { cell in
                        cell.words(
                            "\(ReportWords.value(row.value, row.threshold, decimals: row.decimals)) \(ReportWords.unit(row.threshold, study.unitWord))"
                        )
                    }
                    line.element("td") { cell in
                        cell.append(Charts.bar(row))
                        cell.element("span", [("class", "said")]) { $0.words(Self.verdict(row)) }
                        addDeciding(row, to: &cell)
                    }
                }
            }
        }
    }

    /// Between which members a distance lies, and what it was taken from.
    private func addDeciding(_ row: ThresholdRow, to cell: inout Markup) {
        guard row.deciding.count == 2 else { return }
        cell.element("span", [("class", "said")]) { said in
            said.name(study.units[row.deciding[0]].name)
            said.raw(" – ")
            said.name(study.units[row.deciding[1]].name)
            if let source = row.source { said.words(", " + ReportWords.way(source)) }
            if row.unknownPairs > 0 {
                said.words(
                    "; " + Bilingual.count(row.unknownPairs, Bilingual("pair", "par"), Bilingual("pairs", "par"))
                        + Bilingual(" unknown", " ukendt"))
            }
        }
    }

    /// The members whose way is far longer than the straight line.
    private func addDetours(to markup: inout Markup) {
        guard !facts.detours.isEmpty else { return }
        markup.element("ul", [("class", "evidence")]) { list in
            for detour in facts.detours.prefix(3) {
                list.element("li") { $0.words(problem.evidence(of: detour).sentence) }
            }
        }
    }

    /// How a value stands to its band and its limit, in words.
    static func verdict(_ row: ThresholdRow) -> Bilingual {
        var parts: [Bilingual] = []
        if let limit = ReportWords.range(row.limit.minimum, row.limit.maximum) {
            parts.append(
                row.isWithinLimit
                    ? Bilingual("limit ", "grænse ") + limit + Bilingual(", kept", ", overholdt")
                    : Bilingual("limit ", "grænse ") + limit + Bilingual(", broken", ", brudt"))
        }
        if let band = row.band, let score = row.score,
            let range = ReportWords.range(band.full.lowerBound, band.full.upperBound)
        {
            parts.append(
                (score >= 1
                    ? Bilingual("in the band ", "i båndet ") : Bilingual("outside the band ", "uden for båndet "))
                    + range)
        }
        guard let first = parts.first else { return Bilingual("no limit", "ingen grænse") }
        return parts.dropFirst().reduce(first) { $0 + "; " + $1 }
    }

    private func addMembers(to markup: inout Markup) {
        let members = DanishCollation.sorted(facts.members) { study.units[$0].name }
        markup.element("p", [("class", "members")]) { line in
            line.element("b") { $0.words(ReportWords.many(study.unitWord).capitalized + ": ") }
            for (position, unit) in members.enumerated() {
                if position > 0 { line.raw(", ") }
                line.name(study.units[unit].name)
                if unit == facts.hub && members.count > 1 {
                    line.words(Bilingual(" (hub)", " (midtpunkt)"))
                }
            }
            line.raw(".")
        }
    }

    private func addLegs(to markup: inout Markup) {
        guard let criterion = facts.criterion else { return }
        markup.element("details", [("class", "legs")]) { details in
            details.element("summary") { $0.words(Bilingual("Every measure", "Alle mål")) }
            for leg in criterion.legs {
                details.element("table") { table in
                    table.element("caption") { caption in
                        caption.words(ReportWords.leg(leg.leg))
                        caption.raw(" ")
                        caption.words(.number(leg.score, decimals: 2))
                    }
                    for measure in leg.measures { Self.add(measure, to: &table) }
                }
            }
        }
    }

    private static func add(_ measure: Measure, to table: inout Markup) {
        table.element("tr", measure.weight == 0 ? [("class", "told")] : []) { row in
            row.element("td") { $0.words(measure.evidence.sentence) }
            row.element("td") { cell in
                Charts.meter(measure.score, into: &cell)
                cell.words(.number(measure.score, decimals: 2))
            }
            row.element("td") { cell in
                guard let percentile = measure.percentile else { return }
                cell.words(
                    Bilingual("above ", "over ") + Bilingual(same: "\(Int((percentile * 100).rounded(.down))) %"))
            }
        }
    }
}
