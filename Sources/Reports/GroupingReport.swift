import Delimitation
import GeoModel
import GroupingMethods
import MapOutput
import StudyAreas

/// The report of one grouping: a page that opens from disk, asks for nothing, and prints: a poster of one page, a page a cluster,
/// and the tables behind them.
///
///     let report = GroupingReport(provenance, entry: entry, diagnostics: study.diagnostics)
///     try AtomicFile.write(report.bytes(language: .danish), to: "report.html", overwrite: false)
public struct GroupingReport: Sendable {
    /// Where the result comes from.
    public var provenance: Provenance
    /// The grouping with what is known of it.
    public var entry: GroupingsDocument.Entry
    /// What was found about the inputs.
    public var diagnostics: [Diagnostic]
    /// The study as it is drawn, where it was drawn before.
    public var sheet: ReportSheet?
    /// What every single move would do, for "and what if …?"; nil leaves that out.
    public var moves: SingleMoves?
    /// Whether the page is the poster alone, of the size of an A3 sheet.
    public var isPoster = false
    /// How sure each border is, 0 to 1, for the width of its line; nil where that was not asked for.
    public var confidence: BorderConfidence?

    /// What was decided on the way to the grouping; nil leaves that out.
    public var log: DecisionLog?

    /// A report of a grouping.
    public init(_ provenance: Provenance, entry: GroupingsDocument.Entry, diagnostics: [Diagnostic]) {
        self.provenance = provenance
        self.entry = entry
        self.diagnostics = diagnostics
    }

    private var problem: StudyProblem { provenance.problem }

    /// The whole file.
    ///
    /// - Throws: `UnusableInput` when a layer cannot be projected for drawing.
    public func bytes(language: ReportLanguage) throws(UnusableInput) -> [UInt8] {
        let study = problem.study
        let map = try ReportSheet.map(of: study, drawn: sheet)
        let drawing = try GroupingDrawing(entry.facts, map: map)
        var page = ReportPage(title: StudyTitle.text(study), language: language)
        page.isPoster = isPoster
        let headline = GroupingHeadline.text(entry.facts, problem)
        var body = Markup()
        body.element("main") { main in
            main.element("div", [("class", "front")]) { front in
                page.addHeader(headline, lead: lead, to: &front)
                front.element("section", [("class", "map")]) { addMap(map, drawing, headline, to: &$0) }
                front.element("section", [("class", "key")]) { section in
                    section.element("h2", [("class", "unseen")]) { $0.words(Bilingual("The clusters", "Klyngerne")) }
                    Legend(
                        facts: entry.facts, study: study, fills: drawing.fills, layers: map.layers, anchors: "c"
                    ).addClusters(to: &section)
                    section.element("div", [("class", "checklist"), ("id", "checks")]) { checks in
                        checks.element("h2") { $0.words(Bilingual("Checks", "Tjekliste")) }
                        checks.append(Checklist(entry.facts, problem: problem).markup(anchors: "c"))
                    }
                    section.element("details", [("class", "switches")]) { details in
                        details.element("summary") { $0.words(Bilingual("What the map shows", "Hvad kortet viser")) }
                        Legend(facts: entry.facts, study: study, fills: [], layers: map.layers, anchors: "c").addLayers(
                            to: &details)
                    }
                }
            }
            main.element("section", [("class", "cards")]) { addCards(map, drawing, to: &$0) }
            moves?.add(unitCount: study.units.count, to: &main)
            addTables(map, to: &main)
        }
        map.addUnits(to: &body, homes: [entry.facts])
        return page.bytes(body)
    }

    /// What stands below the headline: who is outside, how good it is, and what to keep in mind.
    private var lead: [Bilingual] {
        var lead = GroupingHeadline.outside(entry.facts, problem)
        let standing = GroupingHeadline.standing(entry.grouping, isGiven: entry.isGiven)
        let meaning: Bilingual = entry.isGiven ? "" : " " + GroupingHeadline.meaningOfBest
        lead.append(standing + meaning + " " + GroupingHeadline.caveat)
        return lead
    }

    private func addMap(
        _ map: ReportMap, _ drawing: GroupingDrawing, _ headline: Bilingual, to section: inout Markup
    ) {
        section.element("h2", [("class", "unseen")]) { $0.words(Bilingual("Map", "Kort")) }
        map.add(
            drawing, anchors: "c",
            label: Bilingual("Map of the clusters: ", "Kort over klyngerne: ") + headline
                + Bilingual(
                    ". Arrow keys move it, plus and minus zoom, zero shows all.",
                    ". Piletaster flytter det, plus og minus zoomer, nul viser alt."),
            to: &section)
        DataCredits(study: problem.study).add(to: &section)
    }

    private func addCards(_ map: ReportMap, _ drawing: GroupingDrawing, to section: inout Markup) {
        let facts = entry.facts
        let isLong = facts.clusters.count > Self.mostCards
        section.element("h2") { $0.words(Bilingual("The clusters one by one", "Klyngerne en for en")) }
        if facts.clusters.isEmpty {
            section.element("p") { $0.words(Bilingual("There is none.", "Der er ingen.")) }
        }
        section.element("div", [("class", isLong ? "deck long" : "deck")]) { deck in
            for (index, cluster) in facts.clusters.enumerated() {
                ClusterCard(
                    facts: cluster, problem: problem, fill: drawing.fills[index], anchors: "c",
                    mini: isLong ? nil : drawing.mini(of: index, anchors: "c"), isFolded: isLong
                ).add(to: &deck)
            }
        }
    }

    /// From more clusters on a card waits until it is asked for.
    private static let mostCards = 40

    private func addTables(_ map: ReportMap, to main: inout Markup) {
        let tables = FigureTables(study: map.study)
        main.element("div", [("class", "after")]) { after in
            after.element("section", [("class", "tables")]) { section in
                section.element("h2") { $0.words(Bilingual("Tables", "Tabeller")) }
                section.element("div", [("class", "scroll"), ("tabindex", "0")]) { box in
                    box.folded(if: entry.facts.clusters.count > Self.mostCards) {
                        tables.addClusters(entry.facts, anchors: "c", to: &$0)
                    }
                }
                tables.addUnits([(Bilingual("Cluster", "Klynge"), entry.facts, "c")], to: &section)
            }
            log?.add(to: &after)
            ProvenanceSection.addCaveats(to: &after)
            ProvenanceSection(provenance, diagnostics: diagnostics).add(to: &after)
        }
    }
}
