import GeoModel
import Texts

/// A range whose ends may be left out, such as `1000..16000`, `..15` or `3`.
public struct LimitBounds: Sendable, Hashable {
    /// The smallest value allowed; nil when there is none.
    public var minimum: Double?
    /// The largest value allowed; nil when there is none.
    public var maximum: Double?

    /// A range from its ends.
    public init(minimum: Double? = nil, maximum: Double? = nil) {
        self.minimum = minimum
        self.maximum = maximum
    }

    /// No limit at all.
    public static let open = LimitBounds()

    /// Whether neither end is given.
    public var isOpen: Bool { minimum == nil && maximum == nil }

    /// Whether `value` lies within; the ends belong to the range.
    public func contains(_ value: Double) -> Bool {
        value >= (minimum ?? -.infinity) && value <= (maximum ?? .infinity)
    }

    /// The range that `text` spells: `MIN..MAX`, `MIN..`, `..MAX`, or one number for both ends.
    ///
    /// Counts are read as people write them: `5.000..8.000` is 5000 to 8000. Nil when an end is no number of the kind, could be
    /// two numbers, is negative, or when the ends are the wrong way round.
    public init?(_ text: String, as kind: NumberColumn.Kind = .counts) {
        let parts = LimitBounds.split(text)
        var column = NumberColumn(kind)
        for part in parts { column.note(part) }
        guard column.conflict == nil else { return nil }
        var ends: [Double?] = []
        for part in parts {
            if part.isEmpty {
                ends.append(nil)
            } else if case .value(let number) = column.read(part), number >= 0 {
                ends.append(number)
            } else {
                return nil
            }
        }
        guard ends.contains(where: { $0 != nil }) || parts.count == 2 else { return nil }
        self.init(minimum: ends.first ?? nil, maximum: ends.last ?? nil)
        if let minimum, let maximum, minimum > maximum { return nil }
    }

    /// The text before and after the first `..`, without the spaces around; one part when there is no `..`.
    private static func split(_ text: String) -> [String] {
        let characters = Array(text.utf8)
        var cut: Int?
        for index in characters.indices.dropLast() where characters[index] == 46 && characters[index + 1] == 46 {
            cut = index
            break
        }
        guard let cut else { return [text.trimmingSpaces] }
        let start = text.utf8.index(text.startIndex, offsetBy: cut)
        let end = text.utf8.index(start, offsetBy: 2)
        return [text[..<start].trimmingSpaces, text[end...].trimmingSpaces]
    }
}

extension LimitBounds: CustomStringConvertible {
    /// The range as it is written in a study file: `1000..16000`.
    public var description: String {
        "\(minimum.map(Wording.exact) ?? "")..\(maximum.map(Wording.exact) ?? "")"
    }
}
