import Testing

@testable import Delimitation

// The measure of the article "Your own measure" of KlyngeKit.docc; `ArticleTests` compares the two.

/// Members in the cluster for each municipality that they lie in.
struct MembersPerMunicipality: MeasureDefinition {
    let id = "membersPerMunicipality"
    let title = Evidence(english: "members a municipality", danish: "medlemmer pr. kommune")
    let scope = MeasureScope.geographic
    let unit = "count"

    func value(_ group: MeasuredGroup, layer: Int) -> Double? {
        let codes = Set(group.members.compactMap { group.study.units[$0].municipality })
        return codes.isEmpty ? nil : Double(group.members.count) / Double(codes.count)
    }

    func score(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Double { min(1, value / 10) }

    func evidence(_ value: Double, _ group: MeasuredGroup, layer: Int) -> Evidence {
        Evidence(english: "\(value) members in each municipality", danish: "\(value) medlemmer i hver kommune")
    }
}

@Suite struct ArticleMeasureTests {
    @Test("the article's measure is what it says, by hand: none where no municipality is known")
    func byHand() throws {
        let measure = MembersPerMunicipality()
        let row = try RowOfSquares()
        let scorer = try CriterionScorer(try row.study())
        #expect(measure.value(MeasuredGroup(scorer, [0, 1]), layer: 0) == nil)
        #expect(measure.weight == 0 && measure.direction == .more, "it is reported and counts for nothing")
        #expect(measure.score(5, MeasuredGroup(scorer, [0, 1]), layer: 0) == 0.5)
    }
}
