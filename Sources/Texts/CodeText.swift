/// Codes and ids as table programs spoil them.
public enum CodeText {
    /// A whole number that a program wrote with decimals, without them: `7701.0` and `7701,00` become `7701`.
    ///
    /// Nil for every other text. A layer whose ids are `1.0`, `1.1`, `1.2` has no such numbers: ask `areDecimals` first.
    public static func withoutDecimals(_ text: String) -> String? {
        let bytes = text.utf8
        guard let mark = bytes.firstIndex(where: { $0 == 0x2E || $0 == 0x2C }), mark != bytes.startIndex else {
            return nil
        }
        let zeros = bytes[bytes.index(after: mark)...]
        guard !zeros.isEmpty, zeros.allSatisfy({ $0 == 0x30 }),
            bytes[..<mark].allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return String(text[..<mark])
    }

    /// The digits of a JSON number that is whole, however it is written: `7701.0` and `7.701E3` are `7701`.
    ///
    /// Nil where it is written in plain digits already, is not whole, or is too large to be exact.
    public static func wholeDigits(ofNumber token: String) -> String? {
        if token.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) { return nil }
        if let digits = withoutDecimals(token) { return digits }
        guard let value = Double(token), value == value.rounded(), abs(value) < 9_007_199_254_740_992 else {
            return nil
        }
        return String(Int(value))
    }

    /// Whether the texts are numbers that a program wrote with decimals: some are such as `7701.0`, and none has a point
    /// or comma with other digits after it.
    public static func areDecimals(_ texts: some Sequence<String>) -> Bool {
        var isFound = false
        for text in texts where text.utf8.contains(where: { $0 == 0x2E || $0 == 0x2C }) {
            guard withoutDecimals(text) != nil else { return false }
            isFound = true
        }
        return isFound
    }
}
