import ArgumentParser
import Foundation
import KlyngeKit

/// Messages of a verb that reads no study.
struct PlainMessageOptions: ParsableArguments {
    @Option(help: "Language of the text for people.")
    var lang = Language.en
    @Option(help: "When to use colour.")
    var color = ColorChoice.auto

    /// Reports what was found, on stderr.
    func tell(_ diagnostics: [Diagnostic]) {
        let isColored = color.isOn(
            isTerminal: StandardStreams.messagesAreOnTerminal, environment: ProcessInfo.processInfo.environment)
        StandardStreams.message(DiagnosticRendering(colored: isColored).text(of: diagnostics))
    }
}
