import GeoModel
import Testing

@testable import Regionalization

/// However distances are kept, they say the same.
@Suite struct DistancesTests {
    @Test func rowsWithAFunctionBeyondThemSayWhatTheFunctionSays() {
        let reachKm = 3.0
        var random = SplitMix64(seed: 3)
        let places = (0..<60).map { _ in (10 * random.unitInterval(), 10 * random.unitInterval()) }
        let exact: @Sendable (Int, Int) -> Double = { first, second in
            let (dx, dy) = (places[first].0 - places[second].0, places[first].1 - places[second].1)
            return (dx * dx + dy * dy).squareRoot()
        }
        var pairs: [(Int, Int, Double)] = []
        for first in places.indices {
            for second in 0..<first where exact(first, second) <= reachKm {
                pairs.append((first, second, exact(first, second)))
            }
        }
        let distances = Distances(unitCount: places.count, pairsKm: pairs, reachKm: reachKm, beyond: exact)
        for limit in [1.0, reachKm, 5] {
            let table = DiameterTable(distances, unitCount: places.count, limitKm: limit)
            for first in places.indices {
                for second in places.indices {
                    #expect(distances.km(first, second) == exact(first, second))
                    #expect(distances.isWithin(limit, first, second) == (exact(first, second) <= limit))
                    #expect(table.isFar(first, second) == (exact(first, second) > limit))
                }
            }
        }
    }
}
