import Foundation
import NationalFiles
import Testing

/// Files that ogr2ogr reads: several layers in one, and one layer in several.
@Suite("Folders of other formats")
struct OtherFormatTests {
    private static let converter = ["/usr/bin/ogr2ogr", "/usr/local/bin/ogr2ogr", "/opt/homebrew/bin/ogr2ogr"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    private func convert(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.converter))
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test(
        "a GeoPackage with two layers and a shapefile of four files are three layers; nothing is written beside them",
        .enabled(if: converter != nil, "ogr2ogr is not installed"))
    func packagesAndShapefiles() throws {
        let scratch = try Scratch()
        let country = SmallCountry()
        try country.write(to: scratch, folder: "source")
        try FileManager.default.createDirectory(atPath: scratch.path("data"), withIntermediateDirectories: true)
        let package = scratch.path("data/all.gpkg")
        try convert("-f", "GPKG", package, scratch.path("source/municipalities.geojson"), "-nln", "one")
        try convert("-update", "-append", package, scratch.path("source/parishes.geojson"), "-nln", "other")
        try convert("-f", "ESRI Shapefile", scratch.path("data/places.shp"), scratch.path("source/settlements.geojson"))
        let before = try FileManager.default.contentsOfDirectory(atPath: scratch.path("data")).sorted()
        let study = try NewStudy.prepare(NewStudy.Request(name: "Østby", folder: scratch.path("data")))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("data")).sorted() == before)
        #expect(study.layers.map(\.source) == ["all.gpkg#other", "all.gpkg#one", "places.shp"])
        #expect(study.layers.map(\.role) == [.parishes, .municipalities, .villages])
        #expect(study.passed.isEmpty)
        #expect(study.fileCount == 2)
        // The same features as from GeoJSON, whatever the format.
        let plain = try NewStudy.prepare(NewStudy.Request(name: "Østby", folder: scratch.path("source")))
        for role in [LayerRole.parishes, .municipalities, .villages] {
            let (one, other) = (study.layers.first { $0.role == role }, plain.layers.first { $0.role == role })
            #expect(one?.kept == other?.kept)
        }
    }

    @Test("what has to be converted first is said with the line that does it")
    func whatHasToBeConverted() throws {
        let scratch = try Scratch()
        try SmallCountry().write(to: scratch)
        try scratch.write("<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"></kml>", "data/x.kml")
        let study = try NewStudy.prepare(NewStudy.Request(name: "Østby", folder: scratch.path("data")))
        #expect(study.passed.map(\.name) == ["x.kml"])
        #expect(study.passed.first?.reason.english.contains("ogr2ogr") == true)
    }
}
