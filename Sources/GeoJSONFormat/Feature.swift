import GeoModel

/// A feature's `id`, exactly the user's.
public enum FeatureID: Hashable, Sendable {
    case string(String)
    /// The number's digits as written.
    case number(String)

    /// The id as text: a number's digits are kept.
    public var text: String {
        switch self {
        case .string(let text), .number(let text): text
        }
    }
}

/// One thing on the map with its properties.
public struct Feature: Sendable {
    /// The user's id; nil when there is none.
    public var id: FeatureID?
    /// Nil when the file says null, or when the geometry was refused; then an error says why.
    public var geometry: Geometry?
    /// Ordered, and untouched until asked.
    public var properties: JSONObject
    /// Members beside those of RFC 7946, in order.
    public var foreignMembers: [(key: String, value: JSONValue)]
    /// The position in the collection, counted from 0.
    public var index: Int
    /// Where the feature starts in its file, in bytes; nil when it was not read.
    let byteOffset: Int?
    let source: SourceText?

    /// A feature that does not come from a file.
    public init(
        id: FeatureID? = nil, geometry: Geometry?, properties: JSONObject = JSONObject(),
        foreignMembers: [(key: String, value: JSONValue)] = [], index: Int = 0
    ) {
        self.init(
            id: id, geometry: geometry, properties: properties, foreignMembers: foreignMembers, index: index,
            byteOffset: nil, source: nil)
    }

    init(
        id: FeatureID?, geometry: Geometry?, properties: JSONObject, foreignMembers: [(key: String, value: JSONValue)],
        index: Int, byteOffset: Int?, source: SourceText?
    ) {
        self.id = id
        self.geometry = geometry
        self.properties = properties
        self.foreignMembers = foreignMembers
        self.index = index
        self.byteOffset = byteOffset
        self.source = source
    }

    /// The file, the index, the id and the line where the feature starts.
    public var location: SourceLocation {
        guard let source, let byteOffset else { return SourceLocation(file: "", feature: index, id: id?.text) }
        return source.location(ofByte: byteOffset, feature: index, id: id?.text)
    }
}

/// What a GeoJSON text holds, with everything found wrong in it.
public struct FeatureCollection: Sendable {
    /// The path as the user gave it, or `<stdin>`.
    public var sourceName: String
    /// In the order of the file. A bare feature or geometry is a collection of one.
    public var features: [Feature]
    /// What the `crs` member declares; nil when there is none. `EPSG:4326` and CRS84 are both longitude and latitude here.
    public var declaredCRS: CoordinateReferenceSystem?
    /// Members of the collection beside those of RFC 7946 and `crs`, in order.
    public var foreignMembers: [(key: String, value: JSONValue)]
    /// The box that the file states, heights left out.
    public var statedBox: Box?
    /// The box of all coordinates read; empty when there are none.
    public var box: Box
    /// Positions with a third or fourth number, which was left out.
    public var positionsWithExtraOrdinates: Int
    /// Findings in the order of the file.
    public var diagnostics: [Diagnostic]

    /// Whether any finding is an error.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
