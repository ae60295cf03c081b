/// Values, and words for what is none.
extension TOMLParser {
    /// The value that begins at the next byte. `key` is what it belongs to, for messages.
    mutating func value(of key: TOMLKeyPart?, depth: Int) throws(TOMLFault) -> SettingValue {
        skipSpaces()
        guard depth <= Self.mostDepth else {
            throw TOMLFault(
                at, "lists and tables in one another more than \(Self.mostDepth) deep", hint: "no setting needs so many"
            )
        }
        switch peek {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .text(try text())
        case UInt8(ascii: "["): return try list(of: key, depth: depth)
        case UInt8(ascii: "{"): return try inlineTable(of: key, depth: depth)
        case nil, UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "#"):
            throw TOMLFault(
                at, "\(key.map { "`\($0.shown)`" } ?? "the list") has no value",
                hint: key.map { "write a value behind `\($0.shown) =`, or # in front of the line" } ?? "write a value")
        default:
            let start = at
            let token = token()
            if let value = TOMLNumbers.value(of: token) { return value }
            at = start
            throw slip(from: start, key: key)
        }
    }

    /// The letters, digits and signs that a number, a date or `true` is made of.
    private mutating func token() -> ArraySlice<UInt8> {
        let start = at
        func isPart(_ byte: UInt8) -> Bool {
            Self.isBare(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
        }
        while let next = peek, isPart(next) { at += 1 }
        // A date and a time may have a space between them.
        if at - start == 10, bytes[start + 4] == UInt8(ascii: "-"), peek == UInt8(ascii: " "),
            let digit = byte(1), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit)
        {
            at += 1
            while let next = peek, isPart(next) { at += 1 }
        }
        return bytes[start..<at]
    }

    /// Words for something that is no value.
    private func slip(from start: Int, key: TOMLKeyPart?) -> TOMLFault {
        if Self.isControl(bytes[start]) { return controlFault(start) }
        if let fault = lookalikeFault(start) { return fault }
        var raw = restOfLine(from: start)
        if open.isEmpty {
            raw = TOMLWords.withoutComment(raw)
        } else if let end = raw.firstIndex(where: { ",]}#".contains($0) }) {
            raw = TOMLWords.trimmed(String(raw[..<end]))
        }
        if raw.isEmpty {
            let sign = String(decoding: bytes[start...start], as: UTF8.self)
            return TOMLFault(
                start, "`\(sign)` stands where a value belongs",
                hint: key.map { "write a value behind `\($0.shown) =`" } ?? "write a value, or take the sign away")
        }
        let (what, better) = TOMLWords.slip(raw)
        let subject = open.isEmpty ? key.map { "`\($0.shown)`" } ?? "the value" : "a value in the list"
        return TOMLFault(
            start, "\(subject): \(what)",
            hint: better.map { better in
                open.isEmpty ? "write `\(key.map { "\($0.shown) = " } ?? "")\(better)`" : "write \(better)"
            } ?? (what.hasSuffix("too large") ? "write a smaller one" : "leave the line out"))
    }

    /// Words for what stands behind a value.
    func surplus(after key: TOMLKeyPart?) -> TOMLFault {
        if Self.isControl(bytes[at]) { return controlFault(at) }
        if let fault = lookalikeFault(at) { return fault }
        let rest = TOMLWords.withoutComment(restOfLine(from: at))
        guard let key else {
            return TOMLFault(
                at, "`\(TOMLWords.shortened(rest))` stands behind a heading", hint: "put it on a line of its own")
        }
        if rest == ";" || rest == "," {
            return TOMLFault(at, "`\(rest)` stands at the end of a line", hint: "take it away")
        }
        // The whole value, from the sign on: `12,5` was read as 12 and something.
        var from = at
        while from > 0, bytes[from - 1] != UInt8(ascii: "\n"), at - from < 1000 { from -= 1 }
        let line = TOMLWords.withoutComment(restOfLine(from: from))
        if let sign = line.firstIndex(of: "=") {
            let raw = TOMLWords.trimmed(String(line[line.index(after: sign)...]))
            if let first = raw.first, first.isNumber || "+-.".contains(first) {
                let (what, better) = TOMLWords.slip(raw)
                return TOMLFault(
                    at, "`\(key.shown)`: \(what)", hint: better.map { "write `\(key.shown) = \($0)`" })
            }
            if raw.first == "\"", raw.last == "\"", raw.count > 2 {
                let inner = String(raw.dropFirst().dropLast())
                if inner.contains(",") {
                    return TOMLFault(
                        at, "several values of `\(key.shown)` without brackets",
                        hint: "write `\(key.shown) = [\(TOMLWords.shortened(raw))]`")
                }
                if !inner.contains("'") {
                    return TOMLFault(
                        at, "a quote within a text in quotes",
                        hint: "put the text in single quotes: `\(key.shown) = '\(TOMLWords.shortened(inner))'`")
                }
            }
        }
        return TOMLFault(
            at, "`\(TOMLWords.shortened(rest))` stands behind the value of `\(key.shown)`",
            hint: "one value a line; a comment begins with #")
    }
}
