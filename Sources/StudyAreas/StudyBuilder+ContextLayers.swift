import GeoJSONFormat
import GeoModel

/// A layer beside the units: barriers, roads, old or present-day areas that people identify with.
public struct ContextLayer: Sendable {
    /// What it is for: roads, barriers, historical or identity.
    public let role: InputFile.Role
    /// What the user calls it, or else the file's name without its ending.
    public let name: String
    /// The layer as loaded; the units' own where a field of theirs makes the areas.
    public internal(set) var layer: StudyLayer
    /// The field of the units that makes the areas, where the layer is no file.
    public var field: String?

    /// The value of the field for each unit, nil where it has none.
    public func values(of units: [Unit]) -> [String?] {
        guard let field else { return units.map { _ in nil } }
        return units.map { unit in
            guard let own = unit.features.first(where: { $0.input == layer.input }) else { return nil }
            return layer.features[own.feature].properties[field]?.text
        }
    }
}

extension StudyBuilder {
    /// Reads roads, barriers, historical and identity layers.
    mutating func readFurtherLayers(_ faults: inout [Diagnostic]) {
        var wanted: [(role: InputFile.Role, name: String?, path: String)] = []
        if let path = configuration.roads { wanted.append((.roads, nil, path)) }
        wanted += configuration.barriers.map { (.barriers, nil, $0) }
        wanted += configuration.historical.map { (.historical, $0.name, $0.path) }
        wanted += configuration.identity.map { (.identity, $0.name, $0.path) }
        wanted += configuration.facilities.map { (.facilities, $0.name, $0.path) }
        for (role, name, path) in wanted {
            if let field = StudyConfiguration.NamedLayer(path: path).field {
                do { contextLayers.append(try fieldLayer(field, role: role, name: name)) } catch {
                    faults += error.diagnostics
                }
                continue
            }
            guard let layer = readLayer(path, role: role, name: name ?? Self.bareName(of: path), &faults) else {
                continue
            }
            contextLayers.append(ContextLayer(role: role, name: name ?? Self.bareName(of: path), layer: layer))
            if layer.features.isEmpty { reportEmpty(layer, role) }
        }
    }

    mutating func reportEmpty(_ layer: StudyLayer, _ role: InputFile.Role) {
        diagnostics.append(
            Diagnostic(
                .emptyLayer, .warning, "the layer of \(role.rawValue) holds no feature",
                at: SourceLocation(file: layer.collection.sourceName)))
    }

    /// A layer whose areas are the units with the same value of a field.
    private func fieldLayer(_ field: String, role: InputFile.Role, name: String?) throws(UnusableInput) -> ContextLayer
    {
        let kind = configuration.unitKind ?? (parishLayer != nil ? .parish : .village)
        guard let layer = kind == .parish ? parishLayer : villageLayer else {
            throw UnusableInput(
                Diagnostic(.unknownLayerField, .error, "there are no units that could have the field `\(field)`"))
        }
        guard let key = layer.fields.named(field) else {
            throw UnusableInput(
                Diagnostic(
                    .unknownLayerField, .error, "the units have no field `\(field)`",
                    at: SourceLocation(file: layer.collection.sourceName),
                    notes: ["the fields are \(layer.fields.keys.joined(separator: ", "))"],
                    hint: NearestName.of(field, among: layer.fields.keys).map { "did you mean `\($0)`?" }))
        }
        return ContextLayer(role: role, name: name ?? field, layer: layer, field: key)
    }

    /// The file's name without folder and ending.
    private static func bareName(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        return file.split(separator: ".").first.map(String.init) ?? file
    }
}
