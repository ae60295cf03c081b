import Delimitation
import Foundation
import GeoModel
import StudyAreas
import TestSupport
import Testing

@testable import Delimitation

@Suite("Barriers: natural edge outside, a penalty inside, and what is none")
struct BarrierTests {
    /// A row of four squares of 2 km in one municipality, with a file of barriers in EPSG:25832.
    private func study(
        barriers: [String], _ change: (inout StudyConfiguration) -> Void = { _ in }
    ) throws -> Study {
        let folder = FileManager.default.temporaryDirectory.appending(path: "klynge-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func write(_ features: [String], _ name: String) throws -> String {
            let text = """
                {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:25832"}},"features":[
                """ + features.joined(separator: ",\n") + "]}"
            try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
            return folder + "/" + name
        }
        var configuration = StudyConfiguration()
        configuration.parishes = try write(
            (0..<4).map { index in
                let (west, east) = (600_000 + 2000 * index, 602_000 + 2000 * index)
                return """
                    {"type":"Feature","properties":{"kode":"\(index)","navn":"S\(index)","population":1000,\
                    "pastorat":"\(index < 2 ? "Vest" : "Øst")"},"geometry":{"type":"Polygon","coordinates":[[[\(west),6100000],\
                    [\(east),6100000],[\(east),6102000],[\(west),6102000],[\(west),6100000]]]}}
                    """
            }, "p.geojson")
        configuration.barriers = [try write(barriers, "b.geojson")]
        change(&configuration)
        return try StudyLoader.load(configuration)
    }

    private func feature(_ kind: String, _ coordinates: String, name: String? = "Storå") -> String {
        let properties = name.map { "{\"navn\":\"\($0)\"}" } ?? "{}"
        return """
            {"type":"Feature","properties":\(properties),"geometry":{"type":"\(kind)","coordinates":\(coordinates)}}
            """
    }

    private func measure(_ name: String, _ criterion: Criterion) -> Measure? {
        criterion.dimensions.flatMap(\.measures).first { $0.name == name }
    }

    /// Along the border of the second and the third square, 20 m beside it.
    private let stream = "[[604020,6100000],[604020,6102000]]"

    @Test("a stream along the outline is natural edge, with its name, and along a border inside it costs")
    func streamAlongABorder() throws {
        let plain = try CriterionScorer(study(barriers: [feature("LineString", "[[700000,6300000],[700001,6300001]]")]))
        let scorer = try CriterionScorer(study(barriers: [feature("LineString", stream)]))
        // Two squares: 12 km of outline, 10 km of it coast, 2 km along the stream.
        let outside = scorer.criterion(of: [0, 1])
        #expect(abs((measure("naturalEdge", outside)?.value ?? 0) - 1) < 1e-2)
        #expect(
            measure("naturalEdge", outside)?.evidence
                == Evidence(
                    english: "83 % of the outline is coast or the edge of the data and 17 % follows Storå",
                    danish: "83 % af omridset er kyst eller kanten af data og 17 % følger Storå"))
        #expect(measure("innerBarrier", outside)?.value == 0)
        #expect(outside.score > plain.criterion(of: [0, 1]).score)
        // The stream is the only border between these two: half of what shape gives is lost.
        let inside = scorer.criterion(of: [1, 2])
        #expect(abs((measure("innerBarrier", inside)?.value ?? 0) - 1) < 1e-2)
        #expect(
            measure("innerBarrier", inside)?.evidence.english.contains("run along Storå, and no link crosses") == true)
        #expect(abs(inside.score - plain.criterion(of: [1, 2]).score / 2) < 1e-2)
        // Score and sum agree, so that proposals pay the same.
        #expect(abs(scorer.score(of: scorer.measures.sums(of: [1, 2])) - inside.score) < 1e-9)
        // A bridge takes the penalty away.
        let bridged = try CriterionScorer(study(barriers: [feature("LineString", stream)]) { $0.links = ["1=2"] })
        #expect(measure("innerBarrier", bridged.criterion(of: [1, 2]))?.value == 0)
    }

    @Test("a lake that the border runs through counts as far as it reaches; two barriers never count one metre twice")
    func lakeAndStream() throws {
        let lake = "[[[603500,6100500],[604500,6100500],[604500,6101500],[603500,6101500],[603500,6100500]]]"
        let scorer = try CriterionScorer(
            study(barriers: [feature("Polygon", lake, name: "Søen"), feature("LineString", stream)]))
        let measure = measure("naturalEdge", scorer.criterion(of: [0, 1]))
        #expect(abs((measure?.value ?? 0) - 1) < 1e-2)
        #expect(scorer.barriers.names == ["Søen", "Storå"])
        let edge = try #require(scorer.tables.graph.edge(from: 1, to: 2))
        let metres = scorer.barriers.along[edge].map(\.metres)
        // The lake and 50 m around it; the stream has the rest, on both sides of it.
        #expect(abs((metres.first ?? 0) - 1100) < 5 && abs((metres.last ?? 0) - 900) < 5)
    }

    @Test("a stream that only crosses a border is none along it")
    func crossing() throws {
        let scorer = try CriterionScorer(
            study(barriers: [feature("LineString", "[[603000,6101000],[605000,6101000]]")]))
        #expect(measure("innerBarrier", scorer.criterion(of: [1, 2]))?.value == 0)
        #expect(scorer.diagnostics.map(\.code) == [.barrierAlongNoBorder])
    }

    @Test(
        "what can be no barrier is told and left out",
        arguments: [
            ("Point", "[604000,6101000]", DiagnosticCode.unusableBarrier), ("LineString", "[]", .unusableBarrier),
            ("LineString", "[[900000,6500000],[900100,6500000]]", .barrierAlongNoBorder),
        ])
    func hostile(kind: String, coordinates: String, code: DiagnosticCode) throws {
        let study = try study(barriers: [feature(kind, coordinates)])
        let scorer = try CriterionScorer(study)
        #expect(
            (scorer.diagnostics + study.diagnostics).contains { $0.code == code } || study.joined.featuresUnusable > 0)
        #expect(scorer.criterion(of: [0, 1]).score.isFinite)
    }

    @Test("an invalid lake, and one without a name, called by its layer")
    func invalidLake() throws {
        let bow = "[[[603500,6100000],[604500,6102000],[604500,6100000],[603500,6102000],[603500,6100000]]]"
        let scorer = try CriterionScorer(study(barriers: [feature("Polygon", bow, name: nil)]))
        #expect(scorer.barriers.names == ["b"])
        #expect(scorer.criterion(of: [0, 1]).score.isFinite)
    }

    @Test("a field of the units is a layer: those with one value are one area")
    func fieldLayer() throws {
        let study = try study(barriers: []) {
            $0.identity = [.init(name: "Pastorat", path: "field:pastorat")]
            $0.survey = [.init(unit: "0", percent: 60), .init(unit: "S1", percent: 90)]
        }
        let scorer = try CriterionScorer(study)
        let criterion = scorer.criterion(of: [0, 1])
        #expect(measure("jaccard", criterion)?.value == 1)
        #expect(
            measure("purity", criterion)?.evidence.danish == "100 % af indbyggerne bor i Vest Pastorat (Pastorat)")
        #expect(abs((measure("attachment", criterion)?.value ?? 0) - 75) < 1e-9)
        #expect(
            measure("attachment", criterion)?.evidence.english == "75 % of the inhabitants feel attached to the cluster"
        )
        #expect(measure("jaccard", scorer.criterion(of: [1, 2]))?.value == 1.0 / 3)
        #expect(abs(scorer.score(of: scorer.measures.sums(of: [0, 1])) - criterion.score) < 1e-9)
        let fault = #expect(throws: UnusableInput.self) {
            try self.study(barriers: []) { $0.identity = [.init(path: "field:pastoratt")] }
        }
        #expect(fault?.diagnostics.first?.code == .unknownLayerField)
        #expect(fault?.diagnostics.first?.hint == "did you mean `pastorat`?")
    }
}
