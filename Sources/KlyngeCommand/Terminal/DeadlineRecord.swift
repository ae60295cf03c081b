import Foundation
import KlyngeKit

/// Remembers whether work was reported to end before its own end.
final class DeadlineRecord: @unchecked Sendable {
    let cancellation: Cancellation
    private let lock = NSLock()
    private var wasAsked = false

    init(_ cancellation: Cancellation) { self.cancellation = cancellation }

    /// Whether to stop now; what it says is remembered.
    func mustStop() -> Bool {
        let stops = cancellation.mustStop
        if stops { lock.withLock { wasAsked = true } }
        return stops
    }

    /// Whether the work was reported to stop.
    var isSet: Bool { lock.withLock { wasAsked } }
}
