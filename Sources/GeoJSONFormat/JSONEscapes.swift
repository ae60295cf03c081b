/// The escapes of JSON strings.
enum JSONEscapes {
    /// The text between the quotes with its escapes resolved. A lone surrogate becomes U+FFFD.
    static func decode(_ bytes: UnsafeRawBufferPointer) -> String {
        var units: [UInt8] = []
        units.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            guard byte == UInt8(ascii: "\\"), at + 1 < bytes.count else {
                units.append(byte)
                at += 1
                continue
            }
            at += 2
            switch bytes[at - 1] {
            case UInt8(ascii: "b"): units.append(0x08)
            case UInt8(ascii: "f"): units.append(0x0C)
            case UInt8(ascii: "n"): units.append(0x0A)
            case UInt8(ascii: "r"): units.append(0x0D)
            case UInt8(ascii: "t"): units.append(0x09)
            case UInt8(ascii: "u"):
                var code = hexadecimal(bytes, at) ?? 0xFFFD
                at += 4
                if (0xD800..<0xDC00).contains(code), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
                    bytes[at + 1] == UInt8(ascii: "u"), let low = hexadecimal(bytes, at + 2),
                    (0xDC00..<0xE000).contains(low)
                {
                    code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
                    at += 6
                }
                let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
                units.append(contentsOf: Array(String(Character(scalar)).utf8))
            case let other: units.append(other)
            }
        }
        return String(decoding: units, as: UTF8.self)
    }

    private static func hexadecimal(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        return UInt32(String(decoding: bytes[start..<start + 4], as: UTF8.self), radix: 16)
    }

    /// Appends `text` in quotes, with only those escapes that JSON demands.
    static func encode(_ text: String, into output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                output.append(UInt8(ascii: "\\"))
                output.append(byte)
            case 0x0A: output.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
            case 0x0D: output.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "r")])
            case 0x09: output.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                output.append(contentsOf: Array(("\\u00" + (digits.utf8.count == 1 ? "0" : "") + digits).utf8))
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}
