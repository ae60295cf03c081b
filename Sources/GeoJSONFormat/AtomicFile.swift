import Foundation
import GeoModel

/// Writing a file whole or not at all.
public enum AtomicFile {
    /// Writes beside `path`, flushes to the disk, and renames: a reader sees the old file or the new one, never half.
    ///
    /// Throws `UnusableInput`: K100 when something is there and `overwrite` is false, K101 when the folder is missing or
    /// closed to us, `path` is a folder, or the disk is full. The temporary file is gone in every case.
    public static func write(_ bytes: [UInt8], to path: String, overwrite: Bool) throws(UnusableInput) {
        try write([(path, bytes)], overwrite: overwrite)
    }

    /// Writes several files that belong together: none is put in place before all of them are on the disk.
    ///
    /// A full disk thus leaves every old file as it was. Throws as writing a single one does.
    public static func write(_ files: [(path: String, bytes: [UInt8])], overwrite: Bool) throws(UnusableInput) {
        var staged: [Staged] = []
        do throws(UnusableInput) {
            for file in files {
                if let one = try stage(file.bytes, for: file.path, overwrite: overwrite) { staged.append(one) }
            }
            while let one = staged.first {
                try putInPlace(one, overwrite: overwrite)
                staged.removeFirst()
            }
        } catch {
            for one in staged { unlink(one.temporary) }
            throw error
        }
    }

    /// A file written beside the place that it is for.
    private struct Staged {
        var path: String
        var temporary: [CChar]
        var target: String
    }

    /// Writes the bytes beside `path`; nil when it is a pipe or a device, which were written to as they are.
    private static func stage(_ bytes: [UInt8], for path: String, overwrite: Bool) throws(UnusableInput) -> Staged? {
        var target = path
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT != S_IFDIR else { throw failure(path, "it is a folder", "name a file in it") }
            guard status.st_mode & S_IFMT == S_IFREG else {
                // A pipe or a device cannot be replaced; it is written to as it is.
                try writeThrough(bytes, path)
                return nil
            }
            guard overwrite else { throw exists(path) }
            // A link keeps pointing where it points: its target is replaced, not the link.
            if let resolved = realpath(path, nil) {
                target = String(cString: resolved)
                free(resolved)
            }
        }
        // In the same folder, but under a name of its own: one that is as long as it may be leaves no room for more.
        let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
        var template = Array((folder + ".klynge-XXXXXX").utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw failure(path, errno) }
        var code = writeAll(bytes, descriptor)
        // mkstemp makes a private file; the result gets the old file's rights, or what a new file would get.
        let mask = umask(0)
        umask(mask)
        let mode = status.st_mode & 0o7777
        if code == 0, fchmod(descriptor, mode == 0 ? 0o666 & ~mask : mode) != 0 { code = errno }
        if code == 0, fsync(descriptor) != 0 { code = errno }
        if close(descriptor) != 0, code == 0 { code = errno }
        if code != 0 {
            unlink(template)
            throw failure(path, code)
        }
        return Staged(path: path, temporary: template, target: target)
    }

    private static func putInPlace(_ staged: Staged, overwrite: Bool) throws(UnusableInput) {
        if overwrite {
            if rename(staged.temporary, staged.target) != 0 { throw failure(staged.path, errno) }
            return
        }
        // Without leave to overwrite, a file that appeared meanwhile must survive: link fails when one is there.
        if link(staged.temporary, staged.target) == 0 {
            unlink(staged.temporary)
            return
        }
        let code = errno
        if code == EPERM || code == ENOTSUP, rename(staged.temporary, staged.target) == 0 { return }
        if code == EEXIST { throw exists(staged.path) }
        throw failure(staged.path, code)
    }

    private static func writeThrough(_ bytes: [UInt8], _ path: String) throws(UnusableInput) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, errno) }
        let code = writeAll(bytes, descriptor)
        close(descriptor)
        if code != 0 { throw failure(path, code) }
    }

    /// Returns 0, or the errno of the write that failed.
    private static func writeAll(_ bytes: [UInt8], _ descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { bytes in
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
    }

    private static func exists(_ path: String) -> UnusableInput {
        UnusableInput(
            Diagnostic(
                .outputExists, .error, "'\(path)' is already there", at: SourceLocation(file: path),
                hint: "write elsewhere, or allow it to be replaced with `--force`"))
    }

    private static func failure(_ path: String, _ code: Int32) -> UnusableInput {
        let hint =
            switch code {
            case ENOSPC, EDQUOT: "free some space, or write to another disk"
            case ENOENT, ENOTDIR: "make the folder first"
            case EACCES, EPERM, EROFS: "write to a folder that is yours"
            default: "check the disk or the network drive"
            }
        return failure(path, String(cString: strerror(code)), hint)
    }

    private static func failure(_ path: String, _ words: String, _ hint: String) -> UnusableInput {
        UnusableInput(
            Diagnostic(
                .outputNotWritable, .error, "'\(path)' cannot be written: \(words)", at: SourceLocation(file: path),
                hint: hint))
    }
}
