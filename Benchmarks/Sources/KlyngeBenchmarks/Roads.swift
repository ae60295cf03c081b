import Foundation
import KlyngeKit
import PROJKit
import RoadNetworks

extension Benchmark {
    static let roads: [Benchmark] = [
        Benchmark("road-distances-bornholm", answer: "ways within 30 km") { inputs in
            let (network, snaps) = try bornholm(inputs)
            let graph = RoadGraph(network, snaps: snaps)
            return { graph.ways(withinKm: 30, withMinutes: false).reduce(0) { $0 + $1.count } }
        },
        Benchmark("road-distances-bornholm-with-graph", answer: "ways within 30 km") { inputs in
            let (network, snaps) = try bornholm(inputs)
            return {
                let graph = RoadGraph(network, snaps: snaps)
                return graph.ways(withinKm: 30, withMinutes: false).reduce(0) { $0 + $1.count }
            }
        },
    ]

    private static func bornholm(_ inputs: Inputs) throws -> (RoadNetwork, [RoadSnap?]) {
        let plane = try CoordinateTransformation(
            from: .longitudeLatitude, to: CoordinateReferenceSystem("EPSG:25833"))
        let lines = RoadLayer(try readLayer(inputs.shared("bornholm/roads.geojson"))).lines
        let network = try RoadNetwork(lines) { places throws(ProjectionError) in try plane.transform(places) }
        let places = try readLayer(inputs.shared("bornholm/settlements.geojson")).features
        let snaps: [RoadSnap?] = try places.map { feature in
            guard case .point(let place)? = feature.geometry else { return nil }
            return network.snap(try plane.transform(place), extraMetres: 0)
        }
        return (network, snaps)
    }
}
