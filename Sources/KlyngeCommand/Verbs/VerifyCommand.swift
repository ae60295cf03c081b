import ArgumentParser
import Files
import KlyngeKit

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Are these files whole, and of one run?",
        discussion: """
            Example:
              klynge propose SampleData --out clusters/
              klynge verify clusters/

            Every file that manifest.json names is compared with its size and SHA-256. A replacement that a killed run left \
            unfinished is finished first. Exit status: 0 whole · 1 changed or mixed · 2 no folder of ours.
            """
    )

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

    @Argument(help: "A folder that '--out' wrote.")
    var folder: String
    @Option(help: "What to print.")
    var format = Format.text
    @OptionGroup(title: "Messages") var messages: PlainMessageOptions

    func run() async throws { try verify() }

    private func verify() throws {
        let check = FolderCheck(folder)
        let report = FolderCheckReport(check: check)
        try StandardStreams.deliver(
            format == .json ? report.json : report.text(messages.lang).bytesForPeople)
        messages.tell(report.diagnostics)
        switch check.verdict {
        case .whole: break
        case .changed: throw ExitStatus.broken.code
        case .none: throw ExitStatus.unusable.code
        }
    }
}
