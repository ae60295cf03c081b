import ArgumentParser
import Foundation
import KlyngeKit

@main
struct KlyngeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "klynge",
        abstract: "Finds, tests and draws village clusters.",
        discussion: """
            A study is a folder with a klynge.toml, such a file, or inputs given as options. Data goes to stdout, all \
            else to stderr.

            Exit status: 0 ok · 1 it ran, and the grouping breaks a limit or the inputs have errors · 2 unusable input or \
            infeasible limits · 64 usage · 70 a bug of ours · 130 interrupted.
            """,
        version: KlyngeVersion.current,
        subcommands: [
            NewCommand.self, CheckCommand.self, ProposeCommand.self, ScoreCommand.self, CompareCommand.self,
            SampleCommand.self,
            RegionalizeCommand.self, ServeCommand.self, VerifyCommand.self, ExplainCommand.self,
        ]
    )

    static func main() async {
        // First of all: what is refused before it ends the process in the runtime's own way.
        BreakOff.listen()
        _ = CommandSession.start
        StandardStreams.occupyClosed()
        ProcessEnd.prepare()
        Descriptors.requireFew()
        Interruption.ofProcess.listen()
        if let help = ShortHelp.answer(to: Arguments.all) {
            do throws(UnusableInput) { try StandardStreams.deliver(help.hasSuffix("\n") ? help : help + "\n") } catch {
                leave(error)
            }
            ProcessEnd.now(ExitStatus.success.rawValue)
        }
        if let slip = slip(in: Arguments.all.first) { leave(ValidationError(slip)) }
        do {
            var command = try parseAsRoot(Arguments.all)
            if var verb = command as? any AsyncParsableCommand { try await verb.run() } else { try command.run() }
        } catch {
            leave(error)
        }
        ProcessEnd.now(ExitStatus.success.rawValue)
    }

    /// Ends the process with what the error says: help and the like on stdout, all else on stderr.
    private static func leave(_ error: any Error) -> Never {
        if let failure = error as? UnusableInput {
            StandardStreams.message(DiagnosticRendering().text(of: failure.diagnostics))
            ProcessEnd.now(ExitStatus.unusable.rawValue)
        }
        let code = exitCode(for: error)
        let text = code == .success ? fullMessage(for: error) : UsageMessage.text(fullMessage(for: error))
        if code == .success, !text.isEmpty {
            do throws(UnusableInput) { try StandardStreams.deliver(text + "\n") } catch { leave(error) }
        } else if !text.isEmpty {
            StandardStreams.message(text.withoutControls + "\n")
        }
        ProcessEnd.now(code.rawValue)
    }

    /// What is wrong with the verb: the parser takes a misspelt one for an argument, and blames the first option behind it.
    private static func slip(in word: String?) -> String? {
        let verbs = configuration.subcommands.compactMap { $0.configuration.commandName }
        guard let word, !word.hasPrefix("-"), word != "help", !verbs.contains(word) else { return nil }
        let nearest = NearestName.of(word, among: verbs)
        return "there is no verb '\(word)'. "
            + (nearest.map { "Did you mean '\($0)'?" } ?? "There are \(verbs.joined(separator: ", ")).")
    }
}
