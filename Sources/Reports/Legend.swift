import Delimitation
import StudyAreas

/// The legend: a table of the clusters with their numbers and fills, and one of the layers with their switches.
struct Legend {
    let facts: GroupingFacts
    let study: Study
    let fills: [Int]
    let layers: [MapLayer]
    let anchors: String
    /// Where the clusters' cards are; nil for this page. The rows then are what the map links to.
    var page: String?

    /// The clusters; a long list scrolls in itself, so that what follows stays within reach.
    func addClusters(to markup: inout Markup) {
        guard facts.clusters.count > 20 else { return addClusterTable(to: &markup) }
        markup.element("div", [("class", "roll"), ("tabindex", "0")]) { addClusterTable(to: &$0) }
    }

    private func addClusterTable(to markup: inout Markup) {
        markup.element("table", [("class", "legend sortable")]) { table in
            table.element("caption") { $0.words(Bilingual("Clusters", "Klynger")) }
            table.element("thead") { head in
                head.element("tr") { row in
                    Self.heading("", isNumber: true, &row, hidden: Bilingual("Number", "Nummer"))
                    Self.heading(Bilingual("Cluster", "Klynge"), isNumber: false, &row)
                    Self.heading(Bilingual("Inhabitants", "Indbyggere"), isNumber: true, &row)
                    Self.heading(ReportWords.many(study.unitWord).capitalized, isNumber: true, &row)
                    Self.heading("km²", isNumber: true, &row)
                    if hasScores { Self.heading(Bilingual("Score", "Score"), isNumber: true, &row) }
                }
            }
            table.element("tbody") { body in
                for (index, cluster) in facts.clusters.enumerated() { add(cluster, fill: fills[index], to: &body) }
            }
            if !facts.unassigned.isEmpty { table.element("tfoot") { addUnassigned(to: &$0) } }
        }
    }

    private var hasScores: Bool { facts.clusters.contains { $0.criterion != nil } }

    static func heading(_ words: Bilingual, isNumber: Bool, _ row: inout Markup, hidden: Bilingual? = nil) {
        row.element("th", [("scope", "col"), ("class", isNumber ? "n" : "t")]) { cell in
            cell.words(words)
            if let hidden { cell.element("span", [("class", "unseen")]) { $0.words(hidden) } }
        }
    }

    /// A number that can be sorted by.
    static func number(_ words: Bilingual, _ value: Double, _ row: inout Markup) {
        row.element("td", [("class", "n"), ("data-v", sortKey(value))]) { $0.words(words) }
    }

    /// A thousandth tells apart whatever the table shows as different.
    private static func sortKey(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "" }
        let rounded = (value * 1000).rounded() / 1000
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }

    private func add(_ cluster: ClusterFacts, fill: Int, to body: inout Markup) {
        let name = "\(anchors)\(cluster.id)"
        var attributes: [(StaticString, String)] = [("data-for", name)]
        if page != nil { attributes.append(("id", name)) }
        let target = page.map { "\($0)#c\(cluster.id)" } ?? "#\(name)"
        body.element("tr", attributes) { row in
            row.element("td", [("class", "n f\(fill)"), ("data-v", "\(cluster.id)")]) { cell in
                cell.element("span", [("class", "badge")]) { $0.number(cluster.id) }
            }
            row.element("td") { cell in
                cell.element("a", [("href", target)]) { $0.name(cluster.name) }
                if !cluster.breaksNoLimit {
                    cell.element("span", [("class", "flag")]) {
                        $0.words(Bilingual("breaks a limit", "bryder en grænse"))
                    }
                }
            }
            Self.number(.whole(cluster.population), cluster.population, &row)
            Self.number(.whole(Double(cluster.members.count)), Double(cluster.members.count), &row)
            Self.number(.number(cluster.areaKm2, decimals: 0), cluster.areaKm2, &row)
            if hasScores {
                let score = cluster.criterion?.score ?? .nan
                Self.number(.number(score, decimals: 2), score, &row)
            }
        }
    }

    private func addUnassigned(to foot: inout Markup) {
        for (units, title, style) in [
            (facts.outside, Bilingual("Outside by choice", "Valgt fra"), "n chosen"),
            (facts.leftOver, Bilingual("Left over", "Tilovers"), "n none"),
        ] where !units.isEmpty {
            let people = units.reduce(0) { $0 + (study.units[$1].population ?? 0) }
            let area = study.coverage.areaSquareMetres(ofUnits: units) / 1e6
            foot.element("tr") { row in
                row.element("td", [("class", style)]) { $0.element("span", [("class", "badge")]) { $0.raw("–") } }
                row.element("td") { $0.words(title) }
                Self.number(.whole(people), people, &row)
                Self.number(.whole(Double(units.count)), Double(units.count), &row)
                Self.number(.number(area, decimals: 0), area, &row)
                if hasScores { row.element("td") { _ in } }
            }
        }
    }

    func addLayers(to markup: inout Markup) {
        markup.element("table", [("class", "layers")]) { table in
            table.element("caption") { $0.words(Bilingual("On the map", "På kortet")) }
            for layer in layers {
                table.element("tr") { row in
                    row.element("td") { cell in
                        cell.open(
                            "input",
                            [("type", "checkbox"), ("id", "\(anchors)show-\(layer.id)"), ("data-show", layer.id)]
                                + (layer.isOn ? [("checked", "")] : []))
                    }
                    row.element("td") { cell in
                        cell.raw("<svg class=\"sample\" viewBox=\"0 0 28 14\" aria-hidden=\"true\"><g class=\"")
                        cell.raw(layer.style)
                        cell.raw("\"><path d=\"M2 7h24\"/></g></svg>")
                    }
                    row.element("td") { cell in
                        cell.element("label", [("for", "\(anchors)show-\(layer.id)")]) { $0.words(layer.title) }
                    }
                    row.element("td", [("class", "remark")]) { $0.words(layer.remark) }
                }
            }
        }
    }
}
