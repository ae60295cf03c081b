import GeoModel
import GroupingMethods
import StudyAreas
import Testing

@testable import Delimitation

/// Neither the score of a cluster nor its place among chance groups depends on the order of the features.
@Suite struct FeatureOrderTests {
    /// A grid of 5 by 5 parishes of 1 km, with uneven inhabitants, in the given order.
    private func study(order: [Int]) throws -> Study {
        let row = try RowOfSquares()
        let features = order.map { place in
            let (west, south) = (600_000 + 1000 * (place % 5), 6_100_000 + 1000 * (place / 5))
            let (east, north) = (west + 1000, south + 1000)
            return RowOfSquares.feature(
                "Polygon",
                "[[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]]",
                #""kode":"\#(101 + place)","navn":"S\#(place)","population":\#(200 + 37 * (place * 7 % 25)),"gammel":"\#(place % 5 < 3 ? "vest" : "øst")""#
            )
        }
        let parishes = try row.layer(features, "grid.geojson")
        return try row.study {
            $0.parishes = parishes
            $0.historical = [.init(name: "old", path: "field:gammel")]
        }
    }

    @Test("shuffled features give the same scores, percentiles and standard errors", arguments: [1, 2, 3])
    func shuffled(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var order = Array(0..<25)
        for place in order.indices.reversed() where place > 0 { order.swapAt(place, random.below(place + 1)) }
        let (plain, shuffled) = (try study(order: Array(0..<25)), try study(order: order))
        let (first, second) = (try CriterionScorer(plain), try CriterionScorer(shuffled))
        var options = ChanceOptions()
        options.count = 60
        options.mostEnumerated = 100
        for codes in [
            ["101", "102", "106"], ["107", "108", "112", "113"], ["125"], ["103", "104", "105", "110", "109", "115"],
        ] {
            func compared(_ scorer: CriterionScorer, _ study: Study) -> Criterion {
                let members = codes.compactMap(study.unit(withId:)).sorted()
                return scorer.compared(scorer.criterion(of: members), of: members, options: options)
            }
            let (one, other) = (compared(first, plain), compared(second, shuffled))
            #expect(abs(one.score - other.score) < 1e-9, "\(codes)")
            #expect(one.comparisons.map(\.others) == other.comparisons.map(\.others), "\(codes)")
            for (a, b) in zip(one.comparisons, other.comparisons) {
                #expect(a.percentile == b.percentile && a.count == b.count, "\(codes) \(a.null)")
            }
        }
    }
}
