/// Reads the numbers of one column, property or option as people write them.
///
/// Whether `2.000` is two thousand or two can be seen from one text as little as from a single glance at a map: the column
/// decides. So every text is noted first, and read afterwards.
///
///     var column = NumberColumn(.counts)
///     for (row, text) in texts.enumerated() { column.note(text, at: row) }
///     if let conflict = column.conflict { /* refuse the column: it names two texts and their rows */ }
///     let values = texts.map { column.read($0) }
///     if let thousands = column.thousands { /* report once how thousands were set apart */ }
public struct NumberColumn: Sendable {
    /// What the numbers count or measure.
    public enum Kind: Sendable {
        /// Inhabitants, members, units: whole, not negative. A point, comma, space or apostrophe before exactly three
        /// digits separates thousands; an exponent is refused.
        case counts
        /// Kilometres, minutes, metres, shares: a point or comma is the decimal sign.
        case measures
        /// Any attribute: as counts, unless the column shows that the mark stands before decimals.
        case figures
    }

    /// What became of one text.
    public enum Reading: Hashable, Sendable {
        /// Nothing is stated.
        case missing
        /// The number.
        case value(Double)
        /// The text is not a number of the kind.
        case refused(NumberFault)
    }

    /// Two texts whose marks cannot be understood in one way.
    public struct Conflict: Hashable, Sendable {
        /// The text that has two readings.
        public var text: String
        /// Its row, as it was noted.
        public var row: Int
        /// The text that speaks against thousands (or, for measures, against decimals).
        public var against: String
        /// Its row.
        public var againstRow: Int
    }

    /// How thousands are set apart in the column.
    public struct Thousands: Hashable, Sendable {
        /// The mark; of several the one that comes first.
        public var mark: NumberMark
        /// How many texts have it.
        public var count: Int
        /// The first of them, its value and its row.
        public var example: String
        /// The value of `example`.
        public var value: Double
        /// The row of `example`.
        public var row: Int
        /// Whether at least three texts have a mark that could be decimal, and all of those end in `000`: whole numbers
        /// that a program wrote with three decimals look the same.
        public var areAllRound: Bool
    }

    /// A text that was noted.
    struct Witness: Sendable {
        var text: String
        var row: Int
    }

    /// What the numbers count or measure.
    public let kind: Kind
    var undecided: [NumberMark: Witness] = [:]
    var thousandsMarks: [NumberMark: Witness] = [:]
    var decimalMarks: [NumberMark: Witness] = [:]
    /// Decimals that are not three digits long, so that three digits after the mark are no habit of the column.
    var irregular: Set<NumberMark> = []
    var found: Thousands?
    var roundTexts = 0
    var undecidedTexts = 0

    /// A column of which nothing is known yet.
    public init(_ kind: Kind) { self.kind = kind }

    /// Notes a text; `row` comes back in a conflict.
    public mutating func note(_ text: String, at row: Int = 0) {
        switch NumberForm(text) {
        case .number(_, nil, nil), .missing, .scientific, .fault: return
        case .number(let value, let thousands, let decimal):
            let witness = Witness(text: text, row: row)
            if let thousands {
                thousandsMarks[thousands] = thousandsMarks[thousands] ?? witness
                count(text, value, thousands, row)
            }
            if let decimal {
                decimalMarks[decimal] = decimalMarks[decimal] ?? witness
                if NumberColumn.decimals(of: text) != 3 { irregular.insert(decimal) }
            }
        case .undecided(let mark, let grouped, _):
            undecided[mark] = undecided[mark] ?? Witness(text: text, row: row)
            undecidedTexts += 1
            if grouped.truncatingRemainder(dividingBy: 1000) == 0 { roundTexts += 1 }
            count(text, grouped, mark, row)
        }
    }

    /// Notes a number that is no text, as JSON has them: its point is a decimal sign.
    public mutating func note(_ number: Double, at row: Int = 0) {
        guard number != number.rounded() else { return }
        decimalMarks[.point] = decimalMarks[.point] ?? Witness(text: "\(number)", row: row)
        irregular.insert(.point)
    }

    private mutating func count(_ text: String, _ value: Double, _ mark: NumberMark, _ row: Int) {
        if found == nil {
            found = Thousands(mark: mark, count: 0, example: text, value: value, row: row, areAllRound: false)
        }
        found?.count += 1
    }

    /// How many digits follow the last mark.
    private static func decimals(of text: String) -> Int {
        text.unicodeScalars.reversed().prefix { $0.properties.numericType == .decimal || $0.properties.isWhitespace }
            .count { $0.properties.numericType == .decimal }
    }
}
