import GeoJSONFormat
import GeoModel

extension Diagnostic {
    /// The diagnostic as the contract's JSON has it; what is unknown is left out.
    public var json: JSONValue {
        .members([
            ("code", .string(code.description)), ("severity", .string(severity.rawValue)),
            ("message", .string(message)),
            ("file", location.map { .string($0.file) }), ("feature", location?.feature.map { .integer($0) }),
            ("id", location?.id.map { .string($0) }), ("line", location?.line.map { .integer($0) }),
            ("column", location?.column.map { .integer($0) }),
            ("place", place.map { .array([.rounded($0.x, 6), .rounded($0.y, 6)]) }),
            ("notes", notes.isEmpty ? nil : .strings(notes)), ("hint", hint.map { .string($0) }),
        ])
    }
}
