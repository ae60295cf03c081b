import CoverageTopology
import Files
import GEOSKit
import GeoJSONFormat
import KlyngeKit
import PROJKit

extension Benchmark {
    static let topology: [Benchmark] = [
        Benchmark("neighbours-10k-from-file", answer: "rook pairs") { inputs in
            let path = inputs.generated("10k/units.geojson")
            return { try coverage(of: readLands(path)).neighbourPairs(.rook).count }
        },
        Benchmark("neighbours-100k-after-reading", answer: "rook pairs") { inputs in
            let lands = try readLands(inputs.generated("100k/units.geojson"))
            return { try coverage(of: lands).neighbourPairs(.rook).count }
        },
        Benchmark("neighbours-french-communes-from-file", answer: "queen pairs") { inputs in
            let path = inputs.shared("fr/communes.geojson")
            // The file holds the overseas communes too, which no zone fits.
            return { try coverage(of: readLands(path), system: "EPSG:6933").neighbourPairs(.queen).count }
        },
        Benchmark("points-in-polygons", answer: "points in a polygon") { inputs in
            let lands = try readLands(inputs.generated("10k/units.geojson"))
            let points = try readLayer(inputs.generated("10k/points.geojson")).features.compactMap { feature in
                if case .point(let place) = feature.geometry { place } else { nil }
            }
            // The index is built inside, as the peer does.
            return {
                let locator = AreaLocator(lands)
                return points.count { locator.firstIndex(covering: $0) != nil }
            }
        },
        Benchmark("points-in-polygons-index-alone", answer: "polygons") { inputs in
            let lands = try readLands(inputs.generated("10k/units.geojson"))
            return {
                _ = AreaLocator(lands).firstIndex(covering: lands[0].box.centre)
                return lands.count
            }
        },
        Benchmark("dissolve-10k", answer: "vertices of the outlines") { inputs in
            let (lands, labels) = try unitsWithBlocks(inputs)
            let coverage = try coverage(of: lands)
            return { vertexCount(coverage.dissolve(labels: labels)) }
        },
        Benchmark("dissolve-10k-with-topology", answer: "vertices of the outlines") { inputs in
            let (lands, labels) = try unitsWithBlocks(inputs)
            return { vertexCount(Coverage(lands: lands, toleranceMetres: 0).dissolve(labels: labels)) }
        },
        Benchmark("clusters-denmark-simplified-50m-file-to-file", answer: "clusters") { inputs in
            let target = inputs.generated("clusters-by-klynge.geojson")
            return {
                let layer = try readLayer(inputs.shared("dk/parishes.geojson"))
                let labels = blocks(of: layer)
                let coverage = try coverage(of: layer.features.map { $0.geometry?.land ?? MultiPolygon([]) })
                let clusters = coverage.drawing(decimals: 6, simplifiedBy: 50) { $0 }.dissolved(labels: labels)
                var writer = GeoJSONWriter()
                for (index, land) in clusters.enumerated() {
                    writer.append(Feature(id: .string("\(index)"), geometry: .multiPolygon(land)))
                }
                try AtomicFile.write(writer.finished(), to: target, overwrite: true)
                return clusters.count
            }
        },
    ]
}

/// The coverage as a study builds it: identity in degrees, lengths in the metric system of where the data lies.
func coverage(of lands: [MultiPolygon], system: String? = nil) throws -> Coverage {
    let box = lands.reduce(into: Box.empty) { $0.extend(to: $1.box) }
    let transformation = try CoordinateTransformation(
        from: .longitudeLatitude, to: system.map(CoordinateReferenceSystem.init) ?? workingSystem(for: box),
        areaOfUse: box)
    return try Coverage(lands: lands, toleranceMetres: 1) { try transformation.transform($0) }
}

/// The generated units, and for each its block, counted from 0.
private func unitsWithBlocks(_ inputs: Inputs) throws -> ([MultiPolygon], [Int?]) {
    let layer = try readLayer(inputs.generated("10k/units.geojson"))
    let labels = layer.features.map { feature -> Int? in
        if case .string(let code) = feature.properties["kommunekode"] { Int(code) } else { nil }
    }
    return (layer.features.map { $0.geometry?.land ?? MultiPolygon([]) }, labels)
}

/// About 400 groups of parishes: those with their label point in one cell of a grid of 0.2 by 0.11 degrees.
private func blocks(of layer: FeatureCollection) -> [Int?] {
    var numbers: [Int: Int] = [:]
    return layer.features.map { feature in
        let x = feature.properties["visueltcenter_x"]?.numeric ?? 0
        let y = feature.properties["visueltcenter_y"]?.numeric ?? 0
        let cell = Int(x / 0.2) * 10_000 + Int(y / 0.11)
        let number = numbers[cell] ?? numbers.count
        numbers[cell] = number
        return number
    }
}

private func vertexCount(_ lands: [MultiPolygon]) -> Int {
    lands.reduce(0) { sum, land in
        sum + land.polygons.reduce(0) { $0 + $1.rings.reduce(0) { $0 + $1.coordinates.count } }
    }
}
