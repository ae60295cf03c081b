import Files
import Foundation
import GeoModel

/// The study file `klynge.toml`: which inputs, which settings, which limits.
///
/// Its keys are the command's options without the dashes. A whole example:
///
///     title = "Øster and Vester"
///     villages = "villages.geojson"           # paths are relative to the file's folder
///     parishes = "parishes.geojson"
///     municipalities = "municipalities.geojson"
///     barriers = ["water.geojson"]
///     units = "parish"
///     links = ["7713=7714"]
///     population = "1000..16000"              # either end may be left out: "1000.."
///     max-diameter = 15                       # kilometres
///
///     [historical]                            # name = path
///     "before 2007" = "old-municipalities.geojson"
///
///     [fields.parishes]                       # only where the usual names do not fit
///     id = "SOGN_NR"
///
/// `Docs/study-file.md` lists every key.
public enum StudyFile {
    /// The file's name in a study folder.
    public static let fileName = "klynge.toml"

    /// The configuration of the study at `path`: a folder with a `klynge.toml`, or such a file.
    ///
    /// - Throws: `UnusableInput` with K109 when nothing is there, K272 when it is larger than a study file can be, and
    ///   every K106, K107 and K108 of the file at once.
    public static func read(_ path: String) throws(UnusableInput) -> StudyConfiguration {
        let isFolder = try isFolder(path)
        let folder = isFolder ? path : PathText.parent(path)
        let file = isFolder ? PathText.join(folder, fileName) : path
        let input: InputBytes
        // A layer in place of a study is often larger than any study file; its beginning says that it is one.
        var instead: UnusableInput?
        do throws(UnusableInput) {
            input = try InputBytes(path: file, margin: 0, most: mostBytes) { head in
                instead = dataInstead(of: Array(head), file: PathText.display(file))
                return instead != nil
            }
        } catch {
            throw UnusableInput(error.diagnostics.map { diagnostic($0, folder: isFolder ? path : nil) })
        }
        defer { input.memory.deallocate() }
        let bytes = Array(UnsafeRawBufferPointer(start: input.memory, count: input.count))
        if let instead { throw instead }
        var configuration = try parse(bytes, file: input.name, folder: path == "-" ? "" : folder)
        configuration.studyFolder = path == "-" ? "" : folder
        return configuration
    }

    /// More than any study file has.
    private static let mostBytes = 1 << 24

    /// Why an input cannot be read, as it is said of a study.
    private static func diagnostic(_ cause: Diagnostic, folder: String?) -> Diagnostic {
        var diagnostic = cause
        let file = cause.location?.file ?? fileName
        switch cause.code {
        case .fileTooLarge:
            diagnostic.code = .studyFileTooLarge
            diagnostic.message = "'\(file)' is larger than a study file can be"
            diagnostic.hint = "name a folder with a \(fileName), and give layers as options: `--parishes FILE`"
        case .fileNotReadable:
            diagnostic.code = .studyNotFound
            if let folder {
                diagnostic.message =
                    "the folder '\(PathText.display(folder))' has no \(fileName) that can be read: \(cause.message)"
            }
            diagnostic.hint = "write a \(fileName) (see Docs/study-file.md), or give the inputs as options"
        default: break
        }
        return diagnostic
    }

    /// Whether a study is a folder; standard input and a named pipe are files. The path is not opened.
    private static func isFolder(_ path: String) throws(UnusableInput) -> Bool {
        if path == "-" { return false }
        switch PathKind(path) {
        case .folder: return true
        case .file: return false
        case .nothing(let why):
            throw UnusableInput(
                Diagnostic(
                    .studyNotFound, .error,
                    "there is no study at '\(PathText.display(path))'" + (why.map { ": " + $0 } ?? ""),
                    at: SourceLocation(file: PathText.display(path)),
                    hint: "name a folder with a \(fileName), such a file, or give the inputs as options"))
        }
    }

    /// The configuration that `text` spells; relative paths resolve against `folder`, messages name `file`.
    public static func parse(
        _ text: String, file: String, folder: String
    ) throws(UnusableInput) -> StudyConfiguration {
        try parse(Array(text.utf8), file: file, folder: folder)
    }

    /// The configuration that the bytes of a study file spell, whatever they are; no file is read.
    ///
    /// - Throws: `UnusableInput` with every mistake: K108 for what is no TOML, K106 for keys that are no settings, K107 for
    ///   values that a setting cannot have. O(bytes log lines).
    public static func parse(
        _ bytes: [UInt8], file: String, folder: String
    ) throws(UnusableInput) -> StudyConfiguration {
        var parser = TOMLParser(bytes)
        parser.read()
        var reader = StudyFileReader(file: file, folder: folder)
        for fault in parser.faults {
            let place = parser.lines.place(of: min(fault.offset, bytes.count))
            reader.diagnostics.append(
                Diagnostic(
                    .studyFileSyntax, .error, fault.message,
                    at: SourceLocation(file: file, line: place.line, column: place.column), notes: fault.notes,
                    hint: fault.hint))
        }
        reader.read(parser.entries)
        guard reader.diagnostics.isEmpty else { throw UnusableInput(reader.diagnostics) }
        return reader.configuration
    }

    /// `path` seen from `folder`; an absolute path, and `-` for stdin, stay as they are.
    static func join(_ folder: String, _ path: String) -> String { path == "-" ? path : PathText.join(folder, path) }
}
