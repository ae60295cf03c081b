import Foundation
import GeoModel

/// The folder of `--out`: its files are all of one run, at every moment.
///
///     let folder = try ResultFolder("out/study")
///     try folder.requireFree(["report.html"], force: false)
///     try folder.write([FolderFile("report.html", page)], version: "0.2.0", command: "klynge propose …", force: false)
///
/// A folder that is not there yet is prepared beside and renamed. One that is there is prepared anew with second names for what is
/// not ours, and exchanged (`FolderExchange`); where that is not possible, its files are replaced one by one under a journal
/// (`FolderReplacement`). `Docs/decisions` says why. Everything is flushed to the disk.
public struct ResultFolder: Sendable {
    /// The path as it was given.
    public let path: String
    /// The folder without links in its path; nil when it is not there yet.
    let existing: String?

    /// Looks at the place, before any work.
    ///
    /// - Throws: `UnusableInput` with K281 when it is a file, leads through a file, is a link to nothing, or has the name of a file.
    public init(_ path: String) throws(UnusableInput) {
        self.path = path
        do throws(SystemFault) {
            existing = try Self.find(path)
        } catch {
            throw UnusableInput(Self.refusal(error, path))
        }
    }

    private static func find(_ path: String) throws(SystemFault) -> String? {
        if path.isEmpty { throw SystemFault(call: "open", path: path, code: ENOENT) }
        do throws(SystemFault) {
            guard try FileSystem.status(path).isFolder else {
                throw SystemFault(call: "open", path: path, code: EEXIST)
            }
            return try FileSystem.resolved(path)
        } catch {
            guard error.code == ENOENT else { throw error }
        }
        // A link that leads nowhere is not a free place.
        if FileSystem.existing(PathText.withoutTrailingSlashes(path)) != nil {
            throw SystemFault(call: "readlink", path: path, code: ENOENT)
        }
        if !PathText.endsInSlash(path), FileNames.isFile(PathText.name(path)) {
            throw SystemFault(call: "name", path: path, code: ENOTDIR)
        }
        return nil
    }

    private static func refusal(_ fault: SystemFault, _ path: String) -> Diagnostic {
        let name = PathText.display(path)
        let (words, hint): (String, String) =
            switch (fault.call, fault.code) {
            case (_, EEXIST): ("'\(name)' is a file, and `--out` takes a folder", "name another folder")
            case ("readlink", _):
                ("'\(name)' is a link to a folder that is not there", "make that folder, or name another one")
            case ("name", _):
                (
                    "'\(name)' has the name of a file, and `--out` takes a folder",
                    "name a folder; for a single file give `-o`, and `\(name)/` if the folder is to be called so"
                )
            case (_, ENOENT): ("`--out` names no folder", "name a folder")
            default: ("the folder '\(name)' cannot be used: \(fault.words)", SystemFault.hint(fault.code))
            }
        return Diagnostic(.unusableFolder, .error, words, at: SourceLocation(file: name), hint: hint)
    }

    /// The paths that writing `names` would replace or remove: those of an earlier run, and namesakes.
    public func touched(_ names: [String]) throws(UnusableInput) -> [String] {
        guard let existing else { return [] }
        do throws(SystemFault) {
            let ours = try FolderContents(existing).ours
            let known = Set(ours)
            let namesakes = (names + [FolderManifest.fileName]).filter {
                !known.contains($0) && FileSystem.existing(existing + "/" + $0) != nil
            }
            return (ours + namesakes).map { PathText.join(path, $0) }
        } catch {
            throw UnusableInput(Self.refusal(error, path))
        }
    }

    /// Refuses, before any work, to replace what is there without leave, and what cannot be replaced at all.
    ///
    /// - Throws: `UnusableInput` with K100 for each file that is in the way, K281 for a folder with a file's name.
    public func requireFree(_ names: [String], force: Bool) throws(UnusableInput) {
        let paths = try touched(names)
        let folders = paths.filter { FileSystem.existing($0)?.isFolder == true }
        guard folders.isEmpty else {
            throw UnusableInput(
                folders.map {
                    Diagnostic(
                        .unusableFolder, .error,
                        "'\(PathText.display($0))' is a folder, and a file of that name is to be written",
                        at: SourceLocation(file: PathText.display($0)), hint: "rename it, or write to another folder")
                })
        }
        guard force || paths.isEmpty else {
            throw UnusableInput(
                paths.map {
                    Diagnostic(
                        .outputExists, .error, "'\(PathText.display($0))' is already there",
                        at: SourceLocation(file: PathText.display($0)),
                        hint: "write elsewhere, or allow it to be replaced with `--force`")
                })
        }
    }
}

/// Names that say by themselves that they are a file's.
enum FileNames {
    private static let endings: Set<String> = [
        "csv", "docx", "fgb", "geojson", "geojsonl", "gml", "gpkg", "gpx", "html", "json", "kml", "kmz", "ods",
        "parquet", "pdf",
        "png", "qgz", "qml", "shp", "sqlite", "svg", "tab", "toml", "topojson", "tsv", "txt", "xlsx", "xml", "zip",
    ]

    static func isFile(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last else { return false }
        return endings.contains(String(Substring(last)).lowercased())
    }
}
