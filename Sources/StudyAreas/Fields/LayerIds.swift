import GeoJSONFormat
import GeoModel
import Texts

/// The ids of a layer's features, and where they come from.
struct LayerIds {
    /// Where ids come from.
    enum Origin: Hashable {
        /// A field that the user named.
        case named(String)
        /// A field with a usual name.
        case usual(String)
        /// A field that is unique and looks like a code.
        case found(String)
        /// The features' own `id` members.
        case own
        /// Nothing: the features are numbered.
        case number
    }

    let origin: Origin
    /// The id of each feature, by its position; nil where it has none.
    private(set) var texts: [String?]
    /// Features without a value in the field for which their own id, or their number, was taken.
    private(set) var withOwnId: [Int] = []
    /// An id that stood with decimals (`7701.0`) and is read without them.
    private(set) var spoiled: String?

    /// The field; nil for the features' own ids and numbers.
    var key: String? {
        switch origin {
        case .named(let key), .usual(let key), .found(let key): key
        case .own, .number: nil
        }
    }

    /// The id of a feature.
    subscript(_ index: Int) -> String? { texts[index] }

    init(_ features: [Feature], origin: Origin) {
        self.origin = origin
        var values: [JSONValue?]
        switch origin {
        case .named(let key), .usual(let key), .found(let key):
            values = features.map { $0.properties[key].flatMap { $0.isStated ? $0 : nil } }
            if case .named = origin { break }
            for index in values.indices where values[index]?.text == nil {
                if let own = features[index].id?.value {
                    values[index] = own
                    withOwnId.append(index)
                } else if case .found = origin {
                    values[index] = .string("feature-\(index)")
                    withOwnId.append(index)
                }
            }
        case .own: values = features.map { $0.id?.value }
        case .number: values = features.map { .string("feature-\($0.index)") }
        }
        texts = values.map { $0?.text }
        tidy(values)
    }

    /// Takes the decimals away that a table program gave to whole numbers, where no id has other decimals.
    private mutating func tidy(_ values: [JSONValue?]) {
        var changed: [(index: Int, text: String)] = []
        for (index, value) in values.enumerated() {
            switch value {
            case .number(let token):
                guard !token.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { continue }
                guard let whole = CodeText.wholeDigits(ofNumber: token) else {
                    if token.utf8.contains(0x2E) { return }
                    continue
                }
                changed.append((index, whole))
            case .string(let text):
                guard text.utf8.contains(where: { $0 == 0x2E || $0 == 0x2C }) else { continue }
                guard let whole = CodeText.withoutDecimals(text) else {
                    // `1.1` beside `1.0` is a level; a word with a full stop says nothing.
                    if text.utf8.allSatisfy({ (0x2C...0x39).contains($0) }) { return }
                    continue
                }
                changed.append((index, whole))
            default: continue
            }
        }
        for (index, text) in changed {
            spoiled = spoiled ?? texts[index]
            texts[index] = text
        }
    }
}

extension FeatureID {
    /// The id as a value.
    fileprivate var value: JSONValue {
        switch self {
        case .string(let text): .string(text)
        case .number(let token): .number(token)
        }
    }
}

extension LayerIds {
    /// The ids of a layer: the user's field; else the first usual name that as good as all features have a value for; else
    /// the features' own ids; else a field that is unique and looks like a code; else the features' numbers.
    ///
    /// "As good as all" is nine tenths of what the fullest field, or the features' own ids, cover: a field that stands on few
    /// features never replaces their own ids. A field with one value for all never replaces anything.
    static func settled(_ layer: StudyLayer, _ concept: FieldConcept, named user: String?) -> LayerIds {
        let (features, fields) = (layer.features, layer.fields)
        if let user { return LayerIds(features, origin: fields.named(user).map(Origin.named) ?? .number) }
        let usual = fields.usual(concept)
        let owned = features.count { $0.id.map { !$0.text.isEmpty } ?? false }
        let others = owned > 0 || usual.count > 1
        let fullest = max(owned, usual.map { fields.filled[$0] ?? 0 }.max() ?? 0)
        let most = usual.first {
            let filled = fields.filled[$0] ?? 0
            return filled * 2 > features.count && filled * 10 >= fullest * 9 && !(others && isConstant($0, features))
        }
        if let most { return LayerIds(features, origin: .usual(most)) }
        if owned * 2 > features.count { return LayerIds(features, origin: .own) }
        if let key = FieldSearch(layer).id() { return LayerIds(features, origin: .found(key)) }
        let some = usual.max { (fields.filled[$0] ?? 0) < (fields.filled[$1] ?? 0) }
        if let some, (fields.filled[some] ?? 0) > owned { return LayerIds(features, origin: .usual(some)) }
        return LayerIds(features, origin: owned > 0 ? .own : .number)
    }

    /// Whether more than one feature has a value and all have the same.
    private static func isConstant(_ key: String, _ features: [Feature]) -> Bool {
        var first: String?
        for feature in features {
            guard let text = feature.properties[key]?.text else { continue }
            if first == nil { first = text } else if first != text { return false }
        }
        return features.count > 1 && first != nil
    }
}
