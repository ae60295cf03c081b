/// When work has to end: at a moment, when somebody asks for it, or when its task is cancelled; the earliest counts.
///
/// A value that is passed down to every long loop, which asks `mustStop` now and then and hands over the best so far.
///
///     let stop = Cancellation(deadline: .now + .seconds(5)) { signalHasCome.value }
///     while !stop.mustStop { improve() }
public struct Cancellation: Sendable {
    /// When to stop; nil for no such moment.
    public var deadline: ContinuousClock.Instant?
    private let isAsked: (@Sendable () -> Bool)?

    /// - Parameters:
    ///   - deadline: when to stop; nil for no such moment.
    ///   - isAsked: whether somebody wants the work to end; from then on it must go on saying so. Asked from any thread.
    public init(deadline: ContinuousClock.Instant? = nil, isAsked: (@Sendable () -> Bool)? = nil) {
        self.deadline = deadline
        self.isAsked = isAsked
    }

    /// Ends nothing but a cancelled task.
    public static let never = Cancellation()

    /// Whether the end was asked for, however much time is left.
    public var isRequested: Bool { Task.isCancelled || isAsked?() ?? false }

    /// Whether to stop now.
    public var mustStop: Bool {
        if isRequested { return true }
        guard let deadline else { return false }
        return ContinuousClock.now >= deadline
    }

    /// The same with a deadline that is no later than `other`.
    public func before(_ other: ContinuousClock.Instant?) -> Cancellation {
        var result = self
        if let other { result.deadline = min(deadline ?? other, other) }
        return result
    }

    /// Says that it is time to stop only when that has been so for a while: for work that has nothing to hand over yet.
    ///
    /// For one task only: it remembers when it was first time to stop.
    public func patient(for patience: Duration) -> () -> Bool {
        var since: ContinuousClock.Instant?
        return {
            guard mustStop else { return false }
            let now = ContinuousClock.now
            since = since ?? now
            return since.map { now - $0 >= patience } ?? false
        }
    }
}

extension ContinuousClock.Instant {
    /// The moment so many seconds later; nil where that is beyond all time: more than 100 years, or no number.
    package func adding(seconds: Double) -> ContinuousClock.Instant? {
        guard seconds.isFinite, seconds < 100 * 366 * 86_400 else { return nil }
        return self + .seconds(max(0, seconds))
    }
}
