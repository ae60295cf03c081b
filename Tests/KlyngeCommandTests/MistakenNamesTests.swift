import Foundation
import Testing

/// A layer in place of a study, a file in place of a folder, a path seen from the wrong folder: the message says what was meant.
@Suite struct MistakenNamesTests {
    private let point =
        #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":1,"name":"A"},"geometry":{"type":"Point","coordinates":[9,56]}}]}"#

    @Test(arguments: ["check", "propose", "sample"]) func aLayerInPlaceOfAStudy(_ verb: String) throws {
        let scratch = try Scratch()
        for name in ["a.geojson", "a.json", "noending", "klynge.toml"] {
            let file = try scratch.write(RowOfParishes.geoJSON(), name)
            let outcome = try Klynge.run(verb, file)
            #expect(outcome.status == 2)
            #expect(outcome.messages.contains("GeoJSON") && outcome.messages.contains("--parishes \(file)"))
        }
        let villages = try Klynge.run(verb, scratch.write("\u{FEFF}\n" + point, "v.geojson"))
        #expect(villages.status == 2 && villages.messages.contains("--villages"))
    }

    @Test func aTableInPlaceOfAStudy() throws {
        let scratch = try Scratch()
        let table = try scratch.write("unit,cluster\n0101,1\n", "g.csv")
        let outcome = try Klynge.run("score", table, scratch.path("study"))
        #expect(outcome.status == 2 && outcome.messages.contains("the study comes first"), "\(outcome.messages)")
    }

    @Test func aStudyFileStaysOne() throws {
        let scratch = try Scratch()
        _ = try scratch.write(RowOfParishes.geoJSON(), "row.geojson")
        for text in ["parishes = \"row.geojson\"\n", "\u{FEFF}# <html>\nparishes = 'row.geojson'\n"] {
            #expect(try Klynge.run("check", scratch.write(text, "s.toml")).status == 0)
        }
    }

    @Test(arguments: ["x.gpkg", "map.geojson", "Report.HTML", "a.b/c.csv", "x.shp", "x.zip"])
    func outTakesAFolder(_ name: String) throws {
        let scratch = try Scratch()
        let row = try scratch.write(RowOfParishes.geoJSON(), "row.geojson")
        let outcome = try Klynge.run(
            "propose", "--parishes", row, "--members", "2..4", "--chance", "0", "--out", scratch.path(name))
        #expect(outcome.status == 64 && outcome.messages.contains("takes a folder"), "\(outcome.messages)")
        #expect(scratch.names == ["row.geojson"])
    }

    @Test(arguments: ["maps", "v1.2", "2024.05", "x.gpkg/", "run.final"]) func foldersWithDotsAreFolders(_ name: String)
        throws
    {
        let scratch = try Scratch()
        let row = try scratch.write(RowOfParishes.geoJSON(), "row.geojson")
        let outcome = try Klynge.run(
            "propose", "--parishes", row, "--members", "2..4", "--population", "1..", "--chance", "0", "--out",
            scratch.folder.path + "/" + name)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(FileManager.default.fileExists(atPath: scratch.folder.path + "/\(name)/clusters.geojson"))
    }

    @Test func aMissingFileIsLookedForWhereItsPathIsSeenFrom() throws {
        let scratch = try Scratch()
        try FileManager.default.createDirectory(
            at: scratch.folder.appending(path: "s"), withIntermediateDirectories: true)
        _ = try scratch.write(RowOfParishes.geoJSON(), "s/parishes.geojson")
        _ = try scratch.write("parishes = \"parshes.geojson\"\n", "s/klynge.toml")
        let misspelt = try Klynge.run("check", scratch.path("s"))
        #expect(misspelt.status == 2)
        #expect(misspelt.messages.contains("looked for in the study file's folder, '\(scratch.path("s"))'"))
        #expect(misspelt.messages.contains("did you mean 'parishes.geojson'?"), "\(misspelt.messages)")
        let option = try Klynge.run("check", scratch.path("s"), "--parishes", "parishes.geojson")
        #expect(option.status == 2)
        #expect(
            option.messages.contains("the study's folder has one: '\(scratch.path("s"))/parishes.geojson'"),
            "\(option.messages)")
    }
}
