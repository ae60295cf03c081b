import Delimitation
import GeoModel

extension GroupingDrawing {
    /// A small map of where a cluster lies: its own shape among the outlines of the others, all drawn once for the large map.
    func mini(of cluster: Int, anchors: String) -> Markup {
        let facts = facts.clusters[cluster]
        let around = facts.members.reduce(into: Box.empty) { $0.extend(to: study.coverage.shapes[$1].box) }
        let solid = around.isEmpty ? frame.box : around
        let half = max(solid.width, solid.height, 500) * 0.66
        let corner = frame.place(Coordinate(x: solid.centre.x - half, y: solid.centre.y + half))
        let far = frame.place(Coordinate(x: solid.centre.x + half, y: solid.centre.y - half))
        var markup = Markup()
        markup.element(
            "svg",
            [
                ("class", "mini"), ("aria-hidden", "true"),
                ("viewBox", "\(corner.x) \(corner.y) \(far.x - corner.x) \(far.y - corner.y)"),
            ]
        ) { svg in
            svg.raw("<use class=\"l\" href=\"#")
            svg.text("\(anchors)-land")
            svg.raw("\"/><use class=\"n\" href=\"#")
            svg.text("\(anchors)-none")
            svg.raw("\"/><use class=\"k\" href=\"#")
            svg.text("\(anchors)-\(facts.id)")
            svg.raw("\"/><use class=\"u\" href=\"#")
            svg.text("\(anchors)-units")
            svg.raw("\"/><use class=\"e\" href=\"#")
            svg.text("\(anchors)-edges")
            svg.raw("\"/>")
            addNames(facts, size: (far.x - corner.x) / 30, to: &svg)
        }
        return markup
    }

    /// The members by name, for the size that the map has on paper.
    private func addNames(_ cluster: ClusterFacts, size: Int, to svg: inout Markup) {
        guard cluster.members.count <= 25 else { return }
        svg.element("g", [("font-size", "\(size)")]) { names in
            for unit in cluster.members {
                let place = frame.place(study.units[unit].position)
                names.element("text", [("x", "\(place.x)"), ("y", "\(place.y)")]) { $0.text(study.units[unit].name) }
            }
        }
    }
}
