import GeoModel
import Testing

@testable import GEOSKit

/// Guarantees: what is decided without the library about one land holding another is what an overlay says.
@Suite struct CoverTests {
    private func land(_ cells: [(Int, Int)]) throws -> MultiPolygon {
        try unionOfLands(cells.map { rectangle(Double($0.0), Double($0.1), Double($0.0 + 1), Double($0.1 + 1)) })
    }

    private func block(_ x: Range<Int>, _ y: Range<Int>) -> [(Int, Int)] { x.flatMap { x in y.map { (x, $0) } } }

    @Test func bordersDrawnAlikeNeedNoOverlay() throws {
        let whole = PointLocator(try land(block(0..<4, 0..<4)))
        #expect(whole.covers(try land(block(1..<3, 1..<3))) == true)
        #expect(whole.covers(try land(block(3..<6, 1..<3))) == false)
        #expect(whole.covers(try land(block(6..<8, 1..<3))) == false)
        // One corner and two edges in common, vertex by vertex.
        let corner = MultiPolygon(
            Polygon(exterior: Ring([(0, 0), (4, 0), (2, 2), (0, 4), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) })))
        #expect(PointLocator(rectangle(0, 0, 4, 4)).covers(corner) == true)
    }

    @Test func aHoleFilledExactlyIsNotHeld() throws {
        let ring = try land(block(0..<3, 0..<3).filter { $0 != (1, 1) })
        #expect(PointLocator(ring).covers(rectangle(1, 1, 2, 2)) != true)
        #expect(try !PreparedLand(ring).covers(rectangle(1, 1, 2, 2)))
        #expect(try !PreparedLand(ring).covers(rectangle(0.5, 0.5, 2.5, 2.5)))
        #expect(PointLocator(ring).covers(rectangle(0.5, 0.5, 2.5, 2.5)) != true)
        #expect(try PreparedLand(ring).covers(ring))
    }

    @Test func aBorderOnAnEdgeIsLeftToTheLibrary() throws {
        let whole = rectangle(0, 0, 4, 4)
        // A T-junction: its corner lies on an edge, where no vertex is.
        #expect(PointLocator(whole).covers(rectangle(0, 1, 2, 2)) == nil)
        #expect(try PreparedLand(whole).covers(rectangle(0, 1, 2, 2)))
    }

    @Test func randomLandsAgreeWithAnOverlay() throws {
        var random = SplitMix64(seed: 11)
        var decided = [true: 0, false: 0]
        for round in 0..<300 {
            func some(_ share: Int, _ x: Range<Int>) throws -> MultiPolygon {
                let cells = block(x, 0..<6).filter { _ in random.below(100) < share }
                let united = try land(cells)
                // Bent, so that edges run in every direction; every other round the two are drawn alike.
                return united.mapCoordinates { Coordinate(x: $0.x + $0.y / 8, y: $0.y + $0.x * $0.x / 64) }
            }
            let holder = try some(round % 3 == 0 ? 95 : 80, 0..<6)
            let other = try some(25, round % 2 == 0 ? 0..<6 : 2..<4)
            guard !holder.isEmpty, !other.isEmpty else { continue }
            let outside = try other.subtracting(holder).area
            let found = PointLocator(holder).covers(other)
            if let found {
                decided[found, default: 0] += 1
                #expect(found == (outside < 1e-9), "round \(round)")
            }
            #expect(try PreparedLand(holder).covers(other) == (outside < 1e-9), "round \(round)")
        }
        #expect(decided.values.allSatisfy { $0 > 20 }, "\(decided)")
    }
}
