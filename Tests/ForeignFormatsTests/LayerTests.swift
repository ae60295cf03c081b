import Foundation
import GeoJSONFormat
import Testing

@testable import ForeignFormats

/// Which file and which layer a path names, and what ogrinfo says of layers.
@Suite struct LayerTests {
    @Test func aFileWithAHashInItsNameWins() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "layers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func path(_ name: String) -> String { folder.path + "/" + name }
        for name in ["x.gpkg", "x#1.gpkg", "y#sogn.geojson"] {
            try Data("x".utf8).write(to: URL(filePath: path(name)))
        }
        let expected: [(String, String, String?)] = [
            ("x.gpkg", "x.gpkg", nil), ("x.gpkg#sogn", "x.gpkg", "sogn"), ("x.gpkg#a#b", "x.gpkg", "a#b"),
            ("x#1.gpkg", "x#1.gpkg", nil), ("x#1.gpkg#sogn", "x#1.gpkg", "sogn"), ("x.gpkg#", "x.gpkg", nil),
            ("y#sogn.geojson", "y#sogn.geojson", nil), ("nix.gpkg#sogn", "nix.gpkg", "sogn"),
        ]
        for (given, file, layer) in expected {
            let found = LayerPath(path(given))
            #expect(found.file == path(file) && found.layer == layer, "\(given)")
        }
        #expect(LayerPath("-").file == "-" && LayerPath("-").layer == nil)
    }

    @Test func aListingIsReadWithBracketsAndColonsInNames() {
        let listing = """
            INFO: Open of `x.gpkg' using driver `GPKG' successful.
            1: sogn (Multi Polygon)
            2: by (stor) (Point)
            3: a: b (Polygon)
            4: layer_styles (None)
            5: uden
            6: sogne (opdigtet)
            7: flade (3D Multi Polygon)
            """
        #expect(
            LayerListing.all(in: SourceText(listing, name: "l")) == [
                LayerListing(name: "sogn", kind: "Multi Polygon"), LayerListing(name: "by (stor)", kind: "Point"),
                LayerListing(name: "a: b", kind: "Polygon"), LayerListing(name: "layer_styles", kind: "None"),
                LayerListing(name: "uden", kind: ""), LayerListing(name: "sogne (opdigtet)", kind: ""),
                LayerListing(name: "flade", kind: "3D Multi Polygon"),
            ])
    }

    @Test(arguments: [
        (
            "PROJCRS[\"ETRS89 / UTM zone 32N\",\n  BASEGEOGCRS[\"ETRS89\",ID[\"EPSG\",4258]],\n  ID[\"EPSG\",25832]]\nData axis",
            true
        ),
        ("PROJCRS[\"made up\",\n  BASEGEOGCRS[\"ETRS89\",ID[\"EPSG\",4258]],CS[Cartesian,2]]\nData axis", false),
        ("PROJCRS[\"odd ],[ name\",\n  ID[\"EPSG\",25832]]", true), ("PROJCRS[\"x\",ID[\"ESRI\",102013]]", false),
        ("(unknown)", true), ("GEOGCRS[\"WGS 84\",ID[\"EPSG\",4326]]", true),
    ]) func aNumberCountsForTheWholeSystemOnly(_ wkt: String, _ expected: Bool) {
        #expect(LayerListing.hasNumberedSystem("Layer name: x\nLayer SRS WKT:\n\(wkt)\nkode: String") == expected)
    }

    @Test func aTextGrowsPieceByPiece() {
        var builder = SourceTextBuilder()
        var whole: [UInt8] = []
        for length in 0..<2000 {
            let piece = (0..<length).map { UInt8(($0 &* 31 &+ length) & 255) }
            piece.withUnsafeBytes { builder.append($0) }
            whole += piece
        }
        #expect(builder.count == whole.count)
        let text = builder.finished().text(named: "x")
        #expect(text.withUnsafeBytes { Array($0) } == whole)
        #expect(SourceTextBuilder().finished().text(named: "y").count == 0)
    }
}
