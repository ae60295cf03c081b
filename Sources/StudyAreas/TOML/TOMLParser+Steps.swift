/// Small steps over the text.
extension TOMLParser {
    var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    func byte(_ ahead: Int) -> UInt8? { at + ahead < bytes.count ? bytes[at + ahead] : nil }

    static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// Whether a byte may stand in a key without quotes.
    static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    mutating func skipSpaces() { while at < bytes.count, Self.isSpace(bytes[at]) { at += 1 } }

    /// To the first byte of the next line.
    mutating func skipLine() {
        while at < bytes.count, bytes[at] != UInt8(ascii: "\n") { at += 1 }
        at = min(bytes.count, at + 1)
    }

    /// A line break of one byte or two; a lone carriage return is none.
    mutating func lineBreak() throws(TOMLFault) -> Bool {
        if peek == UInt8(ascii: "\n") {
            at += 1
            return true
        }
        guard peek == UInt8(ascii: "\r") else { return false }
        guard byte(1) == UInt8(ascii: "\n") else {
            throw TOMLFault(
                at, "a carriage return without a line feed", hint: "save the file with the line ends of Unix or Windows"
            )
        }
        at += 2
        return true
    }

    /// A comment, where one begins here.
    mutating func comment() throws(TOMLFault) {
        guard peek == UInt8(ascii: "#") else { return }
        while let next = peek, next != UInt8(ascii: "\n") {
            if next == UInt8(ascii: "\r"), byte(1) == UInt8(ascii: "\n") { return }
            if Self.isControl(next) { throw controlFault(at) }
            at += 1
        }
    }

    /// Whether a byte is a control character that TOML allows nowhere; a tab is not one.
    static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x09 || byte == 0x7F }

    /// A sign that looks like a space, an equals sign or nothing, and is another: what pages and word processors put in.
    func lookalikeFault(_ offset: Int) -> TOMLFault? {
        guard offset < bytes.count, bytes[offset] >= 0x80 else { return nil }
        let text = String(decoding: bytes[offset..<min(bytes.count, offset + 4)], as: UTF8.self)
        guard let scalar = text.unicodeScalars.first else { return nil }
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let name = "U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)"
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator:
            return TOMLFault(
                offset, "a space that is no plain space (\(name))", hint: "type a plain space instead of it")
        case .format, .control:
            return TOMLFault(offset, "an invisible character (\(name))", hint: "take it away, or type the line again")
        default:
            let plain: [UnicodeScalar: String] = [
                "＝": "=", "≡": "=", "：": ":", "，": ",", "．": ".", "［": "[", "］": "]", "＃": "#",
            ]
            return plain[scalar].map {
                TOMLFault(
                    offset, "`\(scalar)` (\(name)) looks like `\($0)` and is another sign", hint: "type a plain \($0)")
            }
        }
    }

    func controlFault(_ offset: Int) -> TOMLFault {
        let digits = String(bytes[offset], radix: 16, uppercase: true)
        return TOMLFault(
            offset, "a control character (U+\(String(repeating: "0", count: 4 - digits.count))\(digits)) in the text",
            hint: "take it away; in a text in quotes it may be written \\u00\(digits.count == 1 ? "0" : "")\(digits)")
    }
}
