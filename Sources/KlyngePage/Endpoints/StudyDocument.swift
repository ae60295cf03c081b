import CoverageTopology
import Delimitation
import GeoJSONFormat
import GeoModel
import MapOutput
import Reports
import StudyAreas

/// `GET /study`: what does not change while the page is open. Sent once.
enum StudyDocument {
    /// The document.
    ///
    /// Coordinates are whole steps of `metres` to the east and north of `origin`; a path is its first vertex, then the way from each
    /// vertex to the next: `[x, y, dx, dy, …]`.
    static func json(
        _ problem: StudyProblem, session: SessionName, language: String?, remarks: Remarks?
    ) throws(UnusableInput) -> JSONValue {
        let study = problem.study
        let box = study.lands.reduce(into: Box.empty) { $0.extend(to: $1.box) }
        let metres = step(of: box)
        let drawing = try StudyDrawing(study, in: study.workingCRS, decimals: 0, simplifiedBy: metres * 4)
        let origin = Coordinate(x: box.minX.rounded(.down), y: box.minY.rounded(.down))
        let grid = StepGrid(origin: origin, metres: metres)
        let arcs = UnitArcs(drawing.units.lands, grid: grid)
        let words = PageMeasureWords.json
        var members: [(key: String, value: JSONValue)] = [
            ("schema", .string("klynge.page/1")), ("session", .string(session.text)),
            ("title", pair(StudyTitle.text(study))),
            ("crs", .string("\(study.workingCRS)")),
            ("origin", .array([.double(origin.x), .double(origin.y)])), ("metres", .double(metres)),
            ("size", .array([.integer(grid.east(box.maxX)), .integer(grid.north(box.maxY))])),
            ("unitKind", .string(study.unitKind.rawValue)),
            (
                "unitWord",
                .object(
                    JSONObject([
                        ("one", .array([.string(study.unitWord.english.one), .string(study.unitWord.danish.one)])),
                        ("many", .array([.string(study.unitWord.english.many), .string(study.unitWord.danish.many)])),
                    ]))
            ),
            ("knowsPopulation", .bool(study.knowsPopulation)),
            ("population", .double(study.units.reduce(0) { $0 + ($1.population ?? 0) })),
        ]
        members += [
            ("units", .array(study.units.indices.map { unit(study, $0, grid) })),
            ("municipalities", .object(JSONObject(study.municipalities.map { ($0.code, .string($0.name)) }))),
            (
                "neighbours",
                .array(study.units.indices.map { ClusterDocument.positions(study.graph.neighbours(of: $0).sorted()) })
            ),
            ("links", .array(study.links.map { .array([.integer($0.a), .integer($0.b)]) })),
            ("arcs", .array(arcs.arcs.map(arc))), ("groups", PageGroups.json(problem)),
            ("layers", try PageLayers.json(study, grid)),
            ("limits", .object(LimitsCoder.json(study.configuration.limits))), ("bands", bands(study)),
            ("measures", words), ("inputs", SessionJournal.inputs(study)),
        ]
        if let language { members.append(("language", .string(language))) }
        if let remarks { members.append(("remarks", remarks.json)) }
        return .object(JSONObject(members))
    }

    /// How many metres a step is: small enough for 8,000 along the longer side.
    private static func step(of box: Box) -> Double {
        let raw = max(box.width, box.height, 1) / 8_000
        for candidate in [1.0, 2, 5, 10, 20, 50, 100, 200, 500] where candidate >= raw { return candidate }
        return 1_000
    }

    private static func unit(_ study: Study, _ index: Int, _ grid: StepGrid) -> JSONValue {
        let unit = study.units[index]
        return .object(
            JSONObject([
                ("id", .string(unit.id)), ("name", .string(unit.name)),
                ("population", unit.population.map(JSONValue.double) ?? .null),
                ("municipality", unit.municipality.map(JSONValue.string) ?? .null),
                ("point", .array([.integer(grid.east(unit.position.x)), .integer(grid.north(unit.position.y))])),
            ]))
    }

    private static func arc(_ arc: UnitArcs.Arc) -> JSONValue {
        .array([.integer(arc.left), .integer(arc.right ?? -1), StepGrid.path(arc.path)])
    }

    private static func bands(_ study: Study) -> JSONValue {
        .object(
            JSONObject(
                Threshold.allCases.compactMap { threshold in
                    threshold.band(in: study.configuration).map { band, isCalibrated in
                        let ends = [
                            band.zero.lowerBound, band.full.lowerBound, band.full.upperBound, band.zero.upperBound,
                        ]
                        return (
                            threshold.rawValue,
                            .object(
                                JSONObject([
                                    ("ends", .array(ends.map(JSONValue.double))), ("unit", .string(threshold.unit)),
                                    ("calibrated", .bool(isCalibrated)),
                                ]))
                        )
                    }
                }))
    }

    static func pair(_ words: Bilingual) -> JSONValue { .array([.string(words.english), .string(words.danish)]) }
}

/// What measures are called, by their names in the JSON.
enum PageMeasureWords {
    static var json: JSONValue {
        return .object(JSONObject(MeasureRegistry.names.map { ($0, StudyDocument.pair(MeasureWords.name($0))) }))
    }
}
