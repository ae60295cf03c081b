import Foundation
import GeoModel

/// Remembers whether work was reported to end before its own end.
package final class DeadlineRecord: @unchecked Sendable {
    /// When to stop.
    package let cancellation: Cancellation
    private let lock = NSLock()
    private var wasAsked = false

    /// A record of this cancellation.
    package init(_ cancellation: Cancellation) { self.cancellation = cancellation }

    /// Whether to stop now; what it says is remembered.
    package func mustStop() -> Bool {
        let stops = cancellation.mustStop
        if stops { lock.withLock { wasAsked = true } }
        return stops
    }

    /// Whether the work was reported to stop.
    package var isSet: Bool { lock.withLock { wasAsked } }
}
