import GeoJSONFormat

/// What the values of one field look like.
struct FieldColumn {
    let key: String
    /// How many of the features looked at have a text or a number.
    private(set) var filled = 0
    private var distinctTexts: Set<String> = []
    private var words = 0
    private var codes = 0
    private var strings = 0
    private var numbers = 0
    private var sameLength: Int?
    private var areSameLength = true

    /// Looks at `features`, at most `limit` of them, spread over the file.
    init(_ key: String, _ features: [Feature], limit: Int = 400) {
        self.key = key
        let step = max(1, features.count / limit)
        for index in stride(from: 0, to: features.count, by: step) {
            guard let value = features[index].properties[key], value.isStated, let text = value.text else { continue }
            note(text, isString: value.double == nil)
        }
    }

    private mutating func note(_ text: String, isString: Bool) {
        filled += 1
        distinctTexts.insert(text)
        if isString { strings += 1 }
        if !isString || FieldColumn.isFigure(text) { numbers += 1 }
        if isString, FieldColumn.isWordy(text) { words += 1 }
        if FieldColumn.isCodeLike(text) { codes += 1 }
        areSameLength = areSameLength && (sameLength ?? text.utf8.count) == text.utf8.count
        sameLength = sameLength ?? text.utf8.count
    }

    /// How many different values were seen.
    var distinct: Int { distinctTexts.count }
    /// Whether no two values seen are the same.
    var isUnique: Bool { filled > 0 && distinct == filled }
    /// Whether the values are words: letters, three or more, not digits throughout, no codes of one length.
    var isWordy: Bool {
        filled > 0 && words * 10 >= filled * 9 && !(areSameLength && filled > 2 && codes == filled)
    }
    /// Whether the values look like codes: short, without spaces, with a digit or in capitals.
    var isCodeLike: Bool { codes == filled && filled > 0 }
    /// Whether they are numbers, as JSON or as people write them, but for a few.
    var isNumeric: Bool { filled > 0 && numbers * 10 >= filled * 9 }
    /// Whether they are texts of one length, as many codes are.
    var isFixedText: Bool { strings == filled && areSameLength }
    /// How much the values differ, in three steps: half of them, nine tenths.
    var distinctness: Int { distinct * 10 >= filled * 9 ? 2 : distinct * 2 >= filled ? 1 : 0 }

    private static func isWordy(_ text: String) -> Bool {
        var letters = 0
        var digits = 0
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic {
                letters += 1
            } else if scalar.properties.numericType != nil {
                digits += 1
            }
        }
        // Chinese and Japanese names have two letters.
        let least = text.utf8.count > text.count ? 1 : 2
        return letters >= least && digits * 2 <= letters && text.count <= 120 && !text.contains("://")
    }

    /// Digits, with marks between and around them.
    private static func isFigure(_ text: String) -> Bool {
        text.contains { $0.isASCII && $0.isNumber } && !text.contains { $0.isLetter }
    }

    private static func isCodeLike(_ text: String) -> Bool {
        guard text.utf8.count <= 24 else { return false }
        var digits = 0
        var small = 0
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: digits += 1
            case 0x41...0x5A, 0x2D, 0x5F, 0x2F, 0x3A: break
            case 0x2E: break
            case 0x61...0x7A: small += 1
            default: return false
            }
        }
        return digits > 0 || small == 0
    }
}
