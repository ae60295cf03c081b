import Foundation

/// The port and the token of a session's last server, so that a page that is open finds the next one by itself.
///
/// Only its owner can read the file; one that others could read, or that is a link, is not trusted and is replaced.
struct AddressFile {
    /// The path: `NAME.address` beside the session's file.
    let path: String

    init(of name: SessionName, in folder: String) { path = folder + "/" + name.text + ".address" }

    /// What the file holds; nil where it is not there or not to be trusted.
    func read() -> (port: UInt16, token: String)? {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == getuid(),
            status.st_mode & 0o077 == 0, status.st_nlink == 1, status.st_size < 100
        else { return nil }
        var buffer = [UInt8](repeating: 0, count: 100)
        let count = buffer.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else { return nil }
        let words = String(decoding: buffer[..<count], as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let port = UInt16(words[0]), words[1].utf8.count == 32,
            words[1].utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        return (port, String(words[1]))
    }

    /// Writes the file anew. A page that cannot find the next server is no reason to stop this one.
    func write(port: UInt16, token: String) {
        unlink(path)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let bytes = Array("\(port) \(token)\n".utf8)
        _ = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
    }
}
