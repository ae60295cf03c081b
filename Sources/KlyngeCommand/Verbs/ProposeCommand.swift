import ArgumentParser
import Foundation
import KlyngeKit

struct ProposeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: "Ranked groupings under the limits.",
        discussion: """
            Example:
              klynge propose SampleData
              klynge propose SampleData --population 1000..6000 --max-diameter 12 --out clusters/

            Where no limit is given, the limits are those calibrated on known clusters: 1,000 to 16,000 inhabitants, 2 to \
            10 parishes (or 2 to 25 villages), a diameter of 15 km, one municipality.
            """
    )

    @Argument(help: "A folder with a klynge.toml, or such a file; nothing when the inputs come as options.")
    var study: String?
    @Option(help: "What to print.")
    var format = GroupingFormat.text
    @OptionGroup(title: "Questions") var ask: AskOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Running") var running: RunningOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Chance") var chance: ChanceOption
    @OptionGroup(title: "Inputs") var inputs: InputOptions
    @OptionGroup(title: "Messages") var messages: MessageOptions

    func validate() throws { try format.requireNoSystem(output.crs) }

    func run() async throws {
        let session = CommandSession(messages, threading: running.threading)
        try await session.run { try await propose(session) }
    }

    private func propose(_ session: CommandSession) async throws {
        do {
            let problem = try prepare(session)
            let request = request(problem.study.configuration, session)
            let asked = try await answer(problem, request, session)
            let outcome =
                if let groupings = asked.groupings { GroupingOutcome.groupings(groupings) } else {
                    await request.search(problem) { session.report($0) }
                }
            var why: [Diagnostic] = []
            if case .groupings(let groupings) = outcome, !ask.changesTheAnswer {
                why = try await request.reasonsForNoCluster(groupings, problem)
            }
            let closing = try await Closing.effect(on: outcome, of: problem, request.searchOptions)
            try finish(outcome, problem, request, session, why, asked, closing)
        } catch let failure as UnusableInput {
            try writeFindings(failure, session)
            throw failure
        }
    }

    /// A program that asked for JSON gets the findings of limits that cannot be kept as JSON too.
    private func writeFindings(_ failure: UnusableInput, _ session: CommandSession) throws(UnusableInput) {
        guard format == .json, InfeasibleDocument.tells(of: failure.diagnostics) else { return }
        let document = InfeasibleDocument(
            version: KlyngeCommand.configuration.version, command: CommandLineRecord.text(),
            diagnostics: failure.diagnostics)
        try session.write(document.bytes, to: output.output, force: output.force)
    }

    /// Settles what is asked for, and loads it.
    private func prepare(_ session: CommandSession) throws -> StudyProblem {
        var configuration = try session.configuration(study: study, inputs: inputs, limits: limits, running: running)
        ask.apply(to: &configuration, running)
        try session.printIfAsked(configuration)
        try output.protect(
            session, from: configuration, study: study, alternatives: configuration.alternatives, also: ask.paths,
            further: ask.files)

        let loaded = try session.load(configuration)
        let fixed = try FixedClusters(of: loaded)
        messages.tell(fixed.diagnostics)
        let problem = try session.problem(loaded, configuration.limits, fixed: fixed.clusters)
        try session.requirePossible(problem)
        return problem
    }

    /// What is asked beside the best grouping.
    private func answer(
        _ problem: StudyProblem, _ request: ProposeRequest, _ session: CommandSession
    ) async throws(UnusableInput) -> Asked {
        guard ask.changesTheAnswer || ask.confidence != nil else { return Asked() }
        let run = QuestionRun(
            ask: ask, problem: problem, options: request.searchOptions, messages: messages)
        session.progress.begin("looking at groupings")
        session.interruption.beginSearching()
        if let tolerance = ask.confidence { return run.confidence(tolerance) }
        return try await run.answer() ?? Asked()
    }

    /// Writes the groupings, or says why there are none.
    private func finish(
        _ outcome: GroupingOutcome, _ problem: StudyProblem, _ request: ProposeRequest, _ session: CommandSession,
        _ why: [Diagnostic], _ asked: Asked, _ closing: Closing?
    ) throws {
        session.interruption.beginWriting()
        switch outcome {
        case .infeasible where session.interruption.hasHappened:
            StandardStreams.message("klynge: interrupted before a grouping within the limits was found\n")
        case .infeasible(let reasons): throw UnusableInput(problem.diagnostics(for: reasons))
        case .groupings(let groupings): try write(groupings, problem, request, session, why, asked, closing)
        }
        if session.interruption.hasHappened { throw ExitStatus.interrupted.code }
        try session.requireWhole(problem.study)
    }

    private func request(_ configuration: StudyConfiguration, _ session: CommandSession) -> ProposeRequest {
        var request = ProposeRequest(
            configuration, threads: running.threading.count,
            cancellation: session.cancellation(after: configuration.timeLimitSeconds))
        request.chance = chance.options(usual: 0, seed: configuration.seed, isOptimised: true)
        return request
    }

    private func write(
        _ groupings: [Grouping], _ problem: StudyProblem, _ request: ProposeRequest, _ session: CommandSession,
        _ why: [Diagnostic], _ asked: Asked, _ closing: Closing?
    ) throws(UnusableInput) {
        let cancellation = request.chanceCancellation
        let entries = request.entries(groupings, problem) { session.report($0) }
        ChanceComparison(options: request.chance).report(entries.map(\.facts), cancellation)
        var results = GroupingResults(problem: problem, entries: entries, output: output, messages: messages)
        results.findings =
            why + asked.findings
            + (ask.changesTheAnswer
                ? [request.fewerThanWanted(groupings)].compactMap { $0 } : request.findings(about: groupings))
        results.further = asked.further
        results.note = asked.note(messages.lang)
        if let closing {
            results.further.append(closing.json)
            results.note += Asked(sentences: closing.sentences).note(messages.lang)
        }
        results.confidence = asked.confidence
        messages.tell(results.findings)
        session.progress.begin("writing")
        try results.deliver(format, session)
    }
}
