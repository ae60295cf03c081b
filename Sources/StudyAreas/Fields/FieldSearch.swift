import GeoJSONFormat
import Texts

/// Finds the fields of ids and names where no field has a usual name.
struct FieldSearch {
    let features: [Feature]
    let fields: LayerFields

    init(_ layer: StudyLayer) { self.init(features: layer.features, fields: layer.fields) }

    init(features: [Feature], fields: LayerFields) {
        self.features = features
        self.fields = fields
    }

    /// The field that is unique and looks like a code; of several the one whose name speaks most for it.
    func id() -> String? {
        let scored = fields.keys.enumerated().compactMap {
            place, key -> (score: Int, level: Int, place: Int, key: String)? in
            guard isNearlyFull(key) else { return nil }
            let column = FieldColumn(key, features)
            guard column.isUnique, column.isCodeLike else { return nil }
            let score = Self.codeScore(key, column)
            return score > 0 ? (score, Self.level(key), place, key) : nil
        }
        let best = scored.sorted { ($1.score, $1.level, $0.place) < ($0.score, $0.level, $1.place) }
        return best.first { isUnique($0.key) }?.key
    }

    /// The field with names for people: by a known word first, then by what the values look like.
    func name(besides taken: Set<String>) -> (key: String, isByValues: Bool)? {
        var found: [(rank: [Int], key: String, isWord: Bool)] = []
        for (place, key) in fields.keys.enumerated() where !taken.contains(key) && isFilled(key) {
            let parts = FieldWords.parts(of: key)
            let isWord = parts.contains { FieldWords.matches($0, FieldWords.name) }
            if !isWord, parts.contains(where: { FieldWords.measured.contains($0) }) { continue }
            let column = FieldColumn(key, features)
            guard column.isWordy, isWord || column.distinctness > 0 else { continue }
            // One name for all is the country's or the region's, unless there is nothing else.
            let isExact = parts.count == 1 && FieldWords.name.contains(parts[0]) ? 1 : 0
            let rank = [
                min(column.distinctness, 1) * 2 + (isWord ? 1 : 0), column.distinctness, isExact,
                Self.languageRank(parts), Self.level(key), -place,
            ]
            found.append((rank, key, isWord))
        }
        return found.max { $0.rank.lexicographicallyPrecedes($1.rank) }.map { ($0.key, !$0.isWord) }
    }

    /// Whether the field has as many values as there are features, nearly.
    private func isNearlyFull(_ key: String) -> Bool { (fields.filled[key] ?? 0) * 10 >= features.count * 9 }
    private func isFilled(_ key: String) -> Bool { (fields.filled[key] ?? 0) * 2 > features.count }

    /// Whether no two of all the features have the same value.
    private func isUnique(_ key: String) -> Bool {
        var seen: Set<String> = []
        for feature in features {
            guard let value = feature.properties[key], value.isStated, let text = value.text else { continue }
            guard seen.insert(CodeText.withoutDecimals(text) ?? text).inserted else { return false }
        }
        return !seen.isEmpty
    }

    /// How much a name speaks for an id, 0 to 5; 0 for what is none.
    private static func codeScore(_ key: String, _ column: FieldColumn) -> Int {
        let parts = FieldWords.parts(of: key)
        let isRow = parts.contains { FieldWords.row.contains($0) } || FieldWords.row.contains(parts.joined())
        let isCode = parts.contains { FieldWords.matches($0, FieldWords.code) }
        let isNumber = parts.contains { FieldWords.number.contains($0) } || parts.last.map(endsInId) ?? false
        if isCode { return isRow ? 3 : 5 }
        // `GID_2` is the second level of a gazetteer, `gid` a row of a table.
        if isRow, parts.count == 2, parts[0] == "gid", Int(parts[1]) != nil { return 5 }
        if isRow { return isNumber || parts.count == 1 ? 1 : 0 }
        if isNumber { return 4 }
        if parts.contains(where: { FieldWords.measured.contains($0) }) { return 0 }
        return column.isFixedText ? 2 : 0
    }

    /// `shapeid`, `munid`, `kommunenr`: an ending that names.
    private static func endsInId(_ part: String) -> Bool {
        part.count > 3 && ["id", "nr", "num", "no"].contains { part.hasSuffix($0) }
    }

    /// The last number in a field's name: `NAME_2` is finer than `NAME_1`.
    private static func level(_ key: String) -> Int {
        FieldWords.parts(of: key).compactMap(Int.init).last { $0 < 10 } ?? 0
    }

    /// A name without a language first, then Danish, English and the others; codes of other languages and variants last.
    private static func languageRank(_ parts: [String]) -> Int {
        if parts.contains(where: {
            ["alt", "var", "varname", "old", "short", "kort", "ascii", "nl", "official"].contains($0)
        }) {
            return 0
        }
        guard parts.count > 1, let last = parts.last(where: { Int($0) == nil }) else { return 4 }
        switch last {
        case "da", "dk": return 4
        case "fi", "et", "pl", "de", "fr", "es", "it", "no", "nb", "pt": return 3
        case "en", "sv", "se", "lat", "latin": return 2
        case "ru", "ar", "zh", "ja", "ko": return 1
        default: return 3
        }
    }
}
