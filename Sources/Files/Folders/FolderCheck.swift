import Foundation
import GeoModel

/// Whether the files of a folder are whole, and of one run.
public struct FolderCheck: Sendable {
    /// What the folder is.
    public enum Verdict: String, Sendable {
        /// Every file is as the run wrote it.
        case whole
        /// A file is changed, missing, or of another run.
        case changed
        /// There is no folder, or no manifest of ours in it.
        case none
    }

    /// What a file is.
    public enum State: String, Sendable {
        /// As it was written.
        case whole
        /// Its bytes differ from those that were written.
        case changed
        /// It is not there.
        case missing
        /// It has the name of a result, and this run did not write it.
        case foreign
        /// It cannot be read.
        case unreadable
    }

    /// A file and what it is.
    public struct File: Hashable, Sendable {
        /// The path within the folder.
        public var name: String
        /// What was found.
        public var state: State
    }

    /// The folder as it was given.
    public let path: String
    /// The sum of what was found.
    public private(set) var verdict = Verdict.none
    /// Why there is nothing to check; nil when there is.
    public private(set) var obstacle: String?
    /// What the manifest says; nil when there is none that can be read.
    public private(set) var manifest: FolderManifest?
    /// Every file, by name.
    public private(set) var files: [File] = []

    /// Checks the folder at `path`. A replacement that a killed run left unfinished is finished first.
    public init(_ path: String) {
        self.path = path
        do throws(SystemFault) {
            let status = try FileSystem.status(path)
            guard status.isFolder else {
                obstacle = "'\(PathText.display(path))' is a file, not a folder"
                return
            }
            let folder = try FileSystem.resolved(path)
            Leftovers.clean(PathText.parent(folder))
            Leftovers.clean(folder)
            try check(folder)
        } catch {
            obstacle =
                error.code == ENOENT
                ? "there is no folder '\(PathText.display(path))'"
                : "the folder '\(PathText.display(path))' cannot be read: \(error.words)"
        }
    }

    private mutating func check(_ folder: String) throws(SystemFault) {
        let contents = try FolderContents(folder)
        switch contents.manifest {
        case .foreign:
            obstacle = "the folder '\(PathText.display(path))' has no \(FolderManifest.fileName) of ours"
            return
        case .damaged:
            files = [File(name: FolderManifest.fileName, state: .changed)]
        case .manifest(let manifest):
            self.manifest = manifest
            files = manifest.files.map { File(name: $0.name, state: Self.state(of: $0, in: folder)) }
            let known = Set(manifest.files.map(\.name))
            files += FirstNames.all.filter { !known.contains($0) && FileSystem.existing(folder + "/" + $0) != nil }
                .map { File(name: $0, state: .foreign) }
            files.append(
                File(name: FolderManifest.fileName, state: manifest.run == manifest.expectedRun ? .whole : .changed))
            files.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        }
        verdict = files.allSatisfy { $0.state == .whole } ? .whole : .changed
    }

    private static func state(of file: FolderManifest.File, in folder: String) -> State {
        do throws(SystemFault) {
            let path = folder + "/" + file.name
            let status = try FileSystem.linkStatus(path)
            guard status.isFile, Int(status.st_size) == file.bytes else { return .changed }
            return try digest(path) == file.sha256 ? .whole : .changed
        } catch {
            return [ENOENT, ENOTDIR].contains(error.code) ? .missing : .unreadable
        }
    }

    private static func digest(_ path: String) throws(SystemFault) -> String {
        SHA256Digest.text(of: try FolderContents.bytes(path))
    }
}
