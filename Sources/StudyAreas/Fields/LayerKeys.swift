import GeoJSONFormat
import GeoModel
import Texts

/// What one layer's fields mean.
struct LayerKeys {
    var ids: LayerIds
    var name: FieldSource?
    var population: PopulationColumn?
    var type: String?
    var priority: String?
    var outside: String?
    var municipality: FieldSource?
    var nameOfMunicipality: FieldSource?
}

extension StudyBuilder {
    /// Settles which keys a layer uses; a key that the user names must exist.
    ///
    /// What was found without a usual name is reported, and so is what was not found.
    mutating func keys(
        _ layer: StudyLayer, _ role: InputFile.Role, _ user: FieldMap.Layer
    ) throws(UnusableInput) -> LayerKeys {
        try requireFields(user, of: layer)
        let fields = layer.fields
        let concepts: (id: FieldConcept, name: FieldConcept) =
            switch role {
            case .parishes: (.parishCode, .parishName)
            case .municipalities: (.municipalityCode, .municipalityName)
            default: (.villageId, .villageName)
            }
        var keys = LayerKeys(ids: LayerIds.settled(layer, concepts.id, named: user.id))
        keys.name = fields.source(concepts.name, named: user.name)
        keys.type = fields.key(.type, named: user.type)
        keys.priority = fields.key(.priority)
        keys.outside = fields.key(.outside)
        keys.municipality = municipalityField(of: layer, keys.ids, role, user.municipality)
        if keys.municipality != nil { keys.nameOfMunicipality = fields.source(.nameOfMunicipality) }
        if let source = fields.source(.population, named: user.population) {
            keys.population = try populationColumn(source, layer)
            if user.population == nil, role != .municipalities { reportPopulations(source, layer, role) }
        }
        reportIds(keys.ids, of: layer, role)
        guard inputs[layer.input].role != .units, keys.name == nil, user.name == nil, !layer.features.isEmpty else {
            return keys
        }
        let taken = [
            keys.ids.key.map { [$0] }, keys.municipality?.keys, keys.nameOfMunicipality?.keys,
            keys.population?.source.keys, [keys.type, keys.priority, keys.outside].compactMap { $0 },
        ].flatMap { $0 ?? [] }
        if let found = FieldSearch(layer).name(besides: Set(taken)) {
            keys.name = FieldSource(keys: [found.key])
            if found.isByValues { reportName(found.key, of: layer, role) }
        } else {
            reportNoName(of: layer, role, taken: Set(taken))
        }
        return keys
    }

    /// Every field that the user names must be in the layer.
    private func requireFields(_ user: FieldMap.Layer, of layer: StudyLayer) throws(UnusableInput) {
        let named = [user.id, user.name, user.population, user.type, user.municipality].compactMap { $0 }
        let unknown = named.filter { layer.fields.named($0) == nil }
        guard unknown.isEmpty else {
            throw UnusableInput(unknown.map { unknownField("there is no field `\($0)`", $0, layer) })
        }
    }

    func unknownField(_ message: String, _ wanted: String?, _ layer: StudyLayer) -> Diagnostic {
        let keys = layer.fields.keys
        let nearest = wanted.flatMap { NearestName.of($0, among: keys) }
        return Diagnostic(
            .unknownField, .error, message, at: SourceLocation(file: layer.collection.sourceName),
            notes: [Self.listed(keys)], hint: nearest.map { "did you mean `\($0)`?" } ?? "name one of them")
    }

    static func listed(_ keys: [String]) -> String {
        keys.isEmpty ? "the features have no fields" : "the fields are \(keys.joined(separator: ", "))"
    }

    /// The field with the code of the municipality: the user's, or one with a usual name that is neither the layer's own
    /// code nor another one for every feature.
    private func municipalityField(
        of layer: StudyLayer, _ ids: LayerIds, _ role: InputFile.Role, _ user: String?
    ) -> FieldSource? {
        guard role != .municipalities else { return nil }
        if let user { return layer.fields.source(.municipality, named: user) }
        guard var source = layer.fields.source(.municipality) else { return nil }
        source.keys.removeAll { $0 == ids.key || (role == .parishes && isUniqueCode($0, layer)) }
        return source.keys.isEmpty ? nil : source
    }

    /// Whether several features state a code and no two of them the same.
    private func isUniqueCode(_ key: String, _ layer: StudyLayer) -> Bool {
        let codes = layer.features.compactMap { $0.properties[key]?.text }
        return codes.count > 1 && Set(codes.map { padded(CodeText.withoutDecimals($0) ?? $0) }).count == codes.count
    }
}
