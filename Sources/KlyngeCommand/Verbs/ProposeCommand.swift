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
            let asked = try await answer(problem, session)
            let outcome =
                if let groupings = asked.groupings { GroupingOutcome.groupings(groupings) } else {
                    await solve(problem, session)
                }
            let why = ask.changesTheAnswer ? [] : try await explainIfEmpty(outcome, problem, session)
            try finish(outcome, problem, session, why, asked)
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
        var fixed: [[Int]] = []
        if let path = configuration.limits.fixed {
            let file = try GroupingFile.read(path, units: loaded.units)
            messages.tell(file.diagnostics)
            fixed = file.clusters
        }
        let problem = try session.problem(loaded, configuration.limits, fixed: fixed)
        try session.requirePossible(problem)
        return problem
    }

    /// What is asked beside the best grouping.
    private func answer(_ problem: StudyProblem, _ session: CommandSession) async throws(UnusableInput) -> Asked {
        guard ask.changesTheAnswer || ask.confidence != nil else { return Asked() }
        let run = QuestionRun(
            ask: ask, problem: problem, options: options(problem.study.configuration, session), messages: messages)
        session.progress.begin("looking at groupings")
        session.interruption.beginSearching()
        if let tolerance = ask.confidence { return run.confidence(tolerance) }
        return try await run.answer() ?? Asked()
    }

    /// Writes the groupings, or says why there are none.
    private func finish(
        _ outcome: GroupingOutcome, _ problem: StudyProblem, _ session: CommandSession, _ why: [Diagnostic],
        _ asked: Asked
    ) throws {
        session.interruption.beginWriting()
        switch outcome {
        case .infeasible where session.interruption.hasHappened:
            StandardStreams.message("klynge: interrupted before a grouping within the limits was found\n")
        case .infeasible(let reasons): throw UnusableInput(problem.diagnostics(for: reasons))
        case .groupings(let groupings): try write(groupings, problem, session, why, asked)
        }
        if session.interruption.hasHappened { throw ExitStatus.interrupted.code }
        try session.requireWhole(problem.study)
    }

    /// An answer without clusters is either infeasible, which is thrown, or worth a warning that says why.
    private func explainIfEmpty(
        _ outcome: GroupingOutcome, _ problem: StudyProblem, _ session: CommandSession
    ) async throws -> [Diagnostic] {
        guard case .groupings(let groupings) = outcome, let best = groupings.first, best.clusters.isEmpty,
            !session.interruption.hasHappened
        else { return [] }
        let why = await problem.whyNoCluster(
            options(problem.study.configuration, session), proven: best.proven)
        if why.isInfeasible { throw UnusableInput(why.diagnostics) }
        return why.diagnostics
    }

    private func options(_ configuration: StudyConfiguration, _ session: CommandSession) -> GroupingOptions {
        var options = GroupingOptions()
        options.method = GroupingMethod(rawValue: configuration.method.rawValue) ?? .auto
        options.seed = configuration.seed
        options.threads = running.threading.count
        options.cancellation = session.cancellation(after: configuration.timeLimitSeconds)
        // The comparison with chance counts too: it gets a fifth of the time that is left.
        if chance.chance ?? 0 > 0, let deadline = options.deadline {
            options.deadline = deadline - max(.zero, deadline - .now) / 5
        }
        options.alternatives = configuration.alternatives
        return options
    }

    private func solve(_ problem: StudyProblem, _ session: CommandSession) async -> GroupingOutcome {
        let settled = options(problem.study.configuration, session)
        session.progress.begin("grouping")
        session.interruption.beginSearching()
        let outcome = await problem.grouping.solve(settled) { [progress = session.progress] in progress.update($0) }
        if case .infeasible(let reasons) = outcome, !session.interruption.hasHappened {
            session.progress.begin("looking for what would help")
            return .infeasible(await problem.explained(reasons, settled))
        }
        return outcome
    }

    private func write(
        _ groupings: [Grouping], _ problem: StudyProblem, _ session: CommandSession, _ why: [Diagnostic], _ asked: Asked
    ) throws(UnusableInput) {
        let seconds = problem.study.configuration.timeLimitSeconds
        let entries = ChanceComparison(options: chance.options(usual: 0, seed: problem.study.configuration.seed))
            .entries(groupings, problem, session, seconds)
        var results = GroupingResults(problem: problem, entries: entries, output: output, messages: messages)
        results.findings =
            why + asked.findings + (ask.changesTheAnswer ? [] : notExact(problem.study.configuration, groupings))
            + fewer(than: problem.study.configuration.alternatives, groupings, session)
        results.further = asked.further
        results.note = asked.note(messages.lang)
        results.confidence = asked.confidence
        messages.tell(results.findings)
        session.progress.begin("writing")
        try results.deliver(format, session)
    }

    /// A word on a proof that was asked for and is not there: the search never takes its place in silence.
    private func notExact(_ configuration: StudyConfiguration, _ groupings: [Grouping]) -> [Diagnostic] {
        guard configuration.method == .exact, let best = groupings.first, !best.proven else { return [] }
        return [
            Diagnostic(
                .exactNotReached, .warning,
                best.interrupted
                    ? "the time was up before the best grouping was proven; this is the best that was found"
                    : "the best grouping could not be proven: there are too many sets of units within the limits; this is the best "
                        + "that the search found",
                notes: best.gap.map {
                    [
                        "the lowest possible objective is at most \(Wording.number(($0 * 10_000).rounded(.up) / 100)) % below this one"
                    ]
                } ?? [],
                hint: best.interrupted
                    ? "allow more time (`--time-limit`)"
                    : "narrow the limits (`--members`, `--max-diameter`), or take a smaller area (`--within`)")
        ]
    }

    /// A word on alternatives that were asked for and are not there.
    private func fewer(than wanted: Int, _ groupings: [Grouping], _ session: CommandSession) -> [Diagnostic] {
        guard groupings.count < wanted else { return [] }
        let isCutShort = session.interruption.hasHappened || groupings.contains(where: \.interrupted)
        return [
            Diagnostic(
                .fewerAlternatives, .note,
                "\(groupings.count) of \(wanted) groupings were found: "
                    + (isCutShort
                        ? "the time was up" : "no other was found within the limits that differs enough from these"),
                hint: isCutShort ? "allow more time" : "widen a limit")
        ]
    }
}
