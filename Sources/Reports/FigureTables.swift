import Delimitation
import StudyAreas

/// The tables behind the map: every cluster with every figure, every unit with its cluster and its neighbours.
struct FigureTables {
    let study: Study

    /// A row a cluster, a column a quantity.
    func addClusters(_ facts: GroupingFacts, anchors: String, to markup: inout Markup) {
        let thresholds = facts.clusters.first?.thresholds.map(\.threshold) ?? []
        let dimensions = Dimension.allCases.filter { dimension in
            facts.clusters.contains { $0.criterion?.dimensions.contains { $0.dimension == dimension } ?? false }
        }
        let hasChance = facts.clusters.contains { $0.criterion?.chance != nil }
        markup.element("table", [("class", "wide sortable")]) { table in
            table.element("caption") { $0.words(Bilingual("Clusters in figures", "Klynger i tal")) }
            table.element("thead") { head in
                head.element("tr") { row in
                    Legend.heading(Bilingual("No.", "Nr."), isNumber: true, &row)
                    Legend.heading(Bilingual("Cluster", "Klynge"), isNumber: false, &row)
                    for threshold in thresholds {
                        let unit: Bilingual = threshold.unit == "km" ? " (km)" : ""
                        Legend.heading(ReportWords.title(threshold) + unit, isNumber: true, &row)
                    }
                    Legend.heading("km²", isNumber: true, &row)
                    for dimension in dimensions {
                        Legend.heading(ReportWords.dimension(dimension), isNumber: true, &row)
                    }
                    if !dimensions.isEmpty { Legend.heading("Score", isNumber: true, &row) }
                    if hasChance { Legend.heading(Bilingual("Clearer than", "Klarere end"), isNumber: true, &row) }
                    Legend.heading(Bilingual("Municipality", "Kommune"), isNumber: false, &row)
                }
            }
            table.element("tbody") { body in
                for cluster in facts.clusters {
                    body.element("tr") { row in
                        Legend.number("\(cluster.id)", Double(cluster.id), &row)
                        row.element("td") { cell in
                            cell.element("a", [("href", "#\(anchors)\(cluster.id)")]) { $0.name(cluster.name) }
                        }
                        for threshold in thresholds { add(threshold, of: cluster, to: &row) }
                        Legend.number(.number(cluster.areaKm2, decimals: 0), cluster.areaKm2, &row)
                        addScores(of: cluster, dimensions, hasChance, to: &row)
                        row.element("td") { cell in
                            cell.text(
                                cluster.municipalities.map { study.municipalityName($0) ?? $0 }.joined(separator: ", "))
                        }
                    }
                }
            }
        }
    }

    private func add(_ threshold: Threshold, of cluster: ClusterFacts, to row: inout Markup) {
        guard let value = cluster.thresholds.first(where: { $0.threshold == threshold }) else {
            row.element("td") { _ in }
            return
        }
        let mark: Bilingual = !value.isWithinLimit ? " ✗" : (value.score ?? 1) < 1 ? " !" : ""
        Legend.number(ReportWords.value(value.value, threshold) + mark, value.value, &row)
    }

    private func addScores(of cluster: ClusterFacts, _ dimensions: [Dimension], _ hasChance: Bool, to row: inout Markup)
    {
        for dimension in dimensions {
            let score = cluster.criterion?.dimensions.first { $0.dimension == dimension }?.score ?? .nan
            Legend.number(.number(score, decimals: 2), score, &row)
        }
        if !dimensions.isEmpty {
            let score = cluster.criterion?.score ?? .nan
            Legend.number(.number(score, decimals: 2), score, &row)
        }
        guard hasChance else { return }
        let share = cluster.criterion?.chance?.percentile
        Legend.number(share.map { "\(Int(($0 * 100).rounded(.down))) %" } ?? "–", share ?? .nan, &row)
    }

    /// A row a unit, by name; `groupings` gives a column each. Hundreds of them wait until they are asked for.
    func addUnits(_ groupings: [(title: Bilingual, facts: GroupingFacts, anchors: String)], to markup: inout Markup) {
        markup.element("div", [("class", "scroll"), ("tabindex", "0")]) { box in
            box.element("details", [("class", "fold")]) { fold in
                fold.element("summary") {
                    $0.words(
                        ReportWords.many(study.unitWord).capitalized + ": " + .whole(Double(study.units.count)))
                }
                fold.folded(if: study.units.count > 300) { addUnitTable(groupings, to: &$0) }
            }
        }
    }

    private func addUnitTable(
        _ groupings: [(title: Bilingual, facts: GroupingFacts, anchors: String)], to markup: inout Markup
    ) {
        let homes = groupings.map { grouping in
            var homes = [Int?](repeating: nil, count: study.units.count)
            for (index, cluster) in grouping.facts.clusters.enumerated() {
                for unit in cluster.members { homes[unit] = index }
            }
            return homes
        }
        markup.element("table", [("class", "wide sortable units")]) { table in
            table.element("caption") { $0.words(ReportWords.many(study.unitWord).capitalized) }
            table.element("thead") { head in
                head.element("tr") { row in
                    Legend.heading(Bilingual("Name", "Navn"), isNumber: false, &row)
                    Legend.heading(Bilingual("Id", "Id"), isNumber: false, &row)
                    Legend.heading(Bilingual("Inhabitants", "Indbyggere"), isNumber: true, &row)
                    Legend.heading(Bilingual("Municipality", "Kommune"), isNumber: false, &row)
                    for grouping in groupings { Legend.heading(grouping.title, isNumber: false, &row) }
                    Legend.heading(Bilingual("Neighbours", "Naboer"), isNumber: false, &row)
                }
            }
            table.element("tbody") { body in
                let order = DanishCollation.sorted(Array(study.units.indices), by: { study.units[$0].name })
                var ranks = [Int](repeating: 0, count: order.count)
                for (rank, unit) in order.enumerated() { ranks[unit] = rank }
                for unit in order { add(unit, groupings, homes, ranks, to: &body) }
            }
        }
    }

    private func add(
        _ unit: Int, _ groupings: [(title: Bilingual, facts: GroupingFacts, anchors: String)], _ homes: [[Int?]],
        _ ranks: [Int], to body: inout Markup
    ) {
        let facts = study.units[unit]
        body.element("tr", [("data-unit", "\(unit)")]) { row in
            row.element("td") { $0.name(facts.name) }
            row.element("td") { $0.name(facts.id) }
            Legend.number(.whole(facts.population ?? .nan), facts.population ?? .nan, &row)
            row.element("td") { $0.text(facts.municipality.map { study.municipalityName($0) ?? $0 } ?? "–") }
            for (grouping, homes) in zip(groupings, homes) {
                row.element("td") { cell in
                    guard let home = homes[unit] else {
                        cell.raw("–")
                        return
                    }
                    let cluster = grouping.facts.clusters[home]
                    cell.element("a", [("href", "#\(grouping.anchors)\(cluster.id)")]) { link in
                        link.number(cluster.id)
                        link.raw("\u{A0}")
                        link.name(cluster.name)
                    }
                }
            }
            row.element("td", [("class", "long")]) { cell in
                let neighbours = study.graph.neighbours(of: unit).sorted { ranks[$0] < ranks[$1] }
                cell.text(neighbours.map { study.units[$0].name }.joined(separator: ", "))
            }
        }
    }
}
