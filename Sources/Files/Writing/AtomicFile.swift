import Foundation
import GeoModel

/// Writing a file whole or not at all.
public enum AtomicFile {
    /// Writes beside `path`, flushes to the disk, and renames: a reader sees the old file or the new one, never half.
    ///
    /// A pipe or a device is written to as it is, and so is the file that standard output leads to. What a killed run left beside
    /// `path` is cleaned.
    ///
    /// Throws `UnusableInput`: K100 when something is there and `overwrite` is false, K101 when the folder is missing or
    /// closed to us, `path` is a folder, or the disk is full. The temporary file is gone in every case.
    public static func write(_ bytes: [UInt8], to path: String, overwrite: Bool) throws(UnusableInput) {
        do throws(SystemFault) {
            if try writeThrough(bytes, path) { return }
            let old = FileSystem.existing(path)
            if old != nil && !overwrite { throw SystemFault(call: "open", path: path, code: EEXIST) }
            // A link keeps pointing where it points: its target is replaced, not the link.
            let target = old?.isLink == true ? try FileSystem.resolved(path) : path
            let folder = PathText.parent(target)
            Leftovers.clean(folder)
            let staged = try StagedFile(
                bytes, in: folder, mode: old == nil ? nil : try FileSystem.status(target).st_mode & 0o7777)
            do throws(SystemFault) {
                if overwrite {
                    try FileSystem.rename(staged.path, to: target)
                } else {
                    try FileSystem.renameToFree(staged.path, to: target)
                }
            } catch {
                staged.discard()
                throw error
            }
            staged.release()
            try FileSystem.sync(folder.isEmpty ? "." : folder)
        } catch {
            throw UnusableInput(diagnostic(error, path))
        }
    }

    /// Writes to what cannot be replaced; false when `path` is a file or nothing yet.
    private static func writeThrough(_ bytes: [UInt8], _ path: String) throws(SystemFault) -> Bool {
        let status: stat
        do throws(SystemFault) { status = try FileSystem.status(path) } catch {
            if error.code == ENOENT, !PathText.endsInSlash(path), FileSystem.existing(path) == nil { return false }
            throw error
        }
        if status.isFolder { throw SystemFault(call: "open", path: path, code: EISDIR) }
        if status.isFile {
            // `/dev/stdout` where the shell has sent it into a file: another file in its place would not be the shell's.
            var output = stat()
            guard isStandardOutput(path), fstat(STDOUT_FILENO, &output) == 0, output.isSame(as: status) else {
                return false
            }
            try FileSystem.write(bytes, to: STDOUT_FILENO, path: path)
            return true
        }
        let descriptor = try FileSystem.open(path, O_WRONLY)
        do throws(SystemFault) { try FileSystem.write(bytes, to: descriptor, path: path) } catch {
            close(descriptor)
            throw error
        }
        if close(descriptor) != 0 { throw SystemFault(call: "close", path: path, code: errno) }
        return true
    }

    private static func isStandardOutput(_ path: String) -> Bool {
        ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].contains(path)
    }

    private static func diagnostic(_ fault: SystemFault, _ path: String) -> Diagnostic {
        let name = PathText.display(path)
        let here = SourceLocation(file: name)
        if fault.code == EEXIST {
            return Diagnostic(
                .outputExists, .error, "'\(name)' is already there", at: here,
                hint: "write elsewhere, or allow it to be replaced with `--force`")
        }
        return Diagnostic(
            .outputNotWritable, .error, "'\(name)' cannot be written: \(fault.words)", at: here,
            hint: fault.code == EISDIR ? "name a file in it" : SystemFault.hint(fault.code))
    }
}
