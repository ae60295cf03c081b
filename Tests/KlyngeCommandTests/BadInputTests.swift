import Testing

/// Inputs that cannot be used end with status 2 and a located message; nothing crashes, nothing is written.
@Suite struct BadInputTests {
    /// A file's text, and what the message must contain.
    static let cases: [(name: String, text: String, says: String)] = [
        ("empty", "", "error[K002]"),
        ("truncated", #"{"type":"FeatureCollection","features":[{"type":"Fea"#, "error[K004]"),
        ("not a number", #"{"type":"Point","coordinates":[NaN,1]}"#, "error[K004]"),
        ("no GeoJSON", #"{"hello":"world"}"#, "error[K008]"),
        (
            "null geometry only",
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kode":"1"},"geometry":null}]}"#,
            "error[K110]"
        ),
        (
            "too large",
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kode":"1"},"geometry":{"type":"Polygon","coordinates":[[[1e999,0],[1,0],[1,1],[1e999,0]]]}}]}"#,
            "error["
        ),
        (
            "projected",
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kode":"1"},"geometry":{"type":"Polygon","coordinates":[[[600000,6100000],[601000,6100000],[601000,6101000],[600000,6100000]]]}}]}"#,
            "EPSG:25832"
        ),
    ]

    @Test(arguments: cases.indices) func endsWithTwo(_ index: Int) throws {
        let (name, text, says) = BadInputTests.cases[index]
        let scratch = try Scratch()
        let parishes = try scratch.write(text, "parishes.geojson")
        for verb in ["check", "propose"] {
            let outcome = try Klynge.run(verb, "--parishes", parishes)
            #expect(outcome.status == 2, "\(name): \(outcome.messages)")
            #expect(outcome.messages.contains(says), "\(name): \(outcome.messages)")
            // A layer whose features all have no geometry fails as a whole.
            if says != "error[K110]" {
                #expect(outcome.messages.contains("parishes.geojson"), "\(name): \(outcome.messages)")
            }
        }
        #expect(scratch.names == ["parishes.geojson"])
    }

    @Test func missingFilesAndFoldersAreNamed() throws {
        let scratch = try Scratch()
        let missing = try Klynge.run("check", "--parishes", scratch.path("nothing.geojson"))
        #expect(missing.status == 2)
        #expect(missing.messages.contains("error[K001]"))
        let folder = try Klynge.run("check", "--parishes", scratch.folder.path)
        #expect(folder.status == 2)
        #expect(folder.messages.contains("is a folder"))
        #expect(try Klynge.run("check", scratch.path("study")).status == 2)
    }

    @Test func aGroupingNamesTheLineOfAnUnknownOrRepeatedUnit() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let grouping = try scratch.write("\u{FEFF}kode;klynge\n0101;a\n9999;a\n0102;\n0101;a\n", "mine.csv")
        let outcome = try Klynge.run("score", "--parishes", parishes, grouping)
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("error[K083]"))
        #expect(outcome.messages.contains("line 3"))
        #expect(outcome.messages.contains("error[K084]"))
        #expect(outcome.messages.contains("line 5"))
    }

    @Test func aBrokenLimitEndsWithOne() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let grouping = try scratch.write("unit,cluster\n0101,a\n0104,a\n", "mine.csv")
        let outcome = try Klynge.run("score", "--parishes", parishes, grouping)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("do not hang together"))
    }
}
