import GeoJSONFormat

/// The fields of a layer whose values repeat: they divide it into larger areas, or say what all of it is.
struct RepeatedValues {
    /// The fields with at most a third as many values as there are features, in the order of their first appearance.
    private(set) var divisions: [LayerSummary.Division] = []
    /// The texts that all features share.
    private(set) var constants: [String] = []

    private struct Column {
        var values: [String?]
        var distinct: Set<String> = []
        var filled = 0
    }

    /// Reads every property once. O(properties).
    init(_ features: [Feature]) {
        var order: [String] = []
        var columns: [String: Column] = [:]
        var dropped: Set<String> = []
        let most = min(20_000, features.count / 3 + 2)
        for (position, feature) in features.enumerated() {
            for (key, value) in feature.properties.members where !dropped.contains(key) {
                guard let text = Self.label(value) else { continue }
                if columns[key] == nil {
                    // Nobody divides a country by the hundredth property.
                    guard order.count < 100 else { continue }
                    order.append(key)
                    columns[key] = Column(values: [String?](repeating: nil, count: features.count))
                }
                columns[key]?.values[position] = text
                columns[key]?.filled += 1
                columns[key]?.distinct.insert(text)
                if columns[key]?.distinct.count ?? 0 > most {
                    columns[key] = nil
                    dropped.insert(key)
                }
            }
        }
        for key in order {
            guard let column = columns[key], column.filled * 2 > features.count else { continue }
            if column.distinct.count == 1, let only = column.distinct.first {
                if only.utf8.count < 80 { constants.append(only) }
            } else {
                divisions.append(LayerSummary.Division(field: key, values: column.values))
            }
        }
    }

    /// A text, or a whole number; nil for measures, which divide nothing.
    private static func label(_ value: JSONValue) -> String? {
        guard let text = value.text, !text.isEmpty else { return nil }
        if let number = value.double, number != number.rounded() { return nil }
        return text
    }
}
