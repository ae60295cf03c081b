/// The text of a generated GeoJSON file, one feature a line, six decimals, marked as made up.
struct GeoJSONText {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    init(name: String, note: String) {
        append("{\"type\":\"FeatureCollection\",\"name\":\"\(name)\",\"note\":\"\(note)\",\"features\":[\n")
    }

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Starts a feature; `properties` is the text between the braces.
    mutating func feature(properties: String, kind: String, coordinates: (inout GeoJSONText) -> Void) {
        if !isFirst { append(",\n") }
        isFirst = false
        append("{\"type\":\"Feature\",\"properties\":{")
        append(properties)
        append("},\"geometry\":{\"type\":\"")
        append(kind)
        append("\",\"coordinates\":")
        coordinates(&self)
        append("}}")
    }

    mutating func finish() -> [UInt8] {
        append("\n]}\n")
        return bytes
    }

    mutating func position(_ p: MicroPosition) {
        bytes.append(UInt8(ascii: "["))
        number(p.longitude)
        bytes.append(UInt8(ascii: ","))
        number(p.latitude)
        bytes.append(UInt8(ascii: "]"))
    }

    mutating func list<Element>(_ items: [Element], _ body: (inout GeoJSONText, Element) -> Void) {
        bytes.append(UInt8(ascii: "["))
        for (index, item) in items.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            body(&self, item)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    mutating func line(_ line: [MicroPosition]) { list(line) { $0.position($1) } }

    mutating func polygon(_ rings: [[MicroPosition]]) { list(rings) { $0.line($1) } }

    /// Millionths as a decimal number, always with six decimals.
    private mutating func number(_ millionths: Int) {
        if millionths < 0 { bytes.append(UInt8(ascii: "-")) }
        let magnitude = millionths.magnitude
        append(String(magnitude / 1_000_000))
        bytes.append(UInt8(ascii: "."))
        var divisor: UInt = 100_000
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(magnitude / divisor % 10))
            divisor /= 10
        }
    }

    /// The text as a JSON string; the invented names hold nothing that needs escaping.
    static func quoted(_ text: String) -> String { "\"\(text)\"" }

    /// Millionths as text, for a property.
    static func decimal(_ millionths: Int) -> String {
        var text = GeoJSONText()
        text.number(millionths)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    private init() {}
}
