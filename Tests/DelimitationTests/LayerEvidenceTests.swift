import Delimitation
import StudyAreas
import TestSupport
import Testing

/// What layers and surveys let a cluster say for itself, beyond the score.
@Suite struct LayerEvidenceTests {
    @Test("inhabitants of parishes that a cluster of villages holds whole, by hand")
    func wholeParishes() throws {
        var configuration = try StudyFile.read(SharedData.packageRoot.appending(path: "SampleData").path)
        configuration.unitKind = .village
        let study = try StudyLoader.load(configuration)
        try #require(configuration.historical.count > 0)
        let parishes = Dictionary(grouping: study.units.indices) { study.units[$0].parish ?? "" }
        let several = parishes.filter { !$0.key.isEmpty && $0.value.count > 1 }.sorted { $0.key < $1.key }
        let (whole, broken) = (try #require(several.first), try #require(several.last))
        let members = (whole.value + broken.value.dropLast()).sorted()
        func people(_ units: [Int]) -> Double { units.reduce(0) { $0 + (study.units[$1].population ?? 0) } }
        let scorer = try CriterionScorer(study)
        let historical = try #require(scorer.criterion(of: members).dimensions.first { $0.dimension == .historical })
        let measure = try #require(historical.measures.first { $0.name == "wholeParishes" })
        #expect(abs(measure.value - people(whole.value) / people(members)) < 1e-12)
        #expect((0.01..<0.99).contains(measure.value))
        let name = try #require(study.parishes.first { $0.code == whole.key }?.name)
        #expect(
            measure.weight == 0
                && measure.evidence.english.hasSuffix("a parish that belongs to the cluster whole: \(name)"))
        #expect(measure.evidence.danish.hasSuffix("et sogn, der hører helt til klyngen: \(name)"))
        // The village that was left out makes the other parish whole too.
        let all = scorer.criterion(of: (whole.value + broken.value).sorted())
        #expect(all.dimensions.flatMap(\.measures).first { $0.name == "wholeParishes" }?.value == 1)
    }

    @Test("a cluster that is most of an old unit, and lies in it whole, says so")
    func mostOfOne() throws {
        let row = try RowOfSquares()
        let study = try row.study {
            $0.historical = [
                .init(
                    name: "old", path: try row.layer([RowOfSquares.square(0, width: 3, #""navn":"Alfa""#)], "h.geojson")
                )
            ]
        }
        let scorer = try CriterionScorer(study)
        // Alfa has 1,000 + 2,000 + 3,000; two and three are five sixths of it.
        let most = scorer.criterion(of: [1, 2])
        #expect(most.telling.contains { $0.evidence.english == "100 % of the inhabitants live in former Alfa (old)" })
        // One and two are half of it, and so hold no area; one alone is a sixth.
        let half = scorer.criterion(of: [0, 1]).dimensions.flatMap(\.measures)
        #expect(half.first { $0.name == "unionOverlap" }?.value == 0)
        #expect(!scorer.criterion(of: [0]).telling.contains { $0.name == "purity" })
        // A layer of one area has no border inside the study, so contrast cannot be taken.
        #expect(!half.contains { $0.name == "contrast" })
    }

    @Test("two old units, whole, are named; what is divided by land alone is marked as an estimate")
    func unionOfTwo() throws {
        let row = try RowOfSquares(count: 5)
        func measures(_ width: Double, _ members: [Int]) throws -> [Measure] {
            let study = try row.study {
                $0.historical = [
                    .init(
                        name: "old",
                        path: try row.layer(
                            [
                                RowOfSquares.square(0, width: 1, #""navn":"Alfa""#),
                                RowOfSquares.square(1, width: width, #""navn":"Beta""#),
                                RowOfSquares.square(1 + width, width: 4 - width, #""navn":"Gamma""#),
                            ], "h.geojson"))
                ]
            }
            return try CriterionScorer(study).criterion(of: members).dimensions.flatMap(\.measures)
        }
        let whole = try measures(2, [0, 1, 2])
        let union = try #require(whole.first { $0.name == "unionOverlap" })
        #expect(union.value == 1 && union.score == 1 && union.stance == .speaksFor)
        #expect(union.evidence.english == "the cluster is all of Beta and Alfa (old), and hardly anything else")
        #expect(union.evidence.danish == "klyngen er hele Beta og Alfa (old) og næsten intet andet")
        // All of the one border that was chosen is Gamma's; one of the two inner ones is Alfa's.
        let contrast = try #require(whole.first { $0.name == "contrast" })
        #expect(abs(contrast.value - 0.5) < 1e-3)
        #expect(
            contrast.evidence.english
                == "100 % of the freely chosen outline follows a border of old, and 50 % of the borders between members do"
        )
        // Beta ends within the third square, which is divided: 3,000 people, half of them estimated.
        let divided = try measures(1.5, [0, 1, 2])
        #expect(
            divided.first { $0.name == "unionOverlap" }?.evidence.english.contains("about 75 % live in both, by land")
                == true)
        #expect(
            divided.first { $0.name == "purity" }?.evidence.danish.hasPrefix(
                "omkring 58 % af indbyggerne, efter areal,") == true)
    }

    @Test("a survey's figure is reported beside the layers, and leads where it is the strongest")
    func survey() throws {
        let row = try RowOfSquares()
        let study = try row.study { $0.survey = [.init(unit: "1", percent: 100), .init(unit: "2", percent: 97)] }
        let criterion = try CriterionScorer(study).criterion(of: [0, 1])
        #expect(criterion.leading == .identity)
        #expect(criterion.telling.first?.evidence.english == "98 % of the inhabitants feel attached to the cluster")
        let some = try CriterionScorer(study).criterion(of: [1, 2])
        #expect(
            some.telling.contains {
                $0.evidence.danish
                    == "97 % af indbyggerne i det ene af 2 sogne, der er spurgt, føler sig knyttet til klyngen"
            })
    }
}
