import GeoModel

/// Writes a FeatureCollection as RFC 7946 wants it: one feature a line, in the order given, the same bytes each time.
///
/// Longitudes past 180 are turned back, what crosses the antimeridian is cut there, and the box of data on both sides of it
/// has its western edge east of its eastern one.
///
/// Outer rings run counter-clockwise and holes clockwise; coordinates are rounded once; positions that become equal are
/// written once, and rings that lose their area are left out. Input properties keep their own bytes; ours follow. A
/// `klynge_…` property of an earlier run is replaced; any other property of the same name as one of ours is kept, and
/// ours is left out.
///
/// ```swift
/// var writer = GeoJSONWriter()
/// writer.append(feature, adding: [("klynge_cluster", .integer(3))])
/// try AtomicFile.write(writer.finished(), to: "units.geojson", overwrite: false)
/// ```
public struct GeoJSONWriter: Sendable {
    /// What the text is as a whole.
    public enum Form: Sendable {
        /// One FeatureCollection.
        case collection
        /// A GeoJSON text sequence (RFC 8142): each feature a text of its own, a record separator before, a newline behind.
        case sequence
    }

    /// Digits behind the decimal point.
    public let decimals: Int
    /// A projected system that is named in a `crs` member, which is not RFC 7946; nil for longitude and latitude.
    public let crs: CoordinateReferenceSystem?
    var bytes: [UInt8] = []
    var box: (minX: Int64, minY: Int64, maxX: Int64, maxY: Int64)?
    private var count = 0
    private let form: Form

    /// `decimals` between 0 and 9; `name` becomes the collection's foreign member `name`, as GDAL's layer names do.
    ///
    /// A sequence has neither a name nor a `crs` member, nor a box or provenance at its end.
    public init(
        decimals: Int = 6, crs: CoordinateReferenceSystem? = nil, name: String? = nil, form: Form = .collection
    ) {
        self.decimals = max(0, min(9, decimals))
        self.crs = crs
        self.form = form
        guard form == .collection else { return }
        append("{\"type\": \"FeatureCollection\",\n")
        if let name {
            append("\"name\": ")
            JSONEscapes.encode(name, into: &bytes)
            append(",\n")
        }
        if let crs, crs != .longitudeLatitude {
            let parts = crs.name.split(separator: ":", maxSplits: 1)
            let urn = parts.count == 2 ? "urn:ogc:def:crs:\(parts[0])::\(parts[1])" : crs.name
            append("\"crs\": {\"type\": \"name\", \"properties\": {\"name\": ")
            JSONEscapes.encode(urn, into: &bytes)
            append("}},\n")
        }
        append("\"features\": [")
    }

    /// Appends a feature: its id as a string, its geometry, its properties with `added` behind them, its foreign members.
    public mutating func append(_ feature: Feature, adding added: [(key: String, value: JSONValue)] = []) {
        if form == .sequence { append("\u{1E}") } else { append(count == 0 ? "\n" : ",\n") }
        count += 1
        append("{\"type\": \"Feature\", ")
        if let id = feature.id {
            append("\"id\": ")
            JSONEscapes.encode(id.text, into: &bytes)
            append(", ")
        }
        append("\"properties\": ")
        write(feature.properties, adding: added)
        append(", \"geometry\": ")
        writeOnEarth(feature.geometry)
        for member in feature.foreignMembers {
            append(", ")
            JSONEscapes.encode(member.key, into: &bytes)
            append(": ")
            write(member.value)
        }
        append(form == .sequence ? "}\n" : "}")
    }

    /// The whole text. `klynge` is the provenance, written as the foreign member of that name.
    public consuming func finished(klynge: JSONValue? = nil) -> [UInt8] {
        if form == .sequence { return bytes }
        append(count == 0 ? "]" : "\n]")
        if let box {
            append(",\n\"bbox\": [")
            let edges =
                crs == nil || crs == .longitudeLatitude ? onEarth(box) : [box.minX, box.minY, box.maxX, box.maxY]
            for (index, value) in edges.enumerated() {
                if index > 0 { append(", ") }
                appendFixed(value)
            }
            append("]")
        }
        if let klynge {
            append(",\n\"klynge\": ")
            write(klynge)
        }
        append("}\n")
        return bytes
    }

    mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func write(_ value: JSONValue) {
        bytes.append(contentsOf: Self.onOneLine(JSONWriter.text(of: value)))
    }

    private mutating func write(_ properties: JSONObject, adding added: [(key: String, value: JSONValue)]) {
        let keys = properties.isEmpty || added.isEmpty ? [] : properties.keys
        let earlier = added.contains { ours in ours.key.hasPrefix("klynge_") && keys.contains(ours.key) }
        var kept = properties
        if earlier {
            let ours = Set(added.map(\.key))
            kept = JSONObject(properties.members.filter { !($0.key.hasPrefix("klynge_") && ours.contains($0.key)) })
        }
        let appended = added.filter { $0.key.hasPrefix("klynge_") || !keys.contains($0.key) }
        var raw = Self.onOneLine(kept.rawJSON)
        // Members are written into the object by taking its closing brace off.
        raw.removeLast()
        while raw.last == 0x20 { raw.removeLast() }
        bytes.append(contentsOf: raw)
        var separated = kept.isEmpty
        for member in appended {
            if !separated { append(", ") }
            separated = false
            JSONEscapes.encode(member.key, into: &bytes)
            append(": ")
            write(member.value)
        }
        append("}")
    }

    /// JSON text without its line breaks, which are never inside a string.
    private static func onOneLine(_ text: [UInt8]) -> [UInt8] {
        text.contains(0x0A) || text.contains(0x0D) ? text.filter { $0 != 0x0A && $0 != 0x0D } : text
    }
}
