import Delimitation
import GeoModel
import MapOutput
import StudyAreas

/// The report above several groupings: their figures side by side, their maps moved as one with what differs hatched, a swipe from
/// one to another, and which units they place differently.
public struct ComparisonReport: Sendable {
    /// Where the results come from.
    public var provenance: Provenance
    /// The groupings, the best first.
    public var entries: [GroupingsDocument.Entry]
    /// For each grouping the page of its own report, seen from this one; nil where it has none.
    public var pages: [String?]
    /// What each is called; nil for alternatives by their number.
    public var titles: [String]?
    /// What was found about the inputs.
    public var diagnostics: [Diagnostic]
    /// The study as it is drawn, where it was drawn before.
    public var sheet: ReportSheet?

    /// A report that compares groupings of one study; `pages` names the report of each.
    public init(
        _ provenance: Provenance, entries: [GroupingsDocument.Entry], pages: [String?], titles: [String]? = nil,
        diagnostics: [Diagnostic]
    ) {
        precondition(entries.count == pages.count, "one page for each grouping")
        self.provenance = provenance
        self.entries = entries
        self.pages = pages
        self.titles = titles
        self.diagnostics = diagnostics
    }

    var problem: StudyProblem { provenance.problem }
    var study: Study { problem.study }

    /// The whole file.
    ///
    /// - Throws: `UnusableInput` when a layer cannot be projected for drawing.
    public func bytes(language: ReportLanguage) throws(UnusableInput) -> [UInt8] {
        let map = try ReportSheet.map(of: study, drawn: sheet)
        let moves = entries.indices.map { index in index == 0 ? [] : self.moves(of: index) }
        var drawings: [GroupingDrawing] = []
        for (entry, moves) in zip(entries, moves) {
            drawings.append(try GroupingDrawing(entry.facts, map: map, moved: moves.map(\.unit)))
        }
        let page = ReportPage(title: StudyTitle.text(study), language: language)
        var body = Markup()
        body.element("main") { main in
            page.addHeader(headline, lead: lead(moves), to: &main)
            main.element("section", [("class", "comparison"), ("id", "checks")]) { addOverview(to: &$0) }
            main.element("div", [("class", "pair"), ("data-linked", "")]) { pair in
                for (index, drawing) in drawings.enumerated() { add(drawing, index, map, to: &pair) }
            }
            DataCredits(study: study).add(to: &main)
            addSwipe(map, to: &main)
            main.element("section", [("class", "comparison")]) { section in
                section.element("details", [("class", "switches")]) { details in
                    details.element("summary") { $0.words(Bilingual("What the maps show", "Hvad kortene viser")) }
                    Legend(facts: entries[0].facts, study: study, fills: [], layers: map.layers, anchors: "").addLayers(
                        to: &details)
                }
                for index in entries.indices.dropFirst() { addMoves(moves[index], of: index, to: &section) }
            }
            main.element("div", [("class", "after")]) { after in
                after.element("section", [("class", "tables")]) { section in
                    section.element("h2") { $0.words(Bilingual("Tables", "Tabeller")) }
                    FigureTables(study: study).addUnits(
                        entries.indices.map { (title($0), entries[$0].facts, "a\($0 + 1)-c") }, to: &section)
                }
                ProvenanceSection.addCaveats(to: &after)
                ProvenanceSection(provenance, diagnostics: diagnostics).add(to: &after)
            }
        }
        map.addUnits(to: &body, homes: entries.map(\.facts))
        return page.bytes(body)
    }

    func title(_ index: Int) -> Bilingual {
        if let titles, titles.indices.contains(index) { return Bilingual(same: titles[index]) }
        return "\(Bilingual("Alternative", "Forslag")) \(index + 1)"
    }

    private var headline: Bilingual {
        let counts = entries.map(\.facts.clusters.count)
        let (fewest, most) = (counts.min() ?? 0, counts.max() ?? 0)
        let clusters = Bilingual("clusters", "klynger")
        let range: Bilingual =
            fewest == most ? "\(most) \(clusters)" : "\(fewest) \(Bilingual("to", "til")) \(most) \(clusters)"
        let word =
            titles == nil
            ? (Bilingual("alternative", "forslag"), Bilingual("alternatives", "forslag"))
            : (Bilingual("grouping", "gruppering"), Bilingual("groupings", "grupperinger"))
        return .count(entries.count, word.0, word.1) + Bilingual(" of ", " med ") + range
    }

    /// How far they are from each other, and what the hatching means.
    private func lead(_ moves: [[GroupingComparison.Move]]) -> [Bilingual] {
        let clusters = entries.map { Set($0.facts.clusters.map(\.members)) }
        let same = clusters.dropFirst().reduce(clusters[0]) { $0.intersection($1) }
        let names = entries[0].facts.clusters.filter { same.contains($0.members) }.map { "\($0.id) \($0.name)" }
        let shown = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
        let alike: Bilingual =
            names.isEmpty
            ? Bilingual("No cluster is the same in all of them.", "Ingen klynge er den samme i dem alle.")
            : Bilingual("The same in all of them: ", "Ens i dem alle: ") + Bilingual(same: shown + ".")
        return [
            alike
                + Bilingual(
                    " A cluster that is the same keeps its number, its name and its colour; hatched is what lies elsewhere than in the first.",
                    " En klynge, der er den samme, beholder nummer, navn og farve; skraveret er det, som ligger et andet sted end i den første."
                ),
            GroupingHeadline.caveat,
        ]
    }

    func moves(of index: Int) -> [GroupingComparison.Move] {
        GroupingComparison(
            entries[0].facts.clusters.map(\.members), entries[index].facts.clusters.map(\.members),
            populations: study.units.map { $0.population ?? 0 }
        ).moves
    }

    private func add(_ drawing: GroupingDrawing, _ index: Int, _ map: ReportMap, to pair: inout Markup) {
        let entry = entries[index]
        let anchors = "a\(index + 1)-c"
        pair.element("section") { section in
            section.element("h2") { addTitle(index, to: &$0) }
            let headline = GroupingHeadline.text(entry.facts, problem)
            section.element("p", [("class", "standing")]) { $0.words(headline.capitalized + ".") }
            map.add(drawing, anchors: anchors, label: title(index) + ": " + headline, to: &section)
            Legend(
                facts: entry.facts, study: study, fills: drawing.fills, layers: [], anchors: anchors,
                page: pages[index] ?? ""
            ).addClusters(to: &section)
        }
    }

    func addTitle(_ index: Int, to markup: inout Markup) {
        guard let page = pages[index] else { return markup.words(title(index)) }
        markup.element("a", [("href", page)]) { $0.words(title(index)) }
    }

    /// Two maps over each other, with a handle that uncovers the one below; drawn from the shapes of the maps above.
    private func addSwipe(_ map: ReportMap, to main: inout Markup) {
        guard entries.count > 1 else { return }
        main.element("details", [("class", "swipe fold")]) { section in
            section.element("summary") {
                $0.words(Bilingual("Swipe from one map to the other", "Skyd fra det ene kort til det andet"))
            }
            section.element("div", [("class", "choices")]) { choices in
                for (side, chosen) in [("left", 0), ("right", 1)] {
                    choices.element("label") { label in
                        label.words(side == "left" ? Bilingual("Left: ", "Venstre: ") : Bilingual("Right: ", "Højre: "))
                        label.element("select", [("data-side", side)]) { select in
                            for index in entries.indices {
                                select.element(
                                    "option",
                                    [
                                        ("value", "\(index)"), ("data-en", title(index).english),
                                        ("data-da", title(index).danish),
                                    ]
                                        + (index == chosen ? [("selected", "")] : [])
                                ) { $0.text(title(index).english) }
                            }
                        }
                    }
                }
            }
            section.element("div", [("class", "curtain")]) { curtain in
                for side in ["right", "left"] {
                    curtain.element(
                        "svg",
                        [
                            ("class", "world \(side)"), ("viewBox", "0 0 \(map.frame.width) \(map.frame.height)"),
                            ("aria-hidden", "true"),
                        ]
                    ) { _ in }
                }
                curtain.open(
                    "input",
                    [("type", "range"), ("min", "0"), ("max", "100"), ("value", "50"), ("aria-label", "Swipe · Skyd")])
            }
        }
    }
}
