import ArgumentParser
import KlyngeKit

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look at the inputs: what was read, joined, repaired; what is wrong and where.",
        discussion: """
            Example:
              klynge check SampleData
              klynge check SampleData --units village --format json
              klynge check SampleData --format geojson -o findings.geojson
              klynge check SampleData --list -o units.csv

            --list writes the units as a table that Excel opens: write a cluster into its last column, save it, and give \
            it to 'klynge score'.
            """
    )

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, geojson }

    @Argument(help: "A folder with a klynge.toml, or such a file; nothing when the inputs come as options.")
    var study: String?
    @Option(help: "What to print.")
    var format = Format.text
    @Flag(help: "List the units as a table (CSV) to be filled in, instead of the text.")
    var list = false
    @OptionGroup var output: ResultFile
    @OptionGroup(title: "Inputs") var inputs: InputOptions
    @OptionGroup(title: "Running") var threading: ThreadOption
    @OptionGroup(title: "Messages") var messages: MessageOptions

    func run() async throws {
        let session = CommandSession(messages, threading: threading)
        try await session.run { try check(session) }
    }

    private func check(_ session: CommandSession) throws {
        let configuration: StudyConfiguration
        var study: Study
        do {
            configuration = try session.configuration(study: self.study, inputs: inputs)
            try session.printIfAsked(configuration)
            try output.protect(session, from: configuration, study: self.study)
            study = try session.load(configuration)
        } catch let failure as UnusableInput where format == .json {
            let bytes = CheckDocument.bytes(
                failure: failure, version: KlyngeCommand.configuration.version, command: CommandLineRecord.text())
            // The reasons are in the document; where that cannot be written either, they are reported all the same.
            if output.output == nil { try output.write(bytes, session) }
            throw failure
        }
        study.diagnostics += Self.findings(onLayersOf: study)
        let bytes: [UInt8]
        switch format {
        case .json:
            bytes = CheckDocument.bytes(
                study, version: KlyngeCommand.configuration.version, command: CommandLineRecord.text())
        case .geojson:
            bytes = FindingsMap.bytes(
                study, version: KlyngeCommand.configuration.version, command: CommandLineRecord.text())
        case .text where list:
            bytes = UnitTable(study: study, language: messages.lang == .da ? .danish : .english).bytes
        case .text:
            bytes = CheckText(study: study, language: messages.lang).text.bytesForPeople
        }
        try output.write(bytes, session)
        messages.tell(study.diagnostics)
        if study.diagnostics.contains(where: { $0.severity == .error }) { throw ExitStatus.broken.code }
    }

    /// What `score` would find out about the historical and identity layers and the barriers.
    static func findings(onLayersOf study: Study) -> [Diagnostic] {
        guard !study.contextLayers.isEmpty else { return [] }
        do throws(UnusableInput) {
            return try CriterionScorer(study).diagnostics
        } catch {
            return error.diagnostics
        }
    }
}
