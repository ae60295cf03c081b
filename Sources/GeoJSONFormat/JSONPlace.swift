import CSimdJSON
import GeoModel

/// A value of a JSON document that knows on which line it stands.
///
///     let root = try JSONPlace(source)
///     for item in root.member("clusters")?.items ?? [] { print(item.line, item.value) }
public struct JSONPlace: Sendable {
    private let tape: JSONTape
    private let node: Int

    /// The whole document.
    ///
    /// - Throws: `UnusableInput` with the line and column of the first fault.
    public init(_ source: SourceText, nestingLimit: Int = 512) throws(UnusableInput) {
        tape = try JSONTape.parse(source, nestingLimit: nestingLimit, gather: false)
        node = 0
    }

    private init(_ tape: JSONTape, _ node: Int) {
        self.tape = tape
        self.node = node
    }

    /// The value itself.
    public var value: JSONValue { tape.value(node) }

    /// The line where it begins, counted from 1.
    public var line: Int { tape.source.line(ofByte: tape.offset(node)) }

    /// Whether it is an array.
    public var isArray: Bool { tape.kind(node) == KLYNGE_JSON_ARRAY }

    /// The items of an array; empty for any other value.
    public var items: [JSONPlace] {
        guard isArray else { return [] }
        var found: [JSONPlace] = []
        tape.forEachItem(of: node) { found.append(JSONPlace(tape, $0)) }
        return found
    }

    /// The member of an object with this name, of several the last; nil where there is none, or the value is no object.
    public func member(_ name: String) -> JSONPlace? {
        guard tape.kind(node) == KLYNGE_JSON_OBJECT else { return nil }
        var found: JSONPlace?
        tape.forEachMember(of: node) { key, value in
            if tape.string(key) == name { found = JSONPlace(tape, value) }
        }
        return found
    }
}
