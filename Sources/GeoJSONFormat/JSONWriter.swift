/// Builds JSON text, in the order given and the same bytes each time.
public struct JSONWriter: Sendable {
    /// The text so far.
    public private(set) var bytes: [UInt8] = []
    private let indent: Int

    /// With `indent` spaces a level, members and items stand on lines of their own; with 0 all stands on one line.
    public init(indent: Int = 0) { self.indent = indent }

    /// The text of one value. Pretty-printed text ends with a newline.
    public static func text(of value: JSONValue, indent: Int = 0) -> [UInt8] {
        text(of: StreamedJSON.value(value), indent: indent)
    }

    /// The text of one document, made as it is written. Pretty-printed text ends with a newline.
    public static func text(of document: StreamedJSON, indent: Int = 0) -> [UInt8] {
        var writer = JSONWriter(indent: indent)
        writer.write(document, level: 0)
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
            if items.allSatisfy({ $0.array == nil && $0.object == nil }) {
                open("[")
                for (index, item) in items.enumerated() {
                    if index > 0 { append(indent > 0 ? ", " : ",") }
                    write(item, level: level + 1)
                }
                open("]")
            } else {
                writeLines(of: items.count, "[", "]", level) { $0.write(items[$1], level: level + 1) }
            }
        case .object(let object):
            if case .read = object.storage {
                bytes.append(contentsOf: object.rawJSON)
                return
            }
            let members = object.members
            writeLines(of: members.count, "{", "}", level) {
                $0.append(key: members[$1].key)
                $0.write(members[$1].value, level: level + 1)
            }
        }
    }

    private mutating func write(_ document: StreamedJSON, level: Int) {
        switch document {
        case .value(let value): write(value, level: level)
        case .array(let count, let item):
            writeLines(of: count, "[", "]", level) { $0.write(item($1), level: level + 1) }
        case .object(let members):
            writeLines(of: members.count, "{", "}", level) {
                $0.append(key: members[$1].key)
                $0.write(members[$1].value, level: level + 1)
            }
        }
    }

    /// Brackets around `count` entries, each on a line of its own where there is an indent.
    private mutating func writeLines(
        of count: Int, _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ level: Int,
        entry: (inout JSONWriter, Int) -> Void
    ) {
        open(opening)
        for index in 0..<count {
            if index > 0 { append(",") }
            line(level + 1)
            entry(&self, index)
        }
        if count > 0 { line(level) }
        open(closing)
    }

    private mutating func append(key: String) {
        JSONEscapes.encode(key, into: &bytes)
        append(indent > 0 ? ": " : ":")
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
    private mutating func open(_ bracket: Unicode.Scalar) { bytes.append(UInt8(ascii: bracket)) }

    private mutating func line(_ level: Int) {
        guard indent > 0 else { return }
        bytes.append(0x0A)
        bytes.append(contentsOf: repeatElement(0x20, count: level * indent))
    }
}
