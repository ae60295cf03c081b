import Foundation
import KlyngeKit

/// The files of `--out DIR`.
enum OutputFolder {
    static let names = [
        "clusters.geojson", "units.geojson", "assignment.csv", "scores.json", "clusters.qml", "units.qml",
    ]
    static let catchments = "catchments.geojson"
    static let report = "report.html"

    /// Every file that a run may write into the folder.
    static func files(_ output: OutputOptions, alternatives: Int) -> [String] {
        guard let folder = output.out else { return [] }
        let folders = alternatives > 1 ? (1...alternatives).map { "\(folder)/alternative-\($0)" } : [folder]
        let reports = (folders.contains(folder) ? folders : [folder] + folders).map { "\($0)/\(report)" }
        return reports
            + folders.flatMap { folder in
                (names + [catchments] + output.with.maps.map(\.fileName)).map { "\(folder)/\($0)" }
            }
    }

    /// Refuses, before any work, to replace what is there without leave.
    static func requireFree(_ paths: [String], force: Bool) throws(UnusableInput) {
        guard !force else { return }
        var faults: [Diagnostic] = []
        for path in paths {
            var status = stat()
            guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            faults.append(
                Diagnostic(
                    .outputExists, .error, "'\(path)' is already there", at: SourceLocation(file: path),
                    hint: "write elsewhere, or allow it to be replaced with `--force`"))
        }
        guard faults.isEmpty else { throw UnusableInput(faults) }
    }

    /// Makes a folder and those above it.
    static func make(_ path: String) throws(UnusableInput) {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            var isFolder: ObjCBool = false
            let isTaken = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
            let reason = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
            throw UnusableInput(
                Diagnostic(
                    .outputNotWritable, .error,
                    "the folder '\(path)' cannot be made: "
                        + (isTaken
                            ? "a file has that name" : reason?.localizedDescription ?? error.localizedDescription),
                    at: SourceLocation(file: path),
                    hint: isTaken ? "name another folder" : "write to a folder that is yours"))
        }
    }
}
