import GeoJSONFormat
import GeoModel

/// JSON as the page's protocol has it: compact, keys in a fixed order.
enum PageJSON {
    /// `{"error": words}`.
    static func error(_ words: String) -> [UInt8] {
        JSONWriter.text(of: .object(JSONObject([("error", .string(words))])))
    }

    /// A finding as the protocol has it.
    static func diagnostic(_ diagnostic: Diagnostic) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("code", .string(diagnostic.code.description)), ("severity", .string(diagnostic.severity.rawValue)),
            ("message", .string(diagnostic.message)),
        ]
        if !diagnostic.notes.isEmpty { members.append(("notes", .array(diagnostic.notes.map(JSONValue.string)))) }
        if let hint = diagnostic.hint { members.append(("hint", .string(hint))) }
        if let line = diagnostic.location?.line { members.append(("line", .integer(line))) }
        if let id = diagnostic.location?.id { members.append(("id", .string(id))) }
        return .object(JSONObject(members))
    }

    /// `{"error": the first message, "diagnostics": […]}`.
    static func diagnostics(_ diagnostics: [Diagnostic]) -> [UInt8] {
        let first = diagnostics.first { $0.severity == .error } ?? diagnostics.first
        return JSONWriter.text(
            of: .object(
                JSONObject([
                    ("error", .string(first?.message ?? "unusable")),
                    ("diagnostics", .array(diagnostics.map(diagnostic))),
                ])))
    }
}
