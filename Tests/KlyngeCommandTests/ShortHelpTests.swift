import Foundation
import TestSupport
import Testing

/// Help on one screen: an example that runs, options that exist, and everything on request.
@Suite struct ShortHelpTests {
    static let verbs = [
        "new", "check", "propose", "score", "compare", "serve", "sample", "regionalize", "verify", "explain",
    ]

    @Test(arguments: verbs, ["en", "da"]) func fitsAScreenAndNamesRealOptions(verb: String, language: String) throws {
        let short = try Klynge.run(verb, "--help", "--lang", language, environment: ["COLUMNS": "80"])
        #expect(short.status == 0 && short.messages.isEmpty)
        let lines = short.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 26, "\(lines.count) lines")
        #expect(
            lines.dropFirst().first(where: { !$0.isEmpty })?.contains("klynge \(verb) ") ?? false, "an example first")
        let whole = try Klynge.run(verb, "--help-all", environment: ["COLUMNS": "80"])
        #expect(whole.status == 0 && whole.output.contains("USAGE: klynge \(verb)"))
        for word in short.output.split(whereSeparator: { " ,;()".contains($0) || $0 == "\n" })
        where word.hasPrefix("--") {
            let option = word.prefix { $0 != "=" && $0 != "." && $0 != "'" }
            #expect(whole.output.contains(option) || option == "--help-all" || option == "--help", "\(option)")
        }
    }

    @Test func alonePrintsHowToBegin() throws {
        for (arguments, words) in [([], "SampleData"), (["--lang", "da"], "opdigtede"), (["--help"], "propose")] {
            let outcome = try Klynge.run(arguments: arguments)
            #expect(outcome.status == 0 && outcome.output.contains(words), "\(arguments): \(outcome.output)")
            #expect(outcome.output.split(separator: "\n").count <= 25)
        }
        let whole = try Klynge.run("--help-all")
        #expect(whole.output.contains("USAGE: klynge"))
    }

    @Test func behindTwoDashesNothingIsAsked() throws {
        #expect(try Klynge.run("check", "--", "--help").status != 0)
    }
}
