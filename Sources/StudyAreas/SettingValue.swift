/// A value of a study file.
enum SettingValue {
    case text(String)
    case whole(Int)
    case number(Double)
    case flag(Bool)
    case list([SettingValue])
    case table([Entry])
    /// A date or a time, as it is written: no setting takes one.
    case date(String)

    /// One key of a table with its value.
    struct Entry {
        var key: String
        var value: SettingValue
        /// Where the key stands, each counted from 1; the column in bytes.
        var line = 0
        var column = 0
    }

    /// The text, or the digits of a whole number.
    var string: String? {
        switch self {
        case .text(let text): text
        case .whole(let number): String(number)
        default: nil
        }
    }

    /// One text, or a list of texts.
    var strings: [String]? {
        guard case .list(let members) = self else { return string.map { [$0] } }
        let texts = members.compactMap(\.string)
        return texts.count == members.count ? texts : nil
    }

    /// A number, whole or not.
    var double: Double? {
        switch self {
        case .whole(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }

    /// A list of numbers.
    var doubles: [Double]? {
        guard case .list(let members) = self else { return nil }
        let numbers = members.compactMap(\.double)
        return numbers.count == members.count ? numbers : nil
    }

    /// A list of lists of texts; one list, or texts separated by commas, make one demand each.
    var demands: [[String]]? {
        switch self {
        case .text(let text): return [SettingValue.separated(text)]
        case .list(let members):
            if members.contains(where: { if case .list = $0 { true } else { false } }) {
                let lists = members.compactMap(\.strings)
                return lists.count == members.count ? lists : nil
            }
            guard let texts = strings else { return nil }
            return texts.contains { $0.contains(",") } ? texts.map(SettingValue.separated) : [texts]
        default: return nil
        }
    }

    /// The parts between the commas, without the spaces around.
    static func separated(_ text: String) -> [String] {
        text.split(separator: ",").map { part in
            var part = part.drop { $0 == " " }
            while part.last == " " { part.removeLast() }
            return String(part)
        }
    }
}
