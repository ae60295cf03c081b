import Files

/// The path of a layer: a file, and perhaps the layer of it that is meant, as in `dagi.gpkg#sogn`.
///
///     let path = LayerPath("data/dagi.gpkg#sogn")
///     path.file    // data/dagi.gpkg
///     path.layer   // sogn
public struct LayerPath: Sendable, Hashable {
    /// The file, or folder of a geodatabase.
    public let file: String
    /// The layer's name; nil where none is named.
    public let layer: String?

    /// Splits `text` at the `#` behind the longest path that exists: a file whose name holds a `#` wins over a layer.
    public init(_ text: String) {
        if text == "-" || !text.contains("#") || LayerPath.exists(text) {
            (file, layer) = (text, nil)
            return
        }
        let marks = text.indices.filter { text[$0] == "#" }.reversed()
        let mark =
            marks.first { LayerPath.exists(String(text[..<$0])) } ?? marks.first ?? text.endIndex
        file = String(text[..<mark])
        let name = text[text.index(after: mark)...]
        layer = name.isEmpty ? nil : String(name)
    }

    private static func exists(_ path: String) -> Bool {
        if case .nothing = PathKind(path) { return false }
        return true
    }
}
