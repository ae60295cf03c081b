import Files
import Foundation
import GEOSKit
import GeoJSONFormat
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
        Benchmark("hundred-thousand-moves-rescored", answer: "moves") { inputs in
            // Skive has as many parishes as any municipality but two.
            var configuration = denmark(inputs, unit: .parish)
            configuration.within = ["Skive"]
            configuration.historical = [
                .init(name: "before 2007", path: inputs.shared("dk/municipalities-pre2007.geojson"))
            ]
            configuration.identity = [.init(name: "post", path: inputs.shared("dk/postal-districts.geojson"))]
            let study = try StudyLoader.load(configuration)
            let objective = try StudyProblem(study, limits: StudyLimits()).grouping.objective
            return {
                var random = SplitMix64(seed: 1)
                var labels = [Int32](repeating: 0, count: study.units.count)
                var state = objective.emptyState()
                var (sum, moves) = (0.0, 0)
                while moves < 100_000 {
                    let unit = random.below(study.units.count)
                    let isMember = labels[unit] == 1
                    if !isMember && state.count >= 10 { continue }
                    labels[unit] = 0
                    ClusterMembership.withLabels(labels, label: 1) { inside in
                        if isMember {
                            objective.remove(unit, from: &state, inside: inside)
                        } else {
                            objective.add(unit, to: &state, inside: inside)
                        }
                    }
                    labels[unit] = isMember ? 0 : 1
                    sum += objective.cost(of: state)
                    moves += 1
                }
                return sum.isFinite ? moves : 0
            }
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
