import Foundation
import GeoModel
import PROJKit
import TestSupport
import Testing

/// Guarantees: places, distances and areas agree with pyproj; see Tests/Fixtures/projected-places.
@Suite struct PyprojAgreementTests {
    struct Expected: Decodable {
        struct Place: Decodable {
            var name, target: String
            var longitude, latitude, x, y: Double
        }
        struct Distance: Decodable {
            var from, to: String
            var metres: Double
        }
        var places: [Place]
        var distances: [Distance]
        var triangleSquareMetres: Double
    }

    let expected: Expected

    init() throws {
        let file = SharedData.packageRoot.appending(path: "Tests/Fixtures/projected-places/expected.json")
        expected = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: file))
    }

    @Test func places() throws {
        #expect(expected.places.count == 9)
        for place in expected.places {
            let there = try CoordinateTransformation(
                from: .longitudeLatitude, to: CoordinateReferenceSystem(place.target))
            let found = try there.transform(Coordinate(x: place.longitude, y: place.latitude))
            #expect(abs(found.x - place.x) < 0.001 && abs(found.y - place.y) < 0.001, "\(place.name) \(place.target)")
        }
    }

    @Test func distancesAndAreas() throws {
        let geodesic = Geodesic()
        var places: [String: Coordinate] = [:]
        for place in expected.places { places[place.name] = Coordinate(x: place.longitude, y: place.latitude) }
        for pair in expected.distances {
            let from = try #require(places[pair.from])
            let to = try #require(places[pair.to])
            #expect(abs(geodesic.distanceMetres(from: from, to: to) - pair.metres) < 0.001)
        }
        var corners = try ["Copenhagen", "Esbjerg", "Bornholm"].map { try #require(places[$0]) }
        corners.append(corners[0])
        let triangle = MultiPolygon(Polygon(exterior: Ring(corners)))
        #expect(abs(geodesic.areaSquareMetres(of: triangle) - expected.triangleSquareMetres) < 1)
    }
}
