import GeoModel
import StudyAreas
import Testing

@Suite("GeometryCollections keep their polygons")
struct CollectionTests {
    private let layers: SmallLayers
    private static let point = #"{"type":"Point","coordinates":[9.05,56.05]}"#
    private static let line = #"{"type":"LineString","coordinates":[[9,56],[9.1,56.1]]}"#
    private static func polygon(_ x: Double, _ width: Double = 0.1) -> String {
        #"{"type":"Polygon","coordinates":\#(SmallLayers.square(x, width: width))}"#
    }
    private static func collection(_ members: String...) -> String {
        #"{"type":"GeometryCollection","geometries":[\#(members.joined(separator: ","))]}"#
    }

    init() throws { layers = try SmallLayers() }

    /// One square that is written in many ways, beside an ordinary one.
    private static let ways: [(name: String, geometry: String, isMixed: Bool, overlaps: Bool)] = [
        ("alone", collection(polygon(9)), false, false),
        ("with a line", collection(polygon(9), line), true, false),
        ("a line first", collection(line, polygon(9)), true, false),
        ("with a point", collection(polygon(9), point), true, false),
        ("nested", collection(collection(polygon(9))), false, false),
        ("nested with a line", collection(point, collection(collection(line, polygon(9)))), true, false),
        ("with an empty collection", collection(collection(), polygon(9)), false, false),
        ("halves", collection(polygon(9, 0.05), polygon(9.05, 0.05)), false, false),
        ("halves, one nested", collection(polygon(9, 0.05), collection(line, polygon(9.05, 0.05))), true, false),
        ("overlapping", collection(polygon(9, 0.07), polygon(9.04, 0.06)), false, true),
        ("twice the same", collection(polygon(9), polygon(9)), false, true),
        ("one in the other", collection(polygon(9), polygon(9.02, 0.03), line), true, true),
        (
            "a MultiPolygon", collection(#"{"type":"MultiPolygon","coordinates":[\#(SmallLayers.square(9))]}"#, line),
            true, false
        ),
    ]

    @Test("whatever stands beside them, the same area and the same neighbour", arguments: ways.indices)
    func polygons(index: Int) throws {
        let way = Self.ways[index]
        func study(_ geometry: String) throws -> Study {
            try layers.load(
                layers.write(
                    "p.geojson",
                    [
                        layers.feature(#"{"kode":"a","indbyggertal":7}"#, geometry),
                        layers.feature(#"{"kode":"b"}"#, Self.polygon(9.1)),
                    ]))
        }
        let (plain, found) = (try study(Self.polygon(9)), try study(way.geometry))
        #expect(found.units.map(\.id) == ["a", "b"], "\(way.name)")
        #expect(abs(found.coverageSummary.areaKm2 - plain.coverageSummary.areaKm2) < 1e-4, "\(way.name)")
        #expect(found.neighbourSummary.rook == 1, "\(way.name)")
        #expect(
            !found.diagnostics.contains { $0.severity == .error }, "\(way.name): \(found.diagnostics.map(\.message))")
        #expect(found.diagnostics.contains { $0.code == .mixedCollection } == way.isMixed, "\(way.name)")
        #expect(found.diagnostics.contains { $0.code == .overlappingParts } == way.overlaps, "\(way.name)")
    }

    @Test("a collection without polygons is no area, and is named")
    func noPolygons() throws {
        for geometry in [Self.collection(Self.point, Self.line), Self.collection(), Self.collection(Self.collection())]
        {
            let study = try layers.load(
                layers.write(
                    "p.geojson",
                    [layers.feature(#"{"kode":"a"}"#, geometry), layers.feature(#"{"kode":"b"}"#, Self.polygon(9.1))]))
            #expect(study.units.map(\.id) == ["b"])
            #expect(study.diagnostics.contains { $0.code == .unusableGeometry && $0.location?.feature == 0 })
        }
    }

    @Test("a village whose collection holds one point is that point")
    func village() throws {
        let parish = try layers.squares([#"{"kode":"p"}"#])
        for geometry in [
            Self.collection(Self.point), Self.collection(Self.line, Self.point),
            Self.collection(Self.polygon(9.02, 0.02), Self.point),
            Self.collection(Self.collection(Self.point)),
        ] {
            let villages = try layers.write("v.geojson", [layers.feature(#"{"id":"v","navn":"By"}"#, geometry)])
            let study = try layers.load(parish) {
                $0.villages = villages
                $0.unitKind = .village
            }
            #expect(study.units.map(\.place) == [Coordinate(x: 9.05, y: 56.05)], "\(geometry)")
        }
        let villages = try layers.write("v.geojson", [layers.feature(#"{"id":"v"}"#, Self.collection(Self.line))])
        #expect(throws: UnusableInput.self) {
            try layers.load(parish) {
                $0.villages = villages
                $0.unitKind = .village
            }
        }
    }
}
