import GeoJSONFormat
import GeoModel

/// JSON as the page's protocol has it: compact, keys in a fixed order.
enum PageJSON {
    /// `{"error": words, "danish": words}`.
    static func error(_ words: String, _ danish: PageDanish = PageDanish()) -> [UInt8] {
        JSONWriter.text(of: .object(JSONObject(both(words, danish))))
    }

    /// The sentence of a refusal in both languages.
    static func both(_ words: String, _ danish: PageDanish = PageDanish()) -> [(key: String, value: JSONValue)] {
        [("error", .string(words)), ("danish", .string(danish.words(words) ?? words))]
    }

    /// A finding as the protocol has it, with its Danish twin behind.
    static func diagnostic(_ diagnostic: Diagnostic, _ danish: PageDanish) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("code", .string(diagnostic.code.description)), ("severity", .string(diagnostic.severity.rawValue)),
            ("message", .string(diagnostic.message)),
        ]
        if !diagnostic.notes.isEmpty { members.append(("notes", .array(diagnostic.notes.map(JSONValue.string)))) }
        if let hint = diagnostic.hint { members.append(("hint", .string(hint))) }
        if let line = diagnostic.location?.line { members.append(("line", .integer(line))) }
        if let id = diagnostic.location?.id { members.append(("id", .string(id))) }
        var twin: [(key: String, value: JSONValue)] = [("message", .string(danish.message(diagnostic)))]
        if !diagnostic.notes.isEmpty {
            twin.append(("notes", .array(diagnostic.notes.map { .string(danish.words($0) ?? $0) })))
        }
        if let hint = diagnostic.hint { twin.append(("hint", .string(danish.words(hint) ?? hint))) }
        members.append(("danish", .object(JSONObject(twin))))
        return .object(JSONObject(members))
    }

    /// `{"error": the first message, "danish": its twin, "diagnostics": […]}`.
    static func diagnostics(_ diagnostics: [Diagnostic], _ danish: PageDanish) -> [UInt8] {
        let first = diagnostics.first { $0.severity == .error } ?? diagnostics.first
        return JSONWriter.text(
            of: .object(
                JSONObject([
                    ("error", .string(first?.message ?? "unusable")),
                    ("danish", .string(first.map(danish.message) ?? "ubrugelig")),
                    ("diagnostics", .array(diagnostics.map { diagnostic($0, danish) })),
                ])))
    }
}
