import Foundation

/// What killed runs left behind, known by its name and by nobody holding a lock on it.
enum Leftovers {
    /// What the name of everything temporary begins with.
    static let prefix = ".klynge-"

    /// Whether `name` is the prefix and six letters or digits.
    static func isTemporary(_ name: String) -> Bool {
        let rest = name.utf8.dropFirst(prefix.utf8.count)
        return name.utf8.starts(with: prefix.utf8) && rest.count == 6
            && rest.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            }
    }

    /// Removes temporary files, and finishes or takes back what killed runs had under way, in a folder.
    ///
    /// Nothing here is a reason to stop: what cannot be cleaned stays where it is.
    static func clean(_ folder: String) {
        for name in (try? FileSystem.names(in: folder)) ?? [] where isTemporary(name) {
            let path = PathText.join(folder, name)
            guard let status = FileSystem.existing(path), status.st_uid == geteuid() else { continue }
            if status.isFile {
                cleanFile(path)
            } else if status.isFolder, let workshop = Workshop(leftAt: path) {
                workshop.recover()
            }
        }
    }

    private static func cleanFile(_ path: String) {
        do throws(SystemFault) {
            let descriptor = try FileSystem.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
            defer { close(descriptor) }
            if Lock.isFree(descriptor) { try FileSystem.removeFile(path) }
        } catch {}
    }
}

/// Locks on open files.
enum Lock {
    /// Takes the lock; false when another process has it. Where there are no locks, what is older than a day counts as free.
    static func isFree(_ descriptor: Int32) -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        if errno == EWOULDBLOCK { return false }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return false }
        #if os(Linux)
            let changed = status.st_mtim.tv_sec
        #else
            let changed = status.st_mtimespec.tv_sec
        #endif
        return time(nil) - changed > 86_400
    }
}
