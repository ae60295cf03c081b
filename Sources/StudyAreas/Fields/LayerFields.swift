import GeoJSONFormat
import GeoModel

/// The fields that the features of one layer have.
struct LayerFields {
    /// The keys in the order of their first appearance.
    let keys: [String]
    /// How many features give each key a value.
    let filled: [String: Int]
    /// How many features there are.
    let featureCount: Int
    private let byName: [String: [String]]
    /// The keys that hold inhabitants by their names, the preferred first.
    private let populationKeys: [String]

    init(_ features: [Feature]) {
        let fields = PropertyKeys(features).fields
        keys = fields.map(\.key)
        filled = Dictionary(fields.map { ($0.key, $0.filled) }) { first, _ in first }
        byName = Dictionary(grouping: keys) { $0.lowercased() }
        featureCount = features.count
        populationKeys = Self.populationKeys(fields.map(\.key), features)
    }

    private static func populationKeys(_ keys: [String], _ features: [Feature]) -> [String] {
        let byName = Dictionary(grouping: keys) { $0.lowercased() }
        let usual = FieldConcept.population.usualNames.flatMap { byName[$0.lowercased()] ?? [] }
        let known = Set(usual)
        // A field with another name that may hold inhabitants must hold numbers too.
        let others = keys.enumerated().compactMap { place, key -> (year: Int, place: Int, key: String)? in
            guard !known.contains(key), let match = PopulationWords.match(key), FieldColumn(key, features).isNumeric
            else {
                return nil
            }
            // One without a year is as new as the file.
            return (match.year ?? .max, place, key)
        }
        return usual + others.sorted { ($1.year, $0.place) < ($0.year, $1.place) }.map(\.key)
    }

    /// The key that the layer uses for `concept`; a name that the user gives comes first. One that some feature has a value
    /// for comes before one that is null everywhere.
    func key(_ concept: FieldConcept, named user: String? = nil) -> String? {
        if let user { return named(user) }
        let known = usual(concept)
        return known.first { (filled[$0] ?? 0) > 0 } ?? known.first
    }

    /// Whether a key has this name, in any case.
    func has(_ name: String) -> Bool { byName[name.lowercased()] != nil }

    /// The key that a user means: to the letter, or else in any case.
    func named(_ name: String) -> String? {
        keys.first { $0 == name } ?? byName[name.lowercased()]?.first
    }

    /// The keys with one of the usual names of `concept`, the preferred first.
    func usual(_ concept: FieldConcept) -> [String] {
        if case .population = concept { return populationKeys }
        return concept.usualNames.flatMap { byName[$0.lowercased()] ?? [] }
    }

    /// The keys of a concept as a source of values: the user's, or all of the usual names that some feature has a value for.
    func source(_ concept: FieldConcept, named user: String? = nil) -> FieldSource? {
        if let user { return named(user).map { FieldSource(keys: [$0]) } }
        let known = usual(concept).filter { (filled[$0] ?? 0) > 0 }
        return known.isEmpty ? nil : FieldSource(keys: known)
    }
}

/// The keys that may hold a value, the preferred ones first: the first with a value counts, feature by feature.
struct FieldSource: Hashable {
    var keys: [String]

    /// What the feature states; nil where every key is null, empty or not there.
    func value(of feature: Feature) -> JSONValue? {
        for key in keys {
            if let value = feature.properties[key], value.isStated { return value }
        }
        return nil
    }

    /// What the feature states, as text: a string, or a number's digits.
    func text(of feature: Feature) -> String? { value(of: feature)?.text }
}
