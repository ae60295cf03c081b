import CoverageTopology
import Foundation
import GEOSKit
import GeoModel
import TestSupport
import Testing

/// The boards of `Tests/Fixtures/coverage-repair-agrees-with-shapely`.
private struct Boards: Decodable {
    struct Board: Decodable {
        var kind: String
        /// For each cell its rings, in millimetres.
        var lands: [[[[Int]]]]
        var isValid: Bool
        var cleanedAreas: [Double]?
        var cleanedUnion: Double?

        var cells: [MultiPolygon] {
            lands.map { rings in
                let rings = rings.map { Ring($0.map { Coordinate(x: Double($0[0]) / 1000, y: Double($0[1]) / 1000) }) }
                return MultiPolygon(Polygon(exterior: rings[0], holes: Array(rings.dropFirst())))
            }
        }
    }

    var width: Double
    var boards: [Board]

    static func all() throws -> Boards {
        let file = SharedData.packageRoot.appending(
            path: "Tests/Fixtures/coverage-repair-agrees-with-shapely/expected.json")
        return try JSONDecoder().decode(Boards.self, from: Data(contentsOf: file))
    }
}

@Suite("The repair of a coverage beside shapely's")
struct CoverageCleaningTests {
    /// Whether every edge is drawn alike by two units or lies on the outline of all, and no land is claimed twice.
    private func isCoverage(_ lands: [MultiPolygon]) throws -> Bool {
        guard try lands.allSatisfy({ try $0.validityFault() == nil }) else { return false }
        let coverage = Coverage(lands: lands, toleranceMetres: 0)
        let union = try unionOfLands(lands)
        let outline = union.polygons.flatMap(\.rings).reduce(0) { $0 + $1.length }
        let coast = coverage.shapes.reduce(0) { $0 + $1.coastMetres }
        return abs(coast - outline) < 1e-6 * outline
            && abs(lands.reduce(0) { $0 + $1.area } - union.area) < 1e-6 * union.area
    }

    @Test("what our tests call a coverage is what shapely calls one")
    func sameIdea() throws {
        let boards = try Boards.all().boards
        #expect(Set(boards.map(\.isValid)).count == 2)
        for (number, board) in boards.enumerated() {
            #expect(try isCoverage(board.cells) == board.isValid, "board \(number), \(board.kind)")
        }
    }

    @Test("what is repaired is a coverage, and each unit has the area that shapely gives it, but for the narrow faults")
    func sameAreas() throws {
        let expected = try Boards.all()
        var repaired: [String: [[[[Double]]]]] = [:]
        for (number, board) in expected.boards.enumerated() where board.kind == "rough" {
            let cells = board.cells
            let coverage = Coverage(lands: cells, toleranceMetres: expected.width)
            let repair = try #require(
                coverage.closingNarrowFaults(narrowerThan: expected.width), "board \(number)")
            #expect(try isCoverage(repair.lands), "board \(number)")
            let areas = try #require(board.cleanedAreas)
            for (unit, area) in areas.enumerated() {
                // Both give a fault to one of its neighbours, not always to the same one: it is narrower than a metre all along.
                let length = cells[unit].polygons[0].exterior.length
                #expect(
                    abs(repair.lands[unit].area - area) < expected.width * length / 4, "board \(number), unit \(unit)")
            }
            let union = try unionOfLands(repair.lands).area
            #expect(abs(union - (board.cleanedUnion ?? 0)) < 2e-4 * union, "board \(number)")
            repaired[String(number)] = repair.lands.map { land in
                land.polygons.flatMap { $0.rings.map { $0.coordinates.map { [$0.x, $0.y] } } }
            }
        }
        if let path = ProcessInfo.processInfo.environment["KLYNGE_REPAIRED_BOARDS"] {
            let boards = repaired.mapValues { $0.map { [$0] } }
            try JSONEncoder().encode(boards).write(to: URL(filePath: path))
        }
    }
}
