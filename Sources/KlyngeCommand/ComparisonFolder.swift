import Files
import KlyngeKit

/// The folder of `compare --out`: a report with the maps side by side, and the comparison as data.
struct ComparisonFolder {
    /// Nil where none was asked for.
    var path: String?
    var force: Bool
    var language: Language

    private static let names = [OutputFolder.report, "comparison.json", "comparison.csv"]

    /// Refuses, before any work, a folder that holds an input or files that may not be replaced.
    func protect(
        _ session: CommandSession, from configuration: StudyConfiguration, study: String?, also more: [String]
    ) throws(UnusableInput) {
        guard let path else { return }
        let folder = try ResultFolder(path)
        try session.protect(try folder.touched(Self.names), from: configuration, study: study, also: more)
        try folder.requireFree(Self.names, force: force)
    }

    /// Writes the files, and says what they are; an empty text where none was asked for.
    func write(
        _ document: ComparisonDocument, _ groupings: [Grouping], _ problem: StudyProblem, _ session: CommandSession
    ) throws(UnusableInput) -> String {
        guard let path else { return "" }
        session.progress.begin("writing")
        let sides = document.sides
        let numbers = ClusterIdentity.numbers(
            sides.map { $0.facts.clusters.map(\.members) }, weights: problem.grouping.populations)
        let facts = ClusterColours.kept(sides.map(\.facts), numbers: numbers, study: problem.study)
        let entries = zip(groupings, facts).map { GroupingsDocument.Entry($0, facts: $1, isGiven: true) }
        let titles = sides.map { side in
            "\(side.letter): " + PathText.display(side.path.split(separator: "/").last.map(String.init) ?? side.path)
        }
        let report = ComparisonReport(
            document.provenance, entries: entries, pages: entries.map { _ in nil }, titles: titles,
            diagnostics: problem.diagnostics)
        let files = [
            FolderFile(OutputFolder.report, try report.bytes(language: language.ofReport)),
            FolderFile("comparison.json", document.bytes), FolderFile("comparison.csv", document.table),
        ]
        try ResultFolder(path).write(
            files, version: KlyngeCommand.configuration.version, command: CommandLineRecord.text(), force: force)
        return WrittenFiles(folder: path, files: files.map(\.name), language: language).text
    }
}
