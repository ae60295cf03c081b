import Files
import GeoModel
import MapOutput
import Reports

/// Files that a result folder has on request: `--with NAME`. Each format has a file of its own and one line in
/// `FolderFormats`; the option, its help, the protection of what is there already and the manifest follow that list.
protocol FolderFormat: Sendable {
    /// What the user writes.
    var name: String { get }
    /// The names of the files, in the order in which they are made.
    var fileNames: [String] { get }

    /// The files of one grouping, one for each of `fileNames`; fewer where this machine cannot make them, which is reported.
    func files(_ result: FolderResult) throws(UnusableInput) -> [[UInt8]]
}

/// A grouping that is written into a folder, with everything that a format may draw on.
struct FolderResult {
    /// Study, provenance, settings and language.
    var writer: GroupingFiles
    /// The grouping with everything known of it.
    var entry: GroupingsDocument.Entry
    /// Its map.
    var map: GroupingMap
    /// The study's polygons as maps draw them.
    var drawing: StudyDrawing
    /// Every format that was asked for.
    var wanted: [String]
    /// What there is to report on the way.
    var report: ([Diagnostic]) -> Void
}
