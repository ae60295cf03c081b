/// One file of a generated study: its name inside the study's folder, and its bytes.
public struct GeneratedFile: Hashable, Sendable {
    /// The name, such as `parishes.geojson`.
    public let name: String
    /// The whole content, UTF-8, with a newline at the end.
    public let bytes: [UInt8]

    /// A file of the given name and content.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    init(name: String, text: String) { self.init(name: name, bytes: Array(text.utf8)) }
}
