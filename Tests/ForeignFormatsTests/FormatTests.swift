import Foundation
import GeoJSONFormat
import Testing

@testable import ForeignFormats

/// What the first bytes of a file are, by the magic numbers of the formats' specifications.
@Suite struct FormatTests {
    private static func bytes(_ parts: Any...) -> [UInt8] {
        parts.flatMap { part in
            if let text = part as? String { return Array(text.utf8) }
            if let numbers = part as? [Int] { return numbers.map { UInt8($0) } }
            return part as? [UInt8] ?? []
        }
    }
    private static let zeros = [UInt8](repeating: 0, count: 200)

    private static func zip(_ names: [String]) -> [UInt8] {
        names.flatMap { name in
            bytes(
                "PK\u{3}\u{4}", [UInt8](repeating: 0, count: 22),
                [name.utf8.count & 255, name.utf8.count >> 8, 0, 0], name, "content")
        }
    }

    private static let dbf: [UInt8] = [0x03, 124, 11, 28, 8, 0, 0, 0, 97, 0, 40, 0] + zeros

    static let samples: [(format: FileFormat, name: String, bytes: [UInt8])] = [
        (.geoPackage, "a.gpkg", bytes("SQLite format 3\u{0}", zeros)),
        (
            .geoPackage, "a.db",
            bytes("SQLite format 3\u{0}", [UInt8](repeating: 0, count: 52), "GPKG", zeros)
        ),
        (.sqlite, "a.sqlite", bytes("SQLite format 3\u{0}", zeros)),
        (.shapefile, "a.shp", bytes([0, 0, 0x27, 0x0A], zeros)),
        (.shapefile, "-", bytes([0, 0, 0x27, 0x0A], zeros)),
        (.shapefileIndex, "A.SHX", bytes([0, 0, 0x27, 0x0A], zeros)),
        (.shapefileTable, "a.dbf", dbf), (.shapefileTable, "a", dbf),
        (.shapefileNote, "a.prj", bytes("PROJCS[\"ETRS89\"]")),
        (.flatGeobuf, "a.fgb", bytes("fgb", [3], "fgb", [1], zeros)),
        (.parquet, "a.parquet", bytes("PAR1", zeros)), (.arrow, "a.feather", bytes("ARROW1", zeros)),
        (.openStreetMapPBF, "a.pbf", bytes([0, 0, 0, 13, 10, 9], "OSMHeader", zeros)),
        (.zip, "a.zip", zip(["a.geojson"])), (.zip, "a.zip", zip(["a.shp", "a.dbf"])),
        (.xlsx, "a.xlsx", zip(["[Content_Types].xml", "xl/workbook.xml"])),
        (.xlsx, "a", zip(["[Content_Types].xml"])), (.kmz, "a.kmz", zip(["doc.kml"])),
        (.docx, "a.docx", zip(["[Content_Types].xml", "word/document.xml"])),
        (.ods, "a.ods", bytes(Array(zip(["mimetype"]).dropLast(7)), "application/vnd.oasis.opendocument.spreadsheet")),
        (.gzip, "a.geojson.gz", bytes([0x1F, 0x8B, 8], zeros)), (.bzip2, "a.bz2", bytes("BZh9", zeros)),
        (.sevenZip, "a.7z", bytes([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], zeros)),
        (.xls, "a.xls", bytes([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], zeros)),
        (.pdf, "a.pdf", bytes("%PDF-1.7\n")), (.picture, "a.png", bytes([0x89], "PNG", zeros)),
        (.picture, "a.tif", bytes("II*\u{0}", zeros)),
        (.html, "a.geojson", bytes("\n<!DOCTYPE html><html><title>Error 500</title>")),
        (.html, "a.geojson", bytes([0xEF, 0xBB, 0xBF], "<html lang=\"da\">")),
        (.serviceError, "a.json", bytes("<?xml version=\"1.0\"?><ows:ExceptionReport version=\"2.0.0\">")),
        (
            .gml, "a.gml",
            bytes("<?xml version=\"1.0\"?><wfs:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml\">")
        ),
        (.kml, "a.kml", bytes("<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\">")),
        (.gpx, "a.gpx", bytes("<?xml?><gpx>")), (.openStreetMapXML, "a.osm", bytes("<?xml?><osm version=\"0.6\">")),
        (.xml, "a.xml", bytes("<?xml version=\"1.0\"?><something/>")),
        (.javascript, "a.js", bytes("var x = {\"type\":\"FeatureCollection\"}")),
        (.javascript, "a.js", bytes("const json_sogne_1 = {\n")),
        (.javascript, "a.geojson", bytes("callback({\"type\"")),
        (.javascript, "a.js", bytes("window.data={")), (.javascript, "a.js", bytes("export default {")),
        (.csv, "a.csv", bytes("kode;navn\n7701;Aaker\n")), (.csv, "a.geojson", bytes("id,lon,lat\n1,9,56\n")),
        (.gitLFS, "a.geojson", bytes("version https://git-lfs.github.com/spec/v1\noid sha256:1\n")),
        (.mapInfo, "a.mif", bytes("Version 300\nCharset \"Neutral\"\n")),
    ]

    @Test(arguments: samples.indices) func isKnownByItsBytes(_ index: Int) {
        let (format, name, bytes) = Self.samples[index]
        let found = bytes.withUnsafeBytes { FileFormat.recognized($0, path: name) }
        #expect(found == format, "\(name), \(bytes.prefix(12))")
    }

    @Test func whatMayBeGeoJSONIsLeftToTheReader() {
        let texts = [
            "{}", "  \n{\"type\":\"Feature\"}", "\u{FEFF}{\"type\":\"FeatureCollection\"}", "[1]", "\u{1E}{\"a\":1}\n",
            "{\"a\":\"<html>\"}", "{\"var x = \": {", "\"PK\u{3}\u{4}\"", "", "   ", "null", "12", "NaN",
        ]
        for text in texts {
            let found = Array(text.utf8).withUnsafeBytes { FileFormat.recognized($0, path: "a.geojson") }
            #expect(found == nil, "\(text)")
        }
    }

    /// Any beginning of a known file, and any bytes at all, are looked at without a trap.
    @Test func everyPrefixAndNoiseIsLookedAt() {
        for sample in Self.samples {
            for length in 0...min(80, sample.bytes.count) {
                _ = Array(sample.bytes.prefix(length)).withUnsafeBytes { FileFormat.recognized($0, path: sample.name) }
            }
        }
        var state: UInt64 = 1
        for _ in 0..<2000 {
            let noise = (0..<64).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(state >> 56)
            }
            _ = noise.withUnsafeBytes { FileFormat.recognized($0, path: "noise") }
        }
    }

    @Test(arguments: [
        ("{\"type\":\"Topology\",\"objects\":{}}", FileFormat.topoJSON), ("{\"arcs\":[],\"objects\":{}}", .topoJSON),
        ("{\"geometryType\":\"esriGeometryPolygon\",\"features\":[]}", .esriJSON),
        ("{\"features\":[{\"attributes\":{},\"geometry\":{\"rings\":[]}}]}", .esriJSON),
        ("{\"error\":{\"code\":400,\"message\":\"Invalid query\"}}", .serviceError),
        ("{\"code\":\"NotFound\",\"description\":\"no such collection\"}", .serviceError),
        ("{\"version\":0.6,\"generator\":\"Overpass API\",\"elements\":[]}", .overpassJSON),
        ("{\"hello\":1}", nil), ("[1,2]", nil), ("{\"type\":\"FeatureCollection\",\"features\":[]}", nil), ("{", nil),
    ]) func jsonIsKnownByItsMembers(_ text: String, _ format: FileFormat?) {
        #expect(FileFormat.recognized(inJSON: SourceText(text, name: "a.json")) == format)
    }

    /// A shell reads a quoted word back as it was, whatever stands in it.
    @Test func aShellReadsQuotedWordsBack() throws {
        let words = [
            "plain.gpkg", "a b.gpkg", "it's.gpkg", "$(rm -rf x).gpkg", "`a`", "a#b", "æøå.gpkg", "\"q\"", "a\\b", "*",
            "~",
            "", "!x", "a;b|c&d>e", "'", "''", "\n",
        ]
        for word in words {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", "printf %s \(ShellWord.quoted(word))"]
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            let read = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            #expect(String(decoding: read, as: UTF8.self) == word)
        }
    }
}
