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
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw UnusableInput(
                Diagnostic(
                    .studyNotFound, .error, "there is no study at '\(path)'", at: SourceLocation(file: path),
                    hint: "name a folder with a \(fileName), such a file, or give the inputs as options"))
        }
        let folder = isFolder.boolValue ? path : (path as NSString).deletingLastPathComponent
        let file = isFolder.boolValue ? join(folder, fileName) : path
        guard let data = try contents(of: file) else {
            throw UnusableInput(
                Diagnostic(
                    .studyNotFound, .error,
                    isFolder.boolValue
                        ? "the folder '\(path)' has no \(fileName) that can be read" : "'\(path)' cannot be read",
                    at: SourceLocation(file: file),
                    hint: "write a \(fileName) (see Docs/study-file.md), or give the inputs as options"))
        }
        if let instead = dataInstead(of: data, file: file) { throw instead }
        var configuration = try parse(data, file: file, folder: folder)
        configuration.studyFolder = folder
        return configuration
    }

    /// More than any study file has.
    private static let mostBytes = 1 << 24

    /// The bytes of a file or a pipe; nil where it cannot be read.
    private static func contents(of file: String) throws(UnusableInput) -> [UInt8]? {
        guard let stream = fopen(file, "rb") else { return nil }
        defer { fclose(stream) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        var length = 0
        while true {
            let got = bytes.withUnsafeMutableBytes { buffer in
                buffer.baseAddress.map { fread($0 + length, 1, buffer.count - length, stream) } ?? 0
            }
            length += got
            if got == 0 { break }
            if length > mostBytes {
                if let instead = dataInstead(of: Array(bytes.prefix(1 << 16)), file: file) { throw instead }
                throw UnusableInput(
                    Diagnostic(
                        .studyFileTooLarge, .error, "'\(file)' is larger than a study file can be",
                        at: SourceLocation(file: file),
                        hint: "name a folder with a \(fileName), and give layers as options: `--parishes FILE`"))
            }
            if length == bytes.count { bytes += [UInt8](repeating: 0, count: bytes.count) }
        }
        guard ferror(stream) == 0 else { return nil }
        return Array(bytes.prefix(length))
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
    static func join(_ folder: String, _ path: String) -> String {
        if folder.isEmpty || folder == "." || path.hasPrefix("/") || path == "-" { return path }
        return folder.hasSuffix("/") ? folder + path : folder + "/" + path
    }
}
