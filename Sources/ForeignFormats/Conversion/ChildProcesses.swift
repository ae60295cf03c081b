import Foundation
import Synchronization

/// The programs that this process has started and that still run.
///
/// They belong to the process as a whole, as its signal handlers do: whoever ends the process ends them with it.
public enum ChildProcesses {
    private static let running = Mutex<[pid_t]>([])

    static func add(_ child: pid_t) { running.withLock { $0.append(child) } }

    static func remove(_ child: pid_t) { running.withLock { $0.removeAll { $0 == child } } }

    /// Kills them all, for a process that ends before its work is done.
    public static func endAll() {
        running.withLock { children in
            for child in children { kill(child, SIGKILL) }
            children.removeAll()
        }
    }
}
