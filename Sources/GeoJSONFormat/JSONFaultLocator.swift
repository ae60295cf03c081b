import GeoModel

/// Finds the first place where a text is not JSON, by RFC 8259, strictly. Runs only after a text has been refused.
struct JSONFaultLocator {
    private let bytes: UnsafeRawBufferPointer
    private let nestingLimit: Int
    private var at = 0

    private enum Fault: Error {
        case expected(String)
        case because(DiagnosticCode, String, hint: String?)
    }

    /// The located fault of `source`.
    static func locate(_ source: SourceText, nestingLimit: Int) -> Diagnostic {
        source.withUnsafeBytes { bytes in
            if let other = wrongEncoding(bytes) {
                return Diagnostic(
                    .notUTF8, .error, "the text is \(other), not UTF-8", at: source.location(ofByte: 0),
                    hint: "save it as UTF-8: `iconv -f \(other) -t UTF-8 FILE > NEW`")
            }
            var locator = JSONFaultLocator(bytes: bytes, nestingLimit: nestingLimit)
            do throws(Fault) {
                try locator.document()
                return Diagnostic(
                    .malformedJSON, .error, "the text is not JSON", at: source.location(ofByte: 0))
            } catch {
                let place = source.location(ofByte: locator.at)
                switch error {
                case .because(let code, let message, let hint):
                    return Diagnostic(code, .error, message, at: place, hint: hint)
                case .expected(let expected):
                    let message = "the JSON breaks here: expected \(expected), found \(locator.found())"
                    return Diagnostic(.malformedJSON, .error, message, at: place, hint: locator.advice())
                }
            }
        }
    }

    /// The fault's offset, or nil when the text is JSON. For tests that hold it against the fast reader.
    static func faultOffset(_ source: SourceText, nestingLimit: Int) -> Int? {
        source.withUnsafeBytes { bytes in
            var locator = JSONFaultLocator(bytes: bytes, nestingLimit: nestingLimit)
            do throws(Fault) {
                try locator.document()
                return nil
            } catch {
                return locator.at
            }
        }
    }

    private static func wrongEncoding(_ bytes: UnsafeRawBufferPointer) -> String? {
        guard bytes.count >= 2 else { return nil }
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE): return bytes.count >= 4 && bytes[2] == 0 && bytes[3] == 0 ? "UTF-32LE" : "UTF-16LE"
        case (0xFE, 0xFF): return "UTF-16BE"
        case (0, 0): return "UTF-32BE"
        case (0, _): return "UTF-16BE"
        case (_, 0) where bytes[0] < 0x80: return "UTF-16LE"
        default: return nil
        }
    }

    private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    private mutating func document() throws(Fault) {
        var arrays: [Bool] = []
        skipSpace()
        while true {
            // A value stands here.
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
                let isArray = byte == UInt8(ascii: "[")
                guard arrays.count < nestingLimit else {
                    throw .because(
                        .nestedTooDeep, "values are nested deeper than \(nestingLimit) levels",
                        hint: "no map data needs that; look whether the file was written whole")
                }
                at += 1
                skipSpace()
                arrays.append(isArray)
                if isArray {
                    if byte != UInt8(ascii: "]") { continue }
                } else if byte != UInt8(ascii: "}") {
                    try key(orElse: "a key in quotes or '}'")
                    continue
                }
            } else {
                try scalar()
            }
            // It has ended: close what ends here.
            while true {
                skipSpace()
                guard let isArray = arrays.last else {
                    if at < bytes.count { throw .expected("the end of the text") }
                    return
                }
                if byte == UInt8(ascii: isArray ? "]" : "}") {
                    at += 1
                    arrays.removeLast()
                    continue
                }
                guard byte == UInt8(ascii: ",") else { throw .expected(isArray ? "',' or ']'" : "',' or '}'") }
                at += 1
                skipSpace()
                if !isArray { try key(orElse: "a key in quotes") }
                break
            }
        }
    }

    private mutating func key(orElse expected: String) throws(Fault) {
        guard byte == UInt8(ascii: "\"") else { throw .expected(expected) }
        try string()
        skipSpace()
        guard byte == UInt8(ascii: ":") else { throw .expected("':' after the key") }
        at += 1
        skipSpace()
    }

    private mutating func scalar() throws(Fault) {
        switch byte {
        case UInt8(ascii: "\""): try string()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        case .some(UInt8(ascii: "-")), .some(0x30...0x39): try number()
        default: throw .expected("a value")
        }
    }

    private mutating func word(_ word: StaticString) throws(Fault) {
        let end = at + word.utf8CodeUnitCount
        let matches =
            end <= bytes.count && (0..<word.utf8CodeUnitCount).allSatisfy { bytes[at + $0] == word.utf8Start[$0] }
        guard matches else { throw .expected("a value") }
        at = end
    }

    private mutating func digits() throws(Fault) {
        let start = at
        while let byte, (0x30...0x39).contains(byte) { at += 1 }
        if at == start { throw .expected("a digit") }
    }

    private mutating func number() throws(Fault) {
        if byte == UInt8(ascii: "-") { at += 1 }
        if byte == UInt8(ascii: "0") { at += 1 } else { try digits() }
        if byte == UInt8(ascii: ".") {
            at += 1
            try digits()
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            at += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { at += 1 }
            try digits()
        }
    }

    private mutating func string() throws(Fault) {
        let start = at
        at += 1
        while true {
            guard let byte else {
                at = start
                throw .because(.malformedJSON, "a string starts here and never ends", hint: "the file may be cut off")
            }
            switch byte {
            case UInt8(ascii: "\""):
                at += 1
                return
            case UInt8(ascii: "\\"):
                try escape()
            case 0..<0x20:
                throw .because(
                    .malformedJSON,
                    "a string holds a control character (\(byte == 0x0A ? "a line break" : "byte \(byte)"))",
                    hint: "a closing quote may be missing; inside a string it is written as an escape")
            case 0..<0x80: at += 1
            default:
                guard let length = sequenceLength() else {
                    throw .because(
                        .notUTF8, "byte 0x\(String(byte, radix: 16, uppercase: true)) is not UTF-8",
                        hint: "the file may be Latin-1: `iconv -f ISO-8859-1 -t UTF-8 FILE > NEW`")
                }
                at += length
            }
        }
    }

    private mutating func escape() throws(Fault) {
        let start = at
        at += 1
        guard let letter = byte, "\"\\/bfnrtu".utf8.contains(letter) else {
            at = start
            throw .because(
                .malformedJSON, "a string holds an escape that JSON does not know", hint: "write '\\' as '\\\\'")
        }
        at += 1
        guard letter == UInt8(ascii: "u") else { return }
        for _ in 0..<4 {
            guard let byte, Character(Unicode.Scalar(byte)).isHexDigit, byte < 0x80 else {
                at = start
                throw .because(.malformedJSON, "'\\u' needs four hexadecimal digits behind it", hint: nil)
            }
            at += 1
        }
    }

    /// The length of the UTF-8 sequence that starts here; nil when it is none.
    private func sequenceLength() -> Int? {
        let lead = bytes[at]
        let (length, lowest): (Int, UInt32) =
            switch lead {
            case 0xC2...0xDF: (2, 0x80)
            case 0xE0...0xEF: (3, 0x800)
            case 0xF0...0xF4: (4, 0x10000)
            default: (0, 0)
            }
        guard length > 0, at + length <= bytes.count else { return nil }
        var code = UInt32(lead) & (0x7F >> UInt32(length))
        for next in bytes[at + 1..<at + length] {
            guard next & 0xC0 == 0x80 else { return nil }
            code = code << 6 | UInt32(next & 0x3F)
        }
        return code >= lowest && Unicode.Scalar(code) != nil ? length : nil
    }

    private func found() -> String {
        guard let byte else { return "the end of the text" }
        switch byte {
        case 0: return "a NUL byte"
        case UInt8(ascii: "\""): return "a string"
        case 0..<0x20, 0x7F...: return "byte 0x\(String(byte, radix: 16, uppercase: true))"
        default:
            let rest = bytes[at..<min(bytes.count, at + 12)]
            let word = rest.prefix { Character(Unicode.Scalar($0)).isLetter && $0 < 0x80 }
            return word.count > 1 ? "'\(String(decoding: word, as: UTF8.self))'" : "'\(Unicode.Scalar(byte))'"
        }
    }

    private func advice() -> String? {
        guard let byte else { return "the file may be cut off" }
        let rest = bytes[at..<min(bytes.count, at + 9)]
        if rest.starts(with: "NaN".utf8) || rest.starts(with: "Infinity".utf8) || rest.starts(with: "-Infinity".utf8)
            || rest.starts(with: "nan".utf8)
        {
            return "JSON has no NaN or Infinity; write null"
        }
        switch byte {
        case UInt8(ascii: "'"): return "JSON takes double quotes"
        case UInt8(ascii: "/"), UInt8(ascii: "#"): return "JSON has no comments"
        case UInt8(ascii: "}"), UInt8(ascii: "]"): return "look for a comma too many before it"
        case UInt8(ascii: "<"): return "this looks like a web page or XML"
        default: return nil
        }
    }
}
