import CPROJ

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The library's state for one thread: its context, what it said, and the transformations made so far.
///
/// Making a transformation costs up to 35 ms, so each thread keeps its own. Only used inside one synchronous call.
final class PROJContext {
    let handle: OpaquePointer
    private var words: [String] = []
    private var transformations: [String: OpaquePointer] = [:]
    private var keysByAge: [String] = []
    /// More pairs of systems than one study ever uses.
    private static let capacity = 32

    private init() {
        guard let handle = proj_context_create() else { Self.endForWantOfMemory() }
        self.handle = handle
        // Without a listener PROJ prints to stderr by itself.
        proj_log_level(handle, PJ_LOG_ERROR)
        let listener: PJ_LOG_FUNCTION = { listening, _, message in
            guard let listening, let message else { return }
            Unmanaged<PROJContext>.fromOpaque(listening).takeUnretainedValue().hear(String(cString: message))
        }
        proj_log_func(handle, Unmanaged.passUnretained(self).toOpaque(), listener)
        _ = proj_context_set_enable_network(handle, 0)
    }

    /// Ends the process as Swift's own refused allocations do.
    private static func endForWantOfMemory() -> Never {
        errno = ENOMEM
        abort()
    }

    deinit {
        for transformation in transformations.values { proj_destroy(transformation) }
        proj_context_destroy(handle)
    }

    private func hear(_ message: String) {
        // Refused memory is no fault of a system or a place: what is missing then would be left out as if it were.
        if message.contains("out of memory") || message.contains("bad_alloc") { Self.endForWantOfMemory() }
        if words.count < 8, words.last != message { words.append(message) }
    }

    /// What the library said since the last call, which forgets it.
    func takeWords() -> String {
        defer { words = [] }
        if !words.isEmpty { return words.joined(separator: "; ") }
        let code = proj_context_errno(handle)
        guard code != 0, let text = proj_context_errno_string(handle, code) else {
            return "the library gave no reason"
        }
        return String(cString: text)
    }

    /// The transformation known as `key`, made by `make` when this thread has none.
    func transformation(
        _ key: String, make: () throws(ProjectionError) -> OpaquePointer
    ) throws(ProjectionError) -> OpaquePointer {
        if let known = transformations[key] { return known }
        let made = try make()
        if keysByAge.count >= Self.capacity {
            if let oldest = transformations.removeValue(forKey: keysByAge.removeFirst()) { proj_destroy(oldest) }
        }
        transformations[key] = made
        keysByAge.append(key)
        return made
    }

    /// This thread's context, made on first use.
    static var current: PROJContext {
        if let known = pthread_getspecific(threadKey) {
            return Unmanaged<PROJContext>.fromOpaque(known).takeUnretainedValue()
        }
        let made = PROJContext()
        pthread_setspecific(threadKey, Unmanaged.passRetained(made).toOpaque())
        return made
    }

    private static let threadKey: pthread_key_t = {
        var key = pthread_key_t()
        let outcome = pthread_key_create(&key) { stored in
            let stored: UnsafeMutableRawPointer? = stored
            if let stored { Unmanaged<PROJContext>.fromOpaque(stored).release() }
        }
        precondition(outcome == 0, "no thread-local storage left for PROJ")
        return key
    }()
}
