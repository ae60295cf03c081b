import Foundation
import NationalFiles
import Testing

@Suite("What is cut is the file's own")
struct CuttingTests {
    private func features(_ bytes: [UInt8]) throws -> [NSDictionary] {
        let root = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary)
        return try #require(root["features"] as? [NSDictionary])
    }

    /// The box of a feature of squares, points and lines.
    private func box(_ feature: NSDictionary) -> (west: Double, south: Double, east: Double, north: Double) {
        var numbers: [Double] = []
        func collect(_ value: Any?) {
            if let list = value as? [Any] {
                list.forEach(collect)
            } else if let number = value as? Double {
                numbers.append(number)
            }
        }
        collect((feature["geometry"] as? NSDictionary)?["coordinates"])
        let x = stride(from: 0, to: numbers.count, by: 2).map { numbers[$0] }
        let y = stride(from: 1, to: numbers.count, by: 2).map { numbers[$0] }
        return (x.min() ?? 0, y.min() ?? 0, x.max() ?? 0, y.max() ?? 0)
    }

    @Test("kept is exactly what lies within so many kilometres of the municipality's box", arguments: [0.0, 2, 10, 25])
    func keptIsWhatLiesNear(_ kilometres: Double) throws {
        let scratch = try Scratch()
        let country = SmallCountry(width: 12, height: 8)
        try country.write(to: scratch)
        var request = NewStudy.Request(name: "Vester-Ådal", folder: scratch.path("data"))
        request.surroundings = kilometres
        let study = try NewStudy.prepare(request)
        // The municipality is the second of the lower row: columns 4 to 7, rows 0 to 3.
        let high = kilometres / 111.2
        let wide = high / cos((55.2 + high) * .pi / 180)
        let window = (10.2 - wide, 55.0 - high, 10.4 + wide, 55.2 + high)
        for layer in study.layers {
            let source = try #require(country.files.first { $0.role + ".geojson" == layer.source })
            let all = try features(Array(source.text.utf8))
            let expected = all.filter {
                let box = box($0)
                return box.west <= window.2 + 1e-9 && box.east >= window.0 - 1e-9 && box.south <= window.3 + 1e-9
                    && box.north >= window.1 - 1e-9
            }
            let file = try #require(study.files.first { $0.name == layer.file })
            #expect(try features(file.bytes) == expected, "\(layer.source)")
            #expect(layer.kept == expected.count)
            #expect(layer.count == all.count)
        }
    }

    @Test("digits, escapes, repeated keys and foreign members come through as they were written")
    func everyByteOfAFeatureStays() throws {
        let scratch = try Scratch()
        try SmallCountry().write(to: scratch)
        let odd =
            "{ \"id\": 7.0e0, \"type\" : \"Feature\",\n \"properties\": {\"osm_id\":\"1\",\"name\":\"B\\u00f8 } ] \\\" \\\\\", \"a\":1,\"a\":1.50, \"place\":\"x\"},\r\n\t\"geometry\":{\"type\":\"Point\",\"coordinates\":[10.10000000,55.1e0]}, \"more\":[{}] }"
        try scratch.write("{\"type\":\"FeatureCollection\",\"features\":[\(odd)]}", "data/settlements.geojson")
        let study = try NewStudy.prepare(NewStudy.Request(name: "Østby", folder: scratch.path("data")))
        let file = try #require(study.files.first { $0.name == "villages.geojson" })
        let line = odd.filter { !$0.isNewline }
        #expect(String(decoding: file.bytes, as: UTF8.self).contains(line))
    }

    @Test("a layer in its own system keeps it, with a crs member, and lies where the others lie")
    func projectedLayersKeepTheirSystem() throws {
        let scratch = try Scratch()
        try SmallCountry().write(to: scratch)
        let places = [(570_000.0, 6_107_000.0), (565_000.0, 6_112_000.0), (900_000.0, 6_500_000.0)]
        let text = places.enumerated().map { index, place in
            "{\"type\":\"Feature\",\"properties\":{\"id\":\"v\(index)\",\"name\":\"By \(index)\",\"place\":\"village\"},"
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[\(place.0),\(place.1)]}}"
        }.joined(separator: ",")
        let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::25832\"}},"
        try scratch.write("{\"type\":\"FeatureCollection\",\(crs)\"features\":[\(text)]}", "data/settlements.geojson")
        let study = try NewStudy.prepare(NewStudy.Request(name: "Østby", folder: scratch.path("data")))
        let layer = try #require(study.layers.first { $0.role == .villages })
        #expect(layer.kept == 2)
        let file = try #require(study.files.first { $0.name == layer.file })
        #expect(String(decoding: file.bytes, as: UTF8.self).contains("urn:ogc:def:crs:EPSG::25832"))
    }

    @Test("the same folder gives the same bytes")
    func sameBytes() throws {
        let scratch = try Scratch()
        try SmallCountry().write(to: scratch)
        let request = NewStudy.Request(name: "Nørre Sø", folder: scratch.path("data"))
        #expect(try NewStudy.prepare(request).files == NewStudy.prepare(request).files)
    }
}
