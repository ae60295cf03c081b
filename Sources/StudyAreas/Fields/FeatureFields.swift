import GeoJSONFormat
import GeoModel

extension StudyBuilder {
    /// The id of a feature; nil, and reported, when there is none.
    mutating func id(of feature: Feature, _ ids: LayerIds) -> String? {
        if let text = ids[feature.index], !text.isEmpty { return text }
        joined.featuresUnusable += 1
        diagnostics.append(
            Diagnostic(
                .missingId, .error,
                "the feature has no id" + (ids.key.map { " in `\($0)`" } ?? "") + " and was left out",
                at: feature.location))
        return nil
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
