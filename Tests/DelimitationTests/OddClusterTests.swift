import GeoModel
import GroupingMethods
import StudyAreas
import TestSupport
import Testing

@testable import Delimitation

/// Every odd cluster and layer has a stated answer.
@Suite struct OddClusterTests {
    private func measure(_ name: String, _ criterion: Criterion) -> Measure? {
        criterion.dimensions.flatMap(\.measures).first { $0.name == name }
    }

    @Test("a cluster in pieces loses the share of those cut off, and the unit in between is named")
    func inPieces() throws {
        let scorer = try CriterionScorer(try RowOfSquares(count: 5).study())
        let (whole, pieces) = (scorer.criterion(of: [0, 1, 2]), scorer.criterion(of: [0, 2]))
        #expect(measure("contiguity", whole)?.value == 1 && measure("contiguity", whole)?.stance == nil)
        // 1,000 of 4,000 are cut off.
        let contiguity = try #require(measure("contiguity", pieces))
        #expect(contiguity.value == 0.75 && contiguity.stance == .speaksAgainst)
        #expect(
            contiguity.evidence.english
                == "S1 is cut off from the rest (25 % of the inhabitants); with S2 the cluster would be contiguous")
        #expect(
            contiguity.evidence.danish
                == "S1 er skilt fra resten (25 % af indbyggerne); med S2 ville klyngen hænge sammen")
        var joined = scorer.values(of: [0, 2])
        joined.connected = 1
        #expect(abs(pieces.dimensions[0].score / 0.75 - scorer.dimensionScores(joined)[0].score / 0.75) < 1e-12)
        // Two and three lie between the outer ones.
        let ends = measure("contiguity", scorer.criterion(of: [0, 4]))?.evidence.english
        #expect(ends?.hasSuffix("with S2, S3 and S4 the cluster would be contiguous") == true)
    }

    @Test("a municipal border inside speaks against a cluster and costs; it has a score all the same")
    func twoMunicipalities() throws {
        let row = try RowOfSquares()
        let municipalities = try row.layer(
            [
                RowOfSquares.square(0, width: 2, #""kode":"0101","navn":"West""#),
                RowOfSquares.square(2, width: 2, #""kode":"0102","navn":"East""#),
            ], "m.geojson")
        let scorer = try CriterionScorer(try row.study { $0.municipalities = municipalities })
        let across = scorer.criterion(of: [1, 2])
        let border = try #require(measure("innerMunicipalBorder", across))
        #expect(border.value == 1 && border.score == 0.5 && border.stance == .speaksAgainst)
        #expect(border.evidence.danish == "100 % af grænserne mellem medlemmerne er kommunegrænse")
        #expect(measure("innerMunicipalBorder", scorer.criterion(of: [0, 1]))?.value == 0)
        #expect(across.score.isFinite && scorer.compared(across, of: [1, 2]).comparisons.count == 3)
    }

    @Test("everything in one cluster: nothing is freely chosen, and nothing to compare with")
    func everything() throws {
        let study = try StudyLoader.load(
            try StudyFile.read(SharedData.packageRoot.appending(path: "SampleData").path))
        let scorer = try CriterionScorer(study)
        let all = Array(study.units.indices)
        let criterion = scorer.compared(scorer.criterion(of: all), of: all)
        #expect((0...1).contains(criterion.score))
        #expect(criterion.chance?.percentile == nil && criterion.chance?.others == 0)
        #expect(!criterion.dimensions.flatMap(\.measures).contains { $0.name == "contrast" })
        #expect(measure("unexplainedOutline", criterion)?.stance == .speaksFor)
    }

    @Test("a layer that covers half of the row says so, and less than half of the cluster is too little for contrast")
    func halfCovered() throws {
        let row = try RowOfSquares(count: 6)
        let layer = try row.layer(
            [RowOfSquares.square(0, width: 1, #""navn":"Alfa""#), RowOfSquares.square(1, width: 2, #""navn":"Beta""#)],
            "h.geojson")
        let scorer = try CriterionScorer(try row.study { $0.historical = [.init(name: "old", path: layer)] })
        // Inhabitants 2,000 and 3,000 of 9,000 lie in it.
        #expect(
            measure("contrast", scorer.criterion(of: [1, 2, 3]))?.evidence.english.hasSuffix(
                "(the layer covers 56 % of the cluster)") == true)
        #expect(measure("contrast", scorer.criterion(of: [2, 3])) == nil)
        #expect(
            scorer.criterion(of: [4, 5]).basis?.english
                == "no layer says more than the shape and the natural outline of the cluster")
    }

    @Test("without a layer the score rests on shape, which is said and never exceeds the cap")
    func withoutLayers() throws {
        let scorer = try CriterionScorer(try RowOfSquares(count: 6).study())
        for members in [[0], [0, 1], [1, 2, 3], [0, 5]] {
            let criterion = scorer.criterion(of: members)
            #expect(criterion.score <= 0.5 && criterion.leading == .geographic)
            #expect(criterion.basis?.english.hasPrefix("the score rests on shape alone") == true)
        }
    }

    @Test("more layers than there are columns have the same contrast as the first")
    func manyLayers() throws {
        let row = try RowOfSquares(count: 6)
        let layer = try row.layer(
            (0..<3).map { RowOfSquares.square(Double(2 * $0), width: 2, #""navn":"A\#($0)""#) }, "h.geojson")
        let count = BorderColumn.layers + 2
        let scorer = try CriterionScorer(
            try row.study {
                $0.identity = (0..<count).map { .init(name: "layer \($0)", path: layer) }
            })
        #expect(scorer.layerBorders.count { $0.column == nil } == 2)
        for members in [[0, 1], [1, 2], [1, 2, 3, 4]] {
            let contrasts = scorer.values(of: members).layers.map(\.contrast)
            #expect(contrasts.count == count && Set(contrasts).count == 1 && contrasts[0] != nil, "\(members)")
        }
    }

    @Test("neighbours that lie mostly against a cluster are named with their share")
    func enclosed() throws {
        let scorer = try CriterionScorer(try RowOfSquares(count: 3).study())
        // The second square has both its borders with the others.
        let enclosure = try #require(measure("enclosure", scorer.criterion(of: [0, 2])))
        #expect(abs(enclosure.value - 0.7 / 2.0.squareRoot()) < 1e-9)
        #expect(enclosure.stance == .speaksAgainst)
        #expect(enclosure.evidence.english == "S2 has 100 % of its border with the cluster and is not in it")
        #expect(measure("enclosure", scorer.criterion(of: [0, 1, 2]))?.value == 0)
    }
}
