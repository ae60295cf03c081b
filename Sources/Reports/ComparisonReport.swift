import Delimitation
import GeoModel
import MapOutput
import StudyAreas

/// The report above several groupings: their maps side by side, moved as one, and which units they place differently.
public struct ComparisonReport: Sendable {
    /// Where the results come from.
    public var provenance: Provenance
    /// The groupings, the best first.
    public var entries: [GroupingsDocument.Entry]
    /// For each grouping the page of its own report, seen from this one.
    public var pages: [String]
    /// What was found about the inputs.
    public var diagnostics: [Diagnostic]

    /// A report that compares groupings of one study; `pages` names the report of each.
    public init(
        _ provenance: Provenance, entries: [GroupingsDocument.Entry], pages: [String], diagnostics: [Diagnostic]
    ) {
        precondition(entries.count == pages.count, "one page for each grouping")
        self.provenance = provenance
        self.entries = entries
        self.pages = pages
        self.diagnostics = diagnostics
    }

    private var study: Study { provenance.problem.study }

    /// The whole file.
    ///
    /// - Throws: `UnusableInput` when a layer cannot be projected for drawing.
    public func bytes(language: ReportLanguage) throws(UnusableInput) -> [UInt8] {
        let map = try ReportMap(study)
        var drawings: [GroupingDrawing] = []
        for entry in entries { drawings.append(try GroupingDrawing(entry.facts, map: map)) }
        let page = ReportPage(title: StudyTitle.text(study), language: language)
        var body = Markup()
        page.addHeader(
            headline,
            standing: Bilingual(
                "The maps move together. Each alternative has a report of its own, with the evidence for every cluster.",
                "Kortene flytter sig sammen. Hvert forslag har sin egen rapport med belæg for hver klynge."),
            to: &body)
        body.element("main") { main in
            main.element("div", [("class", "pair"), ("data-linked", "")]) { pair in
                for (index, drawing) in drawings.enumerated() { add(drawing, index, map, to: &pair) }
            }
            main.element("div", [("class", "comparison"), ("id", "checks")]) { section in
                Legend(facts: entries[0].facts, study: study, fills: [], layers: map.layers, anchors: "").addLayers(
                    to: &section)
                addOverview(to: &section)
                for index in entries.indices.dropFirst() { addMoves(of: index, to: &section) }
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
        map.addUnits(to: &body)
        return page.bytes(body)
    }

    private func title(_ index: Int) -> Bilingual { "\(Bilingual("Alternative", "Forslag")) \(index + 1)" }

    private var headline: Bilingual {
        let counts = entries.map(\.facts.clusters.count)
        let (fewest, most) = (counts.min() ?? 0, counts.max() ?? 0)
        let clusters = Bilingual("clusters", "klynger")
        let range: Bilingual =
            fewest == most ? "\(most) \(clusters)" : "\(fewest) \(Bilingual("to", "til")) \(most) \(clusters)"
        return .count(entries.count, Bilingual("alternative", "forslag"), Bilingual("alternatives", "forslag"))
            + Bilingual(" of ", " med ") + range
    }

    private func add(_ drawing: GroupingDrawing, _ index: Int, _ map: ReportMap, to pair: inout Markup) {
        let entry = entries[index]
        let anchors = "a\(index + 1)-c"
        pair.element("section") { section in
            section.element("h2") { heading in
                heading.element("a", [("href", pages[index])]) { $0.words(title(index)) }
            }
            let headline = GroupingHeadline.text(entry.facts)
            section.element("p", [("class", "standing")]) { $0.words(headline.capitalized + ".") }
            map.add(drawing, anchors: anchors, label: title(index) + ": " + headline, to: &section)
            Legend(
                facts: entry.facts, study: study, fills: drawing.fills, layers: [], anchors: anchors,
                page: pages[index]
            ).addClusters(to: &section)
        }
    }

    private func addOverview(to section: inout Markup) {
        section.element("h2") { $0.words(Bilingual("Side by side", "Side om side")) }
        section.open("div", [("class", "sideways"), ("tabindex", "0")])
        section.element("table") { table in
            table.element("caption") { $0.words(Bilingual("The alternatives in figures", "Forslagene i tal")) }
            table.element("thead") { head in
                head.element("tr") { row in
                    Legend.heading(Bilingual("Alternative", "Forslag"), isNumber: false, &row)
                    Legend.heading(Bilingual("Clusters", "Klynger"), isNumber: true, &row)
                    Legend.heading(Bilingual("Inhabitants in them", "Indbyggere i dem"), isNumber: true, &row)
                    Legend.heading(Bilingual("Unassigned", "Ikke tildelt"), isNumber: true, &row)
                    Legend.heading(Bilingual("Mean score", "Gennemsnitlig score"), isNumber: true, &row)
                    Legend.heading(Bilingual("Cost", "Omkostning"), isNumber: true, &row)
                    Legend.heading(Bilingual("Limits", "Grænser"), isNumber: false, &row)
                }
            }
            table.element("tbody") { body in
                for index in entries.indices { addOverview(of: index, to: &body) }
            }
        }
        section.raw("</div>")
    }

    private func addOverview(of index: Int, to body: inout Markup) {
        let entry = entries[index]
        let scores = entry.facts.clusters.compactMap(\.criterion?.score)
        let mean = scores.isEmpty ? .nan : scores.reduce(0, +) / Double(scores.count)
        body.element("tr") { row in
            row.element("td") { cell in cell.element("a", [("href", pages[index])]) { $0.words(title(index)) } }
            Legend.number("\(entry.facts.clusters.count)", Double(entry.facts.clusters.count), &row)
            Legend.number(.whole(entry.facts.population), entry.facts.population, &row)
            Legend.number("\(entry.facts.unassigned.count)", Double(entry.facts.unassigned.count), &row)
            Legend.number(.number(mean, decimals: 2), mean, &row)
            Legend.number(.number(entry.grouping.objective, decimals: 0), entry.grouping.objective, &row)
            row.element("td") {
                $0.words(
                    entry.facts.breaksNoLimit ? Bilingual("kept", "overholdt") : Bilingual("broken", "brudt"))
            }
        }
    }

    /// The units that an alternative places differently than the first, once clusters are matched.
    private func addMoves(of index: Int, to section: inout Markup) {
        let moves = GroupingComparison(
            entries[0].facts.clusters.map(\.members), entries[index].facts.clusters.map(\.members),
            populations: study.units.map { $0.population ?? 0 }
        ).moves
        section.element("h2") {
            $0.words(
                "\(title(0)) → \(title(index)): "
                    + Bilingual.count(
                        moves.count, Bilingual("unit moves", "enhed flytter"),
                        Bilingual("units move", "enheder flytter")))
        }
        guard !moves.isEmpty else { return }
        section.open("div", [("class", "sideways"), ("tabindex", "0")])
        section.element("table", [("class", "moves sortable")]) { table in
            table.element("caption") { $0.words(Bilingual("Moved units", "Flyttede enheder")) }
            table.element("thead") { head in
                head.element("tr") { row in
                    Legend.heading(Bilingual("Name", "Navn"), isNumber: false, &row)
                    Legend.heading(Bilingual("Inhabitants", "Indbyggere"), isNumber: true, &row)
                    Legend.heading(title(0), isNumber: false, &row)
                    Legend.heading(title(index), isNumber: false, &row)
                }
            }
            table.element("tbody") { body in
                for move in DanishCollation.sorted(moves, by: { study.units[$0.unit].name }) {
                    body.element("tr") { row in
                        row.element("td") { $0.name(study.units[move.unit].name) }
                        let people = study.units[move.unit].population ?? .nan
                        Legend.number(.whole(people), people, &row)
                        addHome(move.from, entries[0].facts, to: &row)
                        addHome(move.to, entries[index].facts, to: &row)
                    }
                }
            }
        }
        section.raw("</div>")
    }

    private func addHome(_ cluster: Int?, _ facts: GroupingFacts, to row: inout Markup) {
        row.element("td") { cell in
            guard let cluster else { return cell.words(Bilingual("unassigned", "ikke tildelt")) }
            cell.number(facts.clusters[cluster].id)
            cell.raw("\u{A0}")
            cell.name(facts.clusters[cluster].name)
        }
    }
}
