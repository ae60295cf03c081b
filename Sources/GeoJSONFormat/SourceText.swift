import CSimdJSON
import GeoModel

/// The bytes of one input, read once and never changed, with the name to report them under.
///
/// A byte-order mark is taken off; offsets count from the first byte after it.
public struct SourceText: Sendable {
    let storage: Storage
    /// The path as the user gave it, or `<stdin>`.
    public let name: String
    /// Whether the user has a file with these lines; a text that was made from another format has none to point at.
    let hasLines: Bool

    /// Takes the UTF-8 bytes of `text`, to be reported as `name`.
    public init(_ text: String, name: String) {
        var text = text
        let storage = text.withUTF8 { Storage(copying: UnsafeRawBufferPointer($0)) }
        self.init(storage: storage, name: name)
    }

    /// Takes a copy of `bytes`, whatever they hold, to be reported as `name`.
    public init(bytes: some Collection<UInt8>, name: String) {
        let copy = ContiguousArray(bytes)
        let storage = copy.withUnsafeBytes { Storage(copying: $0) }
        self.init(storage: storage, name: name)
    }

    init(storage: Storage, name: String, hasLines: Bool = true) {
        self.storage = storage
        self.name = name
        self.hasLines = hasLines
    }

    /// How many bytes there are, without a byte-order mark.
    public var count: Int { storage.count }

    /// Calls `body` with the bytes, without a byte-order mark.
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(storage.bytes)
    }

    /// A part of the text; bytes that are not UTF-8 become U+FFFD.
    func text(_ range: Range<Int>) -> String {
        String(decoding: storage.bytes[range], as: UTF8.self)
    }
}

extension SourceText {
    /// The line that holds the byte at `offset`, counted from 1.
    public func line(ofByte offset: Int) -> Int { position(ofByte: offset).line }

    /// The column of the byte at `offset` in its line, in bytes, counted from 1.
    public func column(ofByte offset: Int) -> Int { position(ofByte: offset).column }

    /// Both at once. Newlines are counted once, on first use; after that a look-up reads at most 16 kB.
    func position(ofByte offset: Int) -> (line: Int, column: Int) {
        var newlines = 0
        var start = 0
        let offset = min(max(0, offset), count)
        klynge_line_index_find(storage.lines, offset, &newlines, &start)
        return (newlines + 1, offset - start + 1)
    }

    /// The place of a byte, for a diagnostic.
    func location(ofByte offset: Int, feature: Int? = nil, id: String? = nil) -> SourceLocation {
        guard hasLines else { return SourceLocation(file: name, feature: feature, id: id) }
        let position = position(ofByte: offset)
        return SourceLocation(file: name, feature: feature, id: id, line: position.line, column: position.column)
    }
}
