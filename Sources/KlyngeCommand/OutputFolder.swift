import Files
import KlyngeKit

/// The files of `--out DIR`.
enum OutputFolder {
    static let names = [
        "clusters.geojson", "units.geojson", "assignment.csv", "scores.json", "clusters.qml", "units.qml", "map.svg",
    ]
    static let catchments = "catchments.geojson"
    static let report = "report.html"
    static let borders = "borders.geojson"

    /// Every file that a run may write into the folder, by its name in it.
    static func files(_ output: OutputOptions, alternatives: Int) -> [String] {
        let folders = alternatives > 1 ? (1...alternatives).map { "alternative-\($0)/" } : [""]
        return (alternatives > 1 ? [output.named(report)] : [])
            + folders.flatMap { folder in
                ([report] + names + [catchments] + FolderFormats.fileNames(of: output.with.names)).map {
                    folder + output.named($0)
                }
            }
    }

    /// Refuses, before any work, to replace what is there without leave.
    static func requireFree(_ paths: [String], force: Bool) throws(UnusableInput) {
        guard !force else { return }
        let taken = paths.filter { PathKind.identity($0) != nil }
        guard taken.isEmpty else {
            throw UnusableInput(
                taken.map { path in
                    Diagnostic(
                        .outputExists, .error, "'\(PathText.display(path))' is already there",
                        at: SourceLocation(file: PathText.display(path)),
                        hint: "write elsewhere, or allow it to be replaced with `--force`")
                })
        }
    }
}

extension OutputOptions {
    /// The name of a file, with what `--prefix` puts before it.
    func named(_ file: String) -> String { prefix.map { "\($0)-\(file)" } ?? file }

    /// Refuses, before any work, outputs that are inputs, that stand already and may not be replaced, or that can be no outputs.
    func protect(
        _ session: CommandSession, from configuration: StudyConfiguration, study: String?, alternatives: Int,
        also more: [String] = [], further: [String] = []
    ) throws(UnusableInput) {
        var paths = [output].compactMap { $0 }
        try OutputFolder.requireFree(paths, force: force)
        if let out {
            let folder = try ResultFolder(out)
            let names = OutputFolder.files(self, alternatives: alternatives) + further.map(named)
            paths += try folder.touched(names)
            try session.protect(paths, from: configuration, study: study, also: more)
            try folder.requireFree(names, force: force)
        } else {
            try session.protect(paths, from: configuration, study: study, also: more)
        }
    }
}
