import CGEOS

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The library's state for one thread, and the last words it said there.
///
/// Only used inside one synchronous call; the owner is the thread, which frees it when it ends.
final class GEOSContext {
    let handle: GEOSContextHandle_t
    private var words = ""

    private init() {
        guard let handle = GEOS_init_r() else { preconditionFailure("GEOS_init_r: out of memory") }
        self.handle = handle
        let listener: GEOSMessageHandler_r = { message, listening in
            guard let message, let listening else { return }
            Unmanaged<GEOSContext>.fromOpaque(listening).takeUnretainedValue().words = String(cString: message)
        }
        GEOSContext_setErrorMessageHandler_r(handle, listener, Unmanaged.passUnretained(self).toOpaque())
    }

    deinit { GEOS_finish_r(handle) }

    /// What the library said since the last call, which forgets it.
    func takeWords() -> String {
        defer { words = "" }
        return words.isEmpty ? "the library gave no reason" : words
    }

    /// This thread's context, made on first use.
    static var current: GEOSContext {
        if let known = pthread_getspecific(threadKey) {
            return Unmanaged<GEOSContext>.fromOpaque(known).takeUnretainedValue()
        }
        let made = GEOSContext()
        pthread_setspecific(threadKey, Unmanaged.passRetained(made).toOpaque())
        return made
    }

    private static let threadKey: pthread_key_t = {
        var key = pthread_key_t()
        let outcome = pthread_key_create(&key) { stored in
            let stored: UnsafeMutableRawPointer? = stored
            if let stored { Unmanaged<GEOSContext>.fromOpaque(stored).release() }
        }
        precondition(outcome == 0, "no thread-local storage left for GEOS")
        return key
    }()
}
