import GeoJSONFormat

/// JSON that is not GeoJSON, by its members.
extension FileFormat {
    /// What a JSON text is that was refused as GeoJSON; nil where nobody can tell.
    public static func recognized(inJSON source: SourceText) -> FileFormat? {
        guard let root = (try? JSONDocument.parse(source))?.object else { return nil }
        if root["type"]?.text == "Topology" || (root["arcs"] != nil && root["objects"] != nil) { return .topoJSON }
        if root["elements"]?.array != nil, root["osm3s"] != nil || root["generator"] != nil { return .overpassJSON }
        let isEsri =
            root["geometryType"]?.text?.hasPrefix("esri") ?? false
            || root["features"]?.array?.first?.object.map { $0["attributes"] != nil && $0["type"] == nil } ?? false
            || root["rings"]?.array != nil
        if isEsri { return .esriJSON }
        if serviceMessage(root) != nil { return .serviceError }
        return nil
    }

    /// What a service says instead of data: ArcGIS' `{"error": {"message": …}}`, OGC API's and others' `message`,
    /// `description`, `detail` or `title`.
    static func serviceMessage(_ root: JSONObject) -> String? {
        if let error = root["error"] {
            if let text = error.text { return text }
            return error.object.flatMap(words) ?? "an error without words"
        }
        if let list = root["exceptions"]?.array, let first = list.first?.object {
            return words(first) ?? "an exception"
        }
        guard root["features"] == nil, root["status"] != nil || root["code"] != nil || root["message"] != nil else {
            return nil
        }
        return words(root)
    }

    private static func words(_ object: JSONObject) -> String? {
        for key in ["message", "description", "detail", "text", "title"] {
            if let text = object[key]?.text, !text.isEmpty { return text }
        }
        return nil
    }
}
