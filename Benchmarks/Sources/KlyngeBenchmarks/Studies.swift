import Foundation
import KlyngeKit

extension Benchmark {
    static let studies: [Benchmark] = [
        Benchmark("load-denmark-by-parish", answer: "units") { inputs in
            let study = denmark(inputs, unit: .parish)
            return { try StudyLoader.load(study).units.count }
        },
        Benchmark("catchments-denmark", answer: "units") { inputs in
            let study = denmark(inputs, unit: .village)
            return { try StudyLoader.load(study).units.count }
        },
        Benchmark("france-read-neighbours-write", answer: "rook pairs") { inputs in
            let path = inputs.shared("fr/communes.geojson")
            let output = inputs.generated("france-written.geojson")
            return {
                let layer = try readLayer(path)
                let lands = layer.features.map { $0.geometry?.land ?? MultiPolygon([]) }
                let pairs = try coverage(of: lands, system: "EPSG:6933").neighbourPairs(.rook)
                var degree = [Int](repeating: 0, count: lands.count)
                for pair in pairs {
                    degree[pair.a] += 1
                    degree[pair.b] += 1
                }
                var writer = GeoJSONWriter()
                for (index, feature) in layer.features.enumerated() {
                    writer.append(feature, adding: [("klynge_neighbours", .integer(degree[index]))])
                }
                try AtomicFile.write(writer.finished(), to: output, overwrite: true)
                return pairs.count
            }
        },
    ]

    private static func denmark(_ inputs: Inputs, unit: UnitKind) -> StudyConfiguration {
        var study = StudyConfiguration()
        study.parishes = inputs.shared("dk/parishes.geojson")
        study.municipalities = inputs.shared("dk/municipalities.geojson")
        study.villages = inputs.shared("dk/settlements.geojson")
        study.unitKind = unit
        return study
    }
}
