import Dispatch

/// Runs an actor on a thread of its own, so that long work elsewhere in the process never keeps it waiting.
final class QueueExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "klynge.session", qos: .userInitiated)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedSerialExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}
