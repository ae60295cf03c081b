import Foundation

/// What a path leads to, links followed; nothing is opened.
public enum PathKind: Hashable, Sendable {
    case folder
    /// A file, a pipe or a device.
    case file
    /// Nothing; with the cause in words where it is another one than that nothing is there.
    case nothing(String?)

    /// Looks.
    public init(_ path: String) {
        do throws(SystemFault) {
            self = try FileSystem.status(path).isFolder ? .folder : .file
        } catch {
            self = .nothing(error.code == ENOENT ? nil : error.words)
        }
    }

    /// The device and number of an existing regular file: two spellings, or a link, still are the same file.
    public static func identity(_ path: String) -> [UInt64]? {
        guard path != "-", let status = try? FileSystem.status(path), status.isFile else { return nil }
        return [UInt64(status.st_dev), UInt64(status.st_ino)]
    }
}
