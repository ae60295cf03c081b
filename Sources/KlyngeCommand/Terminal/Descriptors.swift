import Foundation

/// The files that the process may have open at once.
enum Descriptors {
    /// What the runtime needs for its threads before anything is read: without them it would end the process its own way.
    private static let fewest = 6

    /// Ends the process with a word where not even so few files may be open as the runtime needs.
    static func requireFew() {
        var opened: [Int32] = []
        for _ in 0..<fewest {
            let descriptor = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
            guard descriptor >= 0 else {
                let code = errno
                for descriptor in opened { close(descriptor) }
                // A closed stream is no want of descriptors, and is reported where it is written to.
                guard code == EMFILE || code == ENFILE else { return }
                StandardStreams.message(
                    "klynge: too many files open: the process may not even have the few that it needs itself\n"
                        + "  help: raise the limit, as with `ulimit -n 256`\n")
                ProcessEnd.now(ExitStatus.unusable.rawValue)
            }
            opened.append(descriptor)
        }
        for descriptor in opened { close(descriptor) }
    }
}
