import GeoModel
import Testing

@testable import StudyAreas

@Suite("Inhabitants are shared out to catchments without losing one")
struct PopulationSharingTests {
    @Test("villages keep their own, the rest goes by area")
    func byHand() {
        #expect(PopulationSharing.shares(of: 100, villages: [40, nil], areas: [1, 3]) == [55, 45])
    }

    @Test("villages with more inhabitants than the parish share its total in proportion")
    func scaled() {
        #expect(PopulationSharing.shares(of: 30, villages: [40, 20], areas: [1, 1]) == [20, 10])
    }

    @Test("random totals stay whole and exact")
    func random() {
        var generator = SplitMix64(seed: 3)
        for _ in 0..<500 {
            let count = 1 + generator.below(9)
            let total = Double(generator.below(20000))
            let villages = (0..<count).map { _ in generator.below(3) == 0 ? nil : Double(generator.below(3000)) }
            let areas = (0..<count).map { _ in generator.unitInterval() * 1e7 }
            let shares = PopulationSharing.shares(of: total, villages: villages, areas: areas)
            #expect(shares.reduce(0, +) == total)
            #expect(shares.allSatisfy { $0 >= 0 && $0 == $0.rounded() })
        }
    }
}
