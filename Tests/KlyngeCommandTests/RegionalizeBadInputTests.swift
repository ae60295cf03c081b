import Foundation
import Testing

/// Units that cannot be grouped as asked: each an error that says where and what to do, or the trivial right answer.
@Suite struct RegionalizeBadInputTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Three parishes in a row; `values` go into a field each.
    private func units(_ values: String...) throws -> String {
        var features: [String] = []
        for (index, value) in values.enumerated() {
            let (west, east) = (9 + 0.1 * Double(index), 9.1 + 0.1 * Double(index))
            let ring = "[[\(west),56],[\(east),56],[\(east),56.1],[\(west),56.1],[\(west),56]]"
            features.append(
                #"{"type":"Feature","properties":{"kode":"u\#(index + 1)","people":100\#(value)},"#
                    + #""geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#)
        }
        let text = "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
        return try scratch.write(text, "units.geojson")
    }

    private func run(_ file: String, _ arguments: String...) throws -> Outcome {
        try Klynge.run(arguments: ["regionalize", file] + arguments)
    }

    @Test func aValueThatIsNoNumberIsQuotedWithItsLineAndMayTakeTheMean() throws {
        for (value, says) in [(#""n/a""#, "'n/a'"), (#""1,5 km""#, "'1,5 km'"), ("true", "u2"), ("null", "u2")] {
            let file = try units(#","age":40"#, #","age":\#(value)"#, #","age":44"#)
            let refused = try run(file, "--attributes", "age", "--method", "skater", "--regions", "2")
            #expect(refused.status == 2 && refused.output.isEmpty)
            #expect(refused.messages.contains("error[K140]: attribute 'age' has no number for 1 of 3 units: u2"))
            #expect(refused.messages.contains("line 3") && refused.messages.contains(says), "\(refused.messages)")
            #expect(refused.messages.contains("--missing mean"))
            let filled = try run(
                file, "--attributes", "age", "--method", "skater", "--regions", "2", "--missing", "mean")
            #expect(filled.status == 0 && filled.messages.contains("warning[K140]"))
            // A sum over a gap is refused whatever becomes of gaps in attributes.
            let summed = try run(
                file, "--attributes", "people", "--method", "max-p", "--min-sum", "age=50", "--missing", "mean")
            #expect(summed.status == 2 && summed.messages.contains("error[K140]: bound 'age'"))
        }
        let file = try units("", #","age":40"#, #","age":44"#)
        let absent = try run(file, "--attributes", "age", "--method", "skater", "--regions", "2")
        #expect(absent.status == 2 && absent.messages.contains("line 2"))
    }

    @Test func weightsThatCannotBeSummedAndBoundsThatCannotBeMetAreSaid() throws {
        let file = try units(#","w":0,"neg":3"#, #","w":0,"neg":-4"#, #","w":0,"neg":5"#)
        let cases: [([String], String)] = [
            (["--min-sum", "neg=2"], "error[K146]: neg is negative or no number for 1 unit: -4 at unit u2"),
            (["--min-sum", "w=1"], "the part of 3 units with unit u1 has 0 of w, less than the minimum 1"),
            (["--min-sum", "people=301"], "has 300 of people, less than the minimum 301"),
            (["--min-count", "3", "--max-count", "2"], "error[K143]: the bounds of units exclude each other: 3 to 2"),
            ([], "max-p needs a minimum"),
        ]
        for (arguments, says) in cases {
            let outcome = try Klynge.run(
                arguments: ["regionalize", file, "--attributes", "people", "--method", "max-p"] + arguments)
            #expect(outcome.status == 2 && outcome.output.isEmpty)
            #expect(outcome.messages.contains(says), "\(arguments): \(outcome.messages)")
        }
        // All of the minimum in one region, which is right and needs no search.
        let whole = try run(file, "--attributes", "people", "--method", "max-p", "--min-sum", "people=300")
        #expect(whole.status == 0 && whole.output == "id,region\nu1,1\nu2,1\nu3,1\n", "\(whole.messages)")
        #expect(whole.messages.contains("warning[K141]"), "all have 100 people")
    }

    @Test func noUnitAndOneUnitAreNoHang() throws {
        let empty = try scratch.write("{\"type\":\"FeatureCollection\",\"features\":[]}", "empty.geojson")
        for method in ["max-p", "azp", "skater"] {
            let none = try run(empty, "--attributes", "people", "--method", method, "--regions", "1")
            #expect(none.status == 2 && none.messages.contains("there are no units to be grouped"), "\(none.messages)")
            let one = try run(
                try units(""), "--attributes", "people", "--method", method, "--min-sum", "people=1", "--regions", "1")
            #expect(one.status == 0 && one.output == "id,region\nu1,1\n", "\(one.messages)")
        }
        let two = try run(try units(""), "--attributes", "people", "--method", "azp", "--regions", "2")
        #expect(two.status == 2 && two.messages.contains("2 regions are impossible: there is only 1 unit"))
    }

    @Test func whatAMethodDoesNotHeedIsToldAndWhatMakesNoSenseIsRefused() throws {
        let file = try units(#","age":40"#, #","age":41"#, #","age":44"#)
        let ignored = try run(
            file, "--attributes", "age", "--method", "max-p", "--min-sum", "people=100", "--regions", "2")
        #expect(ignored.status == 0 && ignored.messages.contains("warning[K265]: max-p does not heed `--regions`"))
        let skater = try run(
            file, "--attributes", "age", "--method", "skater", "--regions", "2", "--objective", "pairwise", "--proof",
            "never")
        #expect(skater.status == 0 && skater.messages.contains("skater does not heed `--objective`"))
        #expect(skater.messages.contains("skater does not heed `--proof`"))
        for bad in [
            ["--attributes", "age,age"], ["--attributes", " , "], ["--attributes", "age", "--min-sum", "people=-1"],
            ["--attributes", "age", "--min-sum", "people=1", "--min-sum", "people=2"],
            ["--attributes", "age", "--max-sum", "people=nan"], ["--attributes", "age", "--print-config"],
        ] {
            let outcome = try Klynge.run(
                arguments: ["regionalize", file, "--method", "skater", "--regions", "2"] + bad)
            #expect(outcome.status == 64 && outcome.output.isEmpty, "\(bad): \(outcome.messages)")
        }
    }
}
