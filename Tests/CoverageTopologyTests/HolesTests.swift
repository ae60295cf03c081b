import CoverageTopology
import Foundation
import GEOSKit
import GeoModel
import Testing

/// A ring of `count` vertices around a place, each at its own distance between half of `radius` and all of it.
func star(around centre: Coordinate, radius: Double, count: Int, _ random: inout SplitMix64) -> Ring {
    let start = random.unitInterval()
    let corners = (0..<count).map { index in
        let angle = 2 * Double.pi * (start + Double(index)) / Double(count)
        let distance = radius * (0.5 + 0.5 * random.unitInterval())
        return Coordinate(x: centre.x + distance * cos(angle), y: centre.y + distance * sin(angle))
    }
    return Ring(corners + [corners[0]])
}

/// Polygons with most of their vertices in their holes.
@Suite struct HolesTests {
    /// A square of 800 m with some holes in its 64 cells, and what fills every second of them.
    private func lake(_ random: inout SplitMix64) -> (land: MultiPolygon, islands: [MultiPolygon]) {
        var cells = Array(0..<64)
        cells.shuffle(using: &random)
        let holes = cells.prefix(random.below(51)).map { cell in
            let size = random.below(2) == 0 ? 3 + random.below(12) : 3 + random.below(498)
            let centre = Coordinate(x: Double(cell % 8) * 100 + 50, y: Double(cell / 8) * 100 + 50)
            return star(around: centre, radius: 45, count: size, &random)
        }
        let islands = holes.enumerated().filter { $0.offset % 2 == 0 }.map {
            MultiPolygon(Polygon(exterior: $0.element))
        }
        return (
            MultiPolygon(Polygon(exterior: rectangle(0, 0, 800, 800).polygons[0].exterior, holes: holes)), islands
        )
    }

    @Test(arguments: UInt64(1)...UInt64(40))
    func anyNumberOfHolesWithAnyNumberOfVerticesIsTakenIn(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let (land, islands) = lake(&random)
        let coverage = Coverage(lands: [land] + islands, toleranceMetres: 0)
        #expect(coverage.shapes[0].holeCount == land.polygons[0].holes.count)
        #expect(abs(coverage.shapes[0].areaSquareMetres - land.area) < 1e-6)
        #expect(coverage.neighbours(of: 0) == Array(islands.indices).map { $0 + 1 })
        for (border, island) in zip(coverage.borders(of: 0), islands) {
            #expect(abs(border.lengthMetres - island.polygons[0].exterior.length) < 1e-6)
        }
        // All holes but those that are filled stay.
        let whole = coverage.dissolve(labels: [Int?](repeating: 0, count: islands.count + 1))[0]
        let filled = islands.reduce(0) { $0 + $1.area }
        #expect(whole.polygons.map(\.holes.count) == [land.polygons[0].holes.count - islands.count])
        #expect(abs(whole.area - land.area - filled) < 1e-6)
    }

    @Test(arguments: UInt64(1)...UInt64(12))
    func aDrawingOfHolesEndsAndIsValid(seed: UInt64) throws {
        var random = SplitMix64(seed: 100 + seed)
        let (land, islands) = lake(&random)
        let coverage = Coverage(lands: [land] + islands, toleranceMetres: 0)
        for (decimals, metres) in [(5, 0.0), (5, 20), (0, 5)] {
            let drawing = coverage.drawing(decimals: decimals, simplifiedBy: metres)
            for drawn in drawing.lands { #expect(try drawn.validityFault() == nil) }
            // Whole metres may pinch a tooth of a border off.
            if decimals == 0 { continue }
            #expect(drawing.lands[0].polygons.count == 1)
            #expect(drawing.lands[0].polygons[0].holes.count == land.polygons[0].holes.count)
        }
    }
}
