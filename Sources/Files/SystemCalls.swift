import Foundation

/// A system call that failed: which, on what, and the system's number for the cause.
public struct SystemFault: Error, Hashable, Sendable {
    /// The call, as `rename`.
    public var call: String
    /// The path that it was about.
    public var path: String
    /// The `errno`.
    public var code: Int32

    /// The cause in words.
    public var words: String { Self.words(code) }
}

/// The file system by paths that keep their bytes, with errors as values. Interrupted calls are made again.
enum FileSystem {
    /// Calls `body` with the bytes of a path; a path with a NUL in it names nothing that the system could know.
    static func call(_ name: String, _ path: String, _ body: (UnsafePointer<CChar>) -> Int32) throws(SystemFault)
        -> Int32
    {
        var bytes = PathText.bytes(of: path)
        guard !bytes.contains(0) else { throw SystemFault(call: name, path: path, code: EILSEQ) }
        bytes.append(0)
        while true {
            let (result, code) = bytes.withUnsafeBufferPointer { buffer in
                buffer.withMemoryRebound(to: CChar.self) { chars -> (Int32, Int32) in
                    guard let base = chars.baseAddress else { return (-1, EINVAL) }
                    let result = body(base)
                    return (result, errno)
                }
            }
            if result >= 0 { return result }
            if code != EINTR { throw SystemFault(call: name, path: path, code: code) }
        }
    }

    /// The same with two paths; the fault names the second.
    static func call(
        _ name: String, _ from: String, _ to: String, _ body: (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Int32
    ) throws(SystemFault) {
        _ = try call(name, to) { target in
            var bytes = PathText.bytes(of: from)
            guard !bytes.contains(0) else {
                errno = EILSEQ
                return -1
            }
            bytes.append(0)
            return bytes.withUnsafeBufferPointer { buffer in
                buffer.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { body($0, target) } ?? -1 }
            }
        }
    }

    static func open(_ path: String, _ flags: Int32, mode: mode_t = 0o600) throws(SystemFault) -> Int32 {
        try call("open", path) { Foundation.open($0, flags | O_CLOEXEC, mode) }
    }

    /// What the path leads to, links followed.
    static func status(_ path: String) throws(SystemFault) -> stat {
        var status = stat()
        _ = try call("stat", path) { stat($0, &status) }
        return status
    }

    /// What the path is itself.
    static func linkStatus(_ path: String) throws(SystemFault) -> stat {
        var status = stat()
        _ = try call("lstat", path) { lstat($0, &status) }
        return status
    }

    /// What the path is itself; nil when nothing is there or it cannot be known.
    static func existing(_ path: String) -> stat? {
        do throws(SystemFault) { return try linkStatus(path) } catch { return nil }
    }

    static func makeFolder(_ path: String, mode: mode_t = 0o777) throws(SystemFault) {
        _ = try call("mkdir", path) { mkdir($0, mode) }
    }

    static func removeFile(_ path: String) throws(SystemFault) { _ = try call("unlink", path) { unlink($0) } }

    static func removeFolder(_ path: String) throws(SystemFault) { _ = try call("rmdir", path) { rmdir($0) } }

    static func rename(_ from: String, to: String) throws(SystemFault) {
        try call("rename", from, to) { Foundation.rename($0, $1) }
    }

    /// A second name for a file, or for a link itself.
    static func link(_ from: String, to: String) throws(SystemFault) {
        try call("link", from, to) { linkat(AT_FDCWD, $0, AT_FDCWD, $1, 0) }
    }

    /// Flushes a file or the entries of a folder to the disk. A file system that knows no such thing for folders is content.
    static func sync(_ path: String) throws(SystemFault) {
        let descriptor = try open(path, O_RDONLY)
        defer { close(descriptor) }
        if fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP, errno != EBADF {
            throw SystemFault(call: "fsync", path: path, code: errno)
        }
    }

    /// The path without links, as the system sees it.
    static func resolved(_ path: String) throws(SystemFault) -> String {
        var text = ""
        _ = try call("realpath", path) { name in
            guard let found = realpath(name, nil) else { return -1 }
            text = PathText.text(ofCString: found)
            free(found)
            return 0
        }
        return text
    }

    /// The names in a folder, in the order of their bytes, without `.` and `..`.
    static func names(in folder: String) throws(SystemFault) -> [String] {
        let descriptor = try open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY)
        guard let stream = fdopendir(descriptor) else {
            let code = errno
            close(descriptor)
            throw SystemFault(call: "opendir", path: folder, code: code)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                let code = errno
                if code != 0 { throw SystemFault(call: "readdir", path: folder, code: code) }
                break
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: 1) { PathText.text(ofCString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    }

    /// Writes all bytes to a descriptor.
    static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(SystemFault) {
        let code = bytes.withUnsafeBytes { bytes -> Int32 in
            var done = 0
            while done < bytes.count {
                let wrote = Foundation.write(
                    descriptor, bytes.baseAddress.map { $0 + done }, min(bytes.count - done, 1 << 30))
                if wrote < 0 && errno == EINTR { continue }
                guard wrote > 0 else { return wrote < 0 ? errno : EIO }
                done += wrote
            }
            return 0
        }
        if code != 0 { throw SystemFault(call: "write", path: path, code: code) }
    }

    /// The rights that a new file gets here.
    static var creationMask: mode_t {
        let mask = umask(0)
        umask(mask)
        return mask
    }
}

extension stat {
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
    var isFile: Bool { st_mode & S_IFMT == S_IFREG }
    var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
    /// Whether both are the same file.
    func isSame(as other: stat) -> Bool { st_dev == other.st_dev && st_ino == other.st_ino }
}
