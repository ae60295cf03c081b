import Foundation
import GeoModel
import PROJKit
import Testing

/// Guarantees: PROJ's own prints never reach stderr, where the user reads our messages.
@Suite(.serialized) struct StandardErrorTests {
    @Test func failuresPrintNothing() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "klynge-stderr-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let saved = dup(2)
        let caught = open(file.path, O_CREAT | O_WRONLY, 0o600)
        try #require(saved >= 0 && caught >= 0)
        dup2(caught, 2)
        let unknown = #expect(throws: ProjectionError.self) { try CoordinateReferenceSystem("EPSG:999999").described() }
        let there = try? CoordinateTransformation(
            from: .longitudeLatitude, to: CoordinateReferenceSystem("EPSG:3857"),
            areaOfUse: Box(minX: -180, minY: -90, maxX: 180, maxY: 90))
        _ = try? there?.transform(Coordinate(x: 0, y: 90))
        dup2(saved, 2)
        close(saved)
        close(caught)
        let printed = try String(contentsOf: file, encoding: .utf8)
        // Other suites may print to stderr meanwhile; what counts is that PROJ's words are not among it.
        #expect(!printed.contains("proj") && !printed.contains("crs not found"))
        #expect(unknown?.words.contains("crs not found") == true)
    }
}
