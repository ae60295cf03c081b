/// Keys, the sign behind them, and the end of a line.
extension TOMLParser {
    /// A key: names with points between, each bare or in quotes.
    mutating func key() throws(TOMLFault) -> [TOMLKeyPart] {
        var parts: [TOMLKeyPart] = []
        while true {
            skipSpaces()
            let start = at
            if peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'") {
                if byte(1) == peek, byte(2) == peek {
                    throw TOMLFault(
                        at, "a key in three quotes", hint: "put a key in single or double quotes, or in none")
                }
                parts.append(TOMLKeyPart(bytes: try lineText(), offset: start))
            } else {
                while let next = peek, Self.isBare(next) { at += 1 }
                if let fault = lookalikeFault(at) { throw fault }
                guard at > start, !isPartOfWord(at) else {
                    at = start
                    throw badKey(from: start, isFirst: parts.isEmpty)
                }
                parts.append(TOMLKeyPart(bytes: Array(bytes[start..<at]), offset: start))
            }
            guard parts.count <= Self.mostDepth else {
                throw TOMLFault(
                    start, "a key of more than \(Self.mostDepth) names", hint: "a setting has three at most")
            }
            skipSpaces()
            guard peek == UInt8(ascii: ".") else { return parts }
            at += 1
        }
    }

    /// Whether a word that began before `offset` goes on there with a letter or sign that no bare key has.
    private func isPartOfWord(_ offset: Int) -> Bool {
        guard offset < bytes.count else { return false }
        return bytes[offset] >= 0x80
    }

    private func badKey(from start: Int, isFirst: Bool) -> TOMLFault {
        let rest = restOfLine(from: start)
        let word = String(rest.prefix { !" \t=.]:#".contains($0) })
        guard let first = rest.first else {
            return TOMLFault(start, "a key is missing", hint: "write `key = value`")
        }
        if rest.hasPrefix("//") || rest.hasPrefix(";") || rest.hasPrefix("/*") || rest.hasPrefix("%") {
            return TOMLFault(start, "a comment begins with `#`", hint: "write # in front of the line")
        }
        if TOMLWords.curlyQuotes.contains(first) {
            let name = TOMLWords.withoutQuotes(rest.split(separator: "=").first.map(String.init) ?? word)
            return TOMLFault(
                start, "the quotes round a key are curly, and must be straight",
                hint: "write \(TOMLWords.quoted(TOMLWords.shortened(name))) = …")
        }
        if first == "=" {
            return TOMLFault(start, "there is no key before the `=`", hint: "write `key = value`")
        }
        if first == "." || !isFirst && "=]".contains(first) {
            return TOMLFault(start, "a name is missing beside the point of a key", hint: "write `table.key = value`")
        }
        if first.isLetter, !word.isEmpty {
            return TOMLFault(
                start, "the key `\(TOMLWords.shortened(word))` has letters beyond A to Z, so it needs quotes",
                hint: "write \(TOMLWords.quoted(TOMLWords.shortened(word))) = …")
        }
        if Self.isControl(bytes[start]) { return controlFault(start) }
        return TOMLFault(
            start, "a line begins with `\(TOMLWords.shortened(String(first)))`, which no key does",
            hint: "write `key = value`, or # in front of a comment")
    }

    /// The `=` between key and value.
    mutating func equalsSign(after key: [TOMLKeyPart], from start: Int) throws(TOMLFault) {
        skipSpaces()
        let name = TOMLWords.shortened(key.map(\.text).joined(separator: "."))
        if peek == UInt8(ascii: "=") {
            at += 1
            if peek == UInt8(ascii: "=") {
                throw TOMLFault(at, "two `=` behind `\(name)`", hint: "write one")
            }
            return
        }
        if let fault = lookalikeFault(at) { throw fault }
        let rest = restOfLine(from: at)
        if rest.isEmpty || rest.hasPrefix("#") {
            throw TOMLFault(start, "`\(name)` has no `=` and no value", hint: "write `\(name) = …`")
        }
        if peek == UInt8(ascii: ":") {
            let after = rest.dropFirst().drop { $0 == "=" || $0 == " " || $0 == "\t" }
            throw TOMLFault(
                at, "`:` stands behind `\(name)`, and a study file has `=` there",
                hint: "write `\(name) = \(TOMLWords.corrected(String(after)))`")
        }
        if let sign = rest.firstIndex(of: "="),
            rest[..<sign].allSatisfy({ $0.isLetter || $0.isNumber || " -_".contains($0) })
        {
            let words = (name + " " + rest[..<sign]).split(separator: " ").joined(separator: "-")
            throw TOMLFault(
                at, "a key with a space in it",
                hint: "write `\(TOMLWords.shortened(words)) = …`, or put the key in quotes")
        }
        throw TOMLFault(
            at, "the `=` is missing behind `\(name)`", hint: "write `\(name) = \(TOMLWords.corrected(rest))`")
    }

    /// The end of a line, perhaps with a comment before it.
    mutating func endOfLine(after key: TOMLKeyPart? = nil) throws(TOMLFault) {
        skipSpaces()
        if peek == UInt8(ascii: "#") { try comment() }
        if at == bytes.count { return }
        if try lineBreak() { return }
        throw surplus(after: key)
    }

    /// The text from a byte to the end of its line, as far as a message needs it.
    func restOfLine(from start: Int) -> String {
        var end = start
        while end < bytes.count, end - start < 1000, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r")
        {
            end += 1
        }
        return TOMLWords.trimmed(String(decoding: bytes[start..<end], as: UTF8.self))
    }
}
