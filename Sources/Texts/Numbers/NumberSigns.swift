/// The digits and marks of a text, apart.
struct NumberSigns {
    /// The digits between the marks, as ASCII; one more than there are marks.
    private(set) var groups: [String] = [""]
    private(set) var marks: [NumberMark] = []
    /// The exponent with its sign, where there is one.
    private(set) var exponent: String?
    private(set) var fault: NumberFault?
    private(set) var isMissing = false
    private var isNegative = false

    /// What stands for "not known" in tables; compared in lower case. Statistical offices write the dots and the colon.
    private static let missing: Set<String> = [
        "", "-", "–", "—", ".", "..", "...", "…", ":", "na", "n/a", "#n/a", "n.a.", "null", "none", "nil", "\\n", "?",
    ]

    init(_ text: String) {
        let scalars = NumberSigns.visible(text)
        if scalars.count <= 6 {
            var word = String.UnicodeScalarView()
            word.append(contentsOf: scalars)
            if NumberSigns.missing.contains(String(word).lowercased()) {
                isMissing = true
                return
            }
        }
        read(scalars)
    }

    /// The scalars without what is invisible and the spaces around.
    private static func visible(_ text: String) -> ArraySlice<Unicode.Scalar> {
        let invisible: Set<UInt32> = [0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF]
        let all = text.unicodeScalars.filter { !invisible.contains($0.value) }
        guard let first = all.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = all.lastIndex(where: { !$0.properties.isWhitespace })
        else { return [] }
        return Array(all[first...last])[...]
    }

    private mutating func read(_ scalars: ArraySlice<Unicode.Scalar>) {
        var rest = scalars
        if let sign = rest.first, let negative = NumberSigns.sign(sign) {
            isNegative = negative
            rest = rest.dropFirst()
        }
        while let scalar = rest.popFirst() {
            if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue {
                groups[groups.count - 1].append(String(Int(value)))
            } else if let mark = NumberSigns.mark(scalar) {
                marks.append(mark)
                groups.append("")
            } else if scalar == "e" || scalar == "E", NumberSigns.isExponent(rest), !(groups.last ?? "").isEmpty {
                exponent = String(String.UnicodeScalarView(rest))
                return
            } else {
                fault = ["%", "‰", "٪", "％"].contains(scalar) && rest.isEmpty ? .percentage : .notANumber
                return
            }
        }
        if groups.allSatisfy(\.isEmpty) { fault = .notANumber }
    }

    private static func sign(_ scalar: Unicode.Scalar) -> Bool? {
        switch scalar.value {
        case 0x2D, 0x2212, 0xFF0D: true
        case 0x2B, 0xFF0B: false
        default: nil
        }
    }

    private static func mark(_ scalar: Unicode.Scalar) -> NumberMark? {
        switch scalar.value {
        case 0x2E, 0xFF0E: .point
        case 0x2C, 0xFF0C: .comma
        case 0x20, 0xA0, 0x2007, 0x2008, 0x2009, 0x202F, 0x3000: .space
        case 0x27, 0x2019, 0x02BC, 0xFF07: .apostrophe
        default: nil
        }
    }

    private static func isExponent(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        let digits = rest.first.map { $0 == "+" || $0 == "-" } ?? false ? rest.dropFirst() : rest
        return !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0.value) }
    }
}

extension NumberSigns {
    /// The digits with a point for the one mark that there may be; nil where there are more marks, or others.
    var decimal: String? {
        guard marks.count <= 1, marks.first?.canBeDecimal ?? true else { return nil }
        let digits = joined(decimal: !marks.isEmpty)
        return (isNegative ? "-" : "") + (digits.first == "." ? "0" + digits : digits)
    }

    private func joined(decimal: Bool) -> String {
        decimal ? groups.dropLast().joined() + "." + (groups.last ?? "") + "0" : groups.joined()
    }

    private func value(decimal: Bool) -> Double? {
        let digits = joined(decimal: decimal)
        guard let value = Double(digits.first == "." ? "0" + digits : digits), value.isFinite else { return nil }
        return isNegative ? -value : value
    }

    /// The reading of digits and marks without an exponent.
    func form() -> NumberForm {
        guard let grouped = value(decimal: false), let decimal = value(decimal: true) else { return .fault(.tooLarge) }
        guard let last = marks.last else { return .number(grouped, thousands: nil, decimal: nil) }
        let before = marks.dropLast()
        guard let thousands = before.first else {
            // One mark.
            let isGroup = isGrouped(groups[...])
            if !last.canBeDecimal {
                return isGroup ? .number(grouped, thousands: last, decimal: nil) : .fault(.oddGroups)
            }
            return isGroup
                ? .undecided(last, grouped: grouped, decimal: decimal)
                : .number(decimal, thousands: nil, decimal: last)
        }
        guard before.allSatisfy({ $0 == thousands }) else { return .fault(.oddGroups) }
        if last == thousands {
            let isRight = isGrouped(groups[...]) || (last == .comma && isIndian)
            return isRight ? .number(grouped, thousands: last, decimal: nil) : .fault(.oddGroups)
        }
        guard last.canBeDecimal, isGrouped(groups.dropLast()), !(groups.last ?? "").isEmpty else {
            return .fault(.oddGroups)
        }
        return .number(decimal, thousands: thousands, decimal: last)
    }

    /// One to three digits that begin with no zero, then three in every group.
    private func isGrouped(_ groups: ArraySlice<String>) -> Bool {
        guard let first = groups.first, (1...3).contains(first.utf8.count), first.utf8.first != 0x30 else {
            return false
        }
        return groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
    }

    /// `12,34,567`: three digits at the end and two in every group before.
    private var isIndian: Bool {
        guard let first = groups.first, (1...2).contains(first.utf8.count), first.utf8.first != 0x30 else {
            return false
        }
        return groups.last?.utf8.count == 3 && groups.dropFirst().dropLast().allSatisfy { $0.utf8.count == 2 }
    }
}
