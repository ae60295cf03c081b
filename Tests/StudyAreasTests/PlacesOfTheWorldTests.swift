import Foundation
import GeoModel
import PROJKit
import StudyAreas
import TestSupport
import Testing

/// Guarantees: squares anywhere on earth, and in twenty systems, load without options, whole and measured on the ground; see
/// Tests/Fixtures/places-of-the-world.
@Suite("Coordinates anywhere on earth, without options")
struct PlacesOfTheWorldTests {
    struct Expected: Decodable {
        struct Place: Decodable {
            var name: String
            var longitude, latitude, step, areaKm2: Double
        }
        struct System: Decodable {
            var code: Int
            var x, y, areaKm2: Double
        }
        var places: [Place]
        var systems: [System]
    }

    private let expected: Expected
    private let folder = FileManager.default.temporaryDirectory.appending(path: "klynge-world-\(UUID().uuidString)")

    init() throws {
        let file = SharedData.packageRoot.appending(path: "Tests/Fixtures/places-of-the-world/expected.json")
        expected = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: file))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Four squares of a side round a place.
    private func squares(_ x: Double, _ y: Double, side: Double) -> [Box] {
        [(-1.0, -1.0), (-1, 0), (0, -1), (0, 0)].map {
            Box(
                minX: x + $0.0 * side, minY: y + $0.1 * side, maxX: x + ($0.0 + 1) * side, maxY: y + ($0.1 + 1) * side)
        }
    }

    private func ring(_ box: Box, isSwapped: Bool = false) -> String {
        let corners = [
            (box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY),
            (box.minX, box.minY),
        ]
        func text(_ value: Double) -> String { String(format: "%.7f", value) }
        let pairs = corners.map { isSwapped ? "[\(text($0.1)),\(text($0.0))]" : "[\(text($0.0)),\(text($0.1))]" }
        return "[[" + pairs.joined(separator: ",") + "]]"
    }

    private func load(
        _ geometries: [String], declaring code: Int? = nil, fields: String = "",
        _ change: (inout StudyConfiguration) -> Void = { _ in }
    ) throws -> Study {
        let features = geometries.enumerated().map { index, geometry in
            "{\"type\":\"Feature\",\"properties\":{\"id\":\"u\(index)\",\"population\":500\(fields)},\"geometry\":\(geometry)}"
        }
        let crs = code.map {
            "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::\($0)\"}},"
        }
        let text = "{\"type\":\"FeatureCollection\",\(crs ?? "")\"features\":[\(features.joined(separator: ","))]}"
        let path = folder.appending(path: UUID().uuidString + ".geojson").path
        try Data(text.utf8).write(to: URL(filePath: path))
        var configuration = StudyConfiguration()
        configuration.parishes = path
        change(&configuration)
        return try StudyLoader.load(configuration, threads: 1)
    }

    private func refusal(_ body: () throws -> Study) -> [Diagnostic] {
        do { _ = try body() } catch let error as UnusableInput { return error.diagnostics } catch {}
        return []
    }

    /// A square as RFC 7946 asks: cut at the antimeridian, one piece on each side.
    private func cut(_ box: Box) -> String {
        func polygon(_ box: Box) -> String { "{\"type\":\"Polygon\",\"coordinates\":\(ring(box))}" }
        func turned(_ box: Box, _ by: Double) -> Box {
            Box(minX: box.minX + by, minY: box.minY, maxX: box.maxX + by, maxY: box.maxY)
        }
        if box.minX >= 180 { return polygon(turned(box, -360)) }
        if box.minX < -180, box.maxX <= -180 { return polygon(turned(box, 360)) }
        let line = box.minX < -180 ? -180.0 : 180
        guard box.minX < line, box.maxX > line else { return polygon(box) }
        let (west, east) = (
            Box(minX: box.minX, minY: box.minY, maxX: line, maxY: box.maxY),
            Box(minX: line, minY: box.minY, maxX: box.maxX, maxY: box.maxY)
        )
        let pieces = line > 0 ? [west, turned(east, -360)] : [turned(west, 360), east]
        return "{\"type\":\"MultiPolygon\",\"coordinates\":[\(pieces.map { ring($0) }.joined(separator: ","))]}"
    }

    private func check(_ study: Study, _ areaKm2: Double, _ what: String) {
        #expect(study.units.count == 4, "\(what)")
        #expect(study.neighbourSummary.rook == 4, "\(what)")
        #expect(study.neighbourSummary.parts == 1, "\(what)")
        #expect(study.units.indices.allSatisfy { study.coverage.shapes[$0].partCount == 1 }, "\(what)")
        #expect(abs(study.coverageSummary.areaKm2 / areaKm2 - 1) < 1e-3, "\(what)")
        let whole = study.units.indices.reduce(0) { $0 + study.coverage.shapes[$1].areaSquareMetres } / 1e6
        #expect(abs(whole / areaKm2 - 1) < 1e-3, "\(what)")
        #expect(!study.diagnostics.contains { $0.severity == .error }, "\(what)")
    }

    @Test("random places, both poles and the antimeridian, cut there and run on past it")
    func places() throws {
        #expect(expected.places.count == 248)
        let geodesic = Geodesic()
        for place in expected.places {
            let boxes = squares(place.longitude, place.latitude, side: place.step)
            let plain = boxes.map { "{\"type\":\"Polygon\",\"coordinates\":\(ring($0))}" }
            for (form, geometries) in [("plain", plain), ("cut", boxes.map(cut))] {
                let study = try load(geometries)
                check(study, place.areaKm2, "\(place.name), \(form), in \(study.workingCRS)")
                // The border between the two western squares runs along the parallel; that to the east along the meridian.
                let east = study.coverage.borders.first { $0.a == 0 && $0.b == 2 }?.lengthMetres ?? 0
                let metres = geodesic.distanceMetres(
                    from: Coordinate(x: place.longitude, y: place.latitude - place.step),
                    to: Coordinate(x: place.longitude, y: place.latitude))
                #expect(abs(east / metres - 1) < 0.01, "\(place.name), \(form)")
            }
        }
    }

    @Test("whatever the working system, areas and borders are those on the ground")
    func anyWorkingSystem() throws {
        for place in expected.places where abs(place.latitude) < 80 && place.step < 1 && place.name.hasPrefix("random")
        {
            let plain = squares(place.longitude, place.latitude, side: place.step).map {
                "{\"type\":\"Polygon\",\"coordinates\":\(ring($0))}"
            }
            let study = try load(plain) { $0.workingCRS = CoordinateReferenceSystem("EPSG:3857") }
            check(study, place.areaKm2, place.name)
        }
    }

    @Test("a file in a system of its own is whole, and worked in where it measures well")
    func ownSystems() throws {
        for system in expected.systems {
            let boxes = squares(system.x, system.y, side: 10_000)
            let study = try load(
                boxes.map { "{\"type\":\"Polygon\",\"coordinates\":\(ring($0))}" }, declaring: system.code)
            check(study, system.areaKm2, "EPSG:\(system.code)")
            let isWorldWide = [6933, 3857].contains(system.code)
            #expect((study.workingCRS.name == "EPSG:\(system.code)") != isWorldWide, "EPSG:\(system.code)")
        }
    }

    @Test("northing before easting is refused where only that order fits, and never measured elsewhere without a word")
    func swappedSystems() throws {
        // Both orders lie in the country, and nothing else is known.
        let ambiguous: Set<Int> = [2180, 28992, 31370, 27700, 2157, 3763, 3857, 6933, 3035, 3301]
        for system in expected.systems {
            let boxes = squares(system.x, system.y, side: 10_000)
            let geometries = boxes.map { "{\"type\":\"Polygon\",\"coordinates\":\(ring($0, isSwapped: true))}" }
            let found = refusal { try load(geometries, declaring: system.code) }
            guard !ambiguous.contains(system.code) else { continue }
            #expect(found.contains { $0.code == .swappedAxes }, "EPSG:\(system.code): \(found.map(\.message))")
        }
    }

    @Test("an undeclared system is among those that are named, and none is said to be the one where several fit")
    func undeclaredSystems() throws {
        for system in expected.systems where ![6933, 32719].contains(system.code) {
            let geometries = squares(system.x, system.y, side: 10_000).map {
                "{\"type\":\"Polygon\",\"coordinates\":\(ring($0))}"
            }
            let found = refusal { try load(geometries) }
            let fault = try #require(found.first { $0.code == .undeclaredSystem }, "EPSG:\(system.code)")
            let likely = likelySystems(
                forProjected: Box(around: [Coordinate(x: system.x, y: system.y)]), beside: nil, fields: [])
            #expect(likely.contains { $0.system.name == "EPSG:\(system.code)" }, "EPSG:\(system.code): \(likely)")
            let hint = fault.hint ?? ""
            #expect(likely.count == 1 ? hint.hasPrefix("they look like") : hint.contains("one of them"))
        }
    }

    @Test("all places in one study: none is lost, and each keeps its area, opposite the middle of the plane too")
    func allAtOnce() throws {
        let boxes = expected.places.filter { $0.name.hasPrefix("random") && abs($0.longitude) < 177 }.map {
            squares($0.longitude, $0.latitude, side: min($0.step, 0.1))[3]
        }
        let study = try load(boxes.map { "{\"type\":\"Polygon\",\"coordinates\":\(ring($0))}" })
        #expect(study.units.count == boxes.count)
        #expect(study.workingCRS.name.hasPrefix("+proj=laea "))
        let geodesic = Geodesic()
        for (index, box) in boxes.enumerated() {
            let corners = [
                (box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY),
                (box.minX, box.minY),
            ].map { Coordinate(x: $0.0, y: $0.1) }
            let area = geodesic.areaSquareMetres(of: MultiPolygon(Polygon(exterior: Ring(corners))))
            #expect(abs(study.coverage.shapes[index].areaSquareMetres / area - 1) < 1e-3, "\(box)")
        }
    }

    @Test("a border across the antimeridian is one, from 179.9 to -179.9 without a cut too")
    func leaping() throws {
        let leaps = [
            "[[179.9,-17],[-179.9,-17],[-179.9,-16.9],[179.9,-16.9],[179.9,-17]]",
            "[[-179.9,-17],[-179.8,-17],[-179.8,-16.9],[-179.9,-16.9],[-179.9,-17]]",
            "[[179.8,-17],[179.9,-17],[179.9,-16.9],[179.8,-16.9],[179.8,-17]]",
        ].map { "{\"type\":\"Polygon\",\"coordinates\":[\($0)]}" }
        let study = try load(leaps)
        #expect(study.units.count == 3 && study.neighbourSummary.rook == 2 && study.neighbourSummary.parts == 1)
        #expect(study.coverageSummary.areaKm2 > 400 && study.coverageSummary.areaKm2 < 500)
    }
}
