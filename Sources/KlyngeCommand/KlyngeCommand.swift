import ArgumentParser
import KlyngeKit

@main
struct KlyngeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "klynge",
        abstract: "Finds, tests and draws village clusters.",
        version: "0.1.0"
    )
}
