import GeoJSONFormat

/// What the fields of a layer mean, found by its features alone: no study stands around it yet.
package struct LayerColumns {
    /// The keys in the order of their first appearance.
    package let keys: [String]
    /// How many features give each key a value.
    package let filled: [String: Int]
    /// The code of each feature; nil where it has none.
    package let codes: [String?]
    /// The name of each feature; nil where it has none.
    package let names: [String?]
    /// The field of the inhabitants.
    package let population: String?
    /// The fields that may hold the code or the name of the municipality of each feature.
    package let municipality: [String]
    /// The words in the names of the fields, in lower case, and the whole names.
    package let words: Set<String>

    private static let usualCodes = [
        "kode", "sognekode", "sogn_kode", "kommunekode", "komkode", "postnr", "nr", "code",
        "id", "id_lokalid", "id.lokalId", "dagi_id", "osm_id",
    ]
    private static let usualNames = [
        "navn", "sognenavn", "kommunenavn", "komnavn", "name", "primærtnavn", "bynavn", "postnrnavn",
    ]

    /// Looks at the features of a layer. O(properties).
    package init(_ features: [Feature]) {
        let fields = LayerFields(features)
        keys = fields.keys
        filled = fields.filled
        func isFilled(_ key: String) -> Bool { (fields.filled[key] ?? 0) * 2 > features.count }
        func usual(_ names: [String]) -> String? { names.lazy.compactMap { fields.named($0) }.first(where: isFilled) }
        let search = FieldSearch(features: features, fields: fields)
        let code = usual(Self.usualCodes) ?? search.id()
        let name = usual(Self.usualNames) ?? search.name(besides: Set([code].compactMap { $0 }))?.key
        codes = features.map { feature in code.flatMap { feature.properties[$0]?.text } ?? feature.id?.text }
        names = features.map { feature in name.flatMap { feature.properties[$0]?.text } }
        let people = fields.key(.population)
        population = people.flatMap { (fields.filled[$0] ?? 0) > 0 ? $0 : nil }
        municipality = fields.usual(.municipality) + fields.usual(.nameOfMunicipality)
        words = Set(keys.flatMap { [$0.lowercased()] + FieldWords.parts(of: $0) })
    }

    /// The words in a name, in lower case: `dk_kommuner_pre2007` has `dk`, `kommuner`, `pre` and `2007`.
    package static func words(of name: String) -> [String] { FieldWords.parts(of: name) }
}
