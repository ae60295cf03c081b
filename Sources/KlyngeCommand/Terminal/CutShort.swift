import Foundation

/// A flag that one thread raises and another one reads.
final class CutShort: @unchecked Sendable {
    private let lock = NSLock()
    private var raised = false
    private let deadline: ContinuousClock.Instant?

    /// Raises itself when `deadline` has passed.
    init(deadline: ContinuousClock.Instant? = nil) { self.deadline = deadline }

    var isSet: Bool {
        if let deadline, ContinuousClock.now >= deadline { set() }
        return lock.withLock { raised }
    }
    func set() { lock.withLock { raised = true } }
}
