/// Builds JSON text, in the order given and the same bytes each time.
public struct JSONWriter: Sendable {
    /// The text so far.
    public private(set) var bytes: [UInt8] = []
    private let indent: Int

    /// With `indent` spaces a level, members and items stand on lines of their own; with 0 all stands on one line.
    public init(indent: Int = 0) { self.indent = indent }

    /// The text of one value. Pretty-printed text ends with a newline.
    public static func text(of value: JSONValue, indent: Int = 0) -> [UInt8] {
        var writer = JSONWriter(indent: indent)
        writer.write(value)
        if indent > 0 { writer.bytes.append(0x0A) }
        return writer.bytes
    }

    /// Appends one value. An object that was read from a file keeps its own bytes.
    public mutating func write(_ value: JSONValue) { write(value, level: 0) }

    private mutating func write(_ value: JSONValue, level: Int) {
        switch value {
        case .null: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .number(let token): append(token)
        case .string(let text): JSONEscapes.encode(text, into: &bytes)
        case .array(let items):
            let scalars = items.allSatisfy { $0.array == nil && $0.object == nil }
            open("[")
            for (index, item) in items.enumerated() {
                if index > 0 { append(scalars && indent > 0 ? ", " : ",") }
                if !scalars { line(level + 1) }
                write(item, level: level + 1)
            }
            if !scalars && !items.isEmpty { line(level) }
            open("]")
        case .object(let object):
            if case .read = object.storage {
                bytes.append(contentsOf: object.rawJSON)
                return
            }
            let members = object.members
            open("{")
            for (index, member) in members.enumerated() {
                if index > 0 { append(",") }
                line(level + 1)
                JSONEscapes.encode(member.key, into: &bytes)
                append(indent > 0 ? ": " : ":")
                write(member.value, level: level + 1)
            }
            if !members.isEmpty { line(level) }
            open("}")
        }
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
    private mutating func open(_ bracket: Unicode.Scalar) { bytes.append(UInt8(ascii: bracket)) }

    private mutating func line(_ level: Int) {
        guard indent > 0 else { return }
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: level * indent))
    }
}
