import Foundation
import TestSupport
import Testing

/// What a proposal prints fits two screens, whatever is found on the way; `-v` prints everything.
@Suite struct TwoScreensTests {
    private func lines(_ outcome: Outcome) -> Int {
        (outcome.output + outcome.messages).split(separator: "\n", omittingEmptySubsequences: false).count
    }

    @Test(arguments: ["en", "da"]) func theSampleWithThreeAlternatives(language: String) throws {
        let study = SharedData.packageRoot.appending(path: "SampleData").path
        let scratch = try Scratch()
        let short = try Klynge.run(
            "propose", study, "--alternatives", "3", "--lang", language, "--out", scratch.path("out"),
            environment: ["COLUMNS": "80"])
        #expect(short.status == 0)
        #expect(lines(short) < 60, "\(lines(short)) lines:\n\(short.output)\(short.messages)")
        #expect(short.messages.contains("report.html"), "how to open what was written")
        let full = try Klynge.run(
            "propose", study, "--alternatives", "3", "--lang", language, "-v", environment: ["COLUMNS": "80"])
        #expect(lines(full) > lines(short))
    }

    @Test(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
    func aRealMunicipalityWithThreeAlternatives() throws {
        func dk(_ name: String) -> String { SharedData.path("dk/\(name).geojson") }
        let outcome = try Klynge.run(
            "propose", "--parishes", dk("parishes"), "--municipalities", dk("municipalities"), "--historical",
            dk("municipalities-pre2007"), "--identity", dk("postal-districts"), "--villages", dk("settlements"),
            "--units", "parish", "--within", "Faaborg-Midtfyn", "--alternatives", "3", environment: ["COLUMNS": "80"])
        #expect(outcome.status == 0)
        #expect(lines(outcome) < 60, "\(lines(outcome)) lines:\n\(outcome.output)\(outcome.messages)")
        // Called after what people know: the old municipality that they nearly are.
        #expect(outcome.output.contains("Ryslinge") && outcome.output.contains("Broby"))
    }
}
