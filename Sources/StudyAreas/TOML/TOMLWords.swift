/// What people write who do not know TOML, and what to write instead.
enum TOMLWords {
    /// Quotes that a word processor makes, in any language.
    static let curlyQuotes: Set<Character> = [
        "“", "”", "„", "‟", "«", "»", "‹", "›", "‘", "’", "‚", "‛", "`", "´", "″", "＂",
    ]

    private static let flags: [String: String] = [
        "true": "true", "yes": "true", "on": "true", "ja": "true", "sandt": "true", "wahr": "true",
        "false": "false", "no": "false", "off": "false", "nej": "false", "nein": "false", "falsk": "false",
        "falsch": "false",
    ]
    private static let nothing: Set<String> = ["null", "none", "nil", "n/a", "undefined", "~"]

    /// What is wrong with words that are no value, and the value that was probably meant; nil where there is none.
    static func slip(_ raw: String) -> (what: String, better: String?) {
        if let first = raw.first, curlyQuotes.contains(first) {
            let text = withoutQuotes(raw)
            return ("the quotes are curly, and must be straight", quoted(shortened(text)))
        }
        if let range = range(raw) { return ("a range needs quotes", "\"\(range)\"") }
        if let (number, what) = number(raw) { return (what, number) }
        if let flag = flags[raw.lowercased()] { return ("`\(shortened(raw))` is neither `true` nor `false`", flag) }
        if nothing.contains(raw.lowercased()) { return ("`\(shortened(raw))` is no value", nil) }
        return ("a text needs quotes", corrected(raw))
    }

    /// `raw` as a value that can be typed: as it is where it is one, else in quotes.
    static func corrected(_ raw: String) -> String {
        let raw = withoutComment(trimmed(raw.hasSuffix(",") || raw.hasSuffix(";") ? String(raw.dropLast()) : raw))
        if raw.isEmpty { return "…" }
        if raw.count > 1, raw.first == raw.last, raw.first == "\"" || raw.first == "'" { return shortened(raw) }
        if raw.first == "[" || raw.first == "{" || TOMLNumbers.value(of: ArraySlice(raw.utf8)) != nil {
            return shortened(raw)
        }
        if let range = range(raw) { return "\"\(range)\"" }
        if let number = number(raw)?.better { return number }
        if let flag = flags[raw.lowercased()] { return flag }
        return quoted(shortened(withoutQuotes(raw)))
    }

    /// `3000 .. 8000`, `3.000–8.000`, `2..` as a range is written: `3000..8000`.
    static func range(_ raw: String) -> String? {
        let plain = raw.filter { !$0.isWhitespace }
        for mark in ["...", "..", "…", "–", "—", "-"] {
            guard let at = plain.firstRange(of: mark) else { continue }
            let sides = [String(plain[..<at.lowerBound]), String(plain[at.upperBound...])]
            let isDash = mark == "–" || mark == "—" || mark == "-"
            if isDash && sides.contains("") { continue }
            let numbers = sides.map { $0.isEmpty ? "" : plainNumber($0) }
            guard numbers.allSatisfy({ $0 != nil }), sides != ["", ""] else { continue }
            return numbers.compactMap { $0 }.joined(separator: "..")
        }
        return nil
    }

    /// Digits with marks for thousands or a decimal comma, as TOML writes the number.
    private static func plainNumber(_ text: String) -> String? {
        guard text.first?.isASCII == true, text.first?.isNumber == true, text.last?.isNumber == true,
            text.allSatisfy({ $0.isASCII && $0.isNumber || ".,' \u{A0}\u{202F}".contains($0) })
        else { return nil }
        let groups = text.split(whereSeparator: { !$0.isNumber })
        if groups.count == 1 { return text }
        // Three digits behind every mark are thousands; one mark before other digits is the decimal one.
        if groups.dropFirst().allSatisfy({ $0.count == 3 }), groups[0].count <= 3, groups[0] != "0" {
            return groups.joined()
        }
        return groups.count == 2 ? groups.joined(separator: ".") : nil
    }

    private static func number(_ raw: String) -> (better: String?, what: String)? {
        let isNegative = raw.first == "-" || raw.first == "+"
        let body = isNegative ? String(raw.dropFirst()) : raw
        let sign = raw.first == "-" ? "-" : ""
        if let plain = plainNumber(body) {
            if let first = plain.first, first == "0", plain.count > 1, plain.allSatisfy(\.isNumber) {
                return (quoted(raw), "a number does not begin with 0; a code is a text in quotes")
            }
            if plain.count > 18, plain.allSatisfy(\.isNumber) { return (nil, "the number is too large") }
            let isDecimal = plain.contains(".")
            return (
                sign + plain,
                isDecimal
                    ? "the decimal sign is a point, not a comma" : "a number is written without marks for thousands"
            )
        }
        // A unit behind the number: the key says which.
        let digits = body.prefix { $0.isASCII && $0.isNumber || ".,".contains($0) }
        let unit = trimmed(String(body[digits.endIndex...]))
        let units: Set<String> = [
            "km", "m", "min", "min.", "minutes", "minutter", "metres", "meter", "s", "sec", "seconds", "sekunder", "%",
            "inhabitants", "indbyggere",
        ]
        if let plain = plainNumber(String(digits)), units.contains(unit.lowercased()) {
            return (sign + plain, "a number stands without its unit")
        }
        return nil
    }

    /// A text without quotes of any kind at its ends.
    static func withoutQuotes(_ raw: String) -> String {
        var text = Substring(trimmed(raw))
        func isQuote(_ sign: Character) -> Bool { curlyQuotes.contains(sign) || sign == "\"" || sign == "'" }
        if let first = text.first, isQuote(first) { text = text.dropFirst() }
        if let last = text.last, isQuote(last) { text = text.dropLast() }
        return String(text)
    }

    /// Without a comment at the end, where no quote makes it part of a text.
    static func withoutComment(_ raw: String) -> String {
        guard let sign = raw.firstIndex(of: "#"), !raw[..<sign].contains(where: { $0 == "\"" || $0 == "'" }) else {
            return raw
        }
        return trimmed(String(raw[..<sign]))
    }

    /// Without blanks at the ends.
    static func trimmed(_ text: String) -> String {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
        return String(text)
    }

    /// At most 80 characters of a text.
    static func shortened(_ text: String) -> String {
        let end = text.unicodeScalars.index(text.startIndex, offsetBy: 80, limitedBy: text.endIndex) ?? text.endIndex
        return end == text.endIndex ? text : String(text[..<end]) + "…"
    }

    /// A text in quotes: in single ones where that spares doubled backslashes.
    static func quoted(_ text: String) -> String {
        if text.contains("\\") || text.contains("\""), !text.contains("'"),
            !text.unicodeScalars.contains(where: { $0.value < 0x20 })
        {
            return "'\(text)'"
        }
        return basic(text)
    }

    private static func isControl(_ value: UInt32) -> Bool {
        value < 0x20 || (0x7F...0x9F).contains(value) || (0x2028...0x202E).contains(value)
            || (0x2066...0x2069).contains(value)
    }

    /// A TOML basic string: a text in double quotes with its escapes.
    static func basic(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            // What may steer a terminal, or turn the direction of what follows.
            case _ where isControl(scalar.value):
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
