import Delimitation

/// The names on a map that no script lays out: numbers first, then names of clusters, then of towns by size, then of what lies
/// around; each where it covers nothing that is there already.
struct MapLabels {
    let facts: GroupingFacts
    let drawing: GroupingDrawing
    let places: MapPlaces
    /// Points on paper for each step of the sheet.
    let scale: Double
    let height: Double

    private struct Space {
        var taken: [(x0: Double, y0: Double, x1: Double, y1: Double)]
        let width: Double
        let height: Double

        mutating func claim(_ x: Double, _ y: Double, _ wide: Double, _ high: Double) -> Bool {
            let box = (x0: x - wide / 2, y0: y - high / 2, x1: x + wide / 2, y1: y + high / 2)
            guard box.x0 > 2, box.y0 > 2, box.x1 < width - 2, box.y1 < height - 2 else { return false }
            let isFree = !taken.contains { $0.x0 < box.x1 && $0.x1 > box.x0 && $0.y0 < box.y1 && $0.y1 > box.y0 }
            if isFree { taken.append(box) }
            return isFree
        }
    }

    /// How wide a text is drawn, about.
    private static func width(_ text: String, _ size: Double) -> Double { Double(text.count) * size * 0.58 + 6 }

    func add(to svg: inout Markup) {
        let width = Double(drawing.frame.width) * scale
        var space = Space(taken: [(0, height - 48, 200, height)], width: width, height: height)
        for (index, cluster) in facts.clusters.enumerated() {
            let place = drawing.labelPlace(of: index)
            let (x, y) = (Double(place.x) * scale, Double(place.y) * scale)
            let text = String(cluster.id)
            guard space.claim(x, y, 20 + 6 * Double(text.count), 24) else { continue }
            svg.leaf(
                "circle",
                [("class", "badge"), ("cx", Self.short(x)), ("cy", Self.short(y)), ("r", text.count > 2 ? "14" : "11")])
            write(text, x, y + 4, "number", to: &svg)
            let wide = Self.width(cluster.name, 14)
            let reach = Double(place.reach) * scale
            guard wide < 6 * reach else { continue }
            if let spot = [(0.0, 22.0), (0, -20), (wide / 4, 22), (-wide / 4, 22)].first(where: {
                space.claim(x + $0.0, y + $0.1, wide, 18)
            }) {
                write(cluster.name, x + spot.0, y + spot.1 + 5, "cluster", to: &svg)
            }
        }
        let named = Set(facts.clusters.map(\.name))
        for town in places.towns.prefix(140) {
            let (x, y) = (Double(town.place.x) * scale, Double(town.place.y) * scale)
            let isLarge = town.size >= 2000
            if named.contains(town.name), isLarge { continue }
            let wide = Self.width(town.name, isLarge ? 12.5 : 11.5)
            if let spot = [(0.0, 12.0), (0, -11), (wide / 2 + 7, 0), (-wide / 2 - 7, 0)].first(where: {
                space.claim(x + $0.0, y + $0.1, wide, 14)
            }) {
                write(town.name, x + spot.0, y + spot.1 + 4, isLarge ? "town" : "unit", to: &svg)
            }
        }
        for name in places.names {
            let (x, y) = (Double(name.place.x) * scale, Double(name.place.y) * scale)
            let text = name.isWater ? name.text : name.text.uppercased()
            guard space.claim(x, y, Self.width(text, 13), 16) else { continue }
            write(text, x, y + 4, name.isWater ? "water" : "around", to: &svg)
        }
    }

    private func write(_ text: String, _ x: Double, _ y: Double, _ style: String, to svg: inout Markup) {
        svg.element("text", [("x", Self.short(x)), ("y", Self.short(y)), ("class", style)]) { $0.text(text) }
    }

    private static func short(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : String(Double(tenths) / 10)
    }
}
