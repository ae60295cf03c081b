import StudyAreas
import Testing

@testable import Delimitation

@Suite struct ThresholdRowTests {
    /// A value that is printed like the limit it breaks looks like a mistake.
    @Test(arguments: [(15.0, 1), (15.023, 2), (15.0004, 3), (14.98, 2), (15.2, 1), (4.503, 3), (4.46, 2)])
    func asManyDigitsAsTellAValueFromAnEnd(_ value: Double, _ decimals: Int) {
        var limits = StudyLimits()
        limits.maxGapKm = 15
        let row = ThresholdRow(.gap, value: value, limits: limits)
        #expect(row.band?.full.upperBound == 4.5)
        #expect(row.decimals == decimals)
    }
}
