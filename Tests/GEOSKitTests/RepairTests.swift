import Foundation
import GEOSKit
import GeoModel
import Testing

/// Guarantees: a repair keeps by the even-odd rule what is inside, whatever way rings are listed.
@Suite struct RepairTests {
    private func ring(_ x: Double, _ y: Double, _ side: Double, _ isReversed: Bool = false) -> Ring {
        let corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
        let ring = corners.map { Coordinate(x: $0.0, y: $0.1) }
        return Ring(isReversed ? ring.reversed() : ring)
    }

    /// Squares within squares, each listed as a hole: every second one is land.
    @Test(arguments: UInt64(1)...UInt64(20))
    func ringsWithinRings(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var holes: [Ring] = []
        var expected = 100.0 * 100
        for column in 0..<3 {
            var (x, y, side) = (Double(column) * 33 + 1, 1 + random.unitInterval() * 40, 30.0)
            var sign = -1.0
            for _ in 0..<(1 + random.below(5)) {
                holes.append(ring(x, y, side, random.below(2) == 0))
                expected += sign * side * side
                sign = -sign
                (x, y, side) = (x + 2, y + 2, side - 4 - random.unitInterval())
            }
        }
        holes.shuffle(using: &random)
        let land = MultiPolygon(Polygon(exterior: ring(0, 0, 100), holes: holes))
        let repaired = try land.repaired().land
        #expect(try repaired.validityFault() == nil)
        #expect(abs(repaired.area - expected) < 1e-6)
    }

    @Test func aHoleOutsideItsShellOrRoundItNeverMakesANegativeArea() throws {
        let beside = try MultiPolygon(Polygon(exterior: ring(0, 0, 2), holes: [ring(5, 5, 5)])).repaired()
        #expect(beside.land.area == 29 && beside.areaChange == 29)
        let round = try MultiPolygon(Polygon(exterior: ring(2, 2, 3), holes: [ring(0, 0, 8)])).repaired()
        #expect(round.land.area == 55 && round.areaChange.isFinite)
        let same = try MultiPolygon(Polygon(exterior: ring(0, 0, 2), holes: [ring(0, 0, 2)])).repaired()
        #expect(same.land.area == 0)
    }

    @Test func aHoleThatPokesOutOfItsShellIsCutOut() throws {
        for poke in [0.001, 0.5, 1.5] {
            let land = MultiPolygon(Polygon(exterior: ring(0, 0, 10), holes: [ring(8 + poke, 4, 2)]))
            let repaired = try land.repaired().land
            #expect(try repaired.validityFault() == nil)
            #expect(abs(repaired.area - (100 - 2 * (2 - poke))) < 1e-9)
        }
    }

    @Test func polygonsOfOneLandThatOverlapAreUnited() throws {
        let land = MultiPolygon([Polygon(exterior: ring(0, 0, 10)), Polygon(exterior: ring(5, 5, 10))])
        #expect(try land.repaired().land.area == 175)
    }

    /// The points of a circle, each joined to the one almost opposite: a million crossings and more.
    @Test func aLineThatCrossesItselfTooOftenIsRefused() throws {
        func tangle(_ count: Int) -> MultiPolygon {
            let corners = (0...count).map { index in
                let angle = 2 * Double.pi * Double(index * (count / 2) % count) / Double(count)
                return Coordinate(x: 1000 * cos(angle), y: 1000 * sin(angle))
            }
            return MultiPolygon(Polygon(exterior: Ring(corners)))
        }
        for count in [1601, 201, 101] {
            #expect(tangle(count).tangle == .crossings)
            #expect(throws: GEOSError.self) { try tangle(count).repaired() }
        }
        #expect(tangle(41).tangle == nil)
        #expect(try tangle(41).repaired().land.validityFault() == nil)
    }
}
