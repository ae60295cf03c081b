import Delimitation
import StudyAreas

extension ComparisonReport {
    /// A row a grouping.
    func addOverview(to section: inout Markup) {
        section.element("h2") { $0.words(Bilingual("Side by side", "Side om side")) }
        section.open("div", [("class", "sideways"), ("tabindex", "0")])
        section.element("table", [("class", "overview-table")]) { table in
            table.element("caption") { $0.words(Bilingual("In figures", "I tal")) }
            table.element("thead") { head in
                head.element("tr") { row in
                    Legend.heading(
                        titles == nil ? Bilingual("Alternative", "Forslag") : Bilingual("Grouping", "Gruppering"),
                        isNumber: false, &row)
                    Legend.heading(Bilingual("Clusters", "Klynger"), isNumber: true, &row)
                    Legend.heading(Bilingual("Inhabitants in them", "Indbyggere i dem"), isNumber: true, &row)
                    Legend.heading(Bilingual("Left over", "Tilovers"), isNumber: true, &row)
                    Legend.heading(Bilingual("Mean score", "Gennemsnitlig score"), isNumber: true, &row)
                    Legend.heading(Bilingual("Cost", "Omkostning"), isNumber: true, &row)
                    Legend.heading(Bilingual("Limits", "Grænser"), isNumber: false, &row)
                    Legend.heading(Bilingual("Units moved", "Flyttede enheder"), isNumber: true, &row)
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
            row.element("td") { addTitle(index, to: &$0) }
            Legend.number("\(entry.facts.clusters.count)", Double(entry.facts.clusters.count), &row)
            Legend.number(.whole(entry.facts.population), entry.facts.population, &row)
            Legend.number("\(entry.facts.leftOver.count)", Double(entry.facts.leftOver.count), &row)
            Legend.number(.number(mean, decimals: 2), mean, &row)
            Legend.number(.number(entry.grouping.objective, decimals: 0), entry.grouping.objective, &row)
            row.element("td") {
                $0.words(
                    entry.facts.breaksNoLimit ? Bilingual("kept", "overholdt") : Bilingual("broken", "brudt"))
            }
            let moved = index == 0 ? 0 : moves(of: index).count
            Legend.number(index == 0 ? "–" : "\(moved)", Double(moved), &row)
        }
    }

    /// The units that an alternative places differently than the first, once clusters are matched.
    func addMoves(_ moves: [GroupingComparison.Move], of index: Int, to section: inout Markup) {
        let heading: Bilingual =
            "\(title(0)) → \(title(index)): "
            + Bilingual.count(
                moves.count, Bilingual("unit moves", "enhed flytter"), Bilingual("units move", "enheder flytter"))
        guard !moves.isEmpty else {
            section.element("h2") { $0.words(heading) }
            return
        }
        section.element("details", [("class", "fold")]) { fold in
            fold.element("summary") { $0.words(heading) }
            fold.open("div", [("class", "sideways"), ("tabindex", "0")])
            fold.element("table", [("class", "moves sortable")]) { table in
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
                        body.element("tr", [("data-unit", "\(move.unit)")]) { row in
                            row.element("td") { $0.name(study.units[move.unit].name) }
                            let people = study.units[move.unit].population ?? .nan
                            Legend.number(.whole(people), people, &row)
                            addHome(move.from, entries[0].facts, to: &row)
                            addHome(move.to, entries[index].facts, to: &row)
                        }
                    }
                }
            }
            fold.raw("</div>")
        }
    }

    private func addHome(_ cluster: Int?, _ facts: GroupingFacts, to row: inout Markup) {
        row.element("td") { cell in
            guard let cluster else { return cell.words(Bilingual("in none", "i ingen")) }
            cell.number(facts.clusters[cluster].id)
            cell.raw("\u{A0}")
            cell.name(facts.clusters[cluster].name)
        }
    }
}
