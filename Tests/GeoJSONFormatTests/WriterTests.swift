import Files
import Foundation
import GeoModel
import Testing

@testable import GeoJSONFormat

@Suite struct WriterTests {
    @Test func writesByTheLetter() throws {
        let clockwise = Ring(
            [(0, 0), (0, 1), (1, 1), (1, 1.0000001), (1, 0), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) })
        let hole = Ring(
            [(0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.25)].map { Coordinate(x: $0.0, y: $0.1) })
        let read = try GeoJSONReader().read(
            SourceText(
                #"{"type":"Feature","id":7,"geometry":null,"properties":{"kode":"0101","klynge_cluster":9,"n":1.10}}"#,
                name: "t"))
        var feature = try #require(read.features.first)
        feature.geometry = .polygon(Polygon(exterior: clockwise, holes: [hole]))
        var writer = GeoJSONWriter()
        writer.append(feature, adding: [("klynge_cluster", .integer(3))])
        let text = String(
            decoding: writer.finished(klynge: .object(JSONObject([("seed", .integer(1))]))), as: UTF8.self)
        #expect(
            text == """
                {"type": "FeatureCollection",
                "features": [
                {"type": "Feature", "id": "7", "properties": {"kode":"0101","n":1.10, "klynge_cluster": 3}, \
                "geometry": {"type": "Polygon", "coordinates": \
                [[[0,0],[1,0],[1,1],[0,1],[0,0]],[[0.25,0.25],[0.75,0.75],[0.75,0.25],[0.25,0.25]]]}}
                ],
                "bbox": [0, 0, 1, 1],
                "klynge": {"seed":1}}

                """)
    }

    @Test func coordinatesAreRoundedOnce() {
        for (value, text) in [(-0.0000004, "0"), (9.1234565, "9.123457"), (-12.5, "-12.5"), (0.000001, "0.000001")] {
            var writer = GeoJSONWriter()
            writer.append(Feature(geometry: .point(Coordinate(x: value, y: 0))))
            let written = String(decoding: writer.finished(), as: UTF8.self)
            #expect(written.contains("\"coordinates\": [\(text),0]"), "\(value)")
        }
    }

    @Test func whatIsWrittenReadsBackClean() throws {
        var random = SplitMix64(seed: 3)
        var writer = GeoJSONWriter(decimals: 3)
        for _ in 0..<200 {
            let ring = (0..<12).map { _ in Coordinate(x: random.unitInterval() * 0.05, y: random.unitInterval() * 0.05)
            }
            writer.append(Feature(geometry: .polygon(Polygon(exterior: Ring(ring + ring.prefix(1))))))
        }
        let back = try GeoJSONReader().read(SourceText(bytes: writer.finished(), name: "t"))
        // No winding, no repeats, no open ring: nothing at all to find.
        #expect(back.features.count == 200 && back.diagnostics.isEmpty)
    }

    @Test func filesAreReplacedWholeOrNotAtAll() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "klynge-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "a.json").path
        try AtomicFile.write(Array("one".utf8), to: path, overwrite: false)
        #expect(throws: UnusableInput.self) { try AtomicFile.write(Array("two".utf8), to: path, overwrite: false) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "one")
        try AtomicFile.write(Array("two".utf8), to: path, overwrite: true)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
        #expect(throws: UnusableInput.self) { try AtomicFile.write([], to: folder.path, overwrite: true) }
        #expect(throws: UnusableInput.self) {
            try AtomicFile.write([], to: folder.path + "/no/b.json", overwrite: true)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.json"])
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full here"))
    func aFullDiskIsAnErrorInItsOwnWords() {
        do throws(UnusableInput) {
            try AtomicFile.write([1], to: "/dev/full", overwrite: true)
            Issue.record("the write must fail")
        } catch {
            #expect(error.diagnostics.first?.code == .outputNotWritable)
            #expect(error.diagnostics.first?.message.contains("No space left") == true)
        }
    }

    @Test func prettyTextIsTheSameEachTime() {
        let value = JSONValue.object(
            JSONObject([
                ("a", .array([.integer(1), .double(0.1)])), ("b", .object(JSONObject())), ("ø", .string("x\n\u{1}")),
            ]))
        #expect(
            String(decoding: JSONWriter.text(of: value, indent: 2), as: UTF8.self) == """
                {
                  "a": [1, 0.1],
                  "b": {},
                  "ø": "x\\n\\u0001"
                }

                """)
    }
}
