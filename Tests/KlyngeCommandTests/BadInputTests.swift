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

    /// What a quote swallows must not vanish into the name of a cluster.
    @Test(arguments: ["unit,cluster\n0101,\"a\n0102,a\n", "unit,cluster\n\"0101,a\n0102,a\n"])
    func aQuoteThatIsNeverClosedIsNamedByItsLine(_ table: String) throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let outcome = try Klynge.run("score", "--parishes", parishes, try scratch.write(table, "mine.csv"))
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.messages.contains("error[K085]") && outcome.messages.contains("line 2"), "\(outcome.messages)")
        #expect(outcome.messages.contains("never closed"), "\(outcome.messages)")
    }

    @Test func aNameOfSeveralUnitsIsRefusedWithTheIdsItCouldBe() throws {
        let scratch = try Scratch()
        let text = RowOfParishes.geoJSON().replacing("Sogn 3", with: "Lem").replacing("Sogn 1", with: "Lem")
        let parishes = try scratch.write(text, "parishes.geojson")
        let byName = try scratch.write("unit,cluster\nSogn 2,a\nLem,a\n", "names.csv")
        let byId = try scratch.write("unit,cluster\n0101,a\n0102,a\n", "ids.csv")
        for arguments in [
            [byName], [byId, "--add", "Lem=a"], [byId, "--remove", "Lem"], [byId, "--together", "Lem,0102"],
            [byId, "--link", "Lem=0104"],
        ] {
            let outcome = try Klynge.run(arguments: ["score", "--parishes", parishes, "--chance", "0"] + arguments)
            #expect(outcome.status == 2, "\(arguments.dropFirst())")
            #expect(
                outcome.messages.contains("2 units are called 'Lem'") && outcome.messages.contains("0101")
                    && outcome.messages.contains("0103"), "\(arguments.dropFirst()): \(outcome.messages)")
        }
    }

    @Test func limitsUpsideDownAreRefusedByTheirName() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let grouping = try scratch.write("unit,cluster\n0101,a\n0102,a\n", "mine.csv")
        for (option, value) in [
            ("--population", "8000..1000"), ("--members", "9..3"), ("--clusters", "5..2"), ("--max-gap", "-1"),
            ("--max-diameter", "nan"), ("--max-drive", "-5"), ("--max-radius", "x"),
        ] {
            let outcome = try Klynge.run("score", "--parishes", parishes, grouping, "\(option)=\(value)")
            #expect(outcome.status == 64 || outcome.status == 2, "\(option) \(value): \(outcome.output)")
            #expect(outcome.messages.contains(option), "\(option) \(value): \(outcome.messages)")
        }
    }

    @Test func aGroupingWithoutAnyClusterIsSaidToHaveNone() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        for text in ["unit,cluster\n", "unit,cluster\n0101,\n0102,\n"] {
            let grouping = try scratch.write(text, "none.csv")
            let outcome = try Klynge.run("score", "--parishes", parishes, grouping, "--suggest")
            #expect(outcome.status == 0, "\(outcome.messages)")
            #expect(outcome.output.hasPrefix("No clusters: every unit is unassigned."))
            #expect(!outcome.output.contains("One move"))
        }
    }

    @Test func aBrokenLimitEndsWithOne() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let grouping = try scratch.write("unit,cluster\n0101,a\n0104,a\n", "mine.csv")
        let outcome = try Klynge.run("score", "--parishes", parishes, grouping)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("is cut off from the rest"))
    }

    @Test func anInputGivenTwiceIsAUsageError() throws {
        let outcome = try Klynge.run("check", "--parishes", "a.geojson", "--parishes", "b.geojson")
        #expect(outcome.status == 64)
        #expect(outcome.messages.contains("'--parishes' is given 2 times"))
    }

    @Test func aFieldOptionNamesTheNearestWords() throws {
        let outcome = try Klynge.run("check", "--parishes", "a.geojson", "--field", "parish.idd=kode")
        #expect(outcome.status == 64)
        #expect(outcome.messages.contains("Did you mean 'parishes' and 'id'?"))
    }

    /// A name from a file must not be able to colour, move or reverse what the terminal shows.
    @Test func controlCharactersInNamesNeverReachTheTerminal() throws {
        let scratch = try Scratch()
        let text = RowOfParishes.geoJSON(count: 6).replacingOccurrences(
            of: "\"navn\":\"", with: "\"navn\":\"\\u001b[31m\\u009b\\u202e")
        #expect(text.contains("u001b"))
        let file = try scratch.write(text, "parishes.geojson")
        for arguments in [["check"], ["propose", "--cover", "some"], ["propose", "--population", "1..2"]] {
            let outcome = try Klynge.run(arguments: arguments + ["--parishes", file])
            for stream in [outcome.output, outcome.messages] {
                let odd = stream.unicodeScalars.filter { $0 != "\n" && $0.properties.generalCategory == .control }
                #expect(odd.isEmpty && !stream.contains("\u{202E}"), "\(arguments)")
            }
        }
    }

    /// What is called an error never ends as success, whatever the verb.
    @Test func errorsInTheInputsEndWithOne() throws {
        let scratch = try Scratch()
        let text = RowOfParishes.geoJSON(count: 6)
        let number = try #require(text.firstMatch(of: /"(INDB_ANTAL|population|indbyggere)":\d+/))
        let file = try scratch.write(
            text.replacingCharacters(in: number.range, with: "\"\(number.1)\":-5"), "parishes.geojson")
        for verb in ["check", "propose"] {
            let outcome = try Klynge.run(verb, "--parishes", file)
            #expect(outcome.status == 1, "\(verb): \(outcome.messages)")
            #expect(outcome.messages.contains("error[K063]"))
        }
    }
}
