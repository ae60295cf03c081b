import Files
import GeoModel

extension SourceText {
    /// Reads a whole file, or standard input when `path` is `-`.
    ///
    /// The path is opened once: a named pipe works, and `sha256` is that of the bytes that were read.
    ///
    /// Throws `UnusableInput` with K001 when there is no such file, when it is a folder or may not be read, K002 when it
    /// is empty, K006 when it is larger than 4 GB, and K280 when it changed meanwhile.
    public init(contentsOf path: String) throws(UnusableInput) {
        let input = try InputBytes(path: path, margin: Storage.padding)
        try self.init(input)
    }

    /// Reads a whole file whose beginning is looked at first: nil, and no more than that is read, where `isAnother` answers
    /// true for it. The file is opened once.
    ///
    /// Throws as reading it without a look does.
    public init?(
        contentsOf path: String, isAnother: (UnsafeRawBufferPointer) -> Bool
    ) throws(UnusableInput) {
        var isStopped = false
        let input = try withoutActuallyEscaping(isAnother) { isAnother throws(UnusableInput) in
            try InputBytes(path: path, margin: Storage.padding) { head in
                isStopped = isAnother(head)
                return isStopped
            }
        }
        if isStopped {
            input.memory.deallocate()
            return nil
        }
        try self.init(input)
    }

    private init(_ input: InputBytes) throws(UnusableInput) {
        self.init(storage: Storage(adopting: input.memory, length: input.count), name: input.name)
        guard count > 0 else {
            throw UnusableInput(
                Diagnostic(
                    .emptyFile, .error, "'\(name)' is empty", at: SourceLocation(file: name),
                    hint: "check that the program that writes it has finished"))
        }
    }

    /// The SHA-256 of the bytes as they were read, a byte-order mark included, as 64 hexadecimal digits. Complexity: O(bytes).
    public var sha256: String { SHA256Digest.text(of: storage.original) }
}

extension SourceText {
    static func tooLarge(_ name: String) -> UnusableInput {
        UnusableInput(
            Diagnostic(
                .fileTooLarge, .error, "'\(name)' is larger than 4 GB", at: SourceLocation(file: name),
                hint: "cut it to the area you work on, or simplify its borders first"))
    }
}
