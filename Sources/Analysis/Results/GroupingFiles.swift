import Delimitation
import Files
import GeoJSONFormat
import GeoModel
import GroupingMethods
import MapOutput
import Reports
import StudyAreas

/// What can be written about groupings of one study: for a folder, for a download, for stdout.
///
///     try GroupingFiles(problem: problem).write(result.entries[0], into: "out/best")
public struct GroupingFiles {
    /// What the groupings are of.
    public var problem: StudyProblem
    /// Where they come from.
    public var provenance: Provenance
    /// How maps are written.
    public var settings = MapSettings()
    /// The language that reports open in.
    public var language = ReportLanguage.english
    /// What was found about the groupings themselves.
    public var findings: [Diagnostic] = []
    /// How sure the borders of the best grouping are, for its report; nil where that was not asked for.
    public var confidence: BorderConfidence?
    /// What was decided on the way to the grouping, for its report; nil leaves that out.
    public var log: DecisionLog?
    /// Behind the groupings in the JSON.
    public var further: [(key: String, value: JSONValue)] = []

    /// The study as reports draw it, where it was drawn before.
    public var sheet: ReportSheet?

    /// A writer with the usual settings.
    ///
    /// - Parameters:
    ///   - problem: what the groupings are of.
    ///   - provenance: what the files say of their origin; nil for the library itself.
    public init(problem: StudyProblem, provenance: Provenance? = nil) {
        (self.problem, self.provenance) = (problem, provenance ?? Provenance(problem: problem))
    }

    /// Writes the files of one grouping into a folder, with a manifest: all of them or none.
    ///
    /// - Parameters:
    ///   - entry: the grouping.
    ///   - folder: a path; the folder need not exist.
    ///   - replacing: whether files of an earlier result may be replaced.
    /// - Returns: the names of the files in the folder, in the order in which they are made.
    /// - Throws: `UnusableInput` with K100 where a file is there already, K101 when the disk fails, K281 for a path that can be
    ///   no folder, K288 while another run writes there.
    @discardableResult
    public func write(
        _ entry: GroupingsDocument.Entry, into folder: String, replacing: Bool = false
    ) throws(UnusableInput) -> [String] {
        let place = try ResultFolder(folder)
        let files = try files(of: entry)
        try place.write(files, version: provenance.version, command: provenance.command, force: replacing)
        return files.map(\.name)
    }

    /// The files of one grouping, as `--out` writes them.
    ///
    /// - Parameter map: the grouping's map, where it has been made.
    public func files(
        of entry: GroupingsDocument.Entry, on map: GroupingMap? = nil
    ) throws(UnusableInput) -> [FolderFile] {
        let made: GroupingMap
        if let map { made = map } else { made = try self.map(of: entry) }
        var files = [
            FolderFile("clusters.geojson", try made.clusters()), FolderFile("units.geojson", try made.units()),
            FolderFile("assignment.csv", table(of: entry)), FolderFile("scores.json", document(of: [entry])),
            FolderFile("clusters.qml", made.style), FolderFile("units.qml", made.unitStyle),
            FolderFile("map.svg", try picture(of: entry)), FolderFile("report.html", try report(of: entry)),
        ]
        if problem.study.unitKind == .village {
            files.append(FolderFile("catchments.geojson", try made.catchmentMap()))
        }
        return files
    }

    /// The map of a grouping.
    public func map(
        of entry: GroupingsDocument.Entry, drawing: StudyDrawing? = nil
    ) throws(UnusableInput) -> GroupingMap {
        let made: StudyDrawing
        if let drawing { made = drawing } else { made = try settings.drawing(of: problem.study) }
        return try GroupingMap(
            entry.facts, problem: problem, provenance: provenance, settings: settings, drawing: made)
    }

    /// The report of a grouping.
    public func report(of entry: GroupingsDocument.Entry) throws(UnusableInput) -> [UInt8] {
        var report = GroupingReport(provenance, entry: entry, diagnostics: problem.diagnostics)
        report.sheet = sheet
        report.log = log
        if let confidence, confidence.best.clusters == entry.grouping.clusters { report.confidence = confidence }
        report.moves = SingleMoves(of: entry, in: problem)
        return try report.bytes(language: language)
    }

    /// The report's map as a picture by itself.
    public func picture(of entry: GroupingsDocument.Entry) throws(UnusableInput) -> [UInt8] {
        var picture = MapFile(entry.facts, problem: problem, language: language)
        picture.sheet = sheet
        return try picture.bytes()
    }

    /// The table `unit,cluster`.
    public func table(of entry: GroupingsDocument.Entry) -> [UInt8] {
        AssignmentTable.bytes(entry.facts, units: problem.study.units)
    }

    /// Groupings as JSON.
    public func document(of entries: [GroupingsDocument.Entry]) -> [UInt8] {
        var document = GroupingsDocument(
            provenance: provenance, diagnostics: problem.diagnostics + findings, entries: entries)
        document.further = further
        return document.bytes
    }
}
