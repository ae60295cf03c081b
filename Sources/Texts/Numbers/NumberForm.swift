/// What one text spells, before the column that it stands in has been looked at.
///
/// Digits of every script count, and so do full-width marks; invisible characters and spaces around are skipped.
public enum NumberForm: Hashable, Sendable {
    /// Nothing, or a mark for "not known": `NA`, `..`, `-`.
    case missing
    /// One reading only: `1234`, `1 234`, `1.234.567`, `2.5`, `1.234,50`, with the marks that it uses.
    case number(Double, thousands: NumberMark?, decimal: NumberMark?)
    /// `2.000` or `2,000`: thousands, or three decimals.
    case undecided(NumberMark, grouped: Double, decimal: Double)
    /// `1e3`.
    case scientific(Double)
    /// Anything else.
    case fault(NumberFault)
}

/// Why a text is not the number that is wanted.
public enum NumberFault: Hashable, Sendable {
    /// There are no digits, or something beside them.
    case notANumber
    /// `12 %`.
    case percentage
    /// `1e3` where a count belongs.
    case exponent
    /// `1.2.3`, `12 34`: digits in groups that are no thousands.
    case oddGroups
    /// More digits than a number can have.
    case tooLarge
    /// Below 0 where a count belongs.
    case negative
    /// A part of a person.
    case fraction
    /// `2.000` in a column where the point could also be the decimal sign.
    case undecidable

    /// The fault as the end of a sentence: `'12 %' is a percentage`.
    public var words: String {
        switch self {
        case .notANumber: "is not a number"
        case .percentage: "is a percentage"
        case .exponent: "is written with an exponent"
        case .oddGroups: "is not a number: its digits stand in groups that are no thousands"
        case .tooLarge: "is too large"
        case .negative: "is negative"
        case .fraction: "is not a whole number"
        case .undecidable: "can be thousands or decimals"
        }
    }
}

extension NumberForm {
    /// What `text` spells.
    public init(_ text: String) {
        if let plain = NumberForm.plainDigits(text) ?? NumberForm.plainDecimals(text) {
            self = plain
            return
        }
        // No number that a person wrote is longer; a text of a megabyte is not worth its reading.
        guard text.utf8.count <= 200 else {
            self = .fault(.notANumber)
            return
        }
        let signs = NumberSigns(text)
        if signs.isMissing {
            self = .missing
        } else if let fault = signs.fault {
            self = .fault(fault)
        } else if let exponent = signs.exponent {
            let value = signs.decimal.flatMap { Double($0 + "e" + exponent) }
            self = value.map { $0.isFinite ? .scientific($0) : .fault(.tooLarge) } ?? .fault(.oddGroups)
        } else {
            self = signs.form()
        }
    }

    /// Up to fifteen ASCII digits, by far the commonest form.
    private static func plainDigits(_ text: String) -> NumberForm? {
        var value = 0
        var count = 0
        for byte in text.utf8 {
            guard (0x30...0x39).contains(byte), count < 15 else { return nil }
            value = value * 10 + Int(byte - 0x30)
            count += 1
        }
        return count == 0 ? .missing : .number(Double(value), thousands: nil, decimal: nil)
    }

    /// Digits, a point, and other than three digits, the commonest form of a measure; all ASCII.
    private static func plainDecimals(_ text: String) -> NumberForm? {
        var digits = 0
        var decimals: Int?
        for byte in text.utf8 {
            if (0x30...0x39).contains(byte) {
                if let known = decimals { decimals = known + 1 } else { digits += 1 }
            } else {
                guard byte == UInt8(ascii: "."), decimals == nil else { return nil }
                decimals = 0
            }
        }
        guard let decimals, decimals > 0, decimals != 3, digits > 0, digits + decimals <= 15 else { return nil }
        return Double(text).map { .number($0, thousands: nil, decimal: .point) }
    }
}
