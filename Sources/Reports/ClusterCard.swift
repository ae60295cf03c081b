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

    var study: Study { problem.study }
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
                addDimensions(to: &more)
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
}
