import GeoJSONFormat
import GeoModel
import Testing

@testable import RoadNetworks

/// Every spelling of class, speed and direction that occurs, and what becomes of those that make no sense.
@Suite struct RoadLayerTests {
    private func layer(_ properties: String..., geometry: String? = nil) throws -> RoadLayer {
        let line = geometry ?? #"{"type":"LineString","coordinates":[[9,56],[9.01,56]]}"#
        let features = properties.map { #"{"type":"Feature","properties":{\#($0)},"geometry":\#(line)}"# }
        return RoadLayer(
            try GeoJSONReader().read(
                SourceText(
                    #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ",\n"))]}"#, name: "r")))
    }

    @Test func speedsAreReadAsPeopleWriteThem() throws {
        let cases: [(String, Double)] = [
            ("50", 50), (#""50""#, 50), (#""30 mph""#, 48.28), (#""DK:urban""#, 50), (#""DK:rural""#, 80), ("0", 80),
            (#""none""#, 130), (#""signals""#, 80), ("null", 80), (#""80;50""#, 50), (#""50 km/h""#, 50), (#""""#, 80),
        ]
        for (text, speed) in cases {
            let roads = try layer(#""highway":"primary","maxspeed":\#(text)"#)
            #expect(abs((roads.lines.first?.kmPerHour ?? 0) - speed) < 0.01, "\(text)")
            #expect(roads.diagnostics.isEmpty, "\(text)")
        }
        for text in [#""fast""#, "-5", "[1]", #""-20""#] {
            let roads = try layer(
                #""highway":"primary","maxspeed":\#(text)"#, #""highway":"primary","maxspeed":\#(text)"#)
            #expect(roads.lines.map(\.kmPerHour) == [80, 80], "\(text)")
            #expect(roads.diagnostics.map(\.code) == [.unreadableRoadValue], "one finding for both: \(text)")
            #expect(roads.diagnostics.first?.location?.line == 1)
        }
    }

    @Test func directionsAreReadAsPeopleWriteThem() throws {
        let cases: [(String, RoadLine.Direction)] = [
            (#""oneway":"yes""#, .forward), (#""oneway":true"#, .forward), (#""oneway":1"#, .forward),
            (#""oneway":"-1""#, .backward), (#""oneway":-1"#, .backward), (#""oneway":"no""#, .both),
            (#""oneway":false"#, .both), (#""junction":"roundabout""#, .forward), (#""name":"x""#, .both),
            (#""junction":"roundabout","oneway":"no""#, .both), (#""oneway":null"#, .both),
        ]
        for (text, direction) in cases {
            #expect(try layer(#""highway":"primary",\#(text)"#).lines.first?.direction == direction, "\(text)")
        }
        #expect(try layer(#""highway":"motorway""#).lines.first?.direction == .forward)
        let odd = try layer(#""highway":"primary","oneway":"maybe""#)
        #expect(odd.lines.first?.direction == .both)
        #expect(odd.diagnostics.map(\.code) == [.unreadableRoadValue])
    }

    @Test func onlyRoadsForCarsAndFerriesAreTaken() throws {
        let roads = try layer(
            #""highway":"footway""#, #""highway":"steps""#, #""highway":"primary""#, #""railway":"rail""#,
            #""route":"ferry""#, #""highway":"track""#, #""highway":"service","access":"private""#,
            #""highway":"service","access":"no","motor_vehicle":"yes""#)
        #expect(roads.lines.map(\.feature) == [2, 4, 7])
        #expect(roads.lines[1].crossing == .ferry)
        #expect(roads.leftOut.values.reduce(0, +) == 5)
        // A layer that states no class at all is a layer of roads.
        #expect(try layer(#""vejnavn":"Kirkevej""#).lines.map(\.kmPerHour) == [50])
    }

    @Test func ferriesTakeTheirStatedTime() throws {
        for (text, minutes) in [
            ("20", 20.0), (#""00:20""#, 20), (#""1:05""#, 65), (#""PT1H5M""#, 65), (#""00:20:30""#, 20.5),
        ] {
            #expect(try layer(#""route":"ferry","duration":\#(text)"#).lines.first?.minutes == minutes, "\(text)")
        }
        for text in [#""soon""#, "-3", #""PT""#, #""1:2:3:4""#, "0", #""::""#] {
            #expect(try layer(#""route":"ferry","duration":\#(text)"#).lines.first?.minutes == nil, "\(text)")
        }
    }

    @Test func whatIsNoLineIsNamedAndLeftOut() throws {
        for geometry in [
            #"{"type":"Point","coordinates":[9,56]}"#, "null",
            #"{"type":"Polygon","coordinates":[[[9,56],[9.1,56],[9.1,56.1],[9,56]]]}"#,
        ] {
            let roads = try layer(#""highway":"primary""#, geometry: geometry)
            #expect(roads.lines.isEmpty)
            #expect(roads.diagnostics.map(\.code) == [.unusableRoad])
            #expect(roads.diagnostics.first?.location?.feature == 0)
        }
        let parts = #"{"type":"MultiLineString","coordinates":[[[9,56],[9.1,56]],[[9.2,56],[9.3,56]]]}"#
        #expect(try layer(#""highway":"primary""#, geometry: parts).lines.count == 2)
    }

    @Test func aListOfNodesThatDoesNotFitIsNotUsed() throws {
        #expect(try layer(#""highway":"primary","nodes":[1,"2"]"#).lines.first?.nodes == ["1", "2"])
        for nodes in ["[1]", "[1,2,3]", "[1,null]", "[]"] {
            let roads = try layer(#""highway":"primary","nodes":\#(nodes)"#)
            #expect(roads.lines.first?.nodes == nil)
            #expect(roads.diagnostics.map(\.code) == [.unusableRoad], "\(nodes)")
        }
    }
}
