import Delimitation
import StudyAreas

/// One cluster: where it lies, what speaks for it and what against it; every figure on request.
struct ClusterCard {
    let facts: ClusterFacts
    let problem: StudyProblem
    let fill: Int
    let anchors: String
    /// Where it lies, as a small map; nil where there are too many of them.
    let mini: Markup?
    /// Whether what is in the card waits as text until the card is opened.
    let isFolded: Bool

    private var study: Study { problem.study }
    private var evidence: ClusterEvidence { ClusterEvidence(facts, problem) }

    func add(to markup: inout Markup) {
        let attributes: [(StaticString, String)] = [("class", "card f\(fill)"), ("id", "\(anchors)\(facts.id)")]
        guard isFolded else {
            markup.element("article", attributes) { card in
                card.element("div", [("class", "head")]) { addHead(to: &$0) }
                addBody(to: &card)
            }
            return
        }
        markup.element("details", attributes) { card in
            card.element("summary", [("class", "head")]) { addHead(to: &$0) }
            card.folded(if: true) { addBody(to: &$0) }
        }
    }

    private func addHead(to head: inout Markup) {
        head.element("h3", [("id", "\(anchors)\(facts.id)-name"), ("tabindex", "-1")]) { heading in
            heading.element("span", [("class", "badge")]) { $0.number(facts.id) }
            heading.raw(" ")
            heading.name(facts.name)
        }
        head.element("p") { $0.words(line) }
    }

    private var line: Bilingual {
        let word = study.unitWord
        let members = Bilingual.count(facts.members.count, ReportWords.one(word), ReportWords.many(word))
        return "\(.whole(facts.population)) \(Bilingual("inhabitants", "indbyggere")) · \(members) · "
            + .number(facts.areaKm2, decimals: 0) + " km²"
    }

    private func addBody(to card: inout Markup) {
        card.element("div", [("class", "body")]) { body in
            if let mini { body.append(mini) }
            addVerdict(to: &body)
            addEvidence(to: &body)
            addMembers(to: &body)
            body.element("details", [("class", "more")]) { more in
                more.element("summary") { $0.words(Bilingual("All evidence and figures", "Alt belæg og alle tal")) }
                addRest(to: &more)
                addChance(to: &more)
                addThresholds(to: &more)
                addLegs(to: &more)
            }
        }
    }

    private func addVerdict(to markup: inout Markup) {
        guard let criterion = facts.criterion else { return }
        markup.element("p", [("class", "verdict-line")]) { line in
            line.words(Bilingual("Delimited most clearly ", "Tydeligst afgrænset "))
            line.element("strong") { $0.words(ReportWords.adverb(criterion.leading)) }
            line.words(Bilingual(": ", ": "))
            line.element("strong") { $0.words(.number(criterion.score, decimals: 2)) }
            line.words(Bilingual(" of 1.", " af 1."))
        }
    }

    /// Two sentences for it, and two against it beside them.
    private func addEvidence(to markup: inout Markup) {
        let evidence = evidence
        markup.element("div", [("class", "sides")]) { sides in
            sides.element("div", [("class", "for")]) { side in
                side.element("h4") { $0.words(Bilingual("For it", "For")) }
                Self.list(
                    evidence.inFavour.prefix(2), none: Bilingual("Nothing was measured.", "Intet er målt."), to: &side)
            }
            sides.element("div", [("class", "against")]) { side in
                side.element("h4") { $0.words(Bilingual("Against it", "Imod")) }
                Self.list(
                    evidence.against.prefix(2),
                    none: Bilingual("Nothing that was measured.", "Intet af det målte."), to: &side)
            }
        }
    }

    /// The sentences that the card has no space for.
    private func addRest(to markup: inout Markup) {
        let evidence = evidence
        for (title, rest) in [
            (Bilingual("Also for it", "Også for"), evidence.inFavour.dropFirst(2)),
            (Bilingual("Also against it", "Også imod"), evidence.against.dropFirst(2)),
        ] where !rest.isEmpty {
            markup.element("h4") { $0.words(title) }
            Self.list(rest, none: "", to: &markup)
        }
    }

    private static func list(_ sentences: ArraySlice<Bilingual>, none: Bilingual, to markup: inout Markup) {
        guard !sentences.isEmpty else {
            markup.element("p", [("class", "nothing")]) { $0.words(none) }
            return
        }
        markup.element("ul", [("class", "evidence")]) { list in
            for sentence in sentences { list.element("li") { $0.words(sentence) } }
        }
    }

    private func addMembers(to markup: inout Markup) {
        let members = DanishCollation.sorted(facts.members) { study.units[$0].name }
        markup.element("p", [("class", "members")]) { line in
            line.element("b") { $0.words(ReportWords.many(study.unitWord).capitalized + ": ") }
            for (position, unit) in members.enumerated() {
                if position > 0 { line.raw(", ") }
                line.name(study.units[unit].name)
                if unit == facts.hub && members.count > 1 {
                    line.words(Bilingual(" (hub)", " (knudepunkt)"))
                }
            }
            line.raw(".")
        }
    }

    /// How it compares with random groups, where that was asked for.
    private func addChance(to markup: inout Markup) {
        guard let criterion = facts.criterion, let chance = criterion.chance else { return }
        markup.element("figure") { figure in
            figure.append(Charts.histogram(chance, score: criterion.score))
            figure.element("figcaption") { caption in
                caption.words(chance.sentence(isOptimised: criterion.isOptimised).sentence)
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

    private func addLegs(to markup: inout Markup) {
        guard let criterion = facts.criterion else { return }
        for leg in criterion.legs {
            markup.element("table", [("class", "legs")]) { table in
                table.element("caption") { caption in
                    caption.words(ReportWords.leg(leg.leg))
                    caption.raw(" ")
                    caption.words(.number(leg.score, decimals: 2))
                }
                for measure in leg.measures { Self.add(measure, to: &table) }
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
