import Files
import Foundation
import GeoModel

/// The file of a session: a line a step, on the disk before the step is answered.
///
/// Only one process has it open: it is locked while it is.
final class JournalFile {
    /// The path, for messages.
    let path: String
    private let descriptor: Int32
    /// Where the last whole line ends.
    private var length: Int

    /// What a file held when it was opened.
    struct Contents {
        /// Whole lines, without their line feeds.
        var lines: [[UInt8]]
        /// How many bytes of a line that was being written when the program ended; they are gone from the file.
        var tornBytes: Int
    }

    /// Opens the session's file in `folder`, which is made where it is not there.
    ///
    /// - Throws: `UnusableInput` with K312 where another server has it, K313 for a link or what is no file, K314 where it cannot be
    ///   read or written.
    static func open(_ name: SessionName, in folder: String) throws(UnusableInput) -> (JournalFile, Contents) {
        let path = folder + "/" + name.text + ".jsonl"
        var status = stat()
        if lstat(folder, &status) != 0 {
            guard mkdir(folder, 0o777) == 0 || errno == EEXIST else { throw unwritable(path, errno) }
        } else if status.st_mode & S_IFMT != S_IFDIR {
            throw noFile(folder)
        }
        let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o600)
        guard descriptor >= 0 else {
            throw errno == ELOOP || errno == EISDIR || errno == ENXIO ? noFile(path) : unwritable(path, errno)
        }
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else {
            close(descriptor)
            throw noFile(path)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw UnusableInput(
                Diagnostic(
                    .sessionInUse, .error, "the session '\(name.text)' is open in another server",
                    at: SourceLocation(file: path),
                    hint: "use that one's page, end it there, or begin another with `--session NAME`"))
        }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done, off_t(done))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            done += count
        }
        bytes.removeLast(bytes.count - done)
        let whole = (bytes.lastIndex(of: 10) ?? -1) + 1
        if whole < bytes.count, ftruncate(descriptor, off_t(whole)) != 0 {
            let code = errno
            close(descriptor)
            throw unwritable(path, code)
        }
        let lines = bytes[..<whole].split(separator: 10).map { Array($0) }
        return (
            JournalFile(path: path, descriptor: descriptor, length: whole),
            Contents(lines: lines, tornBytes: bytes.count - whole)
        )
    }

    private init(path: String, descriptor: Int32, length: Int) {
        (self.path, self.descriptor, self.length) = (path, descriptor, length)
    }

    deinit { close(descriptor) }

    /// Appends a line and waits until the disk has it. What cannot be written whole is taken back.
    ///
    /// - Throws: `UnusableInput` with K314 and the cause in words.
    func append(_ line: [UInt8]) throws(UnusableInput) {
        let bytes = line + [10]
        var done = 0
        var code: Int32 = 0
        while done < bytes.count, code == 0 {
            let count = bytes.withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done, off_t(length + done))
            }
            if count > 0 { done += count } else if count == 0 { code = EIO } else if errno != EINTR { code = errno }
        }
        if code == 0, fsync(descriptor) != 0, errno != EINVAL { code = errno }
        guard code == 0 else {
            _ = ftruncate(descriptor, off_t(length))
            throw Self.unwritable(path, code)
        }
        length += bytes.count
    }

    /// Keeps only the first lines, after the whole file was copied beside it; the name of the copy.
    func cut(after lines: [[UInt8]]) throws(UnusableInput) -> String {
        var copy = path + ".damaged"
        var number = 2
        while access(copy, F_OK) == 0 {
            copy = path + ".damaged-\(number)"
            number += 1
        }
        guard let data = FileManager.default.contents(atPath: path),
            FileManager.default.createFile(atPath: copy, contents: data)
        else { throw Self.unwritable(copy, EIO) }
        let kept = lines.reduce(0) { $0 + $1.count + 1 }
        guard ftruncate(descriptor, off_t(kept)) == 0 else { throw Self.unwritable(path, errno) }
        length = kept
        return copy
    }

    private static func noFile(_ path: String) -> UnusableInput {
        UnusableInput(
            Diagnostic(
                .sessionIsNoFile, .error,
                "'\(PathText.display(path))' is a link or no file, and sessions are plain files",
                at: SourceLocation(file: PathText.display(path)), hint: "take it away, or use another `--session NAME`")
        )
    }

    private static func unwritable(_ path: String, _ code: Int32) -> UnusableInput {
        UnusableInput(
            Diagnostic(
                .sessionNotWritable, .error,
                "the step could not be saved in '\(PathText.display(path))': \(SystemFault.words(code))",
                at: SourceLocation(file: PathText.display(path)),
                hint: code == ENOSPC || code == EDQUOT
                    ? "free some space and do it again; nothing was changed" : "nothing was changed; check the folder"))
    }
}
