import GeoJSONFormat
import GeoModel

/// The keys that one layer uses.
struct LayerKeys {
    /// Nil means the feature's own id.
    var id: String?
    var name: String?
    var population: String?
    var type: String?
    var priority: String?
    var outside: String?
    var municipality: String?
}

extension StudyBuilder {
    /// Settles which keys a layer uses; a key that the user names must exist.
    func keys(_ layer: StudyLayer, _ role: InputFile.Role, _ user: FieldMap.Layer) throws(UnusableInput) -> LayerKeys {
        var found: [Diagnostic] = []
        func key(_ concept: FieldConcept, _ wanted: String?) -> String? {
            let key = layer.fields.key(concept, named: wanted)
            if let wanted, key == nil {
                found.append(unknownField("there is no field `\(wanted)`", wanted, layer))
            }
            return key
        }
        let concepts: (FieldConcept, FieldConcept) =
            switch role {
            case .parishes: (.parishCode, .parishName)
            case .municipalities: (.municipalityCode, .municipalityName)
            default: (.villageId, .villageName)
            }
        var keys = LayerKeys(
            id: key(concepts.0, user.id), name: key(concepts.1, user.name),
            population: key(.population, user.population), type: key(.type, user.type))
        keys.priority = layer.fields.key(.priority)
        keys.outside = layer.fields.key(.outside)
        keys.municipality = key(.municipality, user.municipality)
        if keys.id == nil && user.id == nil && !layer.features.isEmpty && layer.features.allSatisfy({ $0.id == nil }) {
            var fault = unknownField("no field holds an id for \(role.rawValue)", nil, layer)
            fault.hint = "name one with `--field \(role.rawValue).id=FIELD`"
            found.append(fault)
        }
        guard found.isEmpty else { throw UnusableInput(found) }
        return keys
    }

    func unknownField(_ message: String, _ wanted: String?, _ layer: StudyLayer) -> Diagnostic {
        let keys = layer.fields.keys
        let nearest = wanted.flatMap { NearestName.of($0, among: keys) }
        return Diagnostic(
            .unknownField, .error, message, at: SourceLocation(file: layer.collection.sourceName),
            notes: [keys.isEmpty ? "the features have no fields" : "the fields are \(keys.joined(separator: ", "))"],
            hint: nearest.map { "did you mean `\($0)`?" } ?? "name one of them")
    }

    /// The id of a feature, exactly as written; nil, and reported, when there is none.
    mutating func id(of feature: Feature, _ key: String?) -> String? {
        let text = key.map { feature.properties[$0]?.text } ?? feature.id?.text
        if let text, !text.isEmpty { return text }
        joined.featuresUnusable += 1
        diagnostics.append(
            Diagnostic(
                .missingId, .error, "the feature has no id" + (key.map { " in `\($0)`" } ?? "") + " and was left out",
                at: feature.location))
        return nil
    }

    /// The inhabitants that a feature states: a number, or a string of digits.
    mutating func population(of feature: Feature, _ key: String?, _ id: String, _ name: String) -> Double? {
        guard let key, let value = feature.properties[key], !value.isNull else { return nil }
        var location: SourceLocation {
            var location = feature.location
            location.id = id
            return location
        }
        if value.text?.allSatisfy(\.isWhitespace) ?? false { return nil }
        guard let number = value.numeric, number.isFinite else {
            diagnostics.append(
                Diagnostic(
                    .nonNumericPopulation, .error,
                    "the population of \(id) '\(name)' is not a number: \(value.text.map { "'\($0)'" } ?? value.kindName)",
                    at: location, hint: "write digits only, or null where it is not known"))
            return nil
        }
        // More than have ever lived on Earth, or a part of a person written as text: `1.234` is a thousand in Danish.
        guard number <= 1e10, value.double != nil || number == number.rounded() else {
            let stated = value.text.map { "'\($0)'" } ?? Wording.number(number)
            diagnostics.append(
                Diagnostic(
                    .nonNumericPopulation, .error,
                    "the population of \(id) '\(name)' is \(stated), which cannot be inhabitants", at: location,
                    hint: "write digits only, without a sign between thousands"))
            return nil
        }
        guard number >= 0 else {
            diagnostics.append(
                Diagnostic(
                    .negativePopulation, .error,
                    "the population of \(id) '\(name)' is negative: \(Wording.number(number))", at: location))
            return nil
        }
        if number != number.rounded() {
            diagnostics.append(
                Diagnostic(
                    .nonNumericPopulation, .warning,
                    "the population of \(id) '\(name)' is not a whole number: \(Wording.number(number))",
                    at: location,
                    hint: number < 1000 ? "is it in thousands? It is taken as it stands" : "it is taken as it stands"))
        }
        return number
    }

    /// A feature whose geometry the layer cannot use. One that the reader refused has been reported already.
    mutating func reportGeometry(_ feature: Feature, in layer: StudyLayer, _ need: String) {
        joined.featuresUnusable += 1
        if feature.geometry == nil, layer.refused.contains(feature.index) { return }
        diagnostics.append(
            Diagnostic(
                .unusableGeometry, .error,
                "\(need); the feature has \(feature.geometry.map { "an unusable \($0.kind)" } ?? "no geometry") and was left out",
                at: feature.location))
    }
}
