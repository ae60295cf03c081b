import GeoModel
import StudyAreas
import Testing

@testable import Delimitation

/// What lies beyond the outline is reported as far as the layers know it, and what is reported of one member can be recomputed.
@Suite struct EdgeTests {
    private func measure(_ name: String, _ criterion: Criterion) -> Measure? {
        criterion.dimensions.flatMap(\.measures).first { $0.name == name }
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
        // Where the borders are 30 m apart, the ends of East's may count along a corner of the row.
        #expect(abs((measure("administrativeEdge", criterion)?.value ?? 0) - 1.0 / 6) < 2e-3)
        #expect(abs((measure("naturalEdge", criterion)?.value ?? 0) - 4.0 / 6) < 2e-3)
        #expect(measure("naturalEdge", criterion)?.evidence.english == "67 % of the outline is coast")
    }

    @Test(
        "at the border with Germany, and anywhere outside Denmark, the end of the land may be a border",
        arguments: [
            (9.1, 54.9, true), (9.3, 54.82, true), (8.55, 55.08, false), (10.6, 55.03, false), (14.9, 55.1, false),
            (7.2, 48.6, true),
        ])
    func landBorder(longitude: Double, latitude: Double, mayBe: Bool) {
        let corners = [(0.0, 0.0), (0.05, 0), (0.05, 0.02), (0, 0)]
            .map { Coordinate(x: longitude + $0.0, y: latitude + $0.1) }
        #expect(NationalBorder.mayBound(MultiPolygon(Polygon(exterior: Ring(corners)))) == mayBe)
    }

    @Test("only the members on the border make it one, and the sentence lists it as one thing more")
    func coastOrBorder() throws {
        let row = try RowOfSquares()
        let east = RowOfSquares.square(4, width: 4, #""kode":"0102","navn":"East""#)
        // The same row, moved to Rens on the border with Germany: 105 km to the west and 13 km to the south.
        let parishes = (0..<4).map {
            RowOfSquares.square(Double($0), #""kode":"\#($0 + 1)","navn":"S\#($0 + 1)","population":1000"#)
        }
        func moved(_ features: [String]) -> [String] {
            features.map { $0.replacing("60", with: "50").replacing("610", with: "608") }
        }
        let units = try row.layer(moved(parishes), "border.geojson")
        let municipalities = try row.layer(moved([Self.west, east]), "m.geojson")
        let study = try row.study {
            $0.parishes = units
            $0.municipalities = municipalities
        }
        let criterion = try CriterionScorer(study).criterion(of: [2, 3])
        #expect(
            measure("naturalEdge", criterion)?.evidence.english == "67 % of the outline is coast or national border")
        #expect(measure("naturalEdge", criterion)?.evidence.danish == "67 % af omridset er kyst eller landegrænse")
        let open = measure("unexplainedOutline", criterion)?.evidence
        #expect(open?.english == "17 % of the outline is neither coast, national border nor a municipal border")
        #expect(open?.danish == "17 % af omridset er hverken kyst, landegrænse eller kommunegrænse")
    }

    @Test(
        "in a study that is narrowed to a municipality the nearest parish is that of the study: nearer ones may lie beyond"
    )
    func nearestOfTheStudy() throws {
        let row = try RowOfSquares()
        let municipalities = try row.layer(
            [Self.west, RowOfSquares.square(4, width: 4, #""kode":"0102","navn":"East""#)], "m.geojson")
        for (within, english, danish) in [
            ([], "the nearest parish outside, S3, ", "det nærmeste sogn udenfor, S3, "),
            (["West"], "the nearest other parish of the study, S3, ", "det nærmeste andet sogn i studiet, S3, "),
        ] {
            let study = try row.study {
                $0.municipalities = municipalities
                $0.within = within
            }
            let evidence = measure("proximity", try CriterionScorer(study).criterion(of: [0, 1]))?.evidence
            #expect(evidence?.english.hasPrefix(english) == true && evidence?.danish.hasPrefix(danish) == true)
        }
    }

    @Test("a parish that is an island borders on no other: no share of its borders runs anywhere")
    func island() throws {
        let criterion = try CriterionScorer(try RowOfSquares(count: 1).study()).criterion(of: [0])
        #expect(measure("internalBorderShare", criterion)?.evidence.english == "no member borders on another parish")
        #expect(
            measure("internalBorderShare", criterion)?.evidence.danish == "intet medlem grænser op til et andet sogn")
    }

    @Test("where nothing but the units is known, what looks like coast may be the edge of the data")
    func nothingBeyond() throws {
        let row = try RowOfSquares()
        let municipalities = try row.layer([Self.west], "m.geojson")
        for study in [try row.study(), try row.study { $0.municipalities = municipalities }] {
            let evidence = try CriterionScorer(study).criterion(of: [2, 3]).dimensions.flatMap(\.measures).map(
                \.evidence)
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
        #expect(measure("unexplainedOutline", criterion)?.value == 0)
    }

    @Test("a single member has the measures of shape, and no sentence of it speaks of distances")
    func singleMember() throws {
        let criterion = try CriterionScorer(try RowOfSquares().study()).criterion(of: [1])
        let dimension = try #require(criterion.dimensions.first)
        #expect(abs(dimension.measures.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
        #expect(measure("proximity", criterion)?.evidence.danish == "et enkelt medlem har ingen afstande")
        #expect(measure("townOffCentre", criterion)?.value == 0)
        #expect(!criterion.telling.contains { $0.name == "proximity" || $0.name == "townOffCentre" })
    }

    @Test("a distance that no place on earth has is reported as none rather than ending the program")
    func hugeDistance() throws {
        let row = try RowOfSquares()
        let table = try row.file("from,to,km,minutes\n1,2,1e19,5\n2,3,5,1e19\n3,4,40000,1\n", "d.csv")
        let study = try row.study { $0.distances = table }
        #expect(study.diagnostics.filter { $0.code == .unusableDistance }.compactMap { $0.location?.line } == [2, 3])
        let criterion = try CriterionScorer(study).criterion(of: [2, 3])
        #expect(measure("proximity", criterion)?.evidence.english.contains("40000.0 km") == true)
    }
}
