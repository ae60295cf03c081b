import GeoJSONFormat
import Testing

/// A page of a service says that it is one.
@Suite struct CutPageTests {
    private func finding(_ members: String, count: Int = 3) throws -> String? {
        let feature = #"{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[9,56]}}"#
        let features = [String](repeating: feature, count: count).joined(separator: ",")
        let comma = members.isEmpty ? "" : ","
        let text = "{\"type\":\"FeatureCollection\"\(comma)\(members),\"features\":[\(features)]}"
        return try GeoJSONReader().read(SourceText(text, name: "p.geojson")).cutPage?.message
    }

    @Test(arguments: [
        (#""numberMatched":2141,"numberReturned":3"#, "3 of 2141"), (#""totalFeatures":4"#, "3 of 4"),
        (#""numberMatched":"17""#, "3 of 17"), (#""numberMatched":9,"links":[]"#, "3 of 9"),
        (#""totalFeatures":"unknown","numberMatched":1e1"#, "3 of 10"),
        (#""exceededTransferLimit":true"#, "exceededTransferLimit"),
        (#""properties":{"exceededTransferLimit":true}"#, "exceededTransferLimit"),
        (#""exceededTransferLimit":"true""#, "exceededTransferLimit"),
        (#""links":[{"rel":"self","href":"a"},{"rel":"next","href":"b"}]"#, "next page"),
        (#""next":"https://example.org/2""#, "next page"), (#""links":{"next":"https://example.org/2"}"#, "next page"),
    ]) func aCutPageIsReported(_ members: String, _ words: String) throws {
        #expect(try finding(members)?.contains(words) == true, "\(members)")
    }

    @Test(arguments: [
        "", #""numberMatched":3,"numberReturned":3"#, #""totalFeatures":3"#, #""numberMatched":"unknown""#,
        #""numberMatched":2"#, #""exceededTransferLimit":false"#, #""properties":{"exceededTransferLimit":false}"#,
        #""links":[{"rel":"self","href":"a"},{"rel":"prev","href":"b"}]"#, #""next":null"#, #""next":"""#,
        #""links":[{"rel":"next","href":null}]"#,
        // Pages that were put together keep the members of the first.
        #""numberMatched":3,"numberReturned":1,"links":[{"rel":"next","href":"b"}]"#,
        #""totalFeatures":null"#, #""numberMatched":true"#,
    ]) func aWholeFileIsNot(_ members: String) throws {
        #expect(try finding(members) == nil, "\(members)")
    }
}
