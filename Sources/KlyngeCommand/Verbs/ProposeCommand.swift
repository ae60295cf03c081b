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
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Running") var running: RunningOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Chance") var chance: ChanceOption
    @OptionGroup(title: "Inputs") var inputs: InputOptions
    @OptionGroup(title: "Messages") var messages: MessageOptions

    func validate() throws { try format.requireNoSystem(output.crs) }

    func run() async throws {
        let workspace = Workspace(messages, threading: running.threading)
        try await workspace.run {
            let problem = try prepare(workspace)
            let outcome = await solve(problem, workspace)
            let why = try await explainIfEmpty(outcome, problem, workspace)
            try finish(outcome, problem, workspace, why)
        }
    }

    /// Settles what is asked for, and loads it.
    private func prepare(_ workspace: Workspace) throws -> StudyProblem {
        let configuration = try workspace.configuration(study: study, inputs: inputs, limits: limits, running: running)
        try workspace.printIfAsked(configuration)
        try output.protect(workspace, from: configuration, study: study, alternatives: configuration.alternatives)

        let loaded = try workspace.load(configuration)
        messages.tell(loaded.diagnostics, from: .warning)
        var fixed: [[Int]] = []
        if let path = configuration.limits.fixed {
            let file = try GroupingFile.read(path, units: loaded.units)
            messages.tell(file.diagnostics)
            fixed = file.clusters
        }
        let problem = try StudyProblem(loaded, limits: configuration.limits, fixed: fixed)
        messages.tell(problem.findings + problem.scorer.diagnostics, from: .warning)
        try workspace.requirePossible(problem)
        return problem
    }

    /// Writes the groupings, or says why there are none.
    private func finish(
        _ outcome: GroupingOutcome, _ problem: StudyProblem, _ workspace: Workspace, _ why: [Diagnostic]
    ) throws {
        workspace.interruption.beginWriting()
        switch outcome {
        case .infeasible where workspace.interruption.hasHappened:
            StandardStreams.message("klynge: interrupted before a grouping within the limits was found\n")
        case .infeasible(let reasons): throw UnusableInput(problem.diagnostics(for: reasons))
        case .groupings(let groupings): try write(groupings, problem, workspace, why)
        }
        if workspace.interruption.hasHappened { throw ExitStatus.interrupted.code }
        try workspace.requireWhole(problem.study)
    }

    /// An answer without clusters is either infeasible, which is thrown, or worth a warning that says why.
    private func explainIfEmpty(
        _ outcome: GroupingOutcome, _ problem: StudyProblem, _ workspace: Workspace
    ) async throws -> [Diagnostic] {
        guard case .groupings(let groupings) = outcome, let best = groupings.first, best.clusters.isEmpty,
            !workspace.interruption.hasHappened
        else { return [] }
        let why = await problem.whyNoCluster(
            options(problem.study.configuration, workspace), proven: best.proven)
        if why.isInfeasible { throw UnusableInput(why.diagnostics) }
        return why.diagnostics
    }

    private func options(_ configuration: StudyConfiguration, _ workspace: Workspace) -> GroupingOptions {
        var options = GroupingOptions()
        options.method = GroupingMethod(rawValue: configuration.method.rawValue) ?? .auto
        options.seed = configuration.seed
        options.threads = running.threading.count
        options.cancellation = workspace.cancellation(after: configuration.timeLimitSeconds)
        // The comparison with chance counts too: it gets a fifth of the time that is left.
        if chance.chance ?? 0 > 0, let deadline = options.deadline {
            options.deadline = deadline - max(.zero, deadline - .now) / 5
        }
        options.alternatives = configuration.alternatives
        return options
    }

    private func solve(_ problem: StudyProblem, _ workspace: Workspace) async -> GroupingOutcome {
        let settled = options(problem.study.configuration, workspace)
        workspace.progress.begin("grouping")
        workspace.interruption.beginSearching()
        let outcome = await problem.grouping.solve(settled) { [progress = workspace.progress] in progress.update($0) }
        if case .infeasible(let reasons) = outcome, !workspace.interruption.hasHappened {
            workspace.progress.begin("looking for what would help")
            return .infeasible(await problem.explained(reasons, settled))
        }
        return outcome
    }

    private func write(
        _ groupings: [Grouping], _ problem: StudyProblem, _ workspace: Workspace, _ why: [Diagnostic]
    ) throws(UnusableInput) {
        let seconds = problem.study.configuration.timeLimitSeconds
        let entries = ChanceComparison(options: chance.options(usual: 0, seed: problem.study.configuration.seed))
            .entries(groupings, problem, workspace, seconds)
        var results = GroupingResults(problem: problem, entries: entries, output: output, messages: messages)
        results.findings = why + fewer(than: problem.study.configuration.alternatives, groupings, workspace)
        messages.tell(results.findings)
        workspace.progress.begin("writing")
        try results.deliver(format, workspace)
    }

    /// A word on alternatives that were asked for and are not there.
    private func fewer(than wanted: Int, _ groupings: [Grouping], _ workspace: Workspace) -> [Diagnostic] {
        guard groupings.count < wanted else { return [] }
        let isCutShort = workspace.interruption.hasHappened || groupings.contains(where: \.interrupted)
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
