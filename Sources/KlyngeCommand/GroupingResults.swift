import ArgumentParser
import Files
import GeoJSONFormat
import KlyngeKit
import PROJKit

/// What `propose` and `score` can print.
enum GroupingFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, geojson, geojsonseq, csv

    /// A text sequence has no place to name a reference system in.
    func requireNoSystem(_ system: String?) throws {
        if self == .geojsonseq, system != nil {
            throw ValidationError("'--format geojsonseq' is longitude and latitude always; leave '--crs' out.")
        }
    }
}

/// Groupings with everything that can be written about them.
struct GroupingResults {
    var problem: StudyProblem
    var entries: [GroupingsDocument.Entry]
    var output: OutputOptions
    var messages: MessageOptions
    /// What was found about the groupings themselves.
    var findings: [Diagnostic] = []
    /// Behind the groupings in the JSON, and before the text: whoever asks reads the answer first.
    var further: [(key: String, value: JSONValue)] = []
    var note = ""
    /// How sure borders are, for a file of the folder and their lines in the report.
    var confidence: BorderConfidence?

    private var provenance: Provenance {
        Provenance(version: KlyngeCommand.configuration.version, command: CommandLineRecord.text(), problem: problem)
    }

    private var settings: MapSettings {
        var settings = MapSettings()
        settings.decimals = output.decimals
        settings.crs = output.crs.map { CoordinateReferenceSystem($0.uppercased()) }
        settings.simplestyle = output.simplestyle
        settings.simplifyMetres = output.simplify ?? 0
        settings.isMulti = output.multi
        return settings
    }

    /// For people.
    private var text: String {
        (note.isEmpty ? "" : String(note.drop { $0 == "\n" }) + "\n")
            + ProposalText(problem: problem, entries: entries, language: messages.lang, isFull: messages.verbose).text
    }

    /// What can be written about them.
    private var writer: GroupingFiles {
        var writer = GroupingFiles(problem: problem, provenance: provenance)
        (writer.settings, writer.language) = (settings, messages.lang.ofReport)
        (writer.findings, writer.further) = (findings, further)
        writer.confidence = confidence
        return writer
    }

    /// `klynge.groupings/2`.
    private var json: [UInt8] { writer.document(of: entries) }

    /// The clusters of the best grouping, drawn; reports what was found about the map.
    private func clusters(_ form: GeoJSONWriter.Form) throws(UnusableInput) -> [UInt8] {
        guard let best = entries.first else { return [] }
        var settings = settings
        settings.form = form
        let map = try GroupingMap(best.facts, problem: problem, provenance: provenance, settings: settings)
        messages.tell(map.findings)
        return try map.clusters()
    }

    /// The best grouping as a table.
    private var table: [UInt8] {
        entries.first.map { AssignmentTable.bytes($0.facts, units: problem.study.units) } ?? []
    }

    /// Writes what was asked for: the files of `--out`, and one format to stdout or `-o`.
    ///
    /// With a folder and nothing else asked for, the text goes to stdout all the same: the headline belongs to people.
    func deliver(_ format: GroupingFormat, _ session: CommandSession) throws(UnusableInput) {
        var written = ""
        if let folder = output.out {
            session.interruption.beginWriting()
            written = try write(into: folder)
        }
        let bytes: [UInt8]
        switch format {
        case .text: bytes = text.bytesForPeople
        case .json: bytes = json
        case .geojson: bytes = try clusters(.collection)
        case .geojsonseq: bytes = try clusters(.sequence)
        case .csv: bytes = table
        }
        try session.write(bytes, to: output.output, force: output.force)
        messages.say(written)
    }

    /// Writes the files of `--out`, all at once, and says what they are: into the folder or, for several groupings, into a folder each.
    private func write(into folder: String) throws(UnusableInput) -> String {
        let isSeveral = problem.study.configuration.alternatives > 1
        let writer = writer
        var files: [FolderFile] = []
        // The polygons are the same in every alternative, and so are their drawings.
        let drawing = try settings.drawing(of: problem.study)
        let sheet = try ReportSheet(problem.study)
        for (index, entry) in entries.enumerated() {
            let place = isSeveral ? "alternative-\(index + 1)/" : ""
            let map = try writer.map(of: entry, drawing: drawing)
            if index == 0 { messages.tell(map.findings) }
            let own = try self.files(of: entry, map, drawing, sheet)
            files += own.map { FolderFile(place + output.named($0.name), $0.bytes) }
        }
        if let confidence {
            files.append(
                FolderFile(
                    output.named(OutputFolder.borders),
                    try ConfidenceMap.borders(confidence, of: problem.study, provenance: provenance)))
        }
        if isSeveral {
            var comparison = comparison
            comparison.sheet = sheet
            files.append(
                FolderFile(output.named(OutputFolder.report), try comparison.bytes(language: messages.lang.ofReport)))
        }
        try ResultFolder(folder).write(
            files, version: KlyngeCommand.configuration.version, command: CommandLineRecord.text(), force: output.force)
        return WrittenFiles(folder: folder, files: files.map(\.name), language: messages.lang).text
    }

    /// The files of one grouping.
    private func files(
        of entry: GroupingsDocument.Entry, _ map: GroupingMap, _ drawing: StudyDrawing, _ sheet: ReportSheet
    ) throws(UnusableInput) -> [FolderFile] {
        var writer = writer
        writer.sheet = sheet
        return try writer.files(of: entry, on: map)
            + writer.files(output.with.names, of: entry, on: map, drawing: drawing) { messages.tell($0) }
    }

    /// The report above the alternatives.
    private var comparison: ComparisonReport {
        ComparisonReport(
            provenance, entries: entries,
            pages: entries.indices.map { "alternative-\($0 + 1)/\(output.named(OutputFolder.report))" },
            diagnostics: problem.diagnostics)
    }
}
