import GeoModel
import Testing

@testable import CoverageTopology

@Suite("Rings are put together as a check of every pair does it")
struct RingNestingTests {
    /// Squares at random places of a coarse grid, of few sizes, so that many lie in one another; none cross.
    private static func squares(_ seed: UInt64, _ count: Int) -> [Ring] {
        var generator = SplitMix64(seed: seed)
        func divide(_ x: Double, _ y: Double, _ size: Double, _ depth: Int, _ found: inout [Ring]) {
            guard found.count < count, size > 2 else { return }
            let isHole = depth % 2 == 1
            let corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
            let ring = corners.map { Coordinate(x: $0.0, y: $0.1) }
            found.append(Ring(isHole ? ring.reversed() : ring))
            let parts = Int.random(in: 1...3, using: &generator)
            for row in 0..<parts {
                for column in 0..<parts where Bool.random(using: &generator) {
                    let inner = (size - 2) / Double(parts)
                    divide(
                        x + 1 + inner * Double(column) + 0.25, y + 1 + inner * Double(row) + 0.25, inner - 0.5,
                        depth + 1, &found)
                }
            }
        }
        var found: [Ring] = []
        for place in 0..<3 { divide(Double(place) * 70, 0, 64, 0, &found) }
        found.shuffle(using: &generator)
        return found
    }

    /// For each hole the smallest shell around it, by trying all.
    private static func plainly(_ rings: [Ring]) -> [Polygon] {
        let shells = rings.enumerated().filter { $0.element.signedArea > 0 }
            .sorted { ($1.element.signedArea, $0.offset) < ($0.element.signedArea, $1.offset) }.map(\.element)
        var polygons = shells.map { Polygon(exterior: $0) }
        for hole in rings where hole.signedArea < 0 {
            let around = shells.indices.filter {
                shells[$0].signedArea >= -hole.signedArea && shells[$0].surrounds(hole)
            }
            if let smallest = around.last { polygons[smallest].holes.append(hole) }
        }
        return polygons
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func holesGoToTheSmallestShell(seed: UInt64) {
        let rings = Self.squares(seed, 200)
        let polygons = nestedPolygons(of: rings)
        #expect(polygons == Self.plainly(rings))
        #expect(!MultiPolygon(polygons).hasNestedPolygons)
    }

    @Test("a polygon on another one is seen, wherever it stands", arguments: 0..<60 as Range<UInt64>)
    func nestedPolygonsAreSeen(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        var polygons = nestedPolygons(of: Self.squares(seed, 200))
        guard let outer = polygons.indices.randomElement(using: &generator) else { return }
        let box = polygons[outer].exterior.box
        // In the rim of the square, where no hole begins.
        let (x, y) = (box.minX + 0.5, box.minY + 0.5)
        let corners = [(x, y), (x + 0.25, y), (x + 0.25, y + 0.25), (x, y + 0.25), (x, y)]
        polygons.insert(
            Polygon(exterior: Ring(corners.map { Coordinate(x: $0.0, y: $0.1) })),
            at: Int.random(in: 0...polygons.count, using: &generator))
        #expect(MultiPolygon(polygons).hasNestedPolygons)
    }
}
