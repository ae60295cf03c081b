import CFileSystem
import Foundation

/// A file written whole beside the place that it is for, flushed to the disk, and locked as long as this process needs it.
struct StagedFile {
    /// Where it is now.
    let path: String
    private let descriptor: Int32

    /// Writes `bytes` into a new file in `folder` with the rights `mode`, or those that a new file gets.
    init(_ bytes: [UInt8], in folder: String, mode: mode_t?, isFlushed: Bool = true) throws(SystemFault) {
        (descriptor, path) = try Self.make(in: folder)
        do throws(SystemFault) {
            try FileSystem.write(bytes, to: descriptor, path: path)
            // mkostemp makes a private file; the result gets the old file's rights, or what a new file would get.
            if fchmod(descriptor, mode ?? (0o666 & ~FileSystem.creationMask)) != 0 {
                throw SystemFault(call: "chmod", path: path, code: errno)
            }
            if isFlushed, fsync(descriptor) != 0 { throw SystemFault(call: "fsync", path: path, code: errno) }
        } catch {
            discard()
            throw error
        }
    }

    /// An empty file with a lock on it, so that another run does not take it for one that was left behind.
    private static func make(in folder: String) throws(SystemFault) -> (Int32, String) {
        let pattern =
            PathText.bytes(of: PathText.join(folder, Leftovers.prefix + "XXXXXX")).map(CChar.init(bitPattern:)) + [0]
        while true {
            var template = pattern
            let descriptor = klynge_make_temporary(&template)
            guard descriptor >= 0 else { throw SystemFault(call: "open", path: folder, code: errno) }
            let path = template.withUnsafeBufferPointer { $0.baseAddress.map { PathText.text(ofCString: $0) } ?? "" }
            var status = stat()
            // Another run may have cleaned it away before the lock was there.
            let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
            if isLocked && fstat(descriptor, &status) == 0 && status.st_nlink > 0 { return (descriptor, path) }
            close(descriptor)
        }
    }

    /// Takes the file away.
    func discard() {
        do throws(SystemFault) { try FileSystem.removeFile(path) } catch {}
        release()
    }

    /// Lets go of a file that has found its place.
    func release() { close(descriptor) }
}
