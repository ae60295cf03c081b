import ArgumentParser
import Foundation
import KlyngeKit

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
        try await session.run {
            let problem = try prepare(session)
            let cut = DeadlineRecord(
                session.cancellation(after: running.timeLimit ?? problem.study.configuration.timeLimitSeconds))
            let drawn =
                groupSize == nil
                ? try await walk(problem, session, cut) : try groups(problem, session, cut)
            try finish(drawn, problem, session, cut)
        }
    }

    /// Groupings, how they were drawn, and what stands out.
    struct Drawn {
        var groupings: [Grouping]
        var sampling: SamplingFacts
        var diagnostics: [Diagnostic] = []
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

    /// Groupings that the chains start from: good ones, each from a search of its own. Nothing is proven about them.
    private func starts(
        _ problem: StudyProblem, _ session: CommandSession, _ cancellation: Cancellation, _ chains: Int
    ) async throws -> [Grouping] {
        var options = GroupingOptions()
        options.threads = threading.count
        options.method = .search
        options.starts = 1
        options.effort = 0.05
        options.cancellation = cancellation
        // Half of the time that is left is for the walk.
        if let deadline = cancellation.deadline { options.deadline = deadline - max(.zero, deadline - .now) / 2 }
        session.progress.begin("grouping")
        session.interruption.beginSearching()
        var found: [Grouping] = []
        for chain in 0..<min(chains, 4) where found.isEmpty || !options.cancellation.mustStop {
            options.seed = problem.study.configuration.seed &+ UInt64(chain)
            guard case .groupings(let groupings) = await problem.grouping.solve(options), let first = groupings.first
            else { continue }
            if !first.clusters.isEmpty { found.append(first) }
        }
        return found.isEmpty ? [try await provenStart(problem, session, cancellation)] : found
    }

    /// The best grouping, where the search found none; or the reason why there is none.
    private func provenStart(
        _ problem: StudyProblem, _ session: CommandSession, _ cancellation: Cancellation
    ) async throws -> Grouping {
        var options = GroupingOptions()
        options.seed = problem.study.configuration.seed
        options.threads = threading.count
        options.cancellation = cancellation
        if let deadline = cancellation.deadline { options.deadline = deadline - max(.zero, deadline - .now) / 2 }
        switch await problem.grouping.solve(options) {
        case .infeasible where session.interruption.hasHappened:
            StandardStreams.message("klynge: interrupted before a grouping within the limits was found\n")
            throw ExitStatus.interrupted.code
        case .infeasible(let reasons):
            throw UnusableInput(problem.diagnostics(for: await problem.explained(reasons, options)))
        case .groupings(let found):
            let best = found.first ?? problem.grouping.grouping([])
            if best.clusters.isEmpty && best.proven {
                let why = await problem.whyNoCluster(options)
                if why.isInfeasible { throw UnusableInput(why.diagnostics) }
                messages.tell(why.diagnostics)
            }
            return best
        }
    }

    private func walk(_ problem: StudyProblem, _ session: CommandSession, _ cut: DeadlineRecord) async throws -> Drawn {
        let wanted = chains ?? max(1, min(4, count / 10))
        let starts = try await starts(problem, session, cut.cancellation, wanted)
        var options = SampleOptions()
        options.count = count
        options.seed = problem.study.configuration.seed
        options.burnIn = burnIn
        options.every = steps.map { max(1, $0 / count) }
        session.progress.begin("sampling")
        let target = distribution ?? (reversible ? .trees : .recom)
        let sample = await problem.grouping.sample(
            from: starts, chains: wanted, target: target, options: options, threads: threading.count,
            cancellation: cut.cancellation)
        if sample.interrupted { _ = cut.mustStop() }
        var drawn = Drawn(
            groupings: sample.groupings, sampling: SamplingFacts(chains: sample, target: target))
        drawn.diagnostics = SampleFindings.diagnostics(sample, wanted: count)
        return drawn
    }

    private func groups(_ problem: StudyProblem, _ session: CommandSession, _ cut: DeadlineRecord) throws -> Drawn {
        let grouping = problem.grouping
        var random = SplitMix64(seed: problem.study.configuration.seed)
        let source = RandomContiguousGroups(graph: grouping.graph, populations: grouping.populations)
        session.progress.begin("sampling")
        session.interruption.beginSearching()
        var found: [Grouping] = []
        // One at a time, so that there is an answer whenever the time is up; a group takes at most so many draws.
        for _ in 0..<(200 * count) where found.count < count && !cut.mustStop() {
            let drawn = source.draw(
                1, size: groupSize ?? 1, population: grouping.limits.population, attempts: 1, using: &random)
            guard let group = drawn.first, grouping.breaches(of: group).isEmpty else { continue }
            found.append(grouping.grouping([group], interrupted: false))
        }
        var result = Drawn(groupings: found, sampling: SamplingFacts(method: .randomGroups, statistics: nil))
        if found.count < count && !cut.isSet {
            let size = groupSize ?? 1
            let fault = Diagnostic(
                .fewerGroupsThanAsked, found.isEmpty ? .error : .warning,
                "\(found.count) of \(count) contiguous groups of \(size) units within the limits were found",
                hint: "widen a limit, or draw groups of another size")
            if found.isEmpty { throw UnusableInput(fault) }
            result.diagnostics.append(fault)
        }
        return result
    }

    private func finish(_ drawn: Drawn, _ problem: StudyProblem, _ session: CommandSession, _ cut: DeadlineRecord)
        throws
    {
        messages.tellInputs(drawn.diagnostics)
        if cut.isSet {
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
        let isOver = cut.cancellation.patient(for: .milliseconds(1000))
        func isLate() -> Bool {
            // From the signal on, whatever was done meanwhile: all must be out within a second.
            session.interruption.sinceSignal.map { $0 > .milliseconds(300) } ?? isOver()
        }
        var entries: [GroupingsDocument.Entry] = []
        for var grouping in drawn.groupings {
            if !entries.isEmpty, isLate() { break }
            grouping.interrupted = grouping.interrupted || cut.isSet
            entries.append(
                GroupingsDocument.Entry(
                    grouping, facts: problem.facts(of: grouping, scorer: problem.scorer, chance: nil), isDrawn: true))
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
                diagnostics: problem.diagnostics + drawn.diagnostics, entries: entries)
            document.sampling = drawn.sampling
            bytes = document.bytes
        }
        try output.write(bytes, session)
        if session.interruption.hasHappened { throw ExitStatus.interrupted.code }
        try session.requireWhole(problem.study)
    }
}
