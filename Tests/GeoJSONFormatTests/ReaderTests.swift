import GeoModel
import Testing

@testable import GeoJSONFormat

private func read(_ text: String, strict: Bool = false) throws -> FeatureCollection {
    try GeoJSONReader(strict: strict).read(SourceText(text, name: "t.geojson"))
}

private func wrap(_ geometry: String, crs: String = "") -> String {
    #"{"type":"FeatureCollection",\#(crs)"features":[{"type":"Feature","id":"a","properties":null,"geometry":\#(geometry)}]}"#
}

@Suite struct ReaderTests {
    @Test func propertiesKeepOrderDigitsAndBytes() throws {
        let properties = #"{"kode":"0101", "n":12345678901234567,"z":0.10,"navn":"K\u00f8be\"lev","e":1E5}"#
        let feature = try #require(
            try read(#"{"type":"Feature","id":7713,"geometry":null,"properties":\#(properties),"extra":[1]}"#).features
                .first)
        #expect(feature.properties.keys == ["kode", "n", "z", "navn", "e"])
        #expect(String(decoding: feature.properties.rawJSON, as: UTF8.self) == properties)
        #expect(feature.properties["kode"]?.text == "0101" && feature.properties["kode"]?.numeric == 101)
        #expect(feature.properties["n"] == .number("12345678901234567"))
        #expect(feature.properties["navn"]?.text == "Købe\"lev")
        #expect(feature.properties.value(ignoringCase: "NAVN")?.text == "Købe\"lev")
        #expect(feature.id == .number("7713") && feature.foreignMembers.first?.key == "extra")
    }

    @Test func composedAndDecomposedKeysAreTheSame() throws {
        let feature = try #require(
            try read("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"sta\u{30A}l\":1,\"prim\u{E6}rt\":2}}")
                .features.first)
        #expect(feature.properties["st\u{E5}l"]?.double == 1)
        #expect(feature.properties["primært"]?.double == 2)
        #expect(feature.properties["stal"] == nil)
    }

    @Test func aBadFeatureDoesNotStopTheRest() throws {
        let ring = "[[0,0],[1,0],[1,1],[0,0]]"
        let found = try read(
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","id":"x","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}},
            {"type":"Feature","id":"y","properties":{},"geometry":{"type":"Polygon","coordinates":[\(ring)]}},
            {"type":"Feature","id":"z","properties":{},"geometry":{"type":"Point","coordinates":[1e999,2]}}]}
            """)
        #expect(found.features.map { $0.geometry != nil } == [false, true, false])
        let errors = found.diagnostics
        #expect(errors.map(\.code) == [.badRing, .coordinateNotFinite])
        #expect(
            errors.first?.location?.feature == 0 && errors.first?.location?.id == "x"
                && errors.first?.location?.line == 2)
        #expect(errors.last?.location?.line == 4)
        #expect(found.features[1].location.line == 3)
    }

    @Test(arguments: [
        (#""urn:ogc:def:crs:EPSG::25832""#, "EPSG:25832"), (#""EPSG:25832""#, "EPSG:25832"),
        (#""urn:ogc:def:crs:OGC:1.3:CRS84""#, "OGC:CRS84"), (#""urn:ogc:def:crs:EPSG:9.1:25832""#, "EPSG:25832"),
        (#""http://www.opengis.net/def/crs/EPSG/0/25832""#, "EPSG:25832"), (#""EPSG:4326""#, "OGC:CRS84"),
    ])
    func declaredSystems(name: String, expected: String) throws {
        let crs = #""crs":{"type":"name","properties":{"name":\#(name)}},"#
        #expect(try read(wrap("null", crs: crs)).declaredCRS?.name == expected)
    }

    @Test func legacyAndUnknownSystems() throws {
        #expect(
            try read(wrap("null", crs: #""crs":{"type":"EPSG","properties":{"code":25832}},"#)).declaredCRS == .utm32)
        let odd = try read(wrap("null", crs: #""crs":{"type":"link","properties":{}},"#))
        #expect(
            odd.declaredCRS == nil && odd.diagnostics.contains { $0.code == .unknownCRS && $0.severity == .warning })
    }

    @Test func projectedNumbersWithoutSystemAreNamed() throws {
        let found = try read(wrap(#"{"type":"Point","coordinates":[550000.5,6250000]}"#)).diagnostics
        #expect(found.first?.code == .outsideDegrees && found.first?.hint?.contains("EPSG:25832") == true)
    }

    @Test func coordinatesInPropertiesStayValues() throws {
        let feature = try #require(
            try read(#"{"type":"Feature","geometry":null,"properties":{"coordinates":[[1,2.50],[3,4]]}}"#).features
                .first)
        #expect(
            feature.properties["coordinates"]
                == .array([.array([.number("1"), .number("2.50")]), .array([.number("3"), .number("4")])]))
    }

    @Test func linesOfFeaturesAndTextSequences() throws {
        let line = #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[9,56]}}"#
        #expect(try read(line + "\n" + line + "\n").features.count == 2)
        #expect(try read("\u{1E}" + line + "\n\u{1E}" + line + "\n").features.count == 2)
        #expect(throws: UnusableInput.self) { try read(line + line) }
    }

    @Test func encodingsAndDepth() throws {
        func code(_ bytes: [UInt8]) -> DiagnosticCode? {
            do throws(UnusableInput) {
                _ = try GeoJSONReader().read(SourceText(bytes: bytes, name: "t"))
                return nil
            } catch { return error.diagnostics.first?.code }
        }
        let good = Array(wrap("null").utf8)
        #expect(code([0xEF, 0xBB, 0xBF] + good) == nil)
        #expect(code([0xFF, 0xFE] + good.flatMap { [$0, 0] }) == .notUTF8)
        #expect(code(good.flatMap { [$0, 0] }) == .notUTF8)
        #expect(code(Array(#"{"type":"K"#.utf8) + [0xF8] + Array(#"be"}"#.utf8)) == .notUTF8)
        #expect(code(Array(repeating: UInt8(ascii: "["), count: 200_000)) == .nestedTooDeep)
        #expect(code(Array(good.dropLast(3))) == .malformedJSON)
        #expect(code(good + [0]) == .malformedJSON)
    }

    @Test(
        "lines and columns are those of a plain count, in texts of few and of many lines", arguments: [2, 300, 20_000])
    func linesAndColumns(longestLine: UInt64) {
        var random = SplitMix64(seed: longestLine)
        var bytes: [UInt8] = []
        var places: [(line: Int, column: Int)] = [(1, 1)]
        while bytes.count < 70_000 {
            let ends = random.next() % longestLine == 0
            bytes.append(ends ? UInt8(ascii: "\n") : UInt8(ascii: "x"))
            places.append(
                ends
                    ? (places[bytes.count - 1].line + 1, 1)
                    : (places[bytes.count - 1].line, places[bytes.count - 1].column + 1))
        }
        let text = SourceText(bytes: bytes, name: "t")
        let wrong = places.indices.filter { text.position(ofByte: $0) != places[$0] }
        #expect(wrong.isEmpty, "at \(wrong.prefix(3))")
    }

    @Test func duplicateKeys() throws {
        let found = try read(#"{"type":"Feature","geometry":null,"properties":{"a":1,"\u0061":2}}"#)
        #expect(found.diagnostics.contains { $0.code == .duplicateKey && $0.severity == .warning })
        #expect(found.features.first?.properties["a"]?.double == 2)
    }

    /// Every double survives, also where the fast way does not suffice.
    @Test func numbersAreRoundedCorrectly() throws {
        var random = SplitMix64(seed: 7)
        for _ in 0..<20_000 {
            let value = (random.unitInterval() - 0.5) * 1e4
            let digits = [String(value), String(value) + "0001", String(value) + "e-7", String(Float(value))]
            for token in digits {
                #expect(JSONValue.number(token).double == Double(token), "\(token)")
            }
        }
    }
}
