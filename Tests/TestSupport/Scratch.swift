import Foundation

/// A folder of its own for a test, gone when the test is.
public final class Scratch {
    /// Where it lies.
    public let folder: URL

    /// Makes it.
    public init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "klynge-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A path in it.
    public func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Writes a file into it, and the folders that it lies in; its path.
    @discardableResult
    public func write(_ text: String, _ name: String) throws -> String {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return path(name)
    }

    /// The names of everything in it, sorted.
    public var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted() }
}
