import ArgumentParser
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
        version: "0.1.0",
        subcommands: [
            CheckCommand.self, ProposeCommand.self, ScoreCommand.self, CompareCommand.self, SampleCommand.self,
            RegionalizeCommand.self, ExplainCommand.self,
        ]
    )

    static func main() async {
        if let slip = slip(in: CommandLine.arguments.dropFirst().first) { end(ValidationError(slip)) }
        do {
            var command = try parseAsRoot()
            if var verb = command as? AsyncParsableCommand {
                try await verb.run()
            } else {
                try command.run()
            }
        } catch {
            end(error)
        }
    }

    /// Ends the process as the parser would. What it cites of the arguments reaches the terminal without control sequences.
    private static func end(_ error: any Error) -> Never {
        let code = exitCode(for: error)
        guard !code.isSuccess else { exit(withError: error) }
        let text = fullMessage(for: error)
        if !text.isEmpty { StandardStreams.message(text.withoutControls + "\n") }
        exit(withError: code)
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
