import StudyAreas
import Testing

@testable import Delimitation

/// Bands score as the table of known clusters says, and limits judge apart from bands.
@Suite struct ThresholdTests {
    @Test func bandsFallToZeroWhereTheTableSays() {
        let population = Threshold.population.calibratedBand
        #expect([1000, 2000, 3000, 8000, 12000, 16000].map { population?.score($0) } == [0, 0.5, 1, 1, 0.5, 0])
        let members = Threshold.members.calibratedBand
        #expect([2, 3, 10, 25].map { members?.score($0) } == [0, 1, 1, 0])
        #expect(Threshold.gap.calibratedBand?.score(4.5) == 1)
        #expect(Threshold.gap.calibratedBand?.score(6.75) == 0.5)
        #expect(Threshold.diameter.calibratedBand?.score(30) == 0)
    }

    @Test func aLimitIsKeptAtItsEnds() {
        var limits = StudyLimits()
        limits.maxDiameterKm = 15
        #expect(ThresholdRow(.diameter, value: 15, limits: limits).isWithinLimit)
        #expect(!ThresholdRow(.diameter, value: 15.001, limits: limits).isWithinLimit)
        #expect(ThresholdRow(.population, value: 5, limits: limits).isWithinLimit)
    }

    @Test func calibratedLimitsHoldOnlyWhenNoneIsGiven() {
        let parishes = StudyLimits().settled(for: .parish)
        #expect(parishes.areCalibrated)
        #expect(parishes.limits.members.maximum == 10)
        #expect(StudyLimits().settled(for: .village).limits.members.maximum == 25)
        var given = StudyLimits()
        given.maxGapKm = 4
        #expect(!given.settled(for: .parish).areCalibrated)
        #expect(given.settled(for: .parish).limits.population.isOpen)
        #expect(given.settled(for: .parish).limits.sameMunicipality == true)
    }
}
