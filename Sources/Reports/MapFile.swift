import Delimitation
import GeoModel
import MapOutput
import StudyAreas

/// The map of a grouping as a file of its own: `map.svg`, to be put into a document, printed large, or drawn on. Its names are
/// laid out here, since no script runs in it.
public struct MapFile: Sendable {
    let facts: GroupingFacts
    let problem: StudyProblem
    let language: ReportLanguage
    /// The study as it is drawn, where it was drawn before.
    public var sheet: ReportSheet?

    /// The map of a grouping, in one language.
    public init(_ facts: GroupingFacts, problem: StudyProblem, language: ReportLanguage) {
        self.facts = facts
        self.problem = problem
        self.language = language
    }

    /// How wide it is, in the points that its texts are measured in.
    private static let width = 1000.0

    /// The whole file.
    ///
    /// - Throws: `UnusableInput` when a layer cannot be projected for drawing.
    public func bytes() throws(UnusableInput) -> [UInt8] {
        let map = try ReportSheet.map(of: problem.study, drawn: sheet)
        let drawing = try GroupingDrawing(facts, map: map)
        return bytes(map, drawing)
    }

    private func bytes(_ map: ReportMap, _ drawing: GroupingDrawing) -> [UInt8] {
        let scale = Self.width / Double(map.frame.width)
        let height = Double(map.frame.height) * scale
        var markup = Markup()
        markup.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        markup.element(
            "svg",
            [
                ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 \(Int(Self.width)) \(Int(height.rounded()))"),
                ("width", "\(Int(Self.width))"), ("height", "\(Int(height.rounded()))"),
                ("font-family", "sans-serif"),
            ]
        ) { svg in
            svg.element("title") { $0.text(say(StudyTitle.text(problem.study))) }
            svg.element("style") { $0.raw(Array(Self.style.utf8)) }
            svg.raw("<rect width=\"100%\" height=\"100%\" class=\"sea\"/>")
            svg.element("g", [("transform", "scale(\(scale))")]) { sheet in
                map.addPlain(drawing, to: &sheet)
            }
            MapLabels(facts: facts, drawing: drawing, places: map.places, scale: scale, height: height)
                .add(to: &svg)
            addScaleBar(map.frame.metresPerStep / scale, height, to: &svg)
        }
        markup.raw("\n")
        return markup.xml
    }

    private func say(_ words: Bilingual) -> String { language == .danish ? words.danish : words.english }

    /// A bar of a round length, with credits at the other side.
    private func addScaleBar(_ metresPerPoint: Double, _ height: Double, to svg: inout Markup) {
        let most = metresPerPoint * 160
        var length = 1.0
        for power in stride(from: 1.0, through: 6, by: 1) {
            for digit in [1.0, 2, 5] {
                let candidate = digit * (0..<Int(power)).reduce(1.0) { value, _ in value * 10 }
                if candidate <= most { length = max(length, candidate) }
            }
        }
        let wide = length / metresPerPoint
        let words =
            length < 1000 ? Bilingual(same: "\(Int(length)) m") : Bilingual.short(length / 1000) + " km"
        svg.leaf("path", [("class", "bar"), ("d", "M16 \(Int(height) - 22)v8h\(Int(wide.rounded()))v-8")])
        svg.element("text", [("x", "16"), ("y", "\(Int(height) - 28)"), ("class", "small")]) { $0.text(say(words)) }
        if let credits = DataCredits(study: problem.study).line {
            svg.element(
                "text", [("x", "\(Int(Self.width) - 10)"), ("y", "\(Int(height) - 10)"), ("class", "small end")]
            ) { $0.text(say(credits)) }
        }
    }

    /// How the map looks on paper.
    private static let style = """
        .sea{fill:#dbe8ee}.land path{fill:#f1eee6;stroke:#dcd8cf;stroke-width:1}.none path{fill:#fffdf8}.chosen path{fill:#e9e6df}
        .f0{fill:#f1ca73}.f1{fill:#a2d6f3}.f2{fill:#73cab2}.f3{fill:#f7f097}.f4{fill:#e8a673}.f5{fill:#e3b5cf}
        .f6{fill:#f9e7c0}.f7{fill:#d6edfa}.f8{fill:#c2e8df}.f9{fill:#fbf9d5}.f10{fill:#f6dac4}.f11{fill:#f4e2ec}
        path{vector-effect:non-scaling-stroke;stroke-linejoin:round}
        .coast path,.units path,.municipal path,.barrier path,.links path,.roads path,.towns path,.points path,.edges{fill:none}
        .coast path{stroke:#22252a;stroke-opacity:.55;stroke-width:.9}.units path{stroke:#000;stroke-opacity:.15;stroke-width:.9}
        .municipal path{stroke:#22252a;stroke-width:1.5;stroke-dasharray:7 3 1.5 3}.edges{stroke:#22252a;stroke-width:2.2}
        .barrier .line{stroke:#8c1d18;stroke-width:2}.barrier .case{stroke:#fff;stroke-opacity:.85;stroke-width:4}
        .links .line{stroke:#22252a;stroke-width:3;stroke-dasharray:2 5;stroke-linecap:round}.links .case{stroke:#fff;stroke-width:6}
        .roads path{stroke:#b9a98c;stroke-linecap:round}.r0{stroke-width:3.4}.r1{stroke-width:2.2}.r2{stroke-width:1.3}.r3{stroke-width:.6}
        .towns path,.points path{stroke:#2c3036;stroke-linecap:round}.t0{stroke-width:11}.t1{stroke-width:8}.t2{stroke-width:6}.t3{stroke-width:4.2}.t4{stroke-width:2.6;stroke-opacity:.7}.points path{stroke-width:4}
        text{fill:#1b1e22;text-anchor:middle;stroke:#fff;stroke-opacity:.85;stroke-width:3;stroke-linejoin:round;paint-order:stroke;font-size:11.5px}
        .badge{fill:#fff;stroke:#22252a;stroke-width:1.5}.number{font-weight:700;font-size:12px;stroke:none}.cluster{font-weight:700;font-size:14px}.town{font-weight:600;font-size:12.5px}
        .around{fill:#6d675a;font-size:10.5px;letter-spacing:1px}.water{fill:#4b7286;font-style:italic}
        .bar{fill:none;stroke:#1b1e22;stroke-width:2}.small{font-size:11px;text-anchor:start}.end{text-anchor:end}
        """
}

extension ReportMap {
    /// The drawing without links and without what a script needs.
    func addPlain(_ drawing: GroupingDrawing, to markup: inout Markup) {
        func add(_ layer: MapLayer) {
            guard layer.isOn else { return }
            markup.element("g", [("class", "\(layer.style)")]) { $0.append(layer.drawing) }
        }
        for layer in layers where layer.isUnderClusters { add(layer) }
        markup.append(drawing.plain)
        for layer in layers where !layer.isUnderClusters { add(layer) }
        markup.append(drawing.outlines(anchors: "m"))
    }
}
