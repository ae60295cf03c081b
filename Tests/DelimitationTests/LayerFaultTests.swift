import Delimitation
import GeoModel
import StudyAreas
import Testing

/// A historical or identity layer that is odd is used as far as it can be, and its fault is reported with a code.
@Suite struct LayerFaultTests {
    private func scored(
        _ features: [String], system: String = "EPSG:25832"
    ) throws -> (codes: [DiagnosticCode], criterion: Criterion) {
        let row = try RowOfSquares()
        let study = try row.study {
            $0.historical = [.init(name: "old", path: try row.layer(features, "h.geojson", system: system))]
        }
        let scorer = try CriterionScorer(study)
        return ((study.diagnostics + scorer.diagnostics).map(\.code), scorer.criterion(of: [0, 1]))
    }

    private func jaccard(_ criterion: Criterion) -> Double? {
        criterion.dimensions.flatMap(\.measures).first { $0.name == "jaccard" }?.value
    }

    @Test("a layer in longitude and latitude comes to the same as one in the study's own system")
    func otherSystem() throws {
        let projected = try scored([RowOfSquares.square(0, width: 2, #""navn":"Alfa""#)])
        // The same rectangle in degrees, by pyproj.
        let degrees = try scored(
            [
                RowOfSquares.feature(
                    "Polygon",
                    """
                    [[[10.564765709,55.036748928],[10.59604762,55.036342706],[10.596404869,55.045325577],\
                    [10.565115964,55.045731934],[10.564765709,55.036748928]]]
                    """,
                    #""navn":"Alfa""#)
            ], system: "EPSG:4326")
        #expect(jaccard(projected.criterion) == 1)
        #expect(abs((jaccard(degrees.criterion) ?? 0) - 1) < 1e-9)
        #expect(degrees.criterion.leading == .historical)
    }

    @Test("areas that overlap and leave gaps are reported, and no unit counts twice")
    func overlapsAndGaps() throws {
        let (codes, criterion) = try scored([
            RowOfSquares.square(0, width: 2, #""navn":"Alfa""#), RowOfSquares.square(1, width: 1, #""navn":"Beta""#),
            RowOfSquares.square(2, width: 0.5, #""navn":"Gamma""#),
        ])
        #expect(codes.contains(.layerOverlaps))
        // 1,000 in Alfa alone, 2,000 half in Alfa and half in Beta: 2,000 of the 3,000 in either.
        #expect(abs((jaccard(criterion) ?? 0) - 2.0 / 3) < 1e-9)
    }

    @Test("a unit that merely touches an area, or overlaps it by a sliver, does not belong to it")
    func touching() throws {
        // Alfa ends 5 m within the second square: half a percent of it.
        let (_, criterion) = try scored([RowOfSquares.square(0, width: 1.005, #""navn":"Alfa""#)])
        // Alone the first square lies in Alfa: 1,000 of the cluster's 3,000.
        #expect(abs((jaccard(criterion) ?? 0) - 1.0 / 3) < 1e-9)
    }

    @Test("a unit that touches the only area, or has a third of a percent of its land there, does not dilute the match")
    func sliverOfTheOnlyArea() throws {
        for width in [2.0, 2.0033] {
            let row = try RowOfSquares()
            let layer = try row.layer([RowOfSquares.square(0, width: width, #""navn":"Alfa""#)], "h.geojson")
            let study = try row.study { $0.historical = [.init(name: "old", path: layer)] }
            let scorer = try CriterionScorer(study)
            // The third square, with 3,000 inhabitants, is none of Alfa's.
            #expect(jaccard(scorer.criterion(of: [0, 1])) == 1)
            let beside = scorer.criterion(of: [2, 3])
            #expect(jaccard(beside) == nil && beside.telling.allSatisfy { !$0.evidence.english.contains("Alfa") })
        }
    }

    @Test("a layer of points has no polygons, which is reported instead of a doubt about its place")
    func points() throws {
        let row = try RowOfSquares()
        let layer = try row.layer(
            [RowOfSquares.feature("Point", "[600500,6100500]", #""navn":"Alfa""#)], "h.geojson")
        let scorer = try CriterionScorer(try row.study { $0.historical = [.init(name: "old", path: layer)] })
        #expect(scorer.diagnostics.map(\.code) == [.layerOutsideStudy])
        #expect(scorer.diagnostics.first?.message.contains("no polygons") == true)
    }

    @Test("a layer elsewhere, one without features, and one without names each have their code")
    func outsideEmptyNameless() throws {
        let outside = try scored([RowOfSquares.square(200, #""navn":"Far""#)])
        #expect(outside.codes.contains(.layerOutsideStudy))
        #expect(jaccard(outside.criterion) == nil)
        let empty = try scored([])
        #expect(empty.codes.contains(.emptyLayer))
        #expect(empty.criterion.dimensions.first { $0.dimension == .historical }?.score ?? 0 == 0)
        let nameless = #expect(throws: UnusableInput.self) { try scored([RowOfSquares.square(0, #""x":1"#)]) }
        #expect(nameless?.diagnostics.first?.code == .unknownField)
        #expect(nameless?.diagnostics.first?.notes.first?.contains("x") == true)
    }

    @Test("an area is called by the name field of its layer, by its id only where there is no other")
    func namesBeforeIds() throws {
        for (properties, name) in [
            (#""id":"noerredjurs","navn":"Nørre Djurs""#, "Nørre Djurs"),
            (#""kode":"0701","id":"noerredjurs","KOMNAVN":"Nørre Djurs""#, "Nørre Djurs"),
            (#""id":"noerredjurs""#, "Noerredjurs"),
        ] {
            let told = try scored([RowOfSquares.square(0, width: 2, properties)]).criterion.dimensions
                .flatMap(\.measures).filter { $0.name == "purity" }
            #expect(told.map(\.evidence.danish) == ["100 % af indbyggerne bor i tidligere \(name) (old)"], "\(told)")
        }
    }

    @Test("a bow tie is repaired before it is laid over the units")
    func invalid() throws {
        let bow = RowOfSquares.feature(
            "Polygon", "[[[600000,6100000],[602000,6101000],[602000,6100000],[600000,6101000],[600000,6100000]]]",
            #""navn":"Bow""#)
        let (_, criterion) = try scored([bow])
        // Both squares have land in it, and it has none elsewhere.
        #expect(abs((jaccard(criterion) ?? 0) - 1) < 1e-6)
    }

    @Test("of a unit of which a tenth lies in an area, a fifth counts, and the rest is outside")
    func mostlyOutside() throws {
        let (_, criterion) = try scored([RowOfSquares.square(0, width: 1.1, #""navn":"Alfa""#)])
        // 1,000 and a fifth of 2,000, of the 3,000 of the cluster.
        #expect(abs((jaccard(criterion) ?? 0) - 1400.0 / 3000) < 1e-6)
    }
}
