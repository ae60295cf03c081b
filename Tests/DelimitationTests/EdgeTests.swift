import Delimitation
import StudyAreas
import Testing

/// What lies beyond the outline is told as far as the layers know it, and what is told of one member can be recomputed.
@Suite struct EdgeTests {
    private func measure(_ name: String, _ criterion: Criterion) -> Measure? {
        criterion.legs.flatMap(\.measures).first { $0.name == name }
    }

    private static let west = RowOfSquares.square(0, width: 4, #""kode":"0101","navn":"West""#)

    @Test(
        "where only another municipality's land is known there is a municipal border, no coast, though it is drawn otherwise",
        arguments: [4, 4.03])
    func municipalityBeyond(from: Double) throws {
        let row = try RowOfSquares()
        let east = RowOfSquares.square(from, width: 4, #""kode":"0102","navn":"East""#)
        let municipalities = try row.layer([Self.west, east], "m.geojson")
        let study = try row.study { $0.municipalities = municipalities }
        let criterion = try CriterionScorer(study).criterion(of: [2, 3])
        // Two squares: 1 of 6 km towards East, 1 towards the other parishes, 4 of coast.
        #expect(abs((measure("administrativeEdge", criterion)?.value ?? 0) - 1.0 / 6) < 1e-3)
        #expect(abs((measure("naturalEdge", criterion)?.value ?? 0) - 4.0 / 6) < 1e-3)
        #expect(measure("naturalEdge", criterion)?.evidence.english == "67 % of the outline is coast")
    }

    @Test("where nothing but the units is known, what looks like coast may be the edge of the data")
    func nothingBeyond() throws {
        let row = try RowOfSquares()
        let municipalities = try row.layer([Self.west], "m.geojson")
        for study in [try row.study(), try row.study { $0.municipalities = municipalities }] {
            let evidence = try CriterionScorer(study).criterion(of: [2, 3]).legs.flatMap(\.measures).map(\.evidence)
            #expect(evidence.contains { $0.english == "83 % of the outline is coast or the edge of the data" })
            #expect(evidence.contains { $0.danish == "83 % af omridset er kyst eller kanten af data" })
        }
    }

    @Test("a stream on a municipal border is natural edge as well, and the open outline counts it once")
    func barrierOnMunicipalBorder() throws {
        let row = try RowOfSquares()
        let municipalities = try row.layer(
            [
                RowOfSquares.square(0, width: 2, #""kode":"0101","navn":"West""#),
                RowOfSquares.square(2, width: 2, #""kode":"0102","navn":"East""#),
            ], "m.geojson")
        let stream = try row.layer(
            [RowOfSquares.feature("LineString", "[[602010,6100000],[602010,6101000]]", #""navn":"Storå""#)], "b.geojson"
        )
        let criterion = try CriterionScorer(
            try row.study {
                $0.municipalities = municipalities
                $0.barriers = [stream]
            }
        ).criterion(of: [0, 1])
        #expect(abs((measure("naturalEdge", criterion)?.value ?? 0) - 1) < 1e-2)
        #expect(
            measure("naturalEdge", criterion)?.evidence.english
                == "83 % of the outline is coast and 17 % follows Storå")
        #expect(abs((measure("administrativeEdge", criterion)?.value ?? 0) - 1.0 / 6) < 1e-3)
        #expect(measure("openOutline", criterion)?.value == 0)
    }

    @Test("the geographic leg of a single member is the sum of the measures shown")
    func singleMember() throws {
        let criterion = try CriterionScorer(try RowOfSquares().study()).criterion(of: [1])
        let leg = try #require(criterion.legs.first)
        #expect(abs(leg.measures.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
        #expect(abs(leg.measures.reduce(0) { $0 + $1.weight * $1.score } - leg.score) < 1e-12)
        #expect(measure("proximity", criterion)?.evidence.danish == "et enkelt medlem har ingen afstande")
        #expect(!criterion.telling.contains { $0.name == "proximity" })
    }

    @Test("a distance that no place on earth has is told as none rather than ending the program")
    func hugeDistance() throws {
        let row = try RowOfSquares()
        let table = try row.file("from,to,km,minutes\n1,2,1e19,5\n2,3,5,1e19\n3,4,40000,1\n", "d.csv")
        let study = try row.study { $0.distances = table }
        #expect(study.diagnostics.filter { $0.code == .unusableDistance }.compactMap { $0.location?.line } == [2, 3])
        let criterion = try CriterionScorer(study).criterion(of: [2, 3])
        #expect(measure("proximity", criterion)?.evidence.english.contains("40000.0 km") == true)
    }
}
