import GeoJSONFormat
import GeoModel

/// A layer beside the units: barriers, roads, old or present-day areas that people identify with.
public struct FurtherLayer: Sendable {
    /// What it is for: roads, barriers, historical or identity.
    public let role: InputFile.Role
    /// What the user calls it, or else the file's name without its ending.
    public let name: String
    /// The layer as loaded.
    public let layer: StudyLayer
}

extension StudyBuilder {
    /// Reads roads, barriers, historical and identity layers.
    mutating func readFurtherLayers() throws(UnusableInput) {
        var wanted: [(role: InputFile.Role, name: String?, path: String)] = []
        if let path = configuration.roads { wanted.append((.roads, nil, path)) }
        wanted += configuration.barriers.map { (.barriers, nil, $0) }
        wanted += configuration.historical.map { (.historical, $0.name, $0.path) }
        wanted += configuration.identity.map { (.identity, $0.name, $0.path) }
        for (role, name, path) in wanted {
            let layer = try readLayer(path, role: role)
            furtherLayers.append(FurtherLayer(role: role, name: name ?? Self.bareName(of: path), layer: layer))
            if layer.features.isEmpty {
                diagnostics.append(
                    Diagnostic(
                        .emptyLayer, .warning, "the layer of \(role.rawValue) holds no feature",
                        at: SourceLocation(file: layer.collection.sourceName)))
            }
        }
    }

    /// The file's name without folder and ending.
    private static func bareName(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        return file.split(separator: ".").first.map(String.init) ?? file
    }
}
