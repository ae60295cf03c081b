import Foundation
import Testing

/// One bad feature among good ones: it is named with file, feature and line, the others are grouped, and the exit status
/// says that not all is well.
@Suite struct DirtyInputTests {
    /// What the second of four parishes has in place of its own text, and what the message must say.
    static let cases: [(name: String, from: String, to: String, says: [String], status: Int32)] = [
        ("null geometry", "GEOMETRY", "null", ["error[", "feature 1, line 3"], 1),
        (
            "empty geometry", "GEOMETRY", #"{"type":"Polygon","coordinates":[]}"#,
            ["error[", "feature 1, line 3"], 1
        ),
        (
            "unclosed ring", "GEOMETRY",
            #"{"type":"Polygon","coordinates":[[[10.09,55],[10.18,55],[10.18,55.05],[10.09,55.05]]]}"#,
            ["error[", "line 3"], 1
        ),
        (
            "infinite coordinate", "GEOMETRY",
            #"{"type":"Polygon","coordinates":[[[1e999,55],[10.18,55],[10.18,55.05],[10.09,55.05],[1e999,55]]]}"#,
            ["error[", "line 3"], 1
        ),
        (
            "self-touching ring", "GEOMETRY",
            #"{"type":"Polygon","coordinates":[[[10.09,55],[10.18,55.05],[10.18,55],[10.09,55.05],[10.09,55]]]}"#,
            ["error[K0", "0102", "not valid", "line 3", "--repair"], 1
        ),
        ("a point", "GEOMETRY", #"{"type":"Point","coordinates":[10.1,55.02]}"#, ["needs polygons", "line 3"], 1),
        ("no code", #""0102""#, "null", ["no id", "line 3"], 1),
        ("negative population", "1500", "-4", ["0102", "negative: -4", "line 3"], 1),
        ("population in words", "1500", #""many""#, ["0102", "not a number: 'many'", "line 3"], 1),
        ("a part of a person", "1500", #""1.5""#, ["0102", "'1.5', which is not a whole number", "line 3"], 1),
        ("an exponent", "1500", #""1e3""#, ["0102", "'1e3', which is written with an exponent", "line 3"], 1),
        ("a percentage", "1500", #""15 %""#, ["0102", "is a percentage", "line 3"], 1),
        ("a unit behind the number", "1500", #""1500 indb.""#, ["0102", "not a number: '1500 indb.'", "line 3"], 1),
        ("a negative number as text", "1500", #""−4""#, ["0102", "negative: −4", "line 3"], 1),
        ("more than have ever lived", "1500", "1e300", ["0102", "cannot be inhabitants", "line 3"], 1),
        (
            "a second name for one code", #""0102","navn":"Sogn 2""#, #""0101","navn":"Andet""#,
            ["warning[K078]", "'Sogn 1' and 'Andet'", "line 3", "line 2"], 0
        ),
    ]

    @Test(arguments: cases.indices) func isNamedAndTheRestGrouped(_ index: Int) throws {
        let (name, from, to, says, status) = DirtyInputTests.cases[index]
        var lines = RowOfParishes.geoJSON().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if from == "GEOMETRY" {
            let start = try #require(lines[2].range(of: "\"geometry\":"))
            let comma = lines[2].hasSuffix(",") ? "," : ""
            lines[2] = lines[2][..<start.upperBound] + to + "}" + comma
        } else {
            #expect(lines[2].contains(from))
            lines[2] = lines[2].replacingOccurrences(of: from, with: to)
        }
        let scratch = try Scratch()
        let parishes = try scratch.write(lines.joined(separator: "\n"), "parishes.geojson")
        let outcome = try Klynge.run("propose", "--parishes", parishes, "--format", "csv")
        #expect(outcome.status == status, "\(name): \(outcome.messages)")
        for text in says { #expect(outcome.messages.contains(text), "\(name): \(outcome.messages)") }
        #expect(outcome.output.hasPrefix("unit,cluster\n"), "\(name): \(outcome.output)")
        #expect(outcome.output.contains("0104,"), "\(name): the others are still grouped")
        let endings = [
            "1 feature of the inputs is missing from this result", "1 error in the inputs may have spoiled this result",
        ]
        #expect((status == 1) == endings.contains { outcome.messages.contains($0) })
        // Looking at the inputs finds the same, and says so by its status; a doubtful name alone is a warning.
        let check = try Klynge.run("check", "--parishes", parishes)
        #expect(check.status == (says[0].hasPrefix("warning") ? 0 : 1), "\(name): \(check.messages)")
    }

    @Test func twoVillagesOfOneIdAreNamedWithBothLines() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        func village(_ id: String, _ x: Double) -> String {
            """
            {"type":"Feature","properties":{"id":"\(id)","navn":"By \(x)"},"geometry":{"type":"Point","coordinates":[\(x),55.02]}}
            """
        }
        let villages = try scratch.write(
            "{\"type\":\"FeatureCollection\",\"features\":[\n"
                + [village("a", 10.04), village("b", 10.12), village("a", 10.2), village("d", 10.3)]
                .joined(separator: ",\n") + "\n]}\n", "villages.geojson")
        let outcome = try Klynge.run(
            "propose", "--parishes", parishes, "--villages", villages, "--units", "village", "--format", "csv")
        #expect(outcome.status == 1)
        #expect(outcome.messages.contains("two villages have the id a"))
        #expect(outcome.messages.contains("line 4"))
        #expect(outcome.messages.contains("the first stands on line 2"))
        let swapped = try scratch.write(
            "{\"type\":\"FeatureCollection\",\"features\":[\n"
                + "{\"type\":\"Feature\",\"properties\":{\"id\":\"a\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[55.02,10.1]}},\n"
                + "{\"type\":\"Feature\",\"properties\":{\"id\":\"b\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[55.03,10.2]}}\n]}\n",
            "swapped.geojson")
        let somalia = try Klynge.run("check", "--villages", swapped)
        #expect(somalia.status == 2)
        #expect(somalia.messages.contains("latitude seems to come before longitude"))
        #expect(somalia.messages.contains("Somalia"))
    }

    @Test func anUnknownFieldListsThoseThereAre() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let outcome = try Klynge.run("check", "--parishes", parishes, "--field", "parishes.population=populatoin")
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("the fields are kode, navn, population"))
        #expect(outcome.messages.contains("did you mean `population`?"))
    }

    @Test func limitsAndLinksThatMakeNoSenseAreRefused() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let refused: [([String], String)] = [
            (["--members", "0"], "larger above 0"), (["--clusters", "0"], "larger above 0"),
            (["--max-diameter", "-5"], "above 0"), (["--population", "9000..1000"], "smaller number first"),
            (["--time-limit", "-1"], "above 0"),
        ]
        for (arguments, says) in refused {
            let outcome = try Klynge.run(arguments: ["propose", "--parishes", parishes] + arguments)
            #expect(outcome.status == 64, "\(arguments): \(outcome.messages)")
            #expect(outcome.messages.contains(says), "\(arguments): \(outcome.messages)")
        }
        for demand in ["--together", "--apart"] {
            let twice = try Klynge.run("propose", "--parishes", parishes, demand, "0101,0101")
            #expect(twice.status == 2)
            #expect(twice.messages.contains("`\(demand)` names parish 0101 'Sogn 1' twice"))
        }
        let itself = try Klynge.run("check", "--parishes", parishes, "--link", "0101=0101")
        #expect(itself.status == 2)
        #expect(itself.messages.contains("joins a unit with itself"))
        let twice = try Klynge.run("check", "--parishes", "-", "--municipalities", "-", input: RowOfParishes.geoJSON())
        #expect(twice.status == 2)
        #expect(twice.messages.contains("stdin can be read only once"))
        let unknown = try Klynge.run("explain", "K999")
        #expect(unknown.status == 64)
        #expect(unknown.messages.contains("There is no code 'K999'"))
        #expect(unknown.messages.contains("klynge explain"))
    }

    @Test func aLayerOfMunicipalitiesWithoutAnyIsSaidToBeEmpty() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let nothing = try scratch.write("{\"type\":\"FeatureCollection\",\"features\":[]}", "municipalities.geojson")
        let outcome = try Klynge.run("check", "--parishes", parishes, "--municipalities", nothing)
        #expect(outcome.messages.contains("K120") && outcome.messages.contains("municipalities"), "\(outcome.messages)")
    }

    @Test(arguments: [("EPSG:3857", true), ("EPSG:3035", false), ("EPSG:25833", false)])
    func aWorkingSystemThatStretchesTheLandIsTold(_ system: String, _ isTold: Bool) throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let outcome = try Klynge.run("check", "--parishes", parishes, "--working-crs", system)
        #expect(outcome.messages.contains("K028") == isTold, "\(outcome.messages)")
        // At 55 degrees north 1 / cos 55 = 1.74, on an ellipsoid 1.739 along the parallel.
        if isTold { #expect(outcome.messages.contains("a metre is 1.7"), "\(outcome.messages)") }
    }

    /// What `score` would say of a layer only at the end is what `check` is for.
    @Test func whatIsWrongWithAHistoricalLayerIsToldByCheck() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let bow = "[[[10,55],[10.2,55.05],[10.2,55],[10,55.05],[10,55]]]"
        let old = try scratch.write(
            "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"properties\":{\"navn\":\"Sløjfe\"},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\(bow)}}\n]}\n", "old.geojson")
        let outcome = try Klynge.run(
            "check", "--parishes", parishes, "--historical", "Gamle=\(old)", "--format", "json")
        #expect(outcome.messages.contains("'Sløjfe' in 'Gamle' is not valid"), "\(outcome.messages)")
        #expect(outcome.messages.contains("line 2") && outcome.output.contains("'Sløjfe' in 'Gamle' is not valid"))
        let nameless = try scratch.write(
            "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\(bow)}}",
            "x.geojson")
        let failed = try Klynge.run("check", "--parishes", parishes, "--historical", "Gamle=\(nameless)")
        #expect(failed.status == 1 && failed.messages.contains("holds a name"), "\(failed.messages)")
    }

    @Test func furtherLayersAreReadAndHashed() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let water = try scratch.write(
            #"{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[10,55],[10.2,55]]}}"#,
            "water.geojson")
        let old = try scratch.write(RowOfParishes.geoJSON(count: 2), "old.geojson")
        let table = try scratch.write("from,to,km,minutes\n0101,0102,6.1,8\n", "km.csv")
        let layers = ["--barriers", water, "--historical", "Gamle=\(old)", "--distances", table]
        let outcome = try Klynge.run(arguments: ["check", "--parishes", parishes, "--format", "json"] + layers)
        #expect(outcome.status == 0, "\(outcome.messages)")
        for role in ["barriers", "historical", "distances"] {
            #expect(outcome.output.contains("\"role\": \"\(role)\""), "\(outcome.output)")
        }
        for option in ["--barriers", "--historical", "--identity", "--roads", "--distances"] {
            let missing = try Klynge.run(
                "check", "--parishes", parishes, option, scratch.path("nowhere.geojson"))
            #expect(missing.status == 2, "\(option)")
            #expect(missing.messages.contains("nowhere.geojson"), "\(option)")
        }
    }
}
