import Delimitation
import GeoModel
import MapOutput
import StudyAreas

/// The report of one grouping: a page that opens from disk, asks for nothing, and prints.
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

    /// A report of a grouping.
    public init(_ provenance: Provenance, entry: GroupingsDocument.Entry, diagnostics: [Diagnostic]) {
        self.provenance = provenance
        self.entry = entry
        self.diagnostics = diagnostics
    }

    /// The whole file.
    ///
    /// - Throws: `UnusableInput` when a layer cannot be projected for drawing.
    public func bytes(language: ReportLanguage) throws(UnusableInput) -> [UInt8] {
        let study = provenance.problem.study
        let map = try ReportMap(study)
        let drawing = try GroupingDrawing(entry.facts, map: map)
        let page = ReportPage(title: StudyTitle.text(study), language: language)
        let headline = GroupingHeadline.text(entry.facts)
        var body = Markup()
        page.addHeader(
            headline, standing: GroupingHeadline.standing(entry.grouping, isGiven: entry.isGiven), to: &body)
        body.open("main")
        body.element("div", [("class", "overview")]) { main in
            main.element("section", [("class", "map")]) { section in
                section.element("h2", [("class", "unseen")]) { $0.words(Bilingual("Map", "Kort")) }
                map.add(
                    drawing, anchors: "c",
                    label: Bilingual("Map of the clusters: ", "Kort over klyngerne: ") + headline
                        + Bilingual(
                            ". Arrow keys move it, plus and minus zoom, zero shows all.",
                            ". Piletaster flytter det, plus og minus zoomer, nul viser alt."),
                    to: &section)
            }
            main.element("section", [("class", "key")]) { section in
                section.element("h2", [("class", "unseen")]) { $0.words(Bilingual("Legend", "Signaturforklaring")) }
                let legend = Legend(
                    facts: entry.facts, study: study, fills: drawing.fills, layers: map.layers, anchors: "c")
                legend.addClusters(to: &section)
                legend.addLayers(to: &section)
            }
            main.element("section", [("class", "checklist"), ("id", "checks")]) { section in
                section.element("h2") { $0.words(Bilingual("Checks", "Tjekliste")) }
                section.append(Checklist(entry.facts, problem: provenance.problem).markup(anchors: "c"))
            }
            main.element("section", [("class", "cards")]) { addCards(drawing, to: &$0) }
        }
        addTables(map, to: &body)
        body.raw("</main>")
        map.addUnits(to: &body)
        return page.bytes(body)
    }

    private func addCards(_ drawing: GroupingDrawing, to section: inout Markup) {
        let facts = entry.facts
        section.element("h2") { $0.words(Bilingual("The clusters one by one", "Klyngerne en for en")) }
        if facts.clusters.isEmpty {
            section.element("p") { $0.words(Bilingual("There is none.", "Der er ingen.")) }
        }
        for (index, cluster) in facts.clusters.enumerated() {
            ClusterCard(
                facts: cluster, problem: provenance.problem, fill: drawing.fills[index], anchors: "c",
                isOpen: facts.clusters.count <= 8, isFolded: facts.clusters.count > 40
            ).add(to: &section)
        }
    }

    private func addTables(_ map: ReportMap, to body: inout Markup) {
        let tables = FigureTables(study: map.study)
        body.element("div", [("class", "after")]) { after in
            after.element("section", [("class", "tables")]) { section in
                section.element("h2") { $0.words(Bilingual("Tables", "Tabeller")) }
                section.element("div", [("class", "scroll"), ("tabindex", "0")]) { box in
                    box.folded(if: entry.facts.clusters.count > 40) {
                        tables.addClusters(entry.facts, anchors: "c", to: &$0)
                    }
                }
                tables.addUnits([(Bilingual("Cluster", "Klynge"), entry.facts, "c")], to: &section)
            }
            ProvenanceSection.addCaveats(to: &after)
            ProvenanceSection(provenance, diagnostics: diagnostics).add(to: &after)
        }
    }
}
