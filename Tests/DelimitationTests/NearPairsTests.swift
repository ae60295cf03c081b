import GeoModel
import Testing

@testable import Delimitation

/// The pairs within reach are those that looking at every pair finds, each once.
@Suite struct NearPairsTests {
    @Test(arguments: [0.0, 0.5, 130, 900, 20_000])
    func stripsFindWhatAllPairsGive(metres: Double) {
        var random = SplitMix64(seed: 7)
        var places = (0..<400).map { _ in
            Coordinate(x: 4000 * random.unitInterval() - 2000, y: 4000 * random.unitInterval() - 2000)
        }
        // Two in one place, and two that are exactly one reach apart across strips.
        places += [places[0], Coordinate(x: 0, y: 0), Coordinate(x: 0, y: metres)]
        var expected: Set<[Int32]> = []
        for first in places.indices {
            for second in 0..<first {
                let (dx, dy) = (places[first].x - places[second].x, places[first].y - places[second].y)
                if dx * dx + dy * dy <= metres * metres { expected.insert([Int32(second), Int32(first)]) }
            }
        }
        let found = StudyProblem.nearPairs(places, within: metres, most: .max) ?? []
        #expect(Set(found.map { [min($0, $1), max($0, $1)] }) == expected)
        #expect(found.count == expected.count)
        #expect(StudyProblem.nearPairs(places, within: metres, most: expected.count)?.count == expected.count)
        if !expected.isEmpty {
            #expect(StudyProblem.nearPairs(places, within: metres, most: expected.count - 1) == nil)
        }
    }
}
