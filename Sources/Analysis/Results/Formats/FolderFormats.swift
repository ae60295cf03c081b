import Files
import GeoModel
import MapOutput
import Reports

/// The files that a result folder has on request, by name.
public enum FolderFormats {
    static let all: [any FolderFormat] = [
        NeighbourLinesFormat(), LinkLinesFormat(), LabelsFormat(), GeoPackageFormat(), PosterFormat(), WorkbookFormat(),
        LetterFormat(),
    ]

    /// All names, in the order in which files are written.
    public static var names: [String] { all.map(\.name) }

    /// The names of the files that these formats write; a name that no format has stands for none.
    public static func fileNames(of formats: [String]) -> [String] {
        all.filter { formats.contains($0.name) }.flatMap(\.fileNames)
    }
}

extension GroupingFiles {
    /// The files of these formats for one grouping, in the order of `FolderFormats.names`.
    ///
    /// - Parameters:
    ///   - formats: names of `FolderFormats`; others stand for no file.
    ///   - entry: the grouping.
    ///   - map: its map, from `map(of:drawing:)`.
    ///   - drawing: what that map was drawn from.
    ///   - report: called with what there is to report, as where this machine cannot print a poster.
    /// - Throws: `UnusableInput` where a file cannot be made.
    public func files(
        _ formats: [String], of entry: GroupingsDocument.Entry, on map: GroupingMap, drawing: StudyDrawing,
        report: @escaping ([Diagnostic]) -> Void
    ) throws(UnusableInput) -> [FolderFile] {
        let result = FolderResult(
            writer: self, entry: entry, map: map, drawing: drawing, wanted: formats, report: report)
        var files: [FolderFile] = []
        for format in FolderFormats.all where formats.contains(format.name) {
            files += zip(format.fileNames, try format.files(result)).map { FolderFile($0, $1) }
        }
        return files
    }
}
