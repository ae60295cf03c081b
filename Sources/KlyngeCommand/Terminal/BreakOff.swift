import Foundation

/// What happens when the program cannot go on: memory is refused in the middle of the work, or there is a fault in the program.
///
/// Swift ends the process with a signal then. These become a sentence and an exit status; result files are safe, since they are
/// written beside and renamed.
enum BreakOff {
    private static let noMemory: StaticString =
        "klynge: the machine has no memory left [K289]; results are as they were\n"
    private static let fault: StaticString =
        "klynge: broken off by a bug of ours [K289]; results are as they were\n  help: please report it with the command that you ran\n"

    /// Starts to listen, unless Swift's own backtrace is asked for.
    static func listen() {
        if let wish = getenv("SWIFT_BACKTRACE"), strstr(wish, "enable=yes") != nil { return }
        for number in [SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE] {
            var action = sigaction()
            // The handler stays: several threads may be refused memory at once, and the second must not end the process its way.
            action.sa_flags = Int32(SA_ONSTACK)
            #if os(Linux)
                action.__sigaction_handler.sa_handler = handler
            #else
                action.__sigaction_u.__sa_handler = handler
            #endif
            sigaction(number, &action, nil)
        }
        // A stack that is used up cannot be used to say so.
        let size = 1 << 16
        var spare = stack_t()
        spare.ss_sp = malloc(size)
        spare.ss_size = size
        if spare.ss_sp != nil { sigaltstack(&spare, nil) }
    }

    /// Only what is safe in a signal handler: a look at `errno`, which a refused allocation has set, a write and the end.
    private static let handler: @convention(c) (Int32) -> Void = { _ in
        let isMemory = errno == ENOMEM
        let text = isMemory ? noMemory : fault
        _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
        _exit(isMemory ? 2 : 70)
    }
}
