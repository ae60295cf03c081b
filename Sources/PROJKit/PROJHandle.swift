import CPROJ

/// Owns one object of the library. Never leaves the thread it was made on.
struct PROJHandle: ~Copyable {
    let pointer: OpaquePointer

    init?(_ pointer: OpaquePointer?) {
        guard let pointer else { return nil }
        self.pointer = pointer
    }

    deinit { proj_destroy(pointer) }

    /// Gives the pointer to a new owner.
    consuming func release() -> OpaquePointer {
        let pointer = pointer
        discard self
        return pointer
    }
}
