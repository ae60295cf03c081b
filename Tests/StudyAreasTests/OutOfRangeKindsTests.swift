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

    @Test(
        "every kind of mistake in every country names the feature, and the others settle the rest", arguments: countries
    )
    func mistakes(place: (Double, Double)) throws {
        let good = (0..<8).map { square(place.0 + 0.04 * Double($0 % 4), place.1 + 0.04 * Double($0 / 4)) }
        let whole = try load(good)
        for (kind, mistake) in Self.mistakes.sorted(by: { $0.key < $1.key }) {
            var rings = good
            rings[3] = rings[3].map(mistake)
            let study = try load(rings)
            let errors = study.diagnostics.filter { $0.severity == .error }
            #expect(errors.map(\.location?.feature) == [3], "\(kind) at \(place)")
            #expect(
                errors.allSatisfy { [.misplacedFeature, .outsideDegrees].contains($0.code) }, "\(kind) at \(place)")
            #expect(study.units.count == 7 && study.workingCRS == whole.workingCRS, "\(kind) at \(place)")
        }
        var rings = good
        rings[3][2] = (0, 0)
        #expect(try load(rings).units.count == 7, "a vertex at 0, 0, at \(place)")
        #expect(whole.units.count == 8 && !whole.diagnostics.contains { $0.severity == .error })
    }

    /// A country by its box, and what lies far from it.
    struct Apart: Sendable {
        var home: Box
        var far: [Coordinate]

        init(_ west: Double, _ south: Double, _ east: Double, _ north: Double, far: [Coordinate]) {
            home = Box(minX: west, minY: south, maxX: east, maxY: north)
            self.far = far
        }
    }

    private static func at(_ x: Double, _ y: Double) -> Coordinate { Coordinate(x: x, y: y) }

    private static let apart: [Apart] = [
        // Guadeloupe, Martinique, Guyane, Réunion, Mayotte, Saint-Pierre, Nouméa, Tahiti, Wallis.
        Apart(
            -1, 43, 7, 50,
            far: [
                at(-61.5, 16.2), at(-61, 14.6), at(-53, 4), at(55.5, -21.1), at(45.2, -12.8), at(-56.4, 46.8),
                at(165, -21.5), at(-149.5, -17.6), at(-176.2, -13.3),
            ]),
        // Svalbard, Jan Mayen; Bornholm, Greenland, the Faroes; Greenland alone.
        Apart(6, 58, 28, 70, far: [at(15.6, 78.2), at(-8.5, 71)]),
        Apart(8.2, 55, 12.5, 57.5, far: [at(14.9, 55.1), at(-51.7, 64.2), at(-46, 60.7), at(-6.8, 62)]),
        Apart(8.2, 55, 12.5, 57.5, far: [at(-51.7, 64.2)]),
        // Alaska, the Aleutians, Hawaii; Bonaire, Saba; the Azores, Madeira; Easter Island; Chatham; the Galápagos.
        Apart(-120, 30, -75, 47, far: [at(-150, 61), at(-176.6, 51.9), at(173, 52.9), at(-155.5, 19.5)]),
        Apart(4, 51, 7, 53, far: [at(-68.3, 12.2), at(-63.2, 17.6)]),
        Apart(-9, 37, -7, 42, far: [at(-25.7, 37.7), at(-16.9, 32.7)]),
        Apart(-72, -53, -70, -18, far: [at(-109.3, -27.1)]),
        Apart(168, -46, 177, -36, far: [at(-176.5, -44)]),
        Apart(-80, -4, -77, 1, far: [at(-90.5, -0.6)]),
    ]

    @Test("islands, departments and towns far away are kept", arguments: apart.indices)
    func whatLiesApartIsKept(index: Int) throws {
        let (home, far) = (Self.apart[index].home, Self.apart[index].far)
        var rings: [[(Double, Double)]] = []
        for row in 0..<8 {
            for column in 0..<8 {
                rings.append(
                    square(home.minX + home.width * Double(column) / 8, home.minY + home.height * Double(row) / 8))
            }
        }
        rings += far.map { square($0.x, $0.y) }
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
