import Foundation

/// Lines from many writers to the one connection that sends them.
///
/// A reader that falls behind loses the oldest lines, never memory: what they say is known from the next answer as well.
public final class LineStream: Sendable {
    private struct State {
        var lines: [[UInt8]] = []
        var isClosed = false
    }

    /// How many lines wait at most.
    static let mostWaiting = 256

    private let condition = NSCondition()
    // Guarded by `condition`.
    nonisolated(unsafe) private var state = State()

    /// A stream without lines.
    public init() {}

    /// Adds a line; a line feed is put behind it.
    public func send(_ line: [UInt8]) {
        condition.withLock {
            guard !state.isClosed else { return }
            if state.lines.count >= Self.mostWaiting { state.lines.removeFirst() }
            state.lines.append(line + [10])
            condition.signal()
        }
    }

    /// Ends the stream; lines that wait are still sent.
    public func close() {
        condition.withLock {
            state.isClosed = true
            condition.signal()
        }
    }

    /// Whether `close` was called.
    public var isClosed: Bool { condition.withLock { state.isClosed } }

    /// The lines that wait, after at most so many seconds; empty when none came, nil when the stream has ended.
    func next(within seconds: Double) -> [UInt8]? {
        condition.withLock {
            let end = Date(timeIntervalSinceNow: seconds)
            while state.lines.isEmpty && !state.isClosed {
                if !condition.wait(until: end) { break }
            }
            if state.lines.isEmpty { return state.isClosed ? nil : [] }
            defer { state.lines = [] }
            return Array(state.lines.joined())
        }
    }
}
