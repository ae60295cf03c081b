import GeoModel
import Testing

@testable import Delimitation

@Suite("The unit nearest to a cluster from outside is the one that looking at all of them finds")
struct UnitGridTests {
    @Test(arguments: [(1, 9.0, 9.0), (2, 0, 5000), (60, 0, 0), (150, 30_000, 20), (300, 20_000, 30_000)])
    func nearestOutside(count: Int, width: Double, height: Double) {
        var random = SplitMix64(seed: UInt64(count))
        // Whole metres in a small land give ties; a dense corner gives cells of many and of none.
        let places = (0..<count).map { unit in
            let share = unit % 3 == 0 ? 0.05 : 1
            return Coordinate(
                x: 500_000 + (width * share * random.unitInterval()).rounded(),
                y: 6_000_000 + (height * share * random.unitInterval()).rounded())
        }
        let grid = UnitGrid(places)
        for _ in 0..<200 {
            let size = 1 + random.below(min(count, 12))
            var all = Array(0..<count)
            for position in 0..<size { all.swapAt(position, position + random.below(count - position)) }
            let members = Array(all.prefix(size))
            var best: (metres: Double, member: Int, other: Int)?
            for other in 0..<count where !members.contains(other) {
                for member in members {
                    let metres = places[member].planarDistance(to: places[other])
                    if metres < best?.metres ?? .infinity { best = (metres, member, other) }
                }
            }
            let found = grid.nearestOutside(members)
            #expect(found?.member == best?.member && found?.other == best?.other)
        }
    }
}
