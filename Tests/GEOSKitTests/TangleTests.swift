import Foundation
import GeoModel
import Testing

@testable import GEOSKit

/// Guarantees: what a look at a polygon costs is known before, by counts that agree with trying every pair.
@Suite struct TangleTests {
    private static func boxes(_ seed: UInt64) -> [Box] {
        var generator = SplitMix64(seed: seed)
        // Few different numbers, so that many boxes only touch.
        let steps = Int.random(in: 1...40, using: &generator)
        func number() -> Double { Double(Int.random(in: 0...steps, using: &generator)) }
        return (0..<Int.random(in: 0...80, using: &generator)).map { _ in
            Box(around: [Coordinate(x: number(), y: number()), Coordinate(x: number(), y: number())])
        }
    }

    @Test(arguments: UInt64(0)..<UInt64(200))
    func meetingsAreThoseOfAllPairs(seed: UInt64) {
        let boxes = Self.boxes(seed)
        var count = 0
        for (index, box) in boxes.enumerated() {
            for other in boxes[(index + 1)...] where box.intersects(other) { count += 1 }
        }
        #expect(meetings(among: boxes) == count)
        #expect(mostMeetings(among: boxes) >= count)
    }

    /// A ring of random corners.
    private static func scribble(_ seed: UInt64) -> MultiPolygon {
        var generator = SplitMix64(seed: seed)
        let corners = (0..<Int.random(in: 3...60, using: &generator)).map { _ in
            Coordinate(x: .random(in: 0...1, using: &generator), y: .random(in: 0...1, using: &generator))
        }
        return MultiPolygon(Polygon(exterior: Ring(corners + corners.prefix(1))))
    }

    @Test(arguments: UInt64(0)..<UInt64(60))
    func crossingsAreThoseOfAllPairs(seed: UInt64) {
        let land = Self.scribble(seed)
        let corners = land.polygons[0].exterior.coordinates
        let edges = Array(zip(corners, corners.dropFirst()))
        func side(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Double {
            (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
        }
        let each = edges.map { edge in
            edges.count { other in
                side(edge.0, edge.1, other.0) * side(edge.0, edge.1, other.1) < 0
                    && side(other.0, other.1, edge.0) * side(other.0, other.1, edge.1) < 0
            }
        }
        let excess = each.reduce(0) { $0 + max(0, $1 - MultiPolygon.usualCrossings) }
        #expect(land.crossings(upTo: 100_000) == (excess + 1) / 2)
        let limit = excess / 4
        #expect((land.crossings(upTo: limit) > limit) == ((excess + 1) / 2 > limit))
    }

    /// Slanting teeth beside one another: their boxes all meet, and they cross nowhere.
    private func comb(_ teeth: Int) -> MultiPolygon {
        var corners: [Coordinate] = []
        for tooth in 0..<teeth {
            corners.append(Coordinate(x: Double(tooth) / Double(teeth), y: 0))
            corners.append(Coordinate(x: 1 + (Double(tooth) + 0.5) / Double(teeth), y: 1))
        }
        corners += [(2.5, 1), (2.5, -1), (0, -1), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) }
        return MultiPolygon(Polygon(exterior: Ring(corners)))
    }

    @Test func aLongCombIsRefusedAndAShortOneIsNot() throws {
        #expect(comb(300).crowding == 0)
        #expect(try comb(300).validityFault() == nil)
        #expect(comb(4_000).isCrowded)
        #expect(throws: GEOSError.self) { try comb(4_000).validityFault() }
        #expect(throws: GEOSError.self) { try comb(4_000).repaired() }
    }

    /// A coast of many vertices is no crowd, however it is turned.
    @Test(arguments: UInt64(0)..<UInt64(6))
    func aRaggedCoastIsNoCrowd(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let count = 60_000
        var corners = (0..<count).map { index in
            let angle = 2 * Double.pi * Double(index) / Double(count)
            let far = 1 + 0.2 * sin(9 * angle) + .random(in: 0...0.01, using: &generator)
            return Coordinate(x: far * cos(angle) * 3, y: far * sin(angle))
        }
        corners.append(corners[0])
        let coast = MultiPolygon(Polygon(exterior: Ring(corners)))
        #expect(!coast.isCrowded)
        #expect(coast.tangle == nil)
    }
}
