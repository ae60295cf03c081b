import Foundation
import TestSupport
import Testing

@testable import StudyAreas

/// Editors complete a study file from its schema: what the one knows the other must know.
@Suite struct StudySchemaTests {
    private func schema() throws -> [String: Any] {
        let file = SharedData.packageRoot.appending(path: "Schemas/klynge.toml.schema.json")
        return try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    }

    @Test func everyKeyIsDescribed() throws {
        let properties = try #require(try schema()["properties"] as? [String: [String: Any]])
        let keys = Set(StudyKey.allCases.map(\.rawValue))
        #expect(keys.subtracting(properties.keys).isEmpty, "add them to Schemas/klynge.toml.schema.json")
        #expect(Set(properties.keys).subtracting(keys).subtracting(StudyKey.headings).isEmpty)
        for (key, property) in properties { #expect(property["description"] is String, "\(key) has no description") }
    }

    @Test func choicesAndBandsAreTheSame() throws {
        let properties = try #require(try schema()["properties"] as? [String: [String: Any]])
        func choices(_ key: String) -> [String]? { properties[key]?["enum"] as? [String] }
        #expect(choices("units") == UnitKind.allCases.map(\.rawValue))
        #expect(choices("unit-point") == UnitPoint.allCases.map(\.rawValue))
        #expect(choices("method") == StudyConfiguration.Method.allCases.map(\.rawValue))
        #expect(choices("scale") == StudyConfiguration.Scale.allCases.map(\.rawValue))
        #expect(choices("cover") == StudyLimits.Cover.allCases.map(\.rawValue))
        let bands = (properties["bands"]?["properties"] as? [String: Any])?.keys
        #expect(bands.map(Set.init) == Set(StudyFileReader.bandNames))
    }
}
