import ArgumentParser
import KlyngeKit

/// What `propose` and `score` can print.
enum GroupingFormat: String, CaseIterable, ExpressibleByArgument { case text, json, geojson, csv }

/// Groupings with everything that can be written about them.
struct GroupingResults {
    var problem: StudyProblem
    var entries: [GroupingsDocument.Entry]
    var output: OutputOptions
    var language: Language

    private var provenance: Provenance {
        Provenance(version: KlyngeCommand.configuration.version, command: CommandLineRecord.text(), problem: problem)
    }

    private var settings: MapSettings {
        var settings = MapSettings()
        settings.decimals = output.decimals
        settings.crs = output.crs.map { CoordinateReferenceSystem($0.uppercased()) }
        settings.simplestyle = output.simplestyle
        return settings
    }

    /// For people.
    private var text: String { ProposalText(problem: problem, entries: entries, language: language).text }

    /// `klynge.groupings/1`.
    private var json: [UInt8] { json(of: entries) }

    /// The clusters of the best grouping, drawn.
    private var clusters: [UInt8] {
        get throws(UnusableInput) {
            guard let best = entries.first else { return [] }
            return try map(best).clusters()
        }
    }

    /// The best grouping as a table.
    private var table: [UInt8] {
        entries.first.map { AssignmentTable.bytes($0.facts, units: problem.study.units) } ?? []
    }

    private func map(_ entry: GroupingsDocument.Entry) throws(UnusableInput) -> GroupingMap {
        try GroupingMap(entry.facts, problem: problem, provenance: provenance, settings: settings)
    }

    private func json(of entries: [GroupingsDocument.Entry]) -> [UInt8] {
        GroupingsDocument(provenance: provenance, diagnostics: problem.study.diagnostics, entries: entries).bytes
    }

    /// Writes what was asked for: the files of `--out`, and one format to stdout or `-o`.
    ///
    /// With a folder and nothing else asked for, the text goes to stdout all the same: the headline belongs to people.
    func deliver(_ format: GroupingFormat, _ workspace: Workspace) throws(UnusableInput) {
        if let folder = output.out { try write(into: folder) }
        let bytes: [UInt8]
        switch format {
        case .text: bytes = Array(text.utf8)
        case .json: bytes = json
        case .geojson: bytes = try clusters
        case .csv: bytes = table
        }
        try workspace.write(bytes, to: output.output, force: output.force)
    }

    /// Writes the files of `--out`: into the folder or, for several groupings, into a folder each.
    private func write(into folder: String) throws(UnusableInput) {
        var files: [(path: String, bytes: [UInt8])] = []
        for (index, entry) in entries.enumerated() {
            let place = problem.study.configuration.alternatives > 1 ? "\(folder)/alternative-\(index + 1)" : folder
            try OutputFolder.make(place)
            let map = try map(entry)
            files += [
                ("\(place)/clusters.geojson", try map.clusters()), ("\(place)/units.geojson", try map.units()),
                (
                    "\(place)/assignment.csv",
                    AssignmentTable.bytes(entry.facts, units: problem.study.units)
                ),
                ("\(place)/scores.json", json(of: [entry])), ("\(place)/clusters.qml", map.style),
            ]
            if problem.study.unitKind == .village {
                files.append(("\(place)/\(OutputFolder.catchments)", try map.catchmentMap()))
            }
        }
        try AtomicFile.write(files, overwrite: output.force)
    }
}
