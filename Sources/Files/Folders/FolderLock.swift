import Foundation

/// A lock on a result folder, so that two runs do not replace it at the same time.
struct FolderLock {
    private let descriptor: Int32

    /// Waits for the folder at `path`, which another run may be about to replace, for at most ten seconds.
    init(on path: String) throws(SystemFault) {
        for _ in 0..<200 {
            let descriptor = try FileSystem.open(path, O_RDONLY | O_DIRECTORY)
            let isTaken = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
            var status = stat()
            let isStill = fstat(descriptor, &status) == 0 && FileSystem.existing(path)?.isSame(as: status) ?? false
            if !isTaken && isStill {
                self.descriptor = descriptor
                return
            }
            close(descriptor)
            if isTaken { usleep(50_000) }
        }
        throw SystemFault(call: "flock", path: path, code: EBUSY)
    }

    func release() { close(descriptor) }
}
