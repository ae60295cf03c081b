extension NumberColumn {
    /// Two texts that cannot both be understood, where a text has two readings and the column does not decide.
    ///
    /// The first in the order of the marks; a column with a conflict should be refused as a whole.
    public var conflict: Conflict? {
        for mark in [NumberMark.point, .comma] {
            guard let witness = undecided[mark], let against = objection(to: mark) else { continue }
            return Conflict(text: witness.text, row: witness.row, against: against.text, againstRow: against.row)
        }
        return nil
    }

    /// How thousands are set apart; nil where no text does it, or where the column turned out to hold decimals.
    public var thousands: Thousands? {
        guard var found, undecided.isEmpty || undecided.keys.contains(where: isThousands) || !thousandsMarks.isEmpty
        else { return nil }
        if undecided[found.mark] != nil, !isThousands(found.mark) { return nil }
        found.areAllRound = undecidedTexts >= 3 && roundTexts == undecidedTexts && thousandsMarks.isEmpty
        return found
    }

    /// The number that a text of the column spells.
    public func read(_ text: String) -> Reading {
        switch NumberForm(text) {
        case .missing: return .missing
        case .fault(let fault): return .refused(fault)
        case .scientific(let value): return kind == .counts ? .refused(.exponent) : .value(value)
        case .number(let value, _, _): return checked(value)
        case .undecided(let mark, let grouped, let decimal):
            if objection(to: mark) != nil { return .refused(.undecidable) }
            return checked(isThousands(mark) ? grouped : decimal)
        }
    }

    private func checked(_ value: Double) -> Reading {
        guard kind == .counts else { return .value(value) }
        if value < 0 { return .refused(.negative) }
        return value == value.rounded() ? .value(value) : .refused(.fraction)
    }

    /// Whether three digits after `mark` are thousands.
    private func isThousands(_ mark: NumberMark) -> Bool {
        switch kind {
        case .counts: true
        case .measures: false
        case .figures: decimalMarks[mark] == nil
        }
    }

    /// A text that forbids the reading that `mark` would have.
    private func objection(to mark: NumberMark) -> Witness? {
        let other: NumberMark = mark == .point ? .comma : .point
        if isThousands(mark) {
            // The mark itself before decimals, the other mark undecided too, or other signs between thousands.
            if let decimal = decimalMarks[mark] { return decimal }
            if thousandsMarks[mark] != nil { return nil }
            return undecided[other] ?? NumberMark.allCases.lazy.compactMap { thousandsMarks[$0] }.first
        }
        // Decimals: the mark between thousands elsewhere, or the other mark before decimals.
        if let thousands = thousandsMarks[mark] { return thousands }
        if kind == .figures, irregular.contains(mark) { return decimalMarks[mark] }
        return decimalMarks[other] ?? undecided[other]
    }
}

extension NumberColumn {
    /// The count that a single text spells: `5.000` is five thousand.
    public static func count(_ text: String) -> Reading { single(text, .counts) }

    /// The measure that a single text spells: a point or a comma is its decimal sign.
    public static func measure(_ text: String) -> Reading { single(text, .measures) }

    private static func single(_ text: String, _ kind: Kind) -> Reading {
        var column = NumberColumn(kind)
        column.note(text)
        return column.read(text)
    }
}
