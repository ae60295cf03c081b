import Foundation
import GEOSKit
import GeoModel
import StudyAreas
import TestSupport
import Testing

/// Guarantees: catchments and poles of inaccessibility are those that shapely finds.
@Suite struct ShapelyAgreementTests {
    private struct Expected: Decodable {
        var poleRadiusMetres: [String: Double]
        var catchmentSquareMetres: [String: Double]
        var landSquareMetres: Double
    }

    private let expected: Expected
    private let sample = SharedData.packageRoot.appending(path: "SampleData").path

    init() throws {
        let fixture = "Tests/Fixtures/catchments-and-poles-agree-with-shapely/expected.json"
        expected = try JSONDecoder().decode(
            Expected.self, from: Data(contentsOf: SharedData.packageRoot.appending(path: fixture)))
    }

    @Test("each catchment has the area of shapely's Voronoi cell in the parish, and together they are the land")
    func catchments() throws {
        var configuration = try StudyFile.read(sample)
        configuration.unitKind = .village
        let study = try StudyLoader.load(configuration)
        #expect(expected.catchmentSquareMetres.count > 30)
        for (id, area) in expected.catchmentSquareMetres {
            let unit = try #require(study.unit(withId: id))
            #expect(abs(study.lands[unit].area - area) <= 1 + 1e-6 * area, "\(id)")
        }
        let land = study.lands.reduce(0) { $0 + $1.area }
        #expect(abs(land / expected.landSquareMetres - 1) < 1e-6)
    }

    @Test("the largest circle inside each parish is shapely's, within the tolerance", arguments: [1.0, 10, 100])
    func poles(tolerance: Double) throws {
        let study = try StudyLoader.load(try StudyFile.read(sample))
        for (unit, land) in zip(study.units, study.lands) {
            let radius = try #require(expected.poleRadiusMetres[unit.id])
            let found = try #require(try land.maximumInscribedCircle(tolerance: tolerance))
            #expect(
                found.circle.radius <= radius + 0.02 && found.circle.radius >= radius - (found.tolerance ?? 0) - 0.02)
            // The circle is where it says: inside, and touching the border.
            #expect(PointLocator(land).contains(found.circle.centre))
            let outline = land.polygons.flatMap { $0.rings.map(\.coordinates) }
            #expect(abs(nearest(found.circle, outline) - found.circle.radius) < 1e-6)
        }
    }

    /// From the circle's centre to the nearest of the lines, edge by edge.
    private func nearest(_ circle: Circle, _ lines: [[Coordinate]]) -> Double {
        var least = Double.infinity
        for line in lines {
            for (from, to) in zip(line, line.dropFirst()) {
                let (dx, dy) = (to.x - from.x, to.y - from.y)
                let square = dx * dx + dy * dy
                let along =
                    square > 0 ? ((circle.centre.x - from.x) * dx + (circle.centre.y - from.y) * dy) / square : 0
                let held = min(1, max(0, along))
                let place = Coordinate(x: from.x + held * dx, y: from.y + held * dy)
                least = min(least, place.planarDistance(to: circle.centre))
            }
        }
        return least
    }
}
