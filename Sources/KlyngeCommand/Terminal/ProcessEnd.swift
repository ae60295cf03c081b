import Foundation

/// The end of the process.
enum ProcessEnd {
    /// Lets a write beyond the permitted size of files fail instead of ending the process: what was begun is taken back then.
    /// Ends the process where not even a thread can be had.
    static func prepare() {
        _ = signal(SIGXFSZ, SIG_IGN)
        if !ThreadProbe.canStart() { endForWantOfThreads() }
    }

    /// Ends the process when the system grants no thread: the runtime would wait for one without end.
    static func endForWantOfThreads() -> Never {
        StandardStreams.message(
            "klynge: the system grants no more memory or threads [K289]; results are as they were\n"
                + "  help: raise the limit, as with `ulimit -v unlimited` or `ulimit -u`\n")
        _exit(ExitStatus.unusable.rawValue)
    }

    /// Ends the process with what was written.
    ///
    /// Libraries are not asked to end their threads: one that waits for memory, as that of a linear algebra library does, would
    /// keep the process for ever.
    static func now(_ status: Int32) -> Never {
        fflush(nil)
        _exit(status)
    }
}
