import Foundation
import GeoJSONFormat
import GeoModel
import PROJKit
import TestSupport
import Testing

@testable import RoadNetworks

/// Real roads: the same pairs and the same lengths as networkx finds on a graph of its own.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
struct NetworkxAgreementTests {
    private struct Expected: Decodable {
        enum Cell: Decodable {
            case text(String)
            case number(Double)

            init(from decoder: Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let text = try? container.decode(String.self) { self = .text(text); return }
                self = .number(try container.decode(Double.self))
            }

            var text: String { if case .text(let text) = self { text } else { "" } }
            var number: Double { if case .number(let number) = self { number } else { .nan } }
        }
        var snapMetres: [String: Double]
        var ways: [[Cell]]
    }

    @Test func everyWayWithin30KilometresIsTheSameToAMetre() throws {
        let file = SharedData.packageRoot.appending(
            path: "Tests/Fixtures/road-distances-agree-with-networkx/expected.json")
        let expected = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: file))
        let toPlane = try CoordinateTransformation(
            from: .longitudeLatitude, to: CoordinateReferenceSystem("EPSG:25833"))
        let layer = RoadLayer(
            try GeoJSONReader().read(SourceText(contentsOf: SharedData.path("bornholm/roads.geojson"))))
        #expect(layer.diagnostics.isEmpty)
        let network = try RoadNetwork(layer.lines) { places throws(ProjectionError) in try toPlane.transform(places) }
        #expect(network.partLengthsKm.count == 7)
        let places = try GeoJSONReader().read(SourceText(contentsOf: SharedData.path("bornholm/settlements.geojson")))
        var ids: [String] = []
        var snaps: [RoadSnap?] = []
        for feature in places.features {
            guard case .point(let place)? = feature.geometry else { continue }
            ids.append(feature.properties["osm_id"]?.text ?? "")
            snaps.append(network.snap(try toPlane.transform(place)))
        }
        #expect(ids.count == 81)
        for (id, snap) in zip(ids, snaps) {
            let metres = try #require(expected.snapMetres[id])
            #expect(abs((snap?.metresAway ?? .infinity) - metres) < 0.1)
        }
        let graph = RoadGraph(network, snaps: snaps)
        let ways = graph.ways(withinKm: 30, threads: 2)
        #expect(ways.reduce(0) { $0 + $1.count } == expected.ways.count)
        let number = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        var worst = (metres: 0.0, seconds: 0.0)
        for row in expected.ways {
            let from = try #require(number[row[0].text])
            let to = try #require(number[row[1].text])
            let way = try #require(ways[from].first { $0.to == to }, "\(row[0].text) to \(row[1].text) is missing")
            worst.metres = max(worst.metres, abs(way.km * 1000 - row[2].number))
            worst.seconds = max(worst.seconds, abs(way.minutes * 60 - row[3].number))
        }
        #expect(worst.metres < 1)
        #expect(worst.seconds < 1)
    }
}
