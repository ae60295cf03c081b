/// Paths as text that keeps every byte.
///
/// The system's file names are bytes, and need not be UTF-8. A byte that belongs to no UTF-8 sequence becomes one character of the
/// private use plane, and comes back as that byte when the path goes to the system: `text(ofBytes:)` and `bytes(of:)` are inverse
/// to each other. Everything here works on bytes, never on characters: a `/` with a combining accent behind it is still a `/`.
public enum PathText {
    /// The byte 0x80 is U+10FE80, and so on.
    private static let base: UInt32 = 0x10FE00
    private static let escapes: ClosedRange<UInt32> = 0x10FE80...0x10FEFF

    /// The text of a name that the system gave.
    public static func text(ofBytes bytes: some Collection<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        var rest = bytes.makeIterator()
        var parser = Unicode.UTF8.ForwardParser()
        var offset = bytes.startIndex
        while true {
            let start = offset
            let length: Int
            switch parser.parseScalar(from: &rest) {
            case .valid(let encoded):
                length = encoded.count
                let scalar = Unicode.UTF8.decode(encoded)
                bytes.formIndex(&offset, offsetBy: length)
                // A name that holds one of our own characters is kept byte by byte too, or it would come back as another.
                if !escapes.contains(scalar.value) {
                    text.append(scalar)
                    continue
                }
            case .error(let count):
                length = count
                bytes.formIndex(&offset, offsetBy: length)
            case .emptyInput: return String(text)
            }
            for byte in bytes[start..<offset] { if let scalar = escaped(byte) { text.append(scalar) } }
        }
    }

    /// The text of a name that the system gave, up to its NUL.
    public static func text(ofCString name: UnsafePointer<CChar>) -> String {
        var length = 0
        while name[length] != 0 { length += 1 }
        return name.withMemoryRebound(to: UInt8.self, capacity: length) {
            text(ofBytes: UnsafeBufferPointer(start: $0, count: length))
        }
    }

    /// The bytes that the system knows a path by.
    public static func bytes(of path: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(path.utf8.count)
        for scalar in path.unicodeScalars {
            if escapes.contains(scalar.value) {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value - base))
            } else {
                bytes.append(contentsOf: Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter)
            }
        }
        return bytes
    }

    /// The path for people: a byte that is no UTF-8 is written `\xE6`.
    public static func display(_ path: String) -> String {
        guard path.unicodeScalars.contains(where: { escapes.contains($0.value) }) else { return path }
        var text = ""
        for scalar in path.unicodeScalars {
            if escapes.contains(scalar.value) {
                text += "\\x" + String(scalar.value - base, radix: 16, uppercase: true)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private static func escaped(_ byte: UInt8) -> Unicode.Scalar? { Unicode.Scalar(base + UInt32(byte)) }
}
