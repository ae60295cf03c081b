import Foundation
import Testing

/// `regionalize` from file to table, and what it says when it cannot.
@Suite struct RegionalizeTests {
    private let scratch: Scratch
    private let units: String

    init() throws {
        scratch = try Scratch()
        units = try scratch.write(Lattice.geoJSON(side: 6), "units.geojson")
    }

    private func run(_ arguments: String...) throws -> Outcome {
        try Klynge.run(arguments: ["regionalize", units, "--attributes", "population"] + arguments)
    }

    private func labels(_ outcome: Outcome) -> [String] {
        outcome.output.split(separator: "\n").dropFirst().map { String($0.split(separator: ",").last ?? "") }
    }

    static let methods =
        ["azp", "skater"]
        + ["single", "complete", "average", "ward"].flatMap {
            ["redcap-first-\($0)", "redcap-full-\($0)", "schc-\($0)"]
        }

    @Test(arguments: methods) func everyMethodGivesTheNumberOfRegionsAskedFor(_ method: String) throws {
        // Unproven, because an unoptimised build takes its time over a proof.
        let outcome = try run("--id", "kode", "--method", method, "--regions", "5", "--proof", "never")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output.hasPrefix("id,region\n1000,"))
        let labels = labels(outcome)
        #expect(labels.count == 36)
        #expect(Set(labels) == ["1", "2", "3", "4", "5"])
        #expect(
            try run("--id", "kode", "--method", method, "--regions", "5", "--proof", "never").output == outcome.output)
    }

    @Test func worksInTheSystemThatIsNamed() throws {
        let usual = try run("--method", "skater", "--regions", "3")
        let named = try run("--method", "skater", "--regions", "3", "--working-crs", "EPSG:3035")
        #expect(named.status == 0 && named.output == usual.output, "\(named.messages)")
        let degrees = try run("--method", "skater", "--regions", "3", "--working-crs", "EPSG:4326")
        #expect(degrees.status == 2 && degrees.messages.contains("not in metres"), "\(degrees.messages)")
    }

    @Test func theLargestSeedIsWrittenAsItIs() throws {
        let seed = "18446744073709551615"
        let outcome = try run("--method", "skater", "--regions", "3", "--seed", seed, "--format", "json")
        #expect(outcome.output.contains("\"seed\": \(seed)"), "\(outcome.messages)")
        #expect(outcome.output.contains("\"pairwise\": "))
    }

    @Test func theExamplesOfTheHelpRun() throws {
        let help = try Klynge.run("regionalize", "--help-all").output
        let text = try #require(
            help.components(separatedBy: "Example:").last?.components(separatedBy: "Methods:").first)
        let examples = text.components(separatedBy: "klynge regionalize ").dropFirst()
        #expect(examples.count == 2)
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
        for example in examples {
            var arguments = example.split(whereSeparator: \.isWhitespace).map(String.init)
            arguments[0] = "\(root)/\(arguments[0])"
            let outcome = try Klynge.run(arguments: ["regionalize"] + arguments)
            #expect(outcome.status == 0 && outcome.output.hasPrefix("id,region\n"), "\(outcome.messages)")
        }
    }

    @Test func maxPKeepsItsMinimumAndStatesTheBound() throws {
        let outcome = try run(
            "--id", "kode", "--method", "max-p", "--min-sum", "population=5000", "--objective", "pairwise",
            "--standardize", "range", "--contiguity", "queen", "--format", "json",
            "--proof", "never")
        #expect(outcome.status == 0, "\(outcome.messages)")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let regions = try #require(document["regions"] as? Int)
        let bound = try #require(document["bound"] as? Int)
        #expect(regions > 1 && regions <= bound)
        #expect(document["objective"] as? String == "pairwise")
        #expect(["read", "neighbours", "regions"].allSatisfy { (document["seconds"] as? [String: Any])?[$0] != nil })
        let units = try #require(document["units"] as? [String: Int])
        var sums = [Int](repeating: 0, count: regions)
        for (id, region) in units { sums[region - 1] += 200 + (Int(id) ?? 0) * 7919 % 1500 }
        #expect(sums.allSatisfy { $0 >= 5000 }, "\(sums)")
    }

    @Test func whatCannotBeIsSaid() throws {
        let cases: [([String], Int32, String)] = [
            (["--method", "skater"], 2, "needs the number of regions"),
            (["--method", "skter", "--regions", "3"], 64, "Did you mean 'skater'?"),
            (["--method", "skater", "--regions", "0"], 64, "1 or more"),
            (["--method", "skater", "--regions", "37"], 2, "K142"),
            (["--method", "max-p", "--min-sum", "population=1e9"], 2, "less than the minimum"),
            (["--method", "max-p", "--min-sum", "population"], 64, "FIELD=VALUE"),
            (
                ["--method", "max-p", "--min-sum", "indbyggere=3"], 2,
                "the fields are kode, navn, visueltcenter_x, visueltcenter_y, population"
            ),
            (["--method", "azp", "--regions", "3", "--id", "nummer"], 2, "no field `nummer`"),
        ]
        for (arguments, status, says) in cases {
            let outcome = try Klynge.run(arguments: ["regionalize", units, "--attributes", "population"] + arguments)
            #expect(outcome.status == status, "\(arguments): \(outcome.messages)")
            #expect(outcome.messages.contains(says), "\(arguments): \(outcome.messages)")
            #expect(outcome.output.isEmpty)
        }
        let words = try Klynge.run("regionalize", units, "--attributes", "navn", "--method", "azp", "--regions", "2")
        #expect(words.status == 2)
        #expect(words.messages.contains("attribute 'navn' has no number for 36 of 36 units"))
    }

    @Test func dirtyUnitsAreRefusedWithTheirLines() throws {
        var lines = RowOfParishes.geoJSON().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // Equal values would make it a part of the same unit; these differ, so it is another one.
        lines[2] = lines[2].replacingOccurrences(of: "0102", with: "0101")
            .replacingOccurrences(of: "1500", with: "1600")
        let repeated = try scratch.write(lines.joined(separator: "\n"), "repeated.geojson")
        let twice = try Klynge.run(
            "regionalize", repeated, "--attributes", "population", "--method", "skater", "--regions", "2")
        #expect(twice.status == 2)
        #expect(twice.messages.contains("unit 0101 disagree about `population`: 1500 and 1600"))
        #expect(twice.messages.contains("line 3"))
        #expect(twice.messages.contains("the first stands on line 2"))
        let gap = try scratch.write(
            RowOfParishes.geoJSON().replacingOccurrences(
                of: #""Sogn 2","population":1500"#, with: #""Sogn 2","population":null"#),
            "gap.geojson")
        let refused = try Klynge.run(
            "regionalize", gap, "--attributes", "population", "--method", "skater", "--regions", "2")
        #expect(refused.status == 2)
        #expect(refused.messages.contains("0102"))
        let filled = try Klynge.run(
            "regionalize", gap, "--attributes", "population", "--method", "skater", "--regions", "2", "--missing",
            "mean")
        #expect(filled.status == 0)
        #expect(filled.messages.contains("warning[K140]"))
    }
}
