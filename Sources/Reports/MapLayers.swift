import CoverageTopology
import GeoModel
import PROJKit
import StudyAreas

/// One thing on the map that can be switched on and off, drawn once however many maps show it.
struct MapLayer {
    /// The name by which switch and drawing find each other.
    var id: String
    /// What the legend calls it.
    var title: Bilingual
    /// How the stylesheet draws it.
    var style: StaticString
    /// The SVG of the layer, without its group.
    var drawing: Markup
    /// Whether it is on when the report is opened.
    var isOn: Bool
    /// What the legend says of it beside the title: a count, the ends of the links.
    var remark: Bilingual
    /// Whether it lies under the clusters rather than over them.
    var isUnderClusters = false
}

/// The layers that do not depend on the grouping.
struct MapLayers {
    let study: Study
    let frame: MapFrame
    private let mesh: BorderMesh

    /// - Parameter lands: the units' lands as they are drawn.
    init(_ study: Study, frame: MapFrame, lands: [MultiPolygon]) {
        self.study = study
        self.frame = frame
        mesh = BorderMesh(lands, on: frame)
    }

    /// In the order in which they are drawn; layers with nothing to show are left out.
    func all(_ places: MapPlaces) throws(UnusableInput) -> [MapLayer] {
        var layers = [surroundings, coast, unitBorders]
        for further in study.contextLayers where further.role == .roads {
            if let layer = try roads(further) { layers.append(layer) }
        }
        for further in study.contextLayers {
            if let layer = try lines(of: further, number: layers.count) { layers.append(layer) }
        }
        layers += [municipalities, neighbours, links, points] + [towns(places)].compactMap { $0 }
        return layers.filter { !$0.drawing.bytes.isEmpty }
    }

    private var surroundings: MapLayer {
        let own = Set(study.units.compactMap(\.municipality))
        var path = SVGPath(frame)
        for area in study.municipalityAreas where !own.contains(area.code) {
            path.add(area.projected, within: frame.reach, spacing: 8)
        }
        return MapLayer(
            id: "land", title: Bilingual("Land of other municipalities", "Andre kommuners land"), style: "land",
            drawing: Self.drawing(path), isOn: true, remark: "", isUnderClusters: true)
    }

    private var coast: MapLayer {
        var path = SVGPath(frame)
        mesh.add(to: &path) { $1 == nil }
        return MapLayer(
            id: "coast", title: Bilingual("Coast, and the edge of the data", "Kyst, og kanten af data"), style: "coast",
            drawing: Self.drawing(path), isOn: true, remark: "")
    }

    private var unitBorders: MapLayer {
        var path = SVGPath(frame)
        mesh.add(to: &path) { $1 != nil }
        return MapLayer(
            id: "units",
            title: study.unitKind == .village
                ? Bilingual("Catchments of the villages", "Landsbyernes oplande")
                : Bilingual("\(study.unitWord.english.one) borders", study.unitWord.danishBorders).capitalized,
            style: "units", drawing: Self.drawing(path), isOn: true,
            remark: "\(study.units.count)")
    }

    private var municipalities: MapLayer {
        let homes = study.units.map(\.municipality)
        var path = SVGPath(frame)
        mesh.add(to: &path) { first, second in second.map { homes[first] != homes[$0] } ?? false }
        return MapLayer(
            id: "municipalities", title: Bilingual("Municipal borders", "Kommunegrænser"), style: "municipal",
            drawing: Self.drawing(path), isOn: true, remark: "\(Set(homes.compactMap { $0 }).count)")
    }

    private var neighbours: MapLayer {
        var path = SVGPath(frame)
        var count = 0
        for unit in study.units.indices {
            for other in study.graph.neighbours(of: unit) where other > unit {
                path.add([study.units[unit].position, study.units[other].position], isClosed: false)
                count += 1
            }
        }
        return MapLayer(
            id: "neighbours", title: Bilingual("Neighbours", "Naboer"), style: "neighbours",
            drawing: Self.drawing(path), isOn: false,
            remark: Bilingual.count(count, Bilingual("pair", "par"), Bilingual("pairs", "par")))
    }

    private var links: MapLayer {
        var path = SVGPath(frame)
        for link in study.links {
            path.add([study.units[link.a].position, study.units[link.b].position], isClosed: false)
        }
        let named = study.links.map { link -> Bilingual in
            let pair: Bilingual = "\(study.units[link.a].name) – \(study.units[link.b].name)"
            return study.roadLinks.contains(link) ? pair + Bilingual(" (from the roads)", " (fra vejene)") : pair
        }
        var shown: Bilingual = ""
        for (index, pair) in named.prefix(4).enumerated() { shown = index == 0 ? pair : shown + ", " + pair }
        if named.count > 4 { shown = shown + " … (+\(named.count - 4))" }
        return MapLayer(
            id: "links", title: Bilingual("Links", "Forbindelser"), style: "links",
            drawing: Self.drawing(path, isCased: true), isOn: true, remark: shown)
    }

    /// The settlements by size; nil where only the units' own points are known.
    private func towns(_ places: MapPlaces) -> MapLayer? {
        guard places.areSettlements else { return nil }
        return MapLayer(
            id: "towns", title: Bilingual("Towns and villages", "Byer og landsbyer"), style: "towns",
            drawing: places.dots(on: frame), isOn: true,
            remark: Bilingual("larger dots: more inhabitants", "større prikker: flere indbyggere"))
    }

    private var points: MapLayer {
        var path = SVGPath(frame)
        for unit in study.units { path.addDot(unit.position) }
        return MapLayer(
            id: "points",
            title: study.unitKind == .village
                ? Bilingual("Points of the villages", "Landsbyernes punkter")
                : Bilingual("\(study.unitWord.english.one) points", "\(study.unitWord.danishPoints)").capitalized,
            style: "points", drawing: Self.drawing(path), isOn: study.villages.isEmpty,
            remark: Bilingual("distances run from these", "afstande måles herfra"))
    }

    /// A barrier layer as lines; a historical or identity layer as the outlines of its areas.
    private func lines(of further: ContextLayer, number: Int) throws(UnusableInput) -> MapLayer? {
        guard further.role != .roads else { return nil }
        var path = SVGPath(frame)
        var count = 0
        let reach = try degreesReach(further)
        for feature in further.layer.features {
            guard let raw = feature.geometry, reach.map({ raw.box.intersects($0) }) ?? true else { continue }
            let geometry = try working(raw, of: further)
            guard geometry.box.intersects(frame.box) else { continue }
            count += 1
            if let land = geometry.land { path.add(land, within: frame.reach, spacing: 8) }
            for line in geometry.lines ?? [] { path.add(line, isClosed: false, spacing: 4) }
        }
        let (title, style): (Bilingual, StaticString) =
            switch further.role {
            case .historical: (Bilingual("Historical: ", "Historisk: "), "historical")
            case .identity: (Bilingual("Identity: ", "Identitet: "), "identity")
            default: (Bilingual("Barrier: ", "Barriere: "), "barrier")
            }
        return MapLayer(
            id: "layer-\(number)", title: title + Bilingual(same: further.name), style: style,
            drawing: Self.drawing(path, isCased: further.role == .barriers), isOn: further.role == .barriers,
            remark: "\(count)")
    }

    /// Where features of the layer can be on the sheet, in its own coordinates, when those are degrees: most of a national
    /// layer need not be projected at all.
    func degreesReach(_ further: ContextLayer) throws(UnusableInput) -> Box? {
        guard further.layer.toDegrees.isIdentity else { return nil }
        let box = study.geographic.reduce(into: Box.empty) { $0.extend(to: $1.box) }
        return box.isEmpty ? nil : box.expanded(by: max(box.width, box.height) * 0.1)
    }

    func working(_ geometry: Geometry, of further: ContextLayer) throws(UnusableInput) -> Geometry {
        if further.layer.system == study.workingCRS { return geometry }
        do {
            let way = further.layer.toDegrees
            let degrees = way.isIdentity ? geometry : try way.transform(geometry, named: further.name)
            return try study.toWorking.transform(degrees, named: further.name)
        } catch {
            throw UnusableInput(
                Diagnostic(
                    .unusableSystem, .error, "the layer '\(further.name)' cannot be drawn: \(error)", hint: error.hint))
        }
    }

    /// The path, over a lighter one where it must be seen on land and on water.
    private static func drawing(_ path: SVGPath, isCased: Bool = false) -> Markup {
        var markup = Markup()
        guard !path.isEmpty else { return markup }
        for style: StaticString in isCased ? ["case", "line"] : ["line"] {
            markup.path(path, style: style)
        }
        return markup
    }
}
