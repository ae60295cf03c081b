import GeoModel
import StudyAreas
import TestSupport
import Testing

/// Guarantees: layers that are not valid are joined all the same, and what was repaired for that is named.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
struct DirtyLayersTests {
    private func denmark2014(repair: Bool) throws -> Study {
        var configuration = StudyConfiguration()
        configuration.parishes = SharedData.path("dk/parishes-2014-dirty.geojson")
        configuration.municipalities = SharedData.path("dk/municipalities-2014-dirty.geojson")
        configuration.repair = repair
        return try StudyLoader.load(configuration)
    }

    @Test("the parishes and municipalities of 2014: each parish has its municipality, in words of our own")
    func asTheyAre() throws {
        let study = try denmark2014(repair: false)
        #expect(study.units.count == 2148)
        #expect(study.joined.parishesWithoutMunicipality.isEmpty)
        #expect(study.units.allSatisfy { $0.municipality != nil })
        #expect(Set(study.units.compactMap(\.municipality)).count >= 98)
        let errors = study.diagnostics.filter { $0.severity == .error }
        #expect(errors.allSatisfy { $0.code == .invalidPolygon && $0.message.contains("is not valid:") })
        #expect(errors.allSatisfy { $0.location?.line != nil && $0.location?.id != nil })
        #expect(study.diagnostics.contains { $0.code == .repairedForJoin && $0.message.contains("municipality 0430") })
        #expect(!study.diagnostics.contains { $0.message.contains("TopologyException") })
    }

    @Test("repaired on request: nothing is left invalid, and nothing need be repaired for the join")
    func repaired() throws {
        let study = try denmark2014(repair: true)
        #expect(!study.diagnostics.contains { $0.severity == .error })
        #expect(study.joined.parishesWithoutMunicipality.isEmpty)
        #expect(study.coverageSummary.invalid == 0)
        #expect(!study.diagnostics.contains { $0.code == .repairedForJoin })
        let plain = try denmark2014(repair: false)
        let moved = zip(study.units, plain.units).filter { $0.municipality != $1.municipality }
        #expect(moved.isEmpty, "mending does not move a parish to another municipality")
    }
}
