import Foundation

/// Tries whether the system grants threads. The runtime waits for one for ever where it does not.
enum ThreadProbe {
    /// Starts a thread that ends at once; false where there is no memory or no permission for one.
    static func canStart() -> Bool {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return false }
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        #if os(Linux)
            var thread = pthread_t()
            return pthread_create(&thread, &attributes, { _ in nil }, nil) == 0
        #else
            var thread: pthread_t?
            return pthread_create(&thread, &attributes, { _ in nil }, nil) == 0
        #endif
    }
}
