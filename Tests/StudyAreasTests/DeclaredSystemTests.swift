import Foundation
import GeoModel
import PROJKit
import StudyAreas
import TestSupport
import Testing

/// Guarantees: a layer that declares a projected system is never drawn where only swapped axes would put it without a word.
@Suite struct DeclaredSystemTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Where the national systems are used, and somewhere in each country.
    private static let places: [(code: Int, longitude: Double, latitude: Double)] = [
        (3035, 9.5, 55.9), (3035, 13, 48), (3035, 2, 47), (3035, -8, 53), (3067, 25, 62), (2180, 19, 52),
        (2180, 22, 50),
        (31467, 9, 50), (2176, 15, 52), (2154, 2, 47), (27700, -1, 52), (3006, 15, 60), (31370, 4.5, 50.5),
        (28992, 5, 52),
        (3763, -8, 40), (2193, 175, -40), (3301, 25, 58.5), (3059, 24, 57), (25832, 9, 56), (3857, 9, 56),
        (25833, 18, 60),
    ]

    /// Squares of 3 km in a row, in a system, with the axes in either order.
    private func load(_ place: (code: Int, longitude: Double, latitude: Double), isSwapped: Bool, fields: String = "")
        throws -> Result<Study, UnusableInput>
    {
        let system = CoordinateReferenceSystem("EPSG:\(place.code)")
        let way = try CoordinateTransformation(from: .longitudeLatitude, to: system, isBounded: false)
        let features = try (0..<5).map { index in
            let (x, y) = (place.longitude + 0.05 * Double(index), place.latitude)
            let corners = try [(x, y), (x + 0.05, y), (x + 0.05, y + 0.03), (x, y + 0.03), (x, y)].map {
                let corner = try way.transform(Coordinate(x: $0.0, y: $0.1))
                return isSwapped ? "[\(corner.y),\(corner.x)]" : "[\(corner.x),\(corner.y)]"
            }
            return #"{"type":"Feature","properties":{"id":"u\#(index)"\#(fields)},"geometry":"#
                + #"{"type":"Polygon","coordinates":[[\#(corners.joined(separator: ","))]]}}"#
        }
        let text =
            #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::\#(place.code)"}},"#
            + #""features":[\#(features.joined(separator: ","))]}"#
        var configuration = StudyConfiguration()
        configuration.parishes = try scratch.write(text, "\(UUID().uuidString).geojson")
        do throws(UnusableInput) { return .success(try StudyLoader.load(configuration, threads: 1)) } catch {
            return .failure(error)
        }
    }

    @Test func theRightOrderIsReadWithoutAnError() throws {
        for place in Self.places {
            let study = try load(place, isSwapped: false).get()
            #expect(study.units.count == 5, "\(place)")
            #expect(abs(study.units[0].place.y - place.latitude) < 0.1, "\(place)")
            #expect(
                !study.diagnostics.contains {
                    $0.severity > .note && [.eitherOrder, .systemElsewhere].contains($0.code)
                }, "\(place)")
        }
    }

    @Test func theOtherOrderIsRefusedOrWarnedAbout() throws {
        for place in Self.places {
            switch try load(place, isSwapped: true) {
            case .failure(let error):
                #expect(
                    error.diagnostics.contains { $0.code == .swappedAxes || $0.code == .systemElsewhere }, "\(place)")
            case .success(let study):
                let found = study.diagnostics.first { $0.code == .eitherOrder }
                #expect(found?.severity == .warning, "\(place)")
            }
        }
    }

    @Test func fieldsOfACountryDecideWhereTheNumbersDoNot() throws {
        let place = (code: 3035, longitude: 9.5, latitude: 55.9)
        let danish = #","indbyggertal":100,"sognekode":"7""#
        guard case .failure(let error) = try load(place, isSwapped: true, fields: danish) else {
            Issue.record("Danish fields off Denmark were accepted")
            return
        }
        #expect(error.diagnostics.contains { $0.code == .swappedAxes })
        #expect(try load(place, isSwapped: false, fields: danish).get().units.count == 5)
    }
}
