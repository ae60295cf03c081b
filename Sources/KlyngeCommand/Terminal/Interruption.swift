import ForeignFormats
import Foundation
import KlyngeKit

/// What Ctrl-C, a request to terminate and a hang-up do: they end the process at once while there is nothing to lose, else they
/// ask the work to hand over its best, and end it within a second all the same.
///
/// A thread of its own waits for signals, so no state of the work can hold it up: neither a full machine nor a read or write that
/// never comes back. The same thread looks after the memory that the process takes.
final class Interruption: @unchecked Sendable {
    /// The one of this process.
    static let ofProcess = Interruption()

    /// What would be lost if the process ended now.
    private enum Stage {
        /// Nothing: reading, scoring.
        case nothing
        /// The best so far, which the work hands over when it is asked.
        case searching
        /// Results that are on their way to files; old files stand until all are written.
        case writing
        /// Results that are on their way to a pipe, whose reader may never read.
        case sending
    }

    private let lock = NSLock()
    private var stage = Stage.nothing
    private var happened = false
    private var firstSignal: ContinuousClock.Instant?
    /// The processor time that had been used when it came.
    private var usedAtSignal = Duration.zero
    private var memory: MemoryLimit?
    private var step = ""

    /// How long the work may take to hand over its best, and to send it: together with the end of the process below a second.
    private static let patience = Duration.milliseconds(850)
    /// How long it may take where other programs leave it less than that of processor time: a busy machine loses no result.
    private static let patienceWhenBusy = Duration.seconds(5)
    /// How long files may take to be written after a signal.
    private static let patienceWhileWriting = Duration.seconds(10)

    /// Whether the user has interrupted.
    var hasHappened: Bool { lock.withLock { happened } }

    /// How long ago the user interrupted; nil where that has not happened.
    var sinceSignal: Duration? { lock.withLock { firstSignal.map { .now - $0 } } }

    /// Starts to listen.
    func listen() {
        let end = SignalPipe.open()
        guard end >= 0 else { return }
        let thread = Thread { [self] in
            var threads = ThreadWatch()
            while true {
                wait(on: end)
                if threads.isStarved() { ProcessEnd.endForWantOfThreads() }
            }
        }
        thread.stackSize = 1 << 18
        thread.start()
    }

    /// From now on an interruption asks the work for its best instead of ending the process.
    func beginSearching() { lock.withLock { stage = .searching } }

    /// From now on results are made ready and written to files; `toPipe` when they go where a reader may keep them waiting.
    func beginWriting(toPipe: Bool = false) { lock.withLock { stage = toPipe ? .sending : .writing } }

    /// From now on the process ends when it takes more memory than `limit`.
    func watch(_ limit: MemoryLimit) { lock.withLock { memory = limit } }

    /// Names what is done now, for the message about memory.
    func begin(_ step: String) { lock.withLock { self.step = step } }

    private func wait(on end: Int32) {
        var slot = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
        if poll(&slot, 1, 50) > 0 {
            var byte: UInt8 = 0
            if read(end, &byte, 1) == 1 { interrupt() }
        }
        endWhenLate()
        let (limit, step) = lock.withLock { (memory, self.step) }
        if let limit, let fault = limit.fault(during: step) {
            ChildProcesses.endAll()
            StandardStreams.message("\n" + DiagnosticRendering().text(of: fault))
            _exit(ExitStatus.unusable.rawValue)
        }
    }

    private func interrupt() {
        let isLeaving = lock.withLock {
            let again = happened
            happened = true
            if !again {
                firstSignal = .now
                usedAtSignal = Self.processorTime
            }
            // Asked twice, everything is abandoned: what is written beside old files has not replaced them.
            return again || stage == .nothing
        }
        if isLeaving { leave() }
    }

    private func endWhenLate() {
        let isLate = lock.withLock {
            guard let firstSignal else { return false }
            let passed = .now - firstSignal
            switch stage {
            case .writing: return passed > Self.patienceWhileWriting
            case .nothing, .sending: return passed > Self.patience
            case .searching:
                let used = Self.processorTime - usedAtSignal
                return passed > Self.patienceWhenBusy || min(passed, used) > Self.patience
            }
        }
        if isLate { leave() }
    }

    /// What the process has used, all threads together.
    private static var processorTime: Duration {
        var time = timespec()
        guard clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0 else { return .zero }
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    private func leave() -> Never {
        ChildProcesses.endAll()
        StandardStreams.message("\nklynge: interrupted; nothing was written\n")
        _exit(ExitStatus.interrupted.rawValue)
    }
}

/// Finds out that the system has granted no thread for a while.
private struct ThreadWatch {
    private var looks = 0
    private var refusals = 0

    /// Asked about twenty times a second; tries twice a second, and says so after the fourth refusal in a row.
    mutating func isStarved() -> Bool {
        looks += 1
        guard looks % 10 == 0 else { return false }
        refusals = ThreadProbe.canStart() ? 0 : refusals + 1
        return refusals >= 4
    }
}
