import Foundation
import KlyngeKit

/// One line on stderr that says how far the work has come, once it has taken a second.
///
/// On a terminal the line is drawn over; elsewhere, which needs `--progress always`, each change is a line of its own.
final class ProgressLine: @unchecked Sendable {
    private let lock = NSLock()
    private let isOn: Bool
    private let isTerminal: Bool
    private let began = ContinuousClock.now
    private var lastDrawn: ContinuousClock.Instant?
    private var lastText = ""
    private var step = ""

    init(_ choice: ProgressChoice) {
        isTerminal = StandardStreams.messagesAreOnTerminal
        isOn = choice == .always || (choice == .auto && isTerminal)
    }

    /// Says what is being done now.
    func begin(_ step: String) {
        Interruption.ofProcess.begin(step)
        lock.withLock {
            self.step = step
            draw(step)
        }
    }

    /// Says how far the grouping has come.
    func update(_ progress: GroupingProgress) {
        lock.withLock { draw("\(step): \(Int((progress.fraction * 100).rounded())) %") }
    }

    /// Takes the line away.
    func end() {
        lock.withLock {
            if isOn && isTerminal && lastDrawn != nil { StandardStreams.message("\r\u{1B}[K") }
            lastDrawn = nil
        }
    }

    private func draw(_ text: String) {
        guard isOn, text != lastText else { return }
        let now = ContinuousClock.now
        guard now - began > .seconds(1), lastDrawn.map({ now - $0 > .milliseconds(isTerminal ? 100 : 1000) }) ?? true
        else { return }
        lastDrawn = now
        lastText = text
        StandardStreams.message(isTerminal ? "\r\u{1B}[K\(text)" : text + "\n")
    }
}
