import ArgumentParser
import Foundation
import KlyngeKit

extension SampleTarget: ExpressibleByArgument {}

struct SampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Neutral groupings under the limits, to compare with chance.",
        discussion: """
            Example:
              klynge sample SampleData --count 200 --format json
              klynge sample SampleData --group-size 5 --population 2000..9000 --count 400 --format csv

            Random walks over groupings, each from a good one on: two neighbouring clusters become one, a uniform spanning \
            tree of it is drawn, and the tree is cut where both sides keep the limits (ReCom). So there are always as many \
            clusters, and as many units in none, as the start has; `--clusters` asks for another number. With \
            --distribution trees a grouping comes up in proportion to the product of its clusters' numbers of spanning trees, with \
            --distribution uniform as often as any other. `--format jsonl` writes one grouping a line, as ensemble tools read them. With \
            --group-size single contiguous groups are drawn instead, under the limits that are given and no others.
            """
    )

    enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, jsonl, geojson, csv }

    @Argument(help: "A folder with a klynge.toml, or such a file; nothing when the inputs come as options.")
    var study: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("How many groupings to keep.", valueName: "n"))
    var count = 100
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Steps of the walk, from the first kept grouping's on. (default: ten a cluster, at least 100, a grouping)",
            valueName: "n"))
    var steps: Int?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Steps before those, to forget the start. (default: as many as lie between 20 kept ones)", valueName: "n"))
    var burnIn: Int?
    @Flag(help: "Walk so that the distribution is known: '--distribution trees'.")
    var reversible = false
    @Option(
        help:
            "What comes up how often: 'recom' is fast and not known exactly, 'trees' in proportion to spanning trees, 'uniform' every grouping equally often. (default: recom)"
    )
    var distribution: SampleTarget?
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How many chains, each from its own start. (default: 4, or fewer for few groupings)", valueName: "n"))
    var chains: Int?
    @Option(parsing: .unconditional, help: ArgumentHelp("Draw single groups of this many units.", valueName: "n"))
    var groupSize: Int?
    @OptionGroup var running: SeedAndTime
    @Option(help: "What to print.")
    var format = Format.text
    @OptionGroup var output: ResultFile
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Inputs") var inputs: InputOptions
    @OptionGroup(title: "Running") var threading: ThreadOption
    @OptionGroup(title: "Messages") var messages: MessageOptions

    func validate() throws {
        guard (1...1_000_000).contains(count) else { throw ValidationError("'--count' is a number from 1 to 1000000.") }
        if let steps, steps < count { throw ValidationError("'--steps' is at least '--count', a step a grouping.") }
        if let burnIn, burnIn < 0 { throw ValidationError("'--burn-in' is a number of 0 or more.") }
        for (option, value) in [("--steps", steps), ("--burn-in", burnIn)] {
            if let value, value > 1_000_000_000_000 {
                throw ValidationError("'\(option)' is at most 1000000000000, more than a machine walks in a week.")
            }
        }
        if let chains, !(1...1000).contains(chains) { throw ValidationError("'--chains' is a number from 1 to 1000.") }
        if reversible, distribution == .recom || distribution == .uniform {
            throw ValidationError("'--reversible' is '--distribution trees'. Give one of the two.")
        }
        if groupSize != nil, distribution != nil || chains != nil || format == .jsonl {
            throw ValidationError("'--group-size' draws groups one by one: there are no chains.")
        }
        if let groupSize, groupSize < 1 { throw ValidationError("'--group-size' is a number of 1 or more.") }
        if groupSize != nil, reversible || steps != nil || burnIn != nil {
            throw ValidationError("'--group-size' draws groups one by one: there are no steps, and no reversible walk.")
        }
    }

    func run() async throws {
        let session = CommandSession(messages, threading: threading)
        try await session.run { try await sample(session) }
    }

    private func sample(_ session: CommandSession) async throws {
        let problem = try prepare(session)
        let cancellation = session.cancellation(
            after: running.timeLimit ?? problem.study.configuration.timeLimitSeconds)
        let drawn = try await request(problem, cancellation).run(on: problem) { session.report($0) }
        guard let drawn else {
            StandardStreams.message("klynge: interrupted before a grouping within the limits was found\n")
            throw ExitStatus.interrupted.code
        }
        try finish(drawn, problem, session, cancellation)
    }

    private func request(_ problem: StudyProblem, _ cancellation: Cancellation) -> SampleRequest {
        var request = SampleRequest(count: count, seed: problem.study.configuration.seed)
        (request.steps, request.burnIn, request.chains) = (steps, burnIn, chains)
        (request.threads, request.cancellation, request.groupSize) = (threading.count, cancellation, groupSize)
        request.target = distribution ?? (reversible ? .trees : .recom)
        return request
    }

    private func prepare(_ session: CommandSession) throws -> StudyProblem {
        var configuration = try session.configuration(study: study, inputs: inputs, limits: limits)
        configuration.seed = running.seed ?? configuration.seed
        try session.printIfAsked(configuration)
        try output.protect(session, from: configuration, study: study)
        let loaded = try session.load(configuration)
        messages.tellInputs(loaded.diagnostics)
        let fixed = try FixedClusters(of: loaded)
        messages.tell(fixed.diagnostics)
        let problem = try StudyProblem(
            loaded, limits: configuration.limits, fixed: fixed.clusters, completingLimits: groupSize == nil)
        messages.tellInputs(problem.findings)
        if groupSize == nil { try session.requirePossible(problem) }
        return problem
    }

    private func finish(
        _ drawn: SampleResult, _ problem: StudyProblem, _ session: CommandSession, _ cancellation: Cancellation
    ) throws {
        messages.tell(drawn.reasons)
        messages.tellInputs(drawn.findings)
        if drawn.isCutShort {
            StandardStreams.message(
                "klynge: cut short: \(drawn.groupings.count) of \(count) groupings were drawn\n")
        }
        if format == .jsonl {
            try output.write(GroupingLines.bytes(drawn.groupings, unitCount: problem.study.units.count), session)
            if session.interruption.hasHappened { throw ExitStatus.interrupted.code }
            return try session.requireWhole(problem.study)
        }
        session.progress.begin("scoring")
        // What cannot be scored in time is left out, from the end: those that remain are a fair sample all the same.
        let isOver = cancellation.patient(for: .milliseconds(1000))
        let entries = drawn.entries(of: problem) {
            // From the signal on, whatever was done meanwhile: all must be out within a second.
            session.interruption.sinceSignal.map { $0 > .milliseconds(300) } ?? isOver()
        }
        if entries.count < drawn.groupings.count {
            StandardStreams.message("klynge: cut short: the first \(entries.count) of them were scored in time\n")
        }
        let bytes: [UInt8]
        switch format {
        case .text:
            bytes = SampleText(entries: entries, sampling: drawn.sampling, language: messages.lang).text.bytesForPeople
        case .jsonl: bytes = []
        case .csv: bytes = AssignmentTable.bytes(entries.map(\.facts), units: problem.study.units)
        case .geojson:
            bytes = try SampleMap.borders(
                drawn.groupings.map(\.clusters), of: problem.study,
                provenance: Provenance(
                    version: KlyngeCommand.configuration.version, command: CommandLineRecord.text(), problem: problem))
        case .json:
            var document = GroupingsDocument(
                provenance: Provenance(
                    version: KlyngeCommand.configuration.version, command: CommandLineRecord.text(), problem: problem),
                diagnostics: problem.diagnostics + drawn.findings, entries: entries)
            document.sampling = drawn.sampling
            bytes = document.bytes
        }
        try output.write(bytes, session)
        if session.interruption.hasHappened { throw ExitStatus.interrupted.code }
        try session.requireWhole(problem.study)
    }
}
