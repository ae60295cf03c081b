import ArgumentParser

/// Numbers of options as people write them: digits with a decimal point, and a sign.
///
/// Swift reads `0x10`, `1e3`, `inf` and `nan` as numbers too. In an option they are a slip or a trap.
enum PlainNumber {
    /// The number; nil for anything but digits.
    static func value(_ text: String) -> Double? {
        var rest = Substring(text)
        if let sign = rest.first, sign == "-" || sign == "+" { rest = rest.dropFirst() }
        let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, !(parts.first ?? "").isEmpty || parts.count == 2, parts.last?.isEmpty == false,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }), let value = Double(text),
            value.isFinite
        else { return nil }
        return value
    }

    /// The number of an option.
    static func option(_ text: String) throws -> Double {
        guard let value = value(text) else {
            let isComma = value(text.replacing(",", with: ".")) != nil
            throw ValidationError(
                "'\(text.onOneLine)' is not a number"
                    + (isComma ? ": the decimal sign is a point." : " in digits, as 12 or 2.5."))
        }
        return value
    }
}
