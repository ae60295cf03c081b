import Foundation
import GeoModel
import StudyAreas
import TestSupport
import Testing

/// Guarantees: units of any width anywhere on the globe have the area and the neighbours that they have on the ground, and a
/// study that no plane can hold is refused by name; see Tests/Fixtures/wide-units-agree-with-pyproj.
@Suite struct WideUnitsTests {
    struct Case: Decodable {
        var kind: String
        var rings: [[[Double]]]
        var areaKm2: Double
        var rook: Int
    }

    private let scratch: Scratch
    private let cases: [Case]

    init() throws {
        scratch = try Scratch()
        let file = SharedData.packageRoot.appending(
            path: "Tests/Fixtures/wide-units-agree-with-pyproj/expected.json")
        cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
    }

    private func load(_ rings: [[[Double]]]) throws -> Study {
        let features = rings.enumerated().map { index, ring in
            let corners = (ring + [ring[0]]).map { "[\($0[0]),\($0[1])]" }.joined(separator: ",")
            return #"{"type":"Feature","properties":{"kode":"u\#(index)","indbyggertal":100},"#
                + #""geometry":{"type":"Polygon","coordinates":[[\#(corners)]]}}"#
        }
        var configuration = StudyConfiguration()
        configuration.parishes = try scratch.write(
            #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#,
            "\(UUID().uuidString).geojson")
        return try StudyLoader.load(configuration, threads: 1)
    }

    @Test func areasAndNeighboursAreThoseOnTheGround() throws {
        for (index, item) in cases.enumerated() {
            let study = try load(item.rings)
            let name = "case \(index), \(item.kind)"
            #expect(abs(study.coverageSummary.areaKm2 / item.areaKm2 - 1) < 1e-3, "\(name)")
            #expect(study.neighbourSummary.rook == item.rook, "\(name)")
            guard item.kind == "bricks" else { continue }
            #expect(study.coverageSummary.gaps == 0 && study.coverageSummary.overlaps == 0, "\(name)")
        }
    }

    /// Bands of boxes all round the globe, from one latitude to another.
    private func bands(_ south: Double, _ north: Double, step: Double = 30) -> [[[Double]]] {
        stride(from: -180.0, to: 180, by: step).flatMap { west in
            stride(from: south, to: north, by: step).map { y in
                [[west, y], [west + step, y], [west + step, y + step], [west, y + step]]
            }
        }
    }

    @Test func aStudyOfTheWholeEarthIsRefusedByName() throws {
        let error = #expect(throws: UnusableInput.self) { _ = try load(bands(-90, 90)) }
        let found = try #require(error?.diagnostics.first { $0.code == .studyTooWide })
        #expect(found.severity == .error)
        #expect(found.location?.feature != nil)
    }

    @Test func aHemisphereRoundAPoleIsHeld() throws {
        for (south, north) in [(-30.0, 90.0), (-90.0, 30.0), (0, 90)] {
            let study = try load(bands(south, north))
            let rows = Int((north - south) / 30)
            #expect(study.units.count == 12 * rows)
            // Eastern and western neighbours all round, and those above each other; at a pole all meet in a point.
            #expect(study.neighbourSummary.rook == 12 * rows + 12 * (rows - 1), "\(south) to \(north)")
            let sphere = 2 * Double.pi * 6371.0072 * 6371.0072
            let share = abs(sin(north * .pi / 180) - sin(south * .pi / 180))
            #expect(abs(study.coverageSummary.areaKm2 / (sphere * share) - 1) < 0.01)
        }
    }
}
