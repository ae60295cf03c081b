import Dispatch
import Synchronization

/// Asynchronous work, waited for by a function that is not asynchronous.
enum Waiting {
    /// Runs `work` on threads of its own and returns its result; the calling thread waits.
    ///
    /// The work runs on a queue beside Swift's own pool of threads, so that waiting on a thread of the pool cannot keep
    /// the work from going on, however few threads the pool has.
    static func forResult<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) throws -> Value {
        let box = Box<Value>()
        let done = DispatchSemaphore(value: 0)
        if #available(macOS 15, *) {
            Task.detached(executorPreference: QueueExecutor.shared) {
                await box.fill(work)
                done.signal()
            }
        } else {
            Task.detached {
                await box.fill(work)
                done.signal()
            }
        }
        done.wait()
        return try box.value()
    }

    private final class Box<Value: Sendable>: Sendable {
        private let result = Mutex<Result<Value, any Error>?>(nil)

        func fill(_ work: @Sendable () async throws -> Value) async {
            let found: Result<Value, any Error>
            do { found = .success(try await work()) } catch { found = .failure(error) }
            result.withLock { $0 = found }
        }

        func value() throws -> Value {
            guard let found = result.withLock({ $0 }) else { preconditionFailure("the work ended without a result") }
            return try found.get()
        }
    }
}

/// Runs jobs on a queue of their own.
@available(macOS 15, *)
private final class QueueExecutor: TaskExecutor {
    static let shared = QueueExecutor()
    private let queue = DispatchQueue(label: "klynge.child-process", attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
