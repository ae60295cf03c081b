import GEOSKit
import GeoModel
import MapOutput
import PROJKit
import StudyAreas

/// Where the report comes from, and what it does not know.
struct ProvenanceSection {
    let provenance: Provenance
    let diagnostics: [Diagnostic]
    private var study: Study { provenance.problem.study }

    init(_ provenance: Provenance, diagnostics: [Diagnostic]) {
        self.provenance = provenance
        self.diagnostics = diagnostics
    }

    /// What geometry cannot know, said plainly.
    static func addCaveats(to markup: inout Markup) {
        markup.element("section", [("class", "caveats")]) { section in
            section.element("h2") {
                $0.words(Bilingual("What this does not consider", "Det tager dette ikke hensyn til"))
            }
            section.element("ul") { list in
                for caveat in caveats { list.element("li") { $0.words(caveat) } }
            }
        }
    }

    static let caveats = [
        Bilingual(
            "People. Whether villages want to work together, and who will carry the work, is on no map. Two of the real clusters dissolved for social reasons.",
            "Mennesker. Om landsbyerne vil arbejde sammen, og hvem der vil bære arbejdet, står ikke på noget kort. To af de virkelige klynger gik i opløsning af sociale grunde."
        ),
        Bilingual(
            "A requirement. There is no official number. The bands and the limits that nobody gave are calibrated on known Danish village clusters; they are not the campaign's requirement.",
            "Et krav. Der findes ikke noget officielt tal. Båndene, og de grænser som ingen har angivet, er kalibreret på kendte danske landsbyklynger; de er ikke kampagnens krav."
        ),
        Bilingual(
            "The other criteria. The score is about one thing: whether the cluster forms a unit with a geographic, a historical or an identity-related delimitation.",
            "De andre kriterier. Scoren handler om én ting: om klyngen udgør en enhed med en geografisk, historisk eller identitetsmæssig afgrænsning."
        ),
        Bilingual(
            "What was not given: roads, schools, associations and plans count only where they are among the inputs below.",
            "Det, der ikke er givet: veje, skoler, foreninger og planer tæller kun med, hvor de er blandt kilderne nedenfor."
        ),
    ]

    func add(to markup: inout Markup) {
        markup.element("section", [("class", "provenance")]) { section in
            section.element("details", [("class", "fold")]) { fold in
                fold.element("summary") { summary in
                    summary.element("h2") { $0.words(Bilingual("How this was made", "Sådan blev dette til")) }
                }
                addDetails(to: &fold)
            }
        }
    }

    /// The name of a file without the folders that it lies in: those are nobody's business in a page for the public.
    private static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

    private func addDetails(to section: inout Markup) {
        section.element("p") { $0.words(Bilingual("The command that made it:", "Kommandoen, der lavede det:")) }
        section.element("pre", [("tabindex", "0")]) { $0.element("code") { $0.text(provenance.command) } }
        section.element("dl") { addFacts(to: &$0) }
        addInputs(to: &section)
        addFindings(to: &section)
    }

    private func addFacts(to list: inout Markup) {
        func fact(_ term: Bilingual, _ value: Bilingual) {
            list.element("dt") { $0.words(term) }
            list.element("dd") { $0.words(value) }
        }
        let limits = LimitWords(provenance.problem)
        let accuracy: Bilingual =
            study.toWorking.accuracyMetres.map {
                Bilingual(", accurate to ", ", nøjagtig til ") + .number($0, decimals: 1) + " m"
            } ?? ""
        fact(Bilingual("Program", "Program"), Bilingual(same: "klynge \(provenance.version)"))
        fact(
            Bilingual("Libraries", "Biblioteker"),
            Bilingual(same: "GEOS \(GEOSLibrary.version), PROJ \(PROJLibrary.version)"))
        fact(
            Bilingual("Drawn and measured in", "Tegnet og målt i"),
            Bilingual(same: "\(study.workingCRS.name); \(study.toWorking.operationName)") + accuracy)
        fact(Bilingual("Seed", "Startværdi"), Bilingual(same: String(study.configuration.seed)))
        fact(
            Bilingual("Limits", "Grænser"),
            (limits.basis.map { $0 + ": " + limits.text } ?? limits.text)
                + (limits.origins.map { ". " + $0 } ?? ""))
        fact(
            Bilingual("Inhabitants", "Indbyggere"),
            Bilingual(study.populationSummary.source, study.populationSummary.danishSource))
    }

    private func addInputs(to section: inout Markup) {
        section.element("div", [("class", "scroll"), ("tabindex", "0")]) { box in
            box.element("table", [("class", "wide")]) { table in
                table.element("caption") { $0.words(Bilingual("Inputs", "Kilder")) }
                table.element("thead") { head in
                    head.element("tr") { row in
                        Legend.heading(Bilingual("Role", "Rolle"), isNumber: false, &row)
                        Legend.heading(Bilingual("File", "Fil"), isNumber: false, &row)
                        Legend.heading(Bilingual("Features", "Objekter"), isNumber: true, &row)
                        Legend.heading("SHA-256", isNumber: false, &row)
                    }
                }
                table.element("tbody") { body in
                    for input in study.inputs {
                        body.element("tr") { row in
                            row.element("td") { $0.words(input.role.words(in: study)) }
                            row.element("td") { $0.name(Self.fileName(input.path)) }
                            Legend.number(.whole(Double(input.features)), Double(input.features), &row)
                            row.element("td", [("class", "hash")]) { $0.text(input.sha256) }
                        }
                    }
                }
            }
        }
    }

    private func addFindings(to section: inout Markup) {
        let told = diagnostics.filter { $0.severity >= .warning }
        guard !told.isEmpty else { return }
        section.element("h3") { $0.words(Bilingual("Findings about the inputs", "Fund i kilderne")) }
        section.element("ul", [("class", "findings")]) { list in
            for finding in told.prefix(50) {
                list.element("li") { item in
                    item.element("b") { $0.text("\(finding.code)") }
                    item.raw(" ")
                    item.words(FindingWords.text(finding))
                }
            }
            if told.count > 50 {
                list.element("li") { item in
                    item.words(
                        "\(told.count - 50) \(Bilingual("more; scores.json has them all", "flere; scores.json har dem alle"))"
                    )
                }
            }
        }
        section.element("p") {
            $0.words(
                Bilingual(
                    "`klynge explain CODE` says what each means.",
                    "`klynge explain KODE` forklarer hver af dem, og scores.json har dem med alle tal; begge på engelsk."
                ))
        }
    }
}
