import GeoModel
import Testing

@testable import GeoJSONFormat

/// Broken files never crash the reader, and what it refuses it can locate.
@Test func mutatedTextsNeverCrashAndAlwaysHaveAVerdict() {
    let seedText = """
        {"type":"FeatureCollection","name":"a","crs":{"type":"name","properties":{"name":"EPSG:25832"}},"bbox":[0,0,1,1],
        "features":[{"type":"Feature","id":"7713","properties":{"kode":"0101","navn":"Købelev \\u00e6","n":-1.5e3,"t":[true,null]},
        "geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0.5],[1,1],[0,0]],[[0.1,0.2],[0.3,0.4],[0.2,0.3],[0.1,0.2]]]}},
        {"type":"Feature","properties":null,"geometry":{"type":"GeometryCollection","geometries":[
        {"type":"MultiPolygon","coordinates":[[[[0,0,1],[1,0,1],[1,1,1],[0,0,1]]]]},{"type":"Point","coordinates":[1,2]}]}}]}
        """
    var random = SplitMix64(seed: 2026)
    let pieces = [
        "[", "]", "{", "}", ",", ":", "\"", "\\", "1e999", "null", "-", "0", "\n", "\u{0}", "\"type\"", "[[[[[",
    ].map {
        Array($0.utf8)
    }
    for _ in 0..<20_000 {
        var bytes = Array(seedText.utf8)
        for _ in 0...random.below(3) {
            let at = random.below(bytes.count)
            switch random.below(4) {
            case 0: bytes[at] = UInt8(random.below(256))
            case 1: bytes.remove(at: at)
            case 2: bytes.insert(contentsOf: pieces[random.below(pieces.count)], at: at)
            default: bytes.removeSubrange(at..<min(bytes.count, at + random.below(40)))
            }
            if bytes.isEmpty { bytes = [0x20] }
        }
        let source = SourceText(bytes: bytes, name: "m")
        let fault = JSONFaultLocator.faultOffset(source, nestingLimit: 512)
        do throws(UnusableInput) {
            _ = try JSONDocument.parse(source)
            #expect(fault == nil, "\(String(decoding: bytes, as: UTF8.self))")
        } catch {
            #expect(fault != nil, "\(String(decoding: bytes, as: UTF8.self))")
        }
        do throws(UnusableInput) {
            let read = try GeoJSONReader(strict: true).read(source)
            var writer = GeoJSONWriter()
            for feature in read.features { writer.append(feature, adding: [("klynge_x", .null)]) }
            let written = SourceText(bytes: writer.finished(), name: "w")
            #expect(throws: Never.self) { try JSONDocument.parse(written) }
        } catch {
            #expect(!error.diagnostics.isEmpty)
        }
    }
}
