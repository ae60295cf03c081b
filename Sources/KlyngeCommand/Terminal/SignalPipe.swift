import Foundation

/// Signals as bytes of a pipe: all that a signal handler may do is write one.
///
/// The only global state of the command, because a handler has no other.
enum SignalPipe {
    /// Set once, before any handler is installed.
    nonisolated(unsafe) private static var writeEnd: Int32 = -1

    /// Sends the signals that ask a process to end into a pipe; the end to read from, -1 where there can be none.
    ///
    /// A hang-up that the parent chose to ignore, as `nohup` does, stays ignored.
    static func open() -> Int32 {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return -1 }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // A full pipe must not hold up the handler.
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        writeEnd = ends[1]
        for number in [SIGINT, SIGTERM, SIGHUP] {
            let before = signal(number, forward)
            if number == SIGHUP, unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
                signal(SIGHUP, SIG_IGN)
            }
        }
        return ends[0]
    }

    private static let forward: @convention(c) (Int32) -> Void = { number in
        let code = errno
        var byte = UInt8(truncatingIfNeeded: number)
        _ = Foundation.write(writeEnd, &byte, 1)
        errno = code
    }
}
