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
        let historical = try #require(scorer.criterion(of: members).legs.first { $0.leg == .historical })
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
        #expect(all.legs.flatMap(\.measures).first { $0.name == "wholeParishes" }?.value == 1)
    }

    @Test("a cluster that is most of an old unit, and lies in it whole, says so though it scores nothing for it")
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
        // One and two are half of it, just enough; one alone is a sixth.
        #expect(scorer.criterion(of: [0, 1]).telling.contains { $0.name == "jaccard" && $0.score == 0 })
        #expect(!scorer.criterion(of: [0]).telling.contains { $0.name == "jaccard" })
    }

    @Test("a survey's figure is told beside the layers, and leads where it is the strongest")
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
