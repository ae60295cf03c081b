import GeoJSONFormat
import Testing

@Suite struct StreamedJSONTests {
    private static let items: [JSONValue] = [
        .object(JSONObject([("id", .integer(1)), ("members", .array([.string("a"), .string("b")]))])),
        .object(JSONObject([])), .array([]), .array([.object(JSONObject([("x", .null)]))]),
    ]

    @Test(arguments: [0, 2]) func isTheSameTextAsTheValue(indent: Int) {
        let value = JSONValue.object(
            JSONObject([("none", .array([])), ("items", .array(Self.items)), ("end", .bool(true))]))
        let streamed = StreamedJSON.object([
            ("none", .array(count: 0) { _ in .value(.null) }),
            ("items", .array(count: Self.items.count) { .value(Self.items[$0]) }), ("end", .value(.bool(true))),
        ])
        #expect(JSONWriter.text(of: streamed, indent: indent) == JSONWriter.text(of: value, indent: indent))
    }

    @Test func makesEachItemOnceAndInOrder() {
        var made: [Int] = []
        let streamed = StreamedJSON.array(count: 5) { index in
            made.append(index)
            return .value(.integer(index))
        }
        _ = JSONWriter.text(of: streamed)
        #expect(made == [0, 1, 2, 3, 4])
    }
}
