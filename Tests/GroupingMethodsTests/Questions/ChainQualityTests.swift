import Foundation
import GeoModel
import GroupingMethods
import Testing

@Suite("Agreement of chains and effective sample size")
struct ChainQualityTests {
    /// Chains of an autoregressive series of order one around `means`.
    private func chains(_ means: [Double], correlation: Double, length: Int) -> [[Double]] {
        means.enumerated().map { stream, mean in
            var random = SplitMix64(seed: 8, stream: stream)
            func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + random.unitInterval() } }
            var value = normal()
            return (0..<length).map { _ in
                value = correlation * value + (1 - correlation * correlation).squareRoot() * normal()
                return mean + value
            }
        }
    }

    @Test("a correlated series is worth n (1 - r) / (1 + r) draws", arguments: [0.0, 0.3, 0.6, 0.9])
    func effectiveSize(correlation: Double) {
        let quality = ChainQuality(chains([0, 0, 0, 0], correlation: correlation, length: 4000))
        let expected = 16_000 * (1 - correlation) / (1 + correlation)
        #expect(quality.effectiveSize > 0.8 * expected && quality.effectiveSize < 1.25 * expected)
        #expect(quality.scaleReduction < 1.02)
        #expect(abs(quality.mean) < 5 * quality.standardError)
    }

    @Test("chains that disagree, or drift, are seen")
    func disagreement() {
        #expect(ChainQuality(chains([0, 0, 3, 0], correlation: 0.2, length: 400)).scaleReduction > 1.3)
        let drift = chains([0, 0], correlation: 0, length: 400).map { $0.enumerated().map { $1 + Double($0) / 80 } }
        #expect(ChainQuality(drift).scaleReduction > 1.3)
        #expect(ChainQuality([[1, 1, 1, 1], [2, 2, 2, 2]]).scaleReduction == .infinity)
        #expect(ChainQuality([[1, 1, 1, 1], [1, 1, 1, 1]]).scaleReduction == 1)
    }
}
