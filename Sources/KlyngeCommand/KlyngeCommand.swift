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
}
