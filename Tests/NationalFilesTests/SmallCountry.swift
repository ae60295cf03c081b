import Files
import Foundation
import GeoModel
import NationalFiles
import TestSupport

/// A folder of its own for a test, gone when the test is.
typealias Scratch = TestSupport.Scratch

/// A country of square parishes: `width` times `height` of them, four by four a municipality, near Odense.
struct SmallCountry {
    var width = 8
    var height = 8
    let side = 0.05

    private func square(_ column: Double, _ row: Double, _ size: Double) -> String {
        let (west, south) = (10 + column * side, 55 + row * side)
        let (east, north) = (west + size * side, south + size * side)
        func text(_ value: Double) -> String { String(format: "%.6f", value) }
        let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
        return "[[" + corners.map { "[\(text($0.0)),\(text($0.1))]" }.joined(separator: ",") + "]]"
    }

    private func collection(_ name: String?, _ features: [String]) -> String {
        let label = name.map { "\"name\":\"\($0)\"," } ?? ""
        return "{\"type\":\"FeatureCollection\",\(label)\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
    }

    private func feature(_ properties: String, _ kind: String, _ coordinates: String) -> String {
        "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\"type\":\"\(kind)\",\"coordinates\":\(coordinates)}}"
    }

    static let names = ["Østby", "Vester-Ådal", "Sønder Herred", "Nørre Sø", "Femte", "Sjette"]

    var municipalCount: Int { (width / 4) * (height / 4) }
    func municipality(_ column: Int, _ row: Int) -> Int { column / 4 + row / 4 * (width / 4) }

    var parishes: String {
        collection(
            nil,
            (0..<height).flatMap { row in
                (0..<width).map { column in
                    let number = 7001 + row * width + column
                    return feature(
                        "\"kode\":\"\(number)\",\"navn\":\"Sogn \(number)\",\"indbyggertal\":\(400 + (number * 37) % 900)",
                        "Polygon", square(Double(column), Double(row), 1))
                }
            })
    }

    var municipalities: String {
        collection(
            nil,
            (0..<municipalCount).map { index in
                let (column, row) = (index % (width / 4) * 4, index / (width / 4) * 4)
                return feature(
                    "\"kode\":\"0\(301 + index)\",\"navn\":\"\(Self.names[index])\",\"udenforkommuneinddeling\":false",
                    "Polygon", square(Double(column), Double(row), 4))
            })
    }

    var former: String {
        collection(
            "kommuner før 2007",
            (0..<municipalCount * 4).map { index in
                let per = width / 2
                return feature(
                    "\"navn\":\"Gammel \(index)\"", "Polygon",
                    square(Double(index % per * 2), Double(index / per * 2), 2))
            })
    }

    var postal: String {
        collection(
            nil,
            (0..<municipalCount * 2).map { index in
                let per = width / 4
                return feature(
                    "\"nr\":\"\(5000 + index)\",\"navn\":\"By \(index)\",\"stormodtager\":false", "Polygon",
                    square(Double(index % per * 4), Double(index / per) * 2, 4))
            })
    }

    var settlements: String {
        collection(
            nil,
            (0..<width * height).map { index in
                let (x, y) = (10 + (Double(index % width) + 0.5) * side, 55 + (Double(index / width) + 0.5) * side)
                return feature(
                    "\"osm_id\":\"\(900 + index)\",\"name\":\"By \(index)\",\"place\":\"village\",\"population\":\(index + 10)",
                    "Point", String(format: "[%.6f,%.6f]", x, y))
            })
    }

    var roads: String {
        collection(
            nil,
            (0..<height).map { row in
                let y = 55 + (Double(row) + 0.5) * side
                return feature(
                    "\"highway\":\"tertiary\",\"maxspeed\":80", "LineString",
                    String(format: "[[10,%.6f],[%.6f,%.6f]]", y, 10 + Double(width) * side, y))
            })
    }

    /// A fjord: water between parishes, in which none of them has its middle.
    var water: String {
        collection(nil, [feature("\"FID\":1", "Polygon", square(0.95, 0.95, 0.1))])
    }

    /// Every layer, by what it is.
    var files: [(role: String, text: String)] {
        [
            ("parishes", parishes), ("municipalities", municipalities), ("former", former), ("postal", postal),
            ("settlements", settlements), ("roads", roads), ("water", water),
        ]
    }

    func write(to scratch: Scratch, folder: String = "data", named: (String) -> String = { $0 + ".geojson" }) throws {
        for file in files { try scratch.write(file.text, "\(folder)/\(named(file.role))") }
    }
}

/// A generator with a seed: the same sequence in every run.
struct Seeded: RandomNumberGenerator {
    private var state: SplitMix64
    init(_ seed: UInt64) { state = SplitMix64(seed: seed) }
    mutating func next() -> UInt64 { state.next() }
}
