import ArgumentParser
import Foundation
import KlyngeKit
import KlyngePage

/// What `serve` can print.
enum AddressFormat: String, CaseIterable, ExpressibleByArgument { case text, json }

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "The what-if page on this machine: move units, see scores at once.",
        discussion: """
            Opens the page in the browser. Every step is saved in the folder 'sessions' of the study before it is answered. \
            Nothing leaves this machine: the server listens on 127.0.0.1 only, and only for who has the address with its token. \
            Without a grouping the page begins with what 'propose' finds.

            Example:
              klynge serve SampleData
              klynge serve SampleData mine.csv --session "meeting 2" --port 8700
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The study, then a grouping to begin with; nothing or the grouping alone when the inputs come as options.",
            valueName: "study> <grouping"))
    var paths: [String] = []
    @Option(help: ArgumentHelp("Listen on this port. (default: a free one)", valueName: "n"))
    var port: UInt16?
    @Option(help: ArgumentHelp("The session to begin or to continue. (default: plan)", valueName: "name"))
    var session: String?
    @Option(
        help: ArgumentHelp(
            "The remarks of a hearing: a table with unit and text, or GeoJSON points. Shown on the page only.",
            valueName: "file"))
    var remarks: String?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Fewer people than this behind remarks are shown as 'under N'.", valueName: "n")
    )
    var remarksFloor: Int = 5
    @Flag(help: "Do not open a browser.")
    var noOpen = false
    @Option(help: "How to print the address.")
    var format = AddressFormat.text
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Inputs") var inputs: InputOptions
    @OptionGroup(title: "Running") var running: SeedAndTime
    @OptionGroup(title: "Running") var threading: ThreadOption
    @OptionGroup(title: "Messages") var messages: MessageOptions

    func validate() throws {
        guard inputs.namesInputs ? paths.count <= 2 : (1...2).contains(paths.count) else {
            throw ValidationError("Name the study, and perhaps a grouping: 'klynge serve STUDY [GROUPING]'.")
        }
        guard (0...1000).contains(remarksFloor) else {
            throw ValidationError("'--remarks-floor' is a number from 0 to 1000.")
        }
    }

    func run() async throws {
        let command = CommandSession(messages, threading: threading)
        try await command.run {
            let prepared = try prepare(command)
            let server = try await open(prepared, command)
            try announce(server, prepared)
            await wait(for: server, command)
        }
    }
}
