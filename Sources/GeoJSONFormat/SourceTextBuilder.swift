import Files

/// A text that arrives piece by piece, in one buffer that grows and becomes the text without a copy.
///
///     var builder = SourceTextBuilder()
///     builder.append(bytes)
///     let text = builder.finished().text(named: "dagi.gpkg#sogn")
public struct SourceTextBuilder: ~Copyable {
    /// No text may have more bytes.
    public static var largest: Int { InputBytes.largest }

    private var memory: UnsafeMutableRawPointer?
    private var capacity = 0
    /// How many bytes there are so far.
    public private(set) var count = 0

    /// A builder without any bytes.
    public init() {}

    deinit { memory?.deallocate() }

    /// Takes in more bytes. Amortised O(bytes).
    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
        if memory == nil || count + bytes.count > capacity {
            let larger = max(1 << 16, (count + bytes.count) * 2)
            let fresh = SourceText.Storage.allocate(larger)
            if let memory {
                fresh.copyMemory(from: memory, byteCount: count)
                memory.deallocate()
            }
            memory = fresh
            capacity = larger
        }
        memory?.advanced(by: count).copyMemory(from: start, byteCount: bytes.count)
        count += bytes.count
    }

    /// What has been taken in.
    public consuming func finished() -> Finished {
        let storage = SourceText.Storage(adopting: memory ?? SourceText.Storage.allocate(0), length: count)
        // The storage owns the memory now.
        memory = nil
        return Finished(storage: storage)
    }

    /// The bytes of a text that has no name yet.
    public struct Finished: Sendable {
        let storage: SourceText.Storage

        /// The text, to be reported as `name`.
        ///
        /// Nobody has a file with its lines: findings name the feature, and no line.
        public func text(named name: String) -> SourceText {
            SourceText(storage: storage, name: name, hasLines: false)
        }
    }
}
