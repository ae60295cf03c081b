import GeoJSONFormat
import GeoModel
import Texts

/// Municipalities whose codes stand on the units.
extension StudyBuilder {
    /// The municipality that a feature states, where there is no layer of municipalities.
    mutating func municipality(of feature: Feature, _ keys: LayerKeys) -> String? {
        guard municipalityLayer == nil, let text = keys.municipality?.text(of: feature) else { return nil }
        let code = padded(CodeText.withoutDecimals(text) ?? text)
        if municipalityNames[code] == nil, let name = keys.nameOfMunicipality?.text(of: feature) {
            municipalityNames[code] = name
        }
        return code
    }

    mutating func reportMunicipalityField(_ keys: LayerKeys, of layer: StudyLayer) {
        guard let source = keys.municipality else { return }
        let name = source.keys.map { "`\($0)`" }.joined(separator: ", ")
        let file = SourceLocation(file: layer.collection.sourceName)
        if municipalityLayer == nil {
            diagnostics.append(
                Diagnostic(.municipalityFromField, .note, "the municipalities come from \(name)", at: file))
        } else if configuration.fields.parishes.municipality != nil {
            diagnostics.append(
                Diagnostic(
                    .municipalityFromField, .note,
                    "\(name) is not used: the layer of municipalities says where a parish lies",
                    at: file, hint: "leave `--municipalities` out, or the field"))
        }
    }

    /// The municipalities of the study by code: those of the layer, or those that the units state.
    var knownMunicipalities: [Municipality] {
        guard municipalities.isEmpty else {
            return municipalities.map { Municipality(code: $0.code, name: $0.name, isReal: $0.isReal) }
                .sorted { $0.code < $1.code }
        }
        let codes = Set(parishes.compactMap(\.municipality) + villages.compactMap(\.municipality))
        return codes.sorted().map { Municipality(code: $0, name: municipalityNames[$0] ?? $0) }
    }
}
