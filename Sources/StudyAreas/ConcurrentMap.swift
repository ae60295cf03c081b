import Dispatch

/// `body` of every position from 0, in that order, worked out by at most `threads` at once.
///
/// The result does not depend on how many there are: each position is worked out by itself and written to its own place.
/// Libraries keep their state by thread, so nothing of theirs may be captured, only values.
package func concurrentMap<Result: Sendable>(
    _ count: Int, threads: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
    // Chunks small enough to share out evenly, large enough that taking one costs nothing.
    let size = max(1, min(64, count / 8))
    let chunks = (count + size - 1) / size
    let workers = min(threads, chunks)
    guard workers > 1 else { return (0..<count).map(body) }
    return [Result](unsafeUninitializedCapacity: count) { buffer, filled in
        nonisolated(unsafe) let places = buffer
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            for chunk in stride(from: worker, to: chunks, by: workers) {
                for position in (chunk * size)..<min(count, (chunk + 1) * size) {
                    places.initializeElement(at: position, to: body(position))
                }
            }
        }
        filled = count
    }
}
