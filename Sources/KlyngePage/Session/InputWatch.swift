import Foundation
import GeoJSONFormat
import GeoModel
import StudyAreas

/// Notices that a file of the study is no longer the one that was read, without reading it again each time.
struct InputWatch {
    /// What the file system says of a file.
    private struct Stamp: Equatable {
        var size: Int64
        var seconds: Int
        var nanoseconds: Int
        var file: UInt64

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            size = Int64(status.st_size)
            file = UInt64(status.st_ino)
            #if canImport(Darwin)
                let time = status.st_mtimespec
            #else
                let time = status.st_mtim
            #endif
            (seconds, nanoseconds) = (Int(time.tv_sec), Int(time.tv_nsec))
        }
    }

    private var files: [(input: InputFile, stamp: Stamp?)]

    /// Watches the files that a study was read from; what is no file of its own is left out.
    init(_ study: Study) {
        files = study.inputs.compactMap { input in Stamp(input.path).map { (input, $0) } }
    }

    /// What is said of the files that have changed since they were asked about last; nothing of one with the same content.
    mutating func changes() -> [Diagnostic] {
        var found: [Diagnostic] = []
        for index in files.indices {
            let (input, before) = files[index]
            let now = Stamp(input.path)
            guard now != before else { continue }
            files[index].stamp = now
            if now != nil, input.converter == nil, Self.digest(input.path) == input.sha256 { continue }
            let name = input.path.split(separator: "/").last.map(String.init) ?? input.path
            found.append(
                Diagnostic(
                    .inputsChangedWhileServed, .warning,
                    now == nil
                        ? "'\(name)' is no longer where the study was read from"
                        : "'\(name)' has changed on disk since the study was read",
                    at: SourceLocation(file: input.path),
                    hint: "all scores are of what was read; end the server and start it again to take the change in"))
        }
        return found
    }

    private static func digest(_ path: String) -> String? {
        do throws(UnusableInput) { return try SourceText(contentsOf: path).sha256 } catch { return nil }
    }
}
