import ArgumentParser
import KlyngeKit

/// What `compare` can print.
enum ComparisonFormat: String, CaseIterable, ExpressibleByArgument { case text, json, csv }

struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Groupings side by side, clusters matched first.",
        discussion: """
            Every grouping is compared with the first. Clusters are matched so that together they keep the most \
            inhabitants; a unit has moved when it is not in the counterpart of the cluster it was in.

            Example:
              klynge propose SampleData --format csv -o a.csv
              klynge propose SampleData --max-diameter 12 --format csv -o b.csv
              klynge compare SampleData a.csv b.csv
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The study, then two groupings or more; the groupings alone when the inputs come as options.",
            valueName: "study> <grouping> <grouping"))
    var paths: [String]
    @Option(help: "What to print.")
    var format = ComparisonFormat.text
    @OptionGroup var output: ResultFile
    @Option(help: ArgumentHelp("Write a report that compares them into this folder.", valueName: "folder"))
    var out: String?
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Inputs") var inputs: InputOptions
    @OptionGroup(title: "Running") var threading: ThreadOption
    @OptionGroup(title: "Messages") var messages: MessageOptions

    private var hasStudy: Bool { !inputs.namesInputs || paths.count > 2 && !GroupingPath.isGrouping(paths[0]) }

    func validate() throws {
        try OutputOptions.requireFolder(out)
        guard paths.count >= (inputs.namesInputs ? 2 : 3) else {
            throw ValidationError(
                "Name the study and at least two groupings: 'klynge compare STUDY GROUPING GROUPING'.")
        }
        guard paths.count(where: { $0 == "-" }) < 2 else {
            throw ValidationError("Several groupings are '-', and stdin can be read only once.")
        }
        guard paths.count <= 27 else { throw ValidationError("At most 26 groupings are compared at once.") }
    }

    func run() async throws {
        let session = CommandSession(messages, threading: threading)
        try await session.run { try compare(session) }
    }

    private func compare(_ session: CommandSession) throws {
        let folder = hasStudy ? paths[0] : nil
        let files = hasStudy ? Array(paths.dropFirst()) : paths
        let configuration = try session.configuration(study: folder, inputs: inputs, limits: limits)
        try session.printIfAsked(configuration)
        try output.protect(session, from: configuration, study: folder, also: files)
        let comparison = ComparisonFolder(path: out, force: output.force, language: messages.lang)
        try comparison.protect(session, from: configuration, study: folder, also: files)

        let study = try session.load(configuration)
        // What nobody asked for breaks no limit: the calibrated numbers are bands here.
        let problem = try session.problem(study, configuration.limits, completingLimits: false)
        session.progress.begin("scoring")
        var sides: [ComparisonDocument.Side] = []
        var groupings: [Grouping] = []
        for (index, path) in files.enumerated() {
            let file = try GroupingFile.read(path, units: study.units)
            messages.tell(file.diagnostics)
            let brought = UserGrouping(
                file.clusters, labels: file.labels, names: file.names, problem: problem, scorer: problem.scorer)
            let letter = String(UnicodeScalar(UInt8(65 + index)))
            groupings.append(brought.grouping)
            sides.append(ComparisonDocument.Side(letter: letter, path: path, facts: brought.facts))
        }
        let document = ComparisonDocument(
            provenance: Provenance(
                version: KlyngeCommand.configuration.version, command: CommandLineRecord.text(), problem: problem),
            sides: sides)
        let bytes: [UInt8]
        switch format {
        case .json: bytes = document.bytes
        case .csv: bytes = document.table
        case .text:
            let text = ComparisonText(
                sides: sides, comparisons: document.comparisons, units: study.units, language: messages.lang)
            bytes = text.text.bytesForPeople
        }
        let written = try comparison.write(document, groupings, problem, session)
        try output.write(bytes, session)
        messages.say(written)
        try session.requireWhole(study)
        if !sides.allSatisfy(\.facts.breaksNoLimit) { throw ExitStatus.broken.code }
    }
}

/// Reports a study from a grouping where both may stand first.
enum GroupingPath {
    /// Whether the path is that of a grouping: a table, GeoJSON, JSON, or stdin.
    static func isGrouping(_ path: String) -> Bool {
        path == "-" || [".csv", ".json", ".geojson", ".txt"].contains { path.lowercased().hasSuffix($0) }
    }
}
