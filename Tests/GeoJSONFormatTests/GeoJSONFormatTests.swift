import GeoModel
import TestSupport
import Testing

@testable import GeoJSONFormat

@Test func readsAFeatureAndKeepsItsDigits() throws {
    let text = #"{"type":"Feature","id":12345678901234567,"properties":{"kode":"0101","n":0.10},"geometry":{"type":"Point","coordinates":[9,56]}}"#
    let feature = try #require(try GeoJSONReader().read(SourceText(text, name: "a")).features.first)
    #expect(feature.id?.text == "12345678901234567")
    #expect(feature.properties["kode"] == .string("0101"))
    #expect(feature.properties["n"]?.text == "0.10")
    #expect(feature.geometry == .point(Coordinate(x: 9, y: 56)))
}
