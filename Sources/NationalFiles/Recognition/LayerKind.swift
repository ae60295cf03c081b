import GeoModel

/// What a layer of areas is, by its words and values.
enum LayerKind {
    /// Whether the areas are municipalities of today.
    static func isMunicipal(_ layer: LayerSummary) -> Bool {
        layer.mentions(LayerWords.municipality) && !isParish(layer) && !isFormer(layer) && identity(layer) == nil
            && !liesInMunicipalities(layer) && !layer.mentions(LayerWords.settlements)
    }

    /// Whether the field that names municipalities repeats while the areas have codes of their own.
    private static func liesInMunicipalities(_ layer: LayerSummary) -> Bool {
        let codes = layer.distinctCodes.count
        return layer.divisions.contains { division in
            layer.municipalityFields.contains(division.field)
                && Set(division.values.compactMap { $0 }).count * 2 < codes
        }
    }

    /// Whether the areas are parishes, communes or other units by their words, or Danish parishes by their codes.
    static func isParish(_ layer: LayerSummary) -> Bool {
        (layer.mentions(LayerWords.parish) || hasParishCodes(layer)) && !isFormer(layer) && identity(layer) == nil
    }

    /// Whether words say that they are of an earlier time.
    static func isFormer(_ layer: LayerSummary) -> Bool { layer.mentions(LayerWords.former) }

    /// The kind of area that people identify with; nil for none.
    static func identity(_ layer: LayerSummary) -> Int? {
        if let kind = LayerWords.identity.indices.first(where: { layer.mentions(LayerWords.identity[$0].words) }) {
            return kind
        }
        return nil
    }

    /// Whether the areas may be what units lie in.
    static func mayDivide(_ layer: LayerSummary) -> Bool { layer.isNamed && !isFormer(layer) && identity(layer) == nil }

    /// Danish parish codes have four digits, from 7001 on; municipalities and old ones are below.
    private static func hasParishCodes(_ layer: LayerSummary) -> Bool {
        guard layer.count >= 3, layer.box.minX > 7, layer.box.maxX < 16, layer.box.minY > 54, layer.box.maxY < 58.5
        else { return false }
        let codes = layer.codes.compactMap { $0 }
        return codes.count == layer.count
            && codes.allSatisfy { $0.utf8.count == 4 && Int($0).map { (7000...9999).contains($0) } ?? false }
    }

    /// Whether most names of the municipalities of today are among these areas, and others besides: those of before a reform.
    static func holdsFormer(_ layer: LayerSummary, of municipal: LayerSummary) -> Bool {
        let now = Set(municipal.names.compactMap { $0.map(NameMatching.folded) })
        let then = Set(zip(layer.names, layer.codes).compactMap { ($0 ?? $1).map(NameMatching.folded) })
        guard now.count > 1, then.count * 4 >= now.count * 5 else { return false }
        return now.intersection(then).count * 2 >= now.count
    }

    /// Whether two layers are of the same areas, by their codes.
    static func areSame(_ left: LayerSummary, _ right: LayerSummary) -> Bool {
        let (one, other) = (left.distinctCodes, right.distinctCodes)
        guard !one.isEmpty, !other.isEmpty else { return false }
        return one.intersection(other).count * 10 >= max(one.count, other.count) * 8
    }
}
