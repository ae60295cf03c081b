import KlyngeKit
import Testing

@testable import KlyngeCommand

/// Diagnostics look on the terminal as the guide says.
@Suite struct DiagnosticRenderingTests {
    private let isolated = Diagnostic(
        .isolatedUnit, .error, "parish 7713 'Købelev' has no neighbour",
        at: SourceLocation(file: "parishes.geojson", feature: 41, line: 902),
        notes: ["the nearest parish is 7714 'Vindeby', 3.2 m away"], hint: "declare a link (`--link 7713=7714`)")

    @Test func oneDiagnostic() {
        #expect(
            DiagnosticRendering().text(of: isolated) == """
                error[K031]: parish 7713 'Købelev' has no neighbour
                  --> parishes.geojson: feature 41, line 902
                  note: the nearest parish is 7714 'Vindeby', 3.2 m away
                  help: declare a link (`--link 7713=7714`)

                """)
    }

    @Test func manyAlikeAreCounted() {
        let text = DiagnosticRendering().text(of: Array(repeating: isolated, count: 40))
        #expect(text.split(separator: "\n").count { $0.hasPrefix("error") } == 3)
        #expect(text.contains("and 37 more of K031"))
        let few = DiagnosticRendering().text(of: Array(repeating: isolated, count: 4))
        #expect(!few.contains("more of"))
    }

    @Test func errorsComeFirst() {
        let note = Diagnostic(.disconnectedParts, .note, "two parts")
        #expect(DiagnosticRendering().text(of: [note, isolated]).hasPrefix("error"))
    }

    @Test func noColorIsRespected() {
        #expect(!ColorChoice.auto.isOn(isTerminal: true, environment: ["NO_COLOR": "1"]))
        #expect(ColorChoice.auto.isOn(isTerminal: true, environment: [:]))
        #expect(!ColorChoice.auto.isOn(isTerminal: false, environment: [:]))
        #expect(ColorChoice.always.isOn(isTerminal: false, environment: ["NO_COLOR": "1"]))
    }

    @Test func theRecordedCommandHoldsOnlyWhatMatters() {
        let arguments = ["propose", "My Study", "--threads", "2", "--seed=3", "--quiet", "-o", "x.json", "--out=y"]
        #expect(CommandLineRecord.text(arguments) == "klynge propose 'My Study' --seed=3")
    }
}
