/// Texts in quotes.
extension TOMLParser {
    /// A text in one or three quotes of either kind; the next byte is a quote.
    mutating func text() throws(TOMLFault) -> String {
        if byte(1) == peek, byte(2) == peek { return String(decoding: try longText(), as: UTF8.self) }
        return String(decoding: try lineText(), as: UTF8.self)
    }

    /// A text that ends on its line.
    mutating func lineText() throws(TOMLFault) -> [UInt8] {
        let start = at
        let quote = bytes[at]
        at += 1
        var found: [UInt8] = []
        while let next = peek {
            if next == quote {
                at += 1
                return found
            }
            if next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") { break }
            if Self.isControl(next) { throw controlFault(at) }
            if next == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                found += try escape(in: start)
            } else {
                found.append(next)
                at += 1
            }
        }
        let words = restOfLine(from: start)
        throw TOMLFault(
            start, "a text that begins here is not closed: the quote at its end is missing",
            hint: "write \(TOMLWords.corrected(words))")
    }

    /// A text over several lines; a line break right behind the quotes is not part of it.
    private mutating func longText() throws(TOMLFault) -> [UInt8] {
        let start = at
        let quote = bytes[at]
        at += 3
        _ = try lineBreak()
        var found: [UInt8] = []
        while let next = peek {
            if next == quote {
                var run = 0
                while byte(run) == quote, run < 5 { run += 1 }
                if run >= 3 {
                    at += run
                    found += repeatElement(quote, count: run - 3)
                    return found
                }
                at += run
                found += repeatElement(quote, count: run)
            } else if next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") {
                // The same text whichever line ends the editor writes.
                if try lineBreak() { found.append(UInt8(ascii: "\n")) }
            } else if Self.isControl(next) {
                throw controlFault(at)
            } else if next == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                if !(try endingBackslash()) { found += try escape(in: start) }
            } else {
                found.append(next)
                at += 1
            }
        }
        let quotes = String(repeating: Character(UnicodeScalar(quote)), count: 3)
        throw TOMLFault(
            start, "a text in three quotes is not closed", hint: "write \(quotes) behind its last line",
            endsReading: true)
    }

    /// A backslash at the end of a line: it and all blank space behind it are left out.
    private mutating func endingBackslash() throws(TOMLFault) -> Bool {
        let start = at
        at += 1
        skipSpaces()
        guard try lineBreak() else {
            at = start
            return false
        }
        repeat { skipSpaces() } while try lineBreak()
        return true
    }

    /// What an escape stands for; the next byte is the backslash.
    private mutating func escape(in start: Int) throws(TOMLFault) -> [UInt8] {
        let begin = at
        let sign = byte(1)
        let simple: [UInt8: UInt8] = [
            UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "f"): 0x0C,
            UInt8(ascii: "r"): 0x0D, UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C,
        ]
        if let sign, let value = simple[sign] {
            at += 2
            return [value]
        }
        let length = sign == UInt8(ascii: "u") ? 4 : sign == UInt8(ascii: "U") ? 8 : 0
        var value: UInt32 = 0
        for ahead in 2..<(2 + length) {
            guard let digit = byte(ahead).flatMap(Self.hexDigit) else { throw badEscape(begin, in: start) }
            value = value << 4 | digit
        }
        guard length > 0, let scalar = UnicodeScalar(value) else { throw badEscape(begin, in: start) }
        at += 2 + length
        return Array(String(scalar).utf8)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// Nearly always a path of Windows.
    private func badEscape(_ begin: Int, in start: Int) -> TOMLFault {
        let raw = restOfLine(from: start).dropFirst()
        let content = String(raw.prefix { $0 != "\"" })
        let shown = TOMLWords.shortened(content)
        let sign = restOfLine(from: begin).prefix(2)
        let single = content.contains("'") ? "" : ", or in single quotes, '\(shown)'"
        return TOMLFault(
            begin, "`\(sign)` in a text in double quotes: a backslash begins an escape there, and this is none",
            hint: "write it with forward slashes, \"\(String(shown.map { $0 == "\\" ? "/" : $0 }))\"\(single)")
    }
}
