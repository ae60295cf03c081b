import Foundation
import TestSupport
import Testing

/// One feature in the wrong place among good ones: it is named with its line and left out, and the file is used.
@Suite struct StrayFeatureTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// A dozen parishes, the second moved by so many degrees.
    private func parishes(movedEast east: Double, north: Double) throws -> String {
        var lines = RowOfParishes.geoJSON(count: 12).split(separator: "\n").map(String.init)
        let start = try #require(lines[2].range(of: "\"geometry\":"))
        let corners = [(10.09, 55.0), (10.18, 55.0), (10.18, 55.05), (10.09, 55.05), (10.09, 55.0)]
        let ring = corners.map { "[\($0.0 + east),\($0.1 + north)]" }.joined(separator: ",")
        lines[2] = lines[2][..<start.upperBound] + "{\"type\":\"Polygon\",\"coordinates\":[[\(ring)]]}},"
        return try scratch.write(lines.joined(separator: "\n"), "parishes.geojson")
    }

    @Test func numbersThatCannotBeDegreesAreOneFeaturesFault() throws {
        let file = try parishes(movedEast: 600_000, north: 6_100_000)
        let outcome = try Klynge.run("check", "--parishes", file)
        #expect(outcome.status == 1, "\(outcome.messages)")
        #expect(outcome.messages.contains("error[K020]"))
        #expect(outcome.messages.contains("feature 1, line 3"))
        #expect(outcome.output.contains("11 parishes to group"))
        #expect(!outcome.messages.contains("K024"))
        let proposed = try Klynge.run("propose", "--parishes", file, "--format", "csv")
        #expect(proposed.status == 1, "\(proposed.messages)")
        #expect(proposed.output.contains("0103,"))
    }

    @Test func aPlaceWhereTheSystemDoesNotHoldIsOneFeaturesFault() throws {
        let file = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let villages = try scratch.write(
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"id":"a","navn":"Nulby"},"geometry":{"type":"Point","coordinates":[0,0]}},
            {"type":"Feature","properties":{"id":"b","navn":"By"},"geometry":{"type":"Point","coordinates":[10.05,55.02]}},
            {"type":"Feature","properties":{"id":"c","navn":"Bæk"},"geometry":{"type":"Point","coordinates":[10.15,55.02]}}
            ]}
            """, "villages.geojson")
        let outcome = try Klynge.run(
            "check", "--parishes", file, "--villages", villages, "--units", "village")
        #expect(outcome.status == 1, "\(outcome.messages)")
        #expect(outcome.messages.contains("error[K027]: village a 'Nulby' was left out"))
        #expect(outcome.messages.contains("villages.geojson: feature 0, line 2"))
        #expect(outcome.output.contains("2 villages to group; working in EPSG:25832"))
    }

    @Test func whereEveryFeatureIsOutTheSystemIsAtFault() throws {
        let file = try scratch.write(
            RowOfParishes.geoJSON().replacingOccurrences(
                of: "{\"type\":\"FeatureCollection\",",
                with:
                    "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:25832\"}},"
            ),
            "parishes.geojson")
        let outcome = try Klynge.run("check", "--parishes", file)
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("error[K024]"))
        #expect(outcome.messages.contains("parishes.geojson"))
    }

    @Test func aLinkToAUnitOutsideIsNoted() throws {
        let sample = SharedData.packageRoot.appending(path: "SampleData").path
        let outcome = try Klynge.run("check", sample, "--within", "0992")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.messages.contains("note[K079]: the link '0908=0909' is not used"))
    }
}
