/// One file that was read, for the provenance.
public struct InputFile: Sendable, Hashable {
    /// What a file is for.
    public enum Role: String, Sendable, CaseIterable {
        case villages
        case parishes
        case municipalities
        case roads
        case barriers
        case historical
        case identity
        case facilities
        case distances
        case figures
        case grouping
        case units

        /// Whether each feature is to be a unit or an area, and is nothing without geometry.
        var needsGeometry: Bool { [.villages, .parishes, .municipalities, .units].contains(self) }
    }

    /// What it is for.
    public var role: Role
    /// The path as the user gave it, or `<stdin>`.
    public var path: String
    /// The SHA-256 of its bytes, in hexadecimal.
    public var sha256: String
    /// How many features it holds.
    public var features: Int
    /// The program that made GeoJSON of it, with its version; nil where it was read as it is.
    public var converter: String?

    /// An input from its parts.
    public init(role: Role, path: String, sha256: String, features: Int, converter: String? = nil) {
        self.role = role
        self.path = path
        self.sha256 = sha256
        self.features = features
        self.converter = converter
    }
}
