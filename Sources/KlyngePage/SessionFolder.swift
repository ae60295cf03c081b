import Files
import Foundation
import GeoModel
import StudyAreas

/// Where the sessions of a study lie, and what the usual one is called.
public struct SessionFolder: Sendable {
    /// The folder.
    public let path: String
    /// The name of a session that was not named: `plan`; the study file's name where that is given.
    public let usualName: String

    /// The folder `sessions` in the study's; in the user's state folder where the study is given as options or its folder can only
    /// be read.
    ///
    /// - Parameter inputs: the paths that the study is made of, which tell studies without a folder apart.
    public init(study: String?, inputs: [String]) {
        var name = "plan"
        if let study {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: study, isDirectory: &isFolder)
            let folder = exists && isFolder.boolValue ? study : PathText.parent(study)
            if exists && !isFolder.boolValue {
                let stem = PathText.name(study).split(separator: ".").first.map(String.init) ?? ""
                if stem != "klynge", let usable = try? SessionName(stem) { name = usable.text }
            }
            let sessions = PathText.join(folder.isEmpty ? "." : folder, "sessions")
            if access(sessions, W_OK) == 0
                || access(folder.isEmpty ? "." : folder, W_OK) == 0 && access(sessions, F_OK) != 0
            {
                (path, usualName) = (sessions, name)
                return
            }
        }
        let environment = ProcessInfo.processInfo.environment
        let state =
            environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
            ?? PathText.join(environment["HOME"] ?? NSHomeDirectory(), ".local/state")
        path = PathText.join(state, "klynge/sessions")
        let digest = SHA256Digest.text(of: Array(((study.map { [$0] } ?? []) + inputs).joined(separator: "\n").utf8))
        usualName = "\(name)-\(digest.prefix(8))"
    }

    /// Makes the folders above, where they are not there.
    public func makeFolders() throws(UnusableInput) {
        let parent = PathText.parent(path)
        guard !parent.isEmpty else { return }
        do { try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true) } catch {
            throw UnusableInput(
                Diagnostic(
                    .sessionNotWritable, .error, "the folder '\(PathText.display(parent))' cannot be made: \(error)",
                    hint: "set XDG_STATE_HOME to a folder that is yours"))
        }
    }

    /// Whether a session of this name was begun.
    public func holds(_ name: SessionName) -> Bool {
        var status = stat()
        return lstat(PathText.join(path, name.text + ".jsonl"), &status) == 0 && status.st_size > 0
    }

    /// The sessions that lie there, the one that was worked on last first.
    public func sessions() -> [(name: String, steps: Int, time: Double)] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return files.filter { $0.hasSuffix(".jsonl") }.sorted().compactMap { file -> (String, Int, Double)? in
            var status = stat()
            let full = PathText.join(path, file)
            guard lstat(full, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size < 64 << 20,
                let name = try? SessionName(String(file.dropLast(6))),
                let data = FileManager.default.contents(atPath: full)
            else { return nil }
            return (name.text, max(0, data.count { $0 == 10 } - 1), Double(status.st_mtim.tv_sec))
        }.sorted { ($1.2, $0.0) < ($0.2, $1.0) }
    }
}
