import CGEOS
import GeoModel

/// Owns one geometry of the library. Never leaves the thread it was made on: 3.11 fills envelopes lazily even on reads.
struct GEOSHandle: ~Copyable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { GEOSGeom_destroy_r(GEOSContext.current.handle, pointer) }

    /// Gives the pointer to a new owner.
    consuming func release() -> OpaquePointer {
        let pointer = pointer
        discard self
        return pointer
    }
}

/// One call into the library: its name and its subject, for the error it may end in.
struct GEOSCall {
    let operation: String
    let input: String?
    let context = GEOSContext.current

    var handle: GEOSContextHandle_t { context.handle }

    init(_ operation: String, on input: String?) {
        self.operation = operation
        self.input = input
    }

    func failure(_ words: String, hint: String? = nil, place: Coordinate? = nil) -> GEOSError {
        GEOSError(operation: operation, input: input, words: words, hint: hint, place: place)
    }

    /// The error that carries the library's own words.
    func failure() -> GEOSError {
        let words = context.takeWords()
        let invalid = words.contains("TopologyException") || words.contains("invalid")
        return failure(words, hint: invalid ? "the geometry is probably invalid: repair it first" : nil)
    }

    /// Takes what a constructor of the library returned.
    func own(_ pointer: OpaquePointer?) throws(GEOSError) -> GEOSHandle {
        guard let pointer else { throw failure() }
        return GEOSHandle(pointer)
    }

    /// Takes what a predicate of the library returned: 0, 1, or 2 for an exception.
    func truth(_ answer: CChar) throws(GEOSError) -> Bool {
        guard answer == 0 || answer == 1 else { throw failure() }
        return answer == 1
    }

    /// Runs a measuring function of the library, which returns 0 for an exception.
    func measure(_ body: (UnsafeMutablePointer<Double>) -> CInt) throws(GEOSError) -> Double {
        var value = 0.0
        guard body(&value) == 1 else { throw failure() }
        return value
    }
}
