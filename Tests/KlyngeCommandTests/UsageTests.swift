import Testing

/// The command line itself: usage errors, help, `explain`, colour.
@Suite struct UsageTests {
    @Test(arguments: [
        ["propose"], ["check", "--no-such-option"], ["propose", "x", "--population", "9..1"],
        ["propose", "x", "--max-diameter", "-3"], ["explain", "K999"], ["explain"], ["score", "only-one"],
    ])
    func endsWithSixtyFour(_ arguments: [String]) throws {
        let outcome: Outcome
        switch arguments.count {
        case 1: outcome = try Klynge.run(arguments[0])
        case 2: outcome = try Klynge.run(arguments[0], arguments[1])
        default: outcome = try Klynge.run(arguments[0], arguments[1], arguments[2], arguments[3])
        }
        #expect(outcome.status == 64, "\(arguments): \(outcome.messages)")
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: ["K031", "k031", "31", "K31"]) func explainsACode(_ code: String) throws {
        let outcome = try Klynge.run("explain", code)
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("K031: isolated unit"))
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func namesTheNearestCode() throws {
        #expect(try Klynge.run("explain", "K999").messages.contains("The nearest is K"))
    }

    @Test(arguments: ["check", "propose", "score", "sample", "regionalize", "explain"])
    func helpShowsAnExample(_ verb: String)
        throws
    {
        let outcome = try Klynge.run(verb, "--help")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("klynge \(verb) "))
        // The first line under the title is one to copy.
        #expect(outcome.output.contains("\n  klynge \(verb) "))
    }

    @Test func colourOnlyWhenAsked() throws {
        let scratch = try Scratch()
        let missing = scratch.path("nothing.geojson")
        #expect(try !Klynge.run("check", "--parishes", missing).messages.contains("\u{1B}["))
        #expect(
            try Klynge.run("check", "--parishes", missing, "--color", "always").messages.contains("\u{1B}[1;31merror"))
    }

    @Test func optionsWinOverTheFile() throws {
        let scratch = try Scratch()
        _ = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        _ = try scratch.write(
            "parishes = \"parishes.geojson\"\npopulation = \"100..200\"\nmax-gap = 4\n", "klynge.toml")
        let outcome = try Klynge.run("propose", scratch.folder.path, "--population", "1..2", "--print-config")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("population = \"1..2\""))
        #expect(outcome.output.contains("max-gap = 4"))
    }

    /// Not an option behind it, nor an argument that is not expected.
    @Test(arguments: [("propos", "Did you mean 'propose'?"), ("tegn", "There are new, check, propose, score")])
    func aMisspeltVerbIsNamed(_ verb: String, _ told: String) throws {
        let outcome = try Klynge.run(verb, "--parishes", "nowhere.geojson")
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(
            outcome.messages.contains("no verb '\(verb)'") && outcome.messages.contains(told), "\(outcome.messages)")
    }
}
