import Delimitation
import GeoModel
import MapOutput
import StudyAreas

/// One map of the report: the drawing, what it is moved with, its scale and north.
struct ReportMap {
    let study: Study
    let layers: [MapLayer]
    let places: MapPlaces
    let frame: MapFrame
    /// The lands as they are drawn: no finer than the sheet, neighbours matched.
    let lands: StudyDrawing

    init(_ study: Study) throws(UnusableInput) {
        self.study = study
        let frame = MapFrame(around: study.coverage.shapes.reduce(into: Box.empty) { $0.extend(to: $1.box) })
        self.frame = frame
        lands = try StudyDrawing(study, in: study.workingCRS, decimals: 0, simplifiedBy: 2 * frame.metresPerStep)
        places = MapPlaces(study, frame: frame)
        layers = try MapLayers(study, frame: frame, lands: lands.units.lands).all(places)
    }

    /// The map of one grouping.
    ///
    /// - Parameters:
    ///   - anchors: what the clusters' cards are called, without the number.
    ///   - label: what the map is called for those who do not see it.
    func add(_ drawing: GroupingDrawing, anchors: String, label: Bilingual, to markup: inout Markup) {
        markup.element("div", [("class", "stage"), ("data-step", "\(frame.metresPerStep)"), ("data-anchors", anchors)])
        {
            stage in
            stage.open(
                "svg",
                [
                    ("class", "world"), ("viewBox", "0 0 \(frame.width) \(frame.height)"), ("role", "group"),
                    ("aria-labelledby", "\(anchors)map"), ("tabindex", "0"),
                ])
            for layer in layers where layer.isUnderClusters { add(layer, anchors, to: &stage) }
            stage.element("g", [("class", "clusters")]) { $0.append(drawing.clusters(anchors: anchors)) }
            for layer in layers where !layer.isUnderClusters { add(layer, anchors, to: &stage) }
            let showsPoints = layers.first { $0.id == "points" }?.isOn ?? true
            stage.element(
                "g", [("class", "hubs"), ("data-layer", "points")] + (showsPoints ? [] : [("hidden", "")])
            ) { $0.append(drawing.hubs) }
            stage.append(drawing.outlines(anchors: anchors))
            stage.raw("</svg>")
            addLabels(of: drawing, to: &stage)
            stage.raw("<div class=\"shield\"></div>")
            addFurniture(label: label, anchors: anchors, to: &stage)
        }
    }

    /// What lies over the map, and is laid out anew for each view: the cluster pointed at, numbers and names.
    private func addLabels(of drawing: GroupingDrawing, to stage: inout Markup) {
        stage.element(
            "svg", [("class", "over"), ("viewBox", "0 0 \(frame.width) \(frame.height)"), ("aria-hidden", "true")]
        ) { over in
            over.element("g") { held in
                held.element("g", [("class", "lit")]) { _ in }
                let size = String(max(frame.width, frame.height) / 45)
                held.element("g", [("class", "labels"), ("font-size", size)]) { $0.append(drawing.numbers) }
            }
        }
    }

    /// The units as data for the script, which names the one under the pointer and lays out names: an array each of name,
    /// inhabitants, place, box, outline, id and the number of its cluster in each grouping.
    ///
    /// - Parameter homes: the groupings that say which clusters a unit is in.
    func addUnits(to markup: inout Markup, homes: [GroupingFacts]) {
        places.addData(to: &markup)
        let clusters = homes.map { facts in
            var found = [Int?](repeating: nil, count: study.units.count)
            for cluster in facts.clusters { for unit in cluster.members { found[unit] = cluster.id } }
            return found
        }
        markup.raw("<script type=\"application/json\" class=\"unit-data\">[")
        for (index, unit) in study.units.enumerated() {
            if index > 0 { markup.raw(",\n") }
            var outline = SVGPath(frame)
            outline.add(lands.units.lands[index])
            let (place, box) = (frame.place(unit.position), lands.units.lands[index].box)
            let corners =
                box.isEmpty
                ? (place, place)
                : (
                    frame.place(Coordinate(x: box.minX, y: box.maxY)), frame.place(Coordinate(x: box.maxX, y: box.minY))
                )
            markup.raw("[")
            markup.json(unit.name)
            let people = unit.population.map { String(Int($0.rounded())) } ?? "null"
            markup.raw(
                Array(
                    ",\(people),\(place.x),\(place.y),[\(corners.0.x),\(corners.0.y),\(corners.1.x),\(corners.1.y)],\""
                        .utf8))
            markup.raw(outline.commands)
            markup.raw("\",")
            markup.json(unit.id)
            markup.raw(
                Array(",[\(clusters.map { $0[index].map(String.init) ?? "null" }.joined(separator: ","))]]".utf8))
        }
        markup.raw("]</script>")
    }

    /// A layer; the inner group is what the small maps draw again.
    private func add(_ layer: MapLayer, _ anchors: String, to markup: inout Markup) {
        markup.raw("<g data-layer=\"")
        markup.text(layer.id)
        markup.raw(layer.isOn ? "\">" : "\" hidden>")
        markup.element("g", [("class", "\(layer.style)"), ("id", "\(anchors)-\(layer.id)")]) {
            $0.append(layer.drawing)
        }
        markup.raw("</g>")
    }

    private func addFurniture(label: Bilingual, anchors: String, to markup: inout Markup) {
        markup.element("p", [("class", "unseen"), ("id", "\(anchors)map")]) { $0.words(label) }
        markup.element("div", [("class", "buttons")]) { buttons in
            Self.button("in", "+", Bilingual("Zoom in", "Zoom ind"), &buttons)
            Self.button("out", "−", Bilingual("Zoom out", "Zoom ud"), &buttons)
            Self.button("fit", "⤢", Bilingual("Show all", "Vis alt"), &buttons)
        }
        markup.element("div", [("class", "compass")]) { compass in
            compass.raw("<svg viewBox=\"-12 -15 24 30\" aria-hidden=\"true\"><g transform=\"rotate(")
            compass.text(String((northDegrees * 10).rounded() / 10))
            compass.raw(")\"><path d=\"M0-13 6 6 0 2-6 6z\"/></g></svg>")
            compass.words("N")
        }
        markup.element("div", [("class", "scale")]) { scale in
            scale.raw("<s></s><span></span>")
        }
        markup.element("div", [("class", "hint"), ("aria-hidden", "true")]) { hint in
            hint.element("b") { $0.name("") }
            hint.element("div") { line in
                line.element("span", [("class", "people")]) { _ in }
                line.words(Bilingual(" inhabitants", " indbyggere"))
            }
            hint.element("bdi", [("class", "home")]) { _ in }
            hint.element("span", [("class", "first")]) { _ in }
            hint.element("a", [("href", "#")]) { $0.words(Bilingual("Read on", "Læs videre")) }
        }
    }

    private static func button(_ action: String, _ sign: String, _ label: Bilingual, _ markup: inout Markup) {
        markup.element("button", [("type", "button"), ("data-do", action)]) { button in
            button.element("span", [("aria-hidden", "true")]) { $0.text(sign) }
            button.element("span", [("class", "unseen")]) { $0.words(label) }
        }
    }

    /// How far true north is turned from the top of the sheet at its middle, clockwise in degrees.
    private var northDegrees: Double {
        let middle = frame.box.centre
        guard let here = try? study.toDegrees.transform(middle),
            let there = try? study.toWorking.transform(.init(x: here.x, y: here.y + 0.01))
        else { return 0 }
        return Self.degrees(east: there.x - middle.x, north: there.y - middle.y)
    }
}
