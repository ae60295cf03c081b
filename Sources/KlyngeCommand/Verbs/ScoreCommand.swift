import ArgumentParser
import GeoJSONFormat
import KlyngeKit

struct ScoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Score a grouping that you bring.",
        discussion: """
            The grouping is a CSV table with the columns unit,cluster, GeoJSON with a cluster property, or the JSON of propose.

            Example:
              klynge propose SampleData --format csv -o mine.csv
              klynge score SampleData mine.csv
              klynge score SampleData mine.csv --add Øsløkke=3 --suggest

            Clusters may overlap. One that is not connected is scored as it is; the text says so and counts it \
            as breaking a limit.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The study, then the grouping; the grouping alone when the inputs come as options.",
            valueName: "study> <grouping"))
    var paths: [String]
    @Option(help: "What to print.")
    var format = GroupingFormat.text
    @OptionGroup(title: "What if") var moves: MoveOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Chance") var chance: ChanceOption
    @OptionGroup(title: "Inputs") var inputs: InputOptions
    @OptionGroup(title: "Running") var running: SeedAndTime
    @OptionGroup(title: "Running") var threading: ThreadOption
    @OptionGroup(title: "Messages") var messages: MessageOptions

    func validate() throws {
        guard paths.count == (inputs.namesInputs && paths.count == 1 ? 1 : 2) else {
            throw ValidationError("Name the study and the grouping: 'klynge score STUDY GROUPING'.")
        }
        try format.requireNoSystem(output.crs)
    }

    func run() async throws {
        let session = CommandSession(messages, threading: threading)
        // A plain function: Swift 6.3.1 crashes when it optimises this body inside an async closure.
        try await session.run { try score(session) }
    }

    private func score(_ session: CommandSession) throws {
        let folder = paths.count == 2 ? paths[0] : nil
        let path = paths.last ?? ""
        var configuration = try session.configuration(study: folder, inputs: inputs, limits: limits)
        configuration.seed = running.seed ?? configuration.seed
        configuration.timeLimitSeconds = running.timeLimit ?? configuration.timeLimitSeconds
        try session.printIfAsked(configuration)
        try output.protect(session, from: configuration, study: folder, alternatives: 1, also: [path])

        let study = try session.load(configuration)
        let file = try GroupingFile.read(path, units: study.units, allowsOverlaps: true)
        messages.tell(file.diagnostics)
        // What nobody asked for breaks no limit: the calibrated numbers are bands here.
        let problem = try session.problem(study, configuration.limits, completingLimits: false)
        session.progress.begin("scoring")
        var request = ScoreRequest(file)
        request.moves = moves.moves
        request.chance = chance.options(usual: 400, seed: configuration.seed)
        request.suggests = moves.suggest
        let cancellation = session.cancellation(after: configuration.timeLimitSeconds)
        let result = try request.run(on: problem, cancellation: cancellation)
        let brought = result.scored
        var further: [(key: String, value: JSONValue)] = []
        var note = ""
        if let before = result.before {
            let change = WhatIf(before: before, after: brought, problem: problem, language: messages.lang)
            further.append(("whatIf", change.json))
            note += change.text
        }
        ChanceComparison(options: request.chance).report([brought.facts], cancellation)
        if let suggestions = result.suggestions {
            further.append(
                ("suggestions", SuggestionDocument.json(suggestions, facts: brought.facts, units: study.units)))
            note += SuggestionText(
                suggestions: suggestions, facts: brought.facts, units: study.units, language: messages.lang
            ).text(most: 12)
        }
        let results = GroupingResults(
            problem: problem, entries: [result.entry], output: output, messages: messages, further: further, note: note)
        try results.deliver(format, session)
        try session.requireWhole(study)
        if !brought.facts.breaksNoLimit { throw ExitStatus.broken.code }
    }
}
