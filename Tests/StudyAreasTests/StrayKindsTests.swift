import Foundation
import GeoModel
import StudyAreas
import Testing

/// One feature in the wrong place, of every kind and in many countries, is named and left out; what truly lies apart is kept.
@Suite("One feature far off, and data that lies apart")
struct StrayKindsTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "klynge-stray-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func load(_ rings: [[(Double, Double)]]) throws -> Study {
        let features = rings.enumerated().map { index, ring in
            let text = ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
            return "{\"type\":\"Feature\",\"properties\":{\"id\":\"u\(index)\",\"population\":500},\"geometry\":"
                + "{\"type\":\"Polygon\",\"coordinates\":[[\(text)]]}}"
        }
        let path = folder.appending(path: UUID().uuidString + ".geojson").path
        try Data("{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ",\n"))]}".utf8)
            .write(to: URL(filePath: path))
        var configuration = StudyConfiguration()
        configuration.parishes = path
        return try StudyLoader.load(configuration, threads: 1)
    }

    private func square(_ x: Double, _ y: Double, _ side: Double = 0.04) -> [(Double, Double)] {
        [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    }

    private static let countries: [(Double, Double)] = [
        (9.5, 56), (14.9, 55.1), (10, 51), (19, 52), (10, 61), (26, 62), (-4, 40), (2.5, 47), (-1.5, 52.5), (-95, 40),
        (-47, -15), (138, 36), (77, 20), (172, -43), (-19, 65),
    ]

    private static let mistakes: [String: @Sendable ((Double, Double)) -> (Double, Double)] = [
        "0, 0": { _ in (0, 0) }, "swapped": { ($0.1, $0.0) }, "a point too far right": { ($0.0, $0.1 * 10) },
        "a point too far left": { ($0.0, $0.1 / 10) }, "west for east": { (-$0.0, $0.1) },
        "south for north": { ($0.0, -$0.1) }, "metres": { (500_000 + 1000 * $0.0, 6_200_000 + 1000 * $0.1) },
    ]

    @Test("every kind of mistake in every country names the feature, and the others settle the rest", arguments: countries)
    func mistakes(place: (Double, Double)) throws {
        let good = (0..<8).map { square(place.0 + 0.04 * Double($0 % 4), place.1 + 0.04 * Double($0 / 4)) }
        let whole = try load(good)
        for (kind, mistake) in Self.mistakes.sorted(by: { $0.key < $1.key }) {
            var rings = good
            rings[3] = rings[3].map(mistake)
            let study = try load(rings)
            let errors = study.diagnostics.filter { $0.severity == .error }
            #expect(errors.map(\.location?.feature) == [3], "\(kind) at \(place)")
            #expect(errors.allSatisfy { [.misplacedFeature, .outsideDegrees].contains($0.code) }, "\(kind) at \(place)")
            #expect(study.units.count == 7 && study.workingCRS == whole.workingCRS, "\(kind) at \(place)")
        }
        var rings = good
        rings[3][2] = (0, 0)
        #expect(try load(rings).units.count == 7, "a vertex at 0, 0, at \(place)")
        #expect(whole.units.count == 8 && !whole.diagnostics.contains { $0.severity == .error })
    }

    @Test(
        "islands, departments and towns far away are kept",
        arguments: [
            // Guadeloupe, Martinique, Guyane, Réunion, Mayotte, Saint-Pierre, Nouméa, Tahiti, Wallis.
            (
                Box(minX: -1, minY: 43, maxX: 7, maxY: 50),
                [
                    (-61.5, 16.2), (-61, 14.6), (-53, 4), (55.5, -21.1), (45.2, -12.8), (-56.4, 46.8), (165, -21.5),
                    (-149.5, -17.6), (-176.2, -13.3),
                ]
            ),
            // Svalbard, Jan Mayen; Bornholm, Greenland, the Faroes; Greenland alone.
            (Box(minX: 6, minY: 58, maxX: 28, maxY: 70), [(15.6, 78.2), (-8.5, 71)]),
            (Box(minX: 8.2, minY: 55, maxX: 12.5, maxY: 57.5), [(14.9, 55.1), (-51.7, 64.2), (-46, 60.7), (-6.8, 62)]),
            (Box(minX: 8.2, minY: 55, maxX: 12.5, maxY: 57.5), [(-51.7, 64.2)]),
            // Alaska, the Aleutians, Hawaii; Bonaire, Saba; the Azores, Madeira; Easter Island; Chatham; the Galápagos.
            (Box(minX: -120, minY: 30, maxX: -75, maxY: 47), [(-150, 61), (-176.6, 51.9), (173, 52.9), (-155.5, 19.5)]),
            (Box(minX: 4, minY: 51, maxX: 7, maxY: 53), [(-68.3, 12.2), (-63.2, 17.6)]),
            (Box(minX: -9, minY: 37, maxX: -7, maxY: 42), [(-25.7, 37.7), (-16.9, 32.7)]),
            (Box(minX: -72, minY: -53, maxX: -70, maxY: -18), [(-109.3, -27.1)]),
            (Box(minX: 168, minY: -46, maxX: 177, maxY: -36), [(-176.5, -44)]),
            (Box(minX: -80, minY: -4, maxX: -77, maxY: 1), [(-90.5, -0.6)]),
        ])
    func apart(home: Box, far: [(Double, Double)]) throws {
        var rings: [[(Double, Double)]] = []
        for row in 0..<8 {
            for column in 0..<8 {
                rings.append(
                    square(home.minX + home.width * Double(column) / 8, home.minY + home.height * Double(row) / 8))
            }
        }
        rings += far.map { square($0.0, $0.1) }
        let study = try load(rings)
        #expect(study.units.count == rings.count)
        #expect(!study.diagnostics.contains { $0.severity == .error })
    }

    @Test("a feature in degrees in a file of metres is named")
    func degreesAmongMetres() throws {
        var configuration = StudyConfiguration()
        var features: [String] = []
        for index in 0..<6 {
            let x = 600_000 + 1000 * Double(index)
            let ring = index == 2 ? square(10.5, 55.2, 0.02) : square(x, 6_100_000, 1000)
            features.append(
                "{\"type\":\"Feature\",\"properties\":{\"kode\":\"\(index)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
                    + ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]]}}")
        }
        let path = folder.appending(path: "metres.geojson").path
        let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:25832\"}}"
        try Data("{\"type\":\"FeatureCollection\",\(crs),\"features\":[\(features.joined(separator: ","))]}".utf8)
            .write(to: URL(filePath: path))
        configuration.parishes = path
        let study = try StudyLoader.load(configuration, threads: 1)
        #expect(study.units.count == 5)
        #expect(study.diagnostics.filter { $0.severity == .error }.map(\.location?.feature) == [2])
    }
}
