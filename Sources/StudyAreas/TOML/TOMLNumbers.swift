/// Numbers, dates, `true` and `false` as TOML 1.0 writes them.
enum TOMLNumbers {
    /// The value that a word spells; nil when it spells none.
    static func value(of word: ArraySlice<UInt8>) -> SettingValue? {
        if word.elementsEqual("true".utf8) { return .flag(true) }
        if word.elementsEqual("false".utf8) { return .flag(false) }
        guard let first = word.first else { return nil }
        let isSigned = first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
        let digits = isSigned ? word.dropFirst() : word
        if digits.elementsEqual("inf".utf8) { return .number(first == UInt8(ascii: "-") ? -.infinity : .infinity) }
        if digits.elementsEqual("nan".utf8) { return .number(.nan) }
        if !isSigned, digits.count > 2, digits.first == UInt8(ascii: "0") {
            let radix: [UInt8: Int] = [UInt8(ascii: "x"): 16, UInt8(ascii: "o"): 8, UInt8(ascii: "b"): 2]
            if let radix = radix[digits[digits.startIndex + 1]] { return whole(digits.dropFirst(2), radix: radix, "") }
        }
        if let value = decimal(digits, sign: first == UInt8(ascii: "-") ? "-" : "") { return value }
        return isSigned ? nil : date(word)
    }

    /// The digits of a group, without the underscores between them; nil where there is none, or one stands at an end.
    private static func group(_ digits: ArraySlice<UInt8>, radix: Int = 10) -> String? {
        var plain: [UInt8] = []
        var wasDigit = false
        for byte in digits {
            if byte == UInt8(ascii: "_") {
                guard wasDigit else { return nil }
                wasDigit = false
            } else {
                guard let value = Character(UnicodeScalar(byte)).hexDigitValue, value < radix else { return nil }
                plain.append(byte)
                wasDigit = true
            }
        }
        return wasDigit ? String(decoding: plain, as: UTF8.self) : nil
    }

    private static func whole(_ digits: ArraySlice<UInt8>, radix: Int, _ sign: String) -> SettingValue? {
        group(digits, radix: radix).flatMap { Int(sign + $0, radix: radix) }.map(SettingValue.whole)
    }

    private static func decimal(_ digits: ArraySlice<UInt8>, sign: String) -> SettingValue? {
        var mantissa = digits
        var exponent = ""
        if let mark = digits.firstIndex(where: { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }) {
            mantissa = digits[..<mark]
            var power = digits[(mark + 1)...]
            let isNegative = power.first == UInt8(ascii: "-")
            if isNegative || power.first == UInt8(ascii: "+") { power = power.dropFirst() }
            guard let plain = group(power) else { return nil }
            exponent = "e" + (isNegative ? "-" : "") + plain
        }
        let point = mantissa.firstIndex(of: UInt8(ascii: "."))
        guard let before = group(mantissa[..<(point ?? mantissa.endIndex)]), before == "0" || !before.hasPrefix("0")
        else {
            return nil
        }
        guard let point else {
            if exponent.isEmpty { return Int(sign + before).map(SettingValue.whole) }
            return Double(sign + before + exponent).map(SettingValue.number)
        }
        guard let after = group(mantissa[(point + 1)...]) else { return nil }
        return Double(sign + before + "." + after + exponent).map(SettingValue.number)
    }

    /// A date, a time, or both with or without an offset (RFC 3339). No setting takes one, so only its text is kept.
    private static func date(_ word: ArraySlice<UInt8>) -> SettingValue? {
        var rest = word
        func number(_ length: Int, _ range: ClosedRange<Int>) -> Int? {
            let digits = rest.prefix(length)
            guard digits.count == length, digits.allSatisfy({ (0x30...0x39).contains($0) }),
                let value = Int(String(decoding: digits, as: UTF8.self)), range.contains(value)
            else { return nil }
            rest = rest.dropFirst(length)
            return value
        }
        func sign(_ signs: String) -> Bool {
            guard let first = rest.first, signs.utf8.contains(first) else { return false }
            rest = rest.dropFirst()
            return true
        }
        func time() -> Bool {
            guard number(2, 0...23) != nil, sign(":"), number(2, 0...59) != nil, sign(":"), number(2, 0...60) != nil
            else {
                return false
            }
            if sign(".") {
                let digits = rest.prefix { (0x30...0x39).contains($0) }
                guard !digits.isEmpty else { return false }
                rest = rest.dropFirst(digits.count)
            }
            return true
        }
        let text = SettingValue.date(String(decoding: word, as: UTF8.self))
        if word.count > 2, word[word.startIndex + 2] == UInt8(ascii: ":") { return time() && rest.isEmpty ? text : nil }
        guard let year = number(4, 0...9999), sign("-"), let month = number(2, 1...12), sign("-"),
            number(2, 1...days(month, year)) != nil
        else { return nil }
        if rest.isEmpty { return text }
        guard sign("Tt "), time() else { return nil }
        if rest.isEmpty { return text }
        if sign("Zz") { return rest.isEmpty ? text : nil }
        guard sign("+-"), number(2, 0...23) != nil, sign(":"), number(2, 0...59) != nil else { return nil }
        return rest.isEmpty ? text : nil
    }

    private static func days(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}
