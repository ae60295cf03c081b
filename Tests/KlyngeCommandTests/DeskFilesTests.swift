import Foundation
import Testing

/// What desktop GIS gets: one kind of geometry, lists as texts, a package of layers, names of its own.
@Suite struct DeskFilesTests {
    private func features(_ path: String) throws -> [[String: Any]] {
        let root = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any]
        return try #require(root?["features"] as? [[String: Any]])
    }

    private func properties(_ feature: [String: Any]) -> [String: Any] {
        feature["properties"] as? [String: Any] ?? [:]
    }

    private func propose(_ scratch: Scratch, _ more: String...) throws -> String {
        let parishes = try scratch.write(RowOfParishes.geoJSON(count: 6), "parishes.geojson")
        let out = scratch.path("out")
        let outcome = try Klynge.run(
            arguments: ["propose", "--parishes", parishes, "--members", "2..3", "--out", out, "--chance", "0"] + more)
        #expect(outcome.status == 0, "\(outcome.messages)")
        return out
    }

    @Test func everyAreaIsAMultiPolygon() throws {
        let scratch = try Scratch()
        let out = try propose(scratch, "--multi")
        for name in ["clusters", "units"] {
            for feature in try features("\(out)/\(name).geojson") {
                let geometry = feature["geometry"] as? [String: Any]
                #expect(geometry?["type"] as? String == "MultiPolygon")
            }
        }
        let plain = try Scratch()
        let one = try features("\(try propose(plain))/clusters.geojson")[0]["geometry"] as? [String: Any]
        #expect(one?["type"] as? String == "Polygon")
    }

    @Test func listsAreTextsTooAndDimensionsAreFields() throws {
        let scratch = try Scratch()
        let out = try propose(scratch, "--chance", "5")
        for feature in try features("\(out)/clusters.geojson") {
            let fields = properties(feature)
            let ids = try #require(fields["klynge_member_ids"] as? [String])
            #expect(fields["klynge_member_ids_text"] as? String == ids.joined(separator: "; "))
            let names = try #require(fields["klynge_member_names"] as? [String])
            #expect(fields["klynge_member_names_text"] as? String == names.joined(separator: "; "))
            #expect(fields["klynge_municipalities_text"] as? String == "")
            #expect(fields["klynge_geographic"] is Double)
            // There is no historical layer: the field is there all the same, so that every run has the same table.
            #expect(fields["klynge_historical"] is NSNull)
            #expect(fields["klynge_leading"] as? String == "geographic")
            #expect(fields.keys.contains("klynge_percentile"))
        }
        #expect(properties(try features("\(out)/units.geojson")[0]).keys.contains("klynge_geographic"))
    }

    @Test func labelsLieInTheirClusters() throws {
        let scratch = try Scratch()
        let out = try propose(scratch, "--with", "labels")
        let labels = try features("\(out)/labels.geojson")
        let clusters = try features("\(out)/clusters.geojson")
        #expect(labels.count == clusters.count)
        for (label, cluster) in zip(labels, clusters) {
            let point = try #require((label["geometry"] as? [String: Any])?["coordinates"] as? [Double])
            let rings = try #require((cluster["geometry"] as? [String: Any])?["coordinates"] as? [[[Double]]])
            let xs = rings[0].map { $0[0] }
            #expect(point[0] > (xs.min() ?? 0) && point[0] < (xs.max() ?? 0))
            #expect(point[1] > 55.0 && point[1] < 55.05)
            let fields = properties(label)
            #expect(
                fields["klynge_label"] as? String == "\(fields["klynge_cluster"] ?? "") \(fields["klynge_name"] ?? "")")
        }
        #expect(FileManager.default.fileExists(atPath: "\(out)/labels.qml"))
    }

    @Test func everyFileBeginsWithThePrefix() throws {
        let scratch = try Scratch()
        let out = try propose(scratch, "--prefix", "Lejre-2027", "--with", "labels", "--alternatives", "2")
        let names = try FileManager.default.subpathsOfDirectory(atPath: out).filter { $0.contains(".") }
        #expect(names.count > 12)
        for name in names where name != "manifest.json" {
            #expect(URL(filePath: name).lastPathComponent.hasPrefix("Lejre-2027-"), "\(name)")
        }
        let page = try String(contentsOfFile: out + "/Lejre-2027-report.html", encoding: .utf8)
        #expect(page.contains("alternative-1/Lejre-2027-report.html"))
        #expect(try Klynge.run("verify", out).status == 0)
        // Without leave nothing of an earlier run is replaced, whatever its prefix.
        let again = try Klynge.run(
            "propose", "--parishes", scratch.path("parishes.geojson"), "--members", "2..3", "--out", out, "--prefix",
            "x")
        #expect(again.status == 2)
    }

    @Test(arguments: ["a/b", "..", ".x", "", "../y"]) func aPrefixIsNoPath(_ prefix: String) throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let outcome = try Klynge.run(
            "propose", "--parishes", parishes, "--out", scratch.path("out"), "--prefix", prefix)
        #expect(outcome.status == 64)
        #expect(scratch.names == ["parishes.geojson"])
    }

    private static let converter = ["/usr/bin/ogrinfo", "/usr/local/bin/ogrinfo", "/opt/homebrew/bin/ogrinfo"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(.enabled(if: converter != nil, "ogr2ogr is not installed")) func thePackageHoldsLayersAndStyles() throws {
        let scratch = try Scratch()
        let out = try propose(scratch, "--with", "gpkg,neighbours")
        let package = "\(out)/clusters.gpkg"
        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.converter))
        process.arguments = ["-ro", "-al", "-so", package]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        for layer in ["clusters", "units", "labels", "neighbours", "layer_styles"] {
            #expect(text.contains("Layer name: \(layer)\n"), "\(layer)")
        }
        #expect(text.components(separatedBy: "Geometry: Multi Polygon").count == 3)
        #expect(text.contains("styleQML: String"))
        // The same study gives the same bytes.
        let first = try Data(contentsOf: URL(filePath: package))
        _ = try propose(scratch, "--with", "gpkg,neighbours", "--force")
        #expect(try Data(contentsOf: URL(filePath: package)) == first)
    }

    @Test func withoutAConverterTheReasonIsSaid() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let outcome = try Klynge.run(
            arguments: [
                "propose", "--parishes", parishes, "--members", "2..3", "--out", scratch.path("out"), "--with", "gpkg",
                "--chance", "0",
            ], environment: ["PATH": scratch.path("nowhere")])
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("K262"))
        #expect(!FileManager.default.fileExists(atPath: scratch.path("out")))
    }
}
