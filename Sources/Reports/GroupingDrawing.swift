import Delimitation
import GeoModel
import MapOutput
import StudyAreas

/// The clusters of one grouping as SVG.
struct GroupingDrawing {
    let facts: GroupingFacts
    let study: Study
    let frame: MapFrame
    /// For each cluster the position of its fill in the palette.
    let fills: [Int]
    private let unassignedPolygons: [MultiPolygon]
    private let chosenLands: [MultiPolygon]
    private let lands: [MultiPolygon]

    /// The lands of units that are elsewhere than in the grouping that this one is compared with.
    private let moved: [MultiPolygon]

    /// - Parameter moved: units that are in another cluster than in the grouping that this one is compared with.
    init(_ facts: GroupingFacts, map: ReportMap, moved: [Int] = []) throws(UnusableInput) {
        self.moved = moved.map { map.lands.units.lands[$0] }
        self.facts = facts
        study = map.study
        frame = map.frame
        let units = map.lands.units.lands
        unassignedPolygons = facts.leftOver.map { units[$0] }
        chosenLands = facts.outside.map { units[$0] }
        lands = try map.lands.clusterPolygons(facts.clusters.map(\.members))
        fills = Self.told(
            apart: ClusterColours(of: map.study, facts: facts).fills
                .map { ClusterColours.palette.firstIndex(of: $0) ?? 0 })
    }

    /// The fills with a lighter shade where one comes a second time, so that a dozen clusters have a look of their own each.
    private static func told(apart fills: [Int]) -> [Int] {
        var uses = [Int](repeating: 0, count: ClusterColours.palette.count)
        return fills.map { fill in
            uses[fill] += 1
            return uses[fill] % 2 == 0 ? fill + uses.count : fill
        }
    }

    /// The units in no cluster, then a link a cluster around its outline.
    ///
    /// - Parameter anchors: what the clusters' cards are called, without the number.
    func clusters(anchors: String) -> Markup {
        var markup = Markup()
        if !chosenLands.isEmpty {
            var path = SVGPath(frame)
            for land in chosenLands { path.add(land) }
            markup.element("g", [("class", "chosen")]) { $0.path(path) }
        }
        markup.element("g", [("class", "none")]) { group in
            var path = SVGPath(frame)
            for land in unassignedPolygons { path.add(land) }
            group.raw("<path id=\"")
            group.text("\(anchors)-none")
            group.raw("\" d=\"")
            group.raw(path.commands)
            group.raw("\"/>")
        }
        for (index, cluster) in facts.clusters.enumerated() {
            let place = labelPlace(of: index)
            markup.element(
                "a",
                [
                    ("href", "#\(anchors)\(cluster.id)"), ("class", "f\(fills[index])"),
                    ("data-n", "\(cluster.id)"),
                    ("data-name", cluster.name), ("data-x", "\(place.x)"), ("data-y", "\(place.y)"),
                    ("data-r", "\(place.reach)"),
                ]
            ) { link in
                link.element("title") { title in title.text("\(cluster.id) \(cluster.name.isolated)") }
                var outline = SVGPath(frame)
                outline.add(lands[index])
                link.raw("<path class=\"o\" id=\"")
                link.text("\(anchors)-\(cluster.id)")
                link.raw("\" d=\"")
                link.raw(outline.commands)
                link.raw("\"/>")
            }
        }
        return markup
    }

    /// The same without links, for a file that nothing runs in.
    var plain: Markup {
        var markup = Markup()
        for (style, lands) in [("chosen", chosenLands), ("none", unassignedPolygons)] {
            var path = SVGPath(frame)
            for land in lands { path.add(land) }
            if !path.isEmpty { markup.element("g", [("class", style)]) { $0.path(path) } }
        }
        for (index, land) in lands.enumerated() {
            var outline = SVGPath(frame)
            outline.add(land)
            markup.element("g", [("class", "f\(fills[index])")]) { $0.path(outline) }
        }
        return markup
    }

    /// The outlines of all clusters, over everything else.
    func outlines(anchors: String) -> Markup {
        var markup = Markup()
        if !moved.isEmpty {
            var path = SVGPath(frame)
            for land in moved { path.add(land) }
            markup.element("g", [("class", "moved")]) { $0.path(path) }
        }
        var path = SVGPath(frame)
        for land in lands { path.add(land) }
        markup.raw("<path class=\"edges\" id=\"")
        markup.text("\(anchors)-edges")
        markup.raw("\" d=\"")
        markup.raw(path.commands)
        markup.raw("\"/>")
        return markup
    }

    /// The hubs, as dots.
    var hubs: Markup {
        var path = SVGPath(frame)
        for cluster in facts.clusters where cluster.members.count > 1 { path.addDot(study.units[cluster.hub].position) }
        var markup = Markup()
        markup.path(path)
        return markup
    }

    /// The clusters' numbers for a reader without scripts; with them the labels are laid out for the view.
    var numbers: Markup {
        var markup = Markup()
        for (index, cluster) in facts.clusters.enumerated() {
            let place = labelPlace(of: index)
            markup.element("text", [("x", "\(place.x)"), ("y", "\(place.y)")]) { $0.number(cluster.id) }
        }
        return markup
    }

    /// Where the number of a cluster stands: the middle of the widest place of its largest piece of land, and about how far
    /// that reaches.
    func labelPlace(of cluster: Int) -> (x: Int, y: Int, reach: Int) {
        guard let centre = LabelPlace.of(lands[cluster]) else {
            let place = frame.place(study.units[facts.clusters[cluster].hub].position)
            return (place.x, place.y, 0)
        }
        let place = frame.place(centre)
        let area = lands[cluster].polygons.map(\.area).max() ?? 0
        return (place.x, place.y, Int(area.squareRoot() / 2 / frame.metresPerStep))
    }
}

extension String {
    /// The text for a place where no markup can keep its direction of writing to itself.
    fileprivate var isolated: String {
        let turns = unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x0590...0x08FF, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFB1D...0xFDFF, 0xFE70...0xFEFF,
                0x10800...0x10FFF, 0x1E800...0x1EFFF:
                true
            default: false
            }
        }
        return turns ? "\u{2068}\(self)\u{2069}" : self
    }
}
