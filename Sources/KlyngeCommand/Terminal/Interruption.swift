import Dispatch
import Foundation
import KlyngeKit

/// What Ctrl-C and a request to terminate do: they end the process while there is nothing to lose, else they ask the work to
/// hand over its best.
final class Interruption: @unchecked Sendable {
    private let lock = NSLock()
    private var sources: [any DispatchSourceSignal] = []
    private var handler: (@Sendable () -> Void)?
    private var isWriting = false
    private var happened = false

    /// Whether the user has interrupted.
    var hasHappened: Bool { lock.withLock { happened } }

    /// Starts to listen.
    func listen() {
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { [weak self] in self?.interrupt() }
            source.resume()
            lock.withLock { sources.append(source) }
        }
    }

    /// From now on an interruption calls `handler` instead of ending the process.
    func handle(_ handler: @escaping @Sendable () -> Void) {
        let late = lock.withLock {
            self.handler = handler
            return happened
        }
        if late { handler() }
    }

    /// From now on an interruption waits until the files are written.
    func beginWriting() { lock.withLock { isWriting = true } }

    private func interrupt() {
        let (handler, leave) = lock.withLock {
            let again = happened
            happened = true
            // Asked twice, the search is abandoned; files being written are finished, which is quick.
            return (self.handler, !isWriting && (self.handler == nil || again))
        }
        if leave {
            ChildProcesses.endAll()
            StandardStreams.message("\nklynge: interrupted; nothing was written\n")
            _exit(ExitStatus.interrupted.rawValue)
        }
        handler?()
    }
}
