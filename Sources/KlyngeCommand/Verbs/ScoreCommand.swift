import ArgumentParser
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
            """
    )

    @Argument(
        help: ArgumentHelp(
            "The study, then the grouping; the grouping alone when the inputs come as options.",
            valueName: "study> <grouping"))
    var paths: [String]
    @Option(help: "What to print.")
    var format = GroupingFormat.text
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "Chance") var chance: ChanceOption
    @OptionGroup(title: "Inputs") var inputs: InputOptions
    @OptionGroup(title: "Messages") var messages: MessageOptions

    func validate() throws {
        guard paths.count == (inputs.namesInputs && paths.count == 1 ? 1 : 2) else {
            throw ValidationError("Name the study and the grouping: 'klynge score STUDY GROUPING'.")
        }
        try format.requireNoSystem(output.crs)
    }

    func run() async throws {
        let workspace = Workspace(messages)
        // A plain function: Swift 6.3.1 crashes when it optimises this body inside an async closure.
        try await workspace.run { try score(workspace) }
    }

    private func score(_ workspace: Workspace) throws {
        let folder = paths.count == 2 ? paths[0] : nil
        let path = paths.last ?? ""
        let configuration = try workspace.configuration(study: folder, inputs: inputs, limits: limits)
        try workspace.printIfAsked(configuration)
        let files = [output.output].compactMap { $0 } + OutputFolder.files(output, alternatives: 1)
        try workspace.protect(files, from: configuration, study: folder, also: [path])
        try OutputFolder.requireFree(files, force: output.force)

        let study = try workspace.load(configuration)
        messages.tell(study.diagnostics, from: .warning)
        let file = try GroupingFile.read(path, units: study.units)
        let problem = try StudyProblem(study, limits: configuration.limits)
        let grouping = problem.grouping.grouping(file.clusters)
        workspace.progress.begin("scoring")
        var facts = problem.facts(
            of: grouping, scorer: try CriterionScorer(study),
            chance: chance.options(usual: 400, seed: configuration.seed))
        // What the user calls a cluster is its name; a number is none.
        for index in facts.clusters.indices {
            guard let given = file.clusters.firstIndex(where: { $0.sorted() == facts.clusters[index].members }),
                given < file.labels.count, Int(file.labels[given]) == nil
            else { continue }
            facts.clusters[index].name = file.labels[given]
        }
        let entry = GroupingsDocument.Entry(grouping, facts: facts, isGiven: true)
        let results = GroupingResults(problem: problem, entries: [entry], output: output, messages: messages)
        try results.deliver(format, workspace)
        try workspace.requireWhole(study)
        if !facts.breaksNoLimit { throw ExitStatus.broken.code }
    }
}
