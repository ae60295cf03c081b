import GeoJSONFormat
import GeoModel

/// JSON in two or four bytes a character, as some programs of Windows save it.
enum WideText: String {
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case utf32LittleEndian = "UTF-32LE"
    case utf32BigEndian = "UTF-32BE"

    /// How a text that begins with `head` is written; nil for one byte a character, and for what cannot be JSON.
    ///
    /// A byte-order mark says it, and so do the zero bytes around the first two characters: JSON begins with ASCII.
    /// Source: RFC 4627, section 3.
    init?(_ head: UnsafeRawBufferPointer) {
        let bytes = Array(head.prefix(8))
        guard bytes.count >= 4 else { return nil }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
            self = .utf32LittleEndian
        } else if bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
            self = .utf32BigEndian
        } else if bytes.starts(with: [0xFF, 0xFE]) {
            self = .utf16LittleEndian
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self = .utf16BigEndian
        } else {
            func isOpening(_ byte: UInt8) -> Bool { [0x7B, 0x5B, 0x20, 0x09, 0x0A, 0x0D, 0x1E].contains(byte) }
            switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
            case (0, 0, 0, let first) where isOpening(first): self = .utf32BigEndian
            case (let first, 0, 0, 0) where isOpening(first): self = .utf32LittleEndian
            case (0, let first, 0, 1...) where isOpening(first): self = .utf16BigEndian
            case (let first, 0, 1..., 0) where isOpening(first): self = .utf16LittleEndian
            default: return nil
            }
        }
    }

    /// The text as UTF-8; what is no character becomes U+FFFD.
    func decoded(_ source: SourceText) -> SourceText {
        let text = source.withUnsafeBytes { bytes in
            switch self {
            case .utf16LittleEndian, .utf16BigEndian:
                String(
                    decoding: Self.units(bytes, width: 2, isBigEndian: self == .utf16BigEndian).map(
                        UInt16.init(truncatingIfNeeded:)),
                    as: UTF16.self)
            case .utf32LittleEndian, .utf32BigEndian:
                String(decoding: Self.units(bytes, width: 4, isBigEndian: self == .utf32BigEndian), as: UTF32.self)
            }
        }
        return SourceText(text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text, name: source.name)
    }

    private static func units(_ bytes: UnsafeRawBufferPointer, width: Int, isBigEndian: Bool) -> [UInt32] {
        stride(from: 0, to: bytes.count / width * width, by: width).map { start in
            (0..<width).reduce(UInt32(0)) { unit, place in
                unit << 8 | UInt32(bytes[start + (isBigEndian ? place : width - 1 - place)])
            }
        }
    }

    /// What is reported of it.
    func finding(_ name: String) -> Diagnostic {
        Diagnostic(
            .wideText, .note, "the file is written in \(rawValue); it is read all the same, and GeoJSON is UTF-8",
            at: SourceLocation(file: name), hint: "save it as UTF-8 for other programs")
    }
}
