import CSimdJSON

extension SourceText {
    /// Owns the bytes, with the padding of spaces behind them that simdjson reads into.
    final class Storage: @unchecked Sendable {
        // Unchecked: nothing here changes after the initializer, and the line index guards itself.
        private let memory: UnsafeMutableRawPointer
        let bytes: UnsafeRawBufferPointer
        /// The same with the byte-order mark that may stand in front.
        let original: UnsafeRawBufferPointer
        let lines: OpaquePointer?

        var count: Int { bytes.count }

        /// Takes over `memory`, which holds `length` bytes and room for the padding.
        init(adopting memory: UnsafeMutableRawPointer, length: Int) {
            self.memory = memory
            (memory + length).initializeMemory(as: UInt8.self, repeating: 0x20, count: Self.padding)
            let all = UnsafeRawBufferPointer(start: memory, count: length)
            original = all
            let mark = all.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            bytes = UnsafeRawBufferPointer(start: memory + mark, count: length - mark)
            lines = klynge_line_index_make(bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count)
        }

        convenience init(copying source: UnsafeRawBufferPointer) {
            let memory = Self.allocate(source.count)
            memory.copyMemory(from: source.baseAddress ?? UnsafeRawPointer(memory), byteCount: source.count)
            self.init(adopting: memory, length: source.count)
        }

        deinit {
            klynge_line_index_free(lines)
            memory.deallocate()
        }

        static var padding: Int { Int(KLYNGE_JSON_PADDING) }

        static func allocate(_ length: Int) -> UnsafeMutableRawPointer {
            .allocate(byteCount: length + padding, alignment: 64)
        }
    }
}
