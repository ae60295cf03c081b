import CSimdJSON
import GeoModel

/// A checked document: its nodes in order, and the number buffers of its coordinates.
final class JSONTape: @unchecked Sendable {
    // Unchecked: the C side never changes a finished document.
    let source: SourceText
    private let document: OpaquePointer
    let view: klynge_json_view

    private init(source: SourceText, document: OpaquePointer) {
        self.source = source
        self.document = document
        view = klynge_json_document_view(document)
    }

    deinit { klynge_json_document_free(document) }

    /// Reads and checks the whole text. With `gather`, regular "coordinates" become number buffers; with `several`,
    /// values on lines of their own may follow one another.
    static func parse(
        _ source: SourceText, nestingLimit: Int, gather: Bool, several: Bool = false
    ) throws(UnusableInput) -> JSONTape {
        let depth = max(1, min(nestingLimit, JSONDocument.deepestNesting))
        var status = KLYNGE_JSON_OK
        let text = source.storage.bytes
        let document = klynge_json_parse(
            text.baseAddress?.assumingMemoryBound(to: UInt8.self), text.count, UInt32(depth), gather, several, &status)
        guard let document else { throw failure(source, status, depth) }
        return JSONTape(source: source, document: document)
    }

    private static func failure(_ source: SourceText, _ status: klynge_json_status, _ depth: Int) -> UnusableInput {
        if status == KLYNGE_JSON_TOO_LARGE { return SourceText.tooLarge(source.name) }
        if status == KLYNGE_JSON_NO_MEMORY {
            return UnusableInput(
                Diagnostic(
                    .fileTooLarge, .error, "there is not enough memory to read '\(source.name)'",
                    at: SourceLocation(file: source.name), hint: "cut the file to the area you work on"))
        }
        // simdjson says only that something is wrong; our own validator finds the place.
        return UnusableInput(JSONFaultLocator.locate(source, nestingLimit: depth))
    }

    @inline(__always) func node(_ index: Int) -> klynge_json_node { view.nodes[index] }

    /// The node after the subtree of `index`.
    @inline(__always) func after(_ index: Int) -> Int {
        let node = view.nodes[index]
        return kind(index) == KLYNGE_JSON_COORDINATES ? index + 1 : Int(node.next)
    }

    @inline(__always) func kind(_ index: Int) -> klynge_json_kind {
        klynge_json_kind(UInt32(view.nodes[index].kind))
    }

    func range(_ index: Int) -> Range<Int> { Int(view.nodes[index].start)..<Int(view.nodes[index].end) }

    /// Where the value starts, in bytes.
    func offset(_ index: Int) -> Int { Int(view.nodes[index].start) }

    /// The text of a string or key, without quotes and with its escapes resolved.
    func string(_ index: Int) -> String {
        let range = range(index)
        let inner = range.lowerBound + 1..<range.upperBound - 1
        if Int(view.nodes[index].flags) & Int(KLYNGE_JSON_ESCAPED) == 0 { return source.text(inner) }
        return JSONEscapes.decode(UnsafeRawBufferPointer(rebasing: source.storage.bytes[inner]))
    }

    /// Whether a string or key is exactly `word`, compared byte by byte.
    func isString(_ index: Int, _ word: StaticString) -> Bool {
        let node = view.nodes[index]
        let length = Int(node.end) - Int(node.start) - 2
        guard length == word.utf8CodeUnitCount else { return false }
        let bytes = source.storage.bytes
        for offset in 0..<length where bytes[Int(node.start) + 1 + offset] != word.utf8Start[offset] { return false }
        return true
    }

    /// What kind of value stands there, in words for a message.
    func describe(_ index: Int) -> String {
        switch kind(index) {
        case KLYNGE_JSON_NULL: "null"
        case KLYNGE_JSON_TRUE, KLYNGE_JSON_FALSE: "true or false"
        case KLYNGE_JSON_NUMBER: "a number"
        case KLYNGE_JSON_STRING, KLYNGE_JSON_KEY: "a string"
        case KLYNGE_JSON_OBJECT: "an object"
        default: "an array"
        }
    }

    /// The value as plain Swift values; objects stay where they are until asked.
    func value(_ index: Int) -> JSONValue {
        switch kind(index) {
        case KLYNGE_JSON_TRUE: return .bool(true)
        case KLYNGE_JSON_FALSE: return .bool(false)
        case KLYNGE_JSON_NUMBER: return .number(source.text(range(index)))
        case KLYNGE_JSON_STRING, KLYNGE_JSON_KEY: return .string(string(index))
        case KLYNGE_JSON_OBJECT: return .object(JSONObject(tape: self, node: index))
        case KLYNGE_JSON_ARRAY:
            var items: [JSONValue] = []
            forEachItem(of: index) { items.append(value($0)) }
            return .array(items)
        case KLYNGE_JSON_COORDINATES:
            // Gathered into buffers, since it was named "coordinates": read its bytes again as plain values.
            let slice = SourceText(bytes: source.storage.bytes[range(index)], name: source.name)
            let tape = try? JSONTape.parse(slice, nestingLimit: JSONDocument.deepestNesting, gather: false)
            return tape?.value(0) ?? .null
        default: return .null
        }
    }

    @inline(__always) func forEachItem(of array: Int, _ body: (Int) -> Void) {
        var item = array + 1
        let end = Int(view.nodes[array].next)
        while item < end {
            body(item)
            item = after(item)
        }
    }

    /// Calls `body` with the nodes of each key and its value, in order.
    @inline(__always) func forEachMember(of object: Int, _ body: (_ key: Int, _ value: Int) -> Void) {
        var key = object + 1
        let end = Int(view.nodes[object].next)
        while key < end {
            body(key, key + 1)
            key = after(key + 1)
        }
    }
}
