import GEOSKit
import GeoJSONFormat
import KlyngeKit

extension Benchmark {
    static let reading: [Benchmark] = [
        readingFile("read-10k", { $0.generated("10k/units.geojson") }),
        readingFile("read-100k", { $0.generated("100k/units.geojson") }),
        readingFile("read-danish-parishes", { $0.shared("dk/parishes.geojson") }),
        readingFile("read-french-communes", { $0.shared("fr/communes.geojson") }),
    ]

    private static func readingFile(_ name: String, _ path: @escaping @Sendable (Inputs) -> String) -> Benchmark {
        Benchmark(name, answer: "features") { inputs in
            let path = path(inputs)
            return { try readLayer(path).features.count }
        }
    }
}

/// A file with its features, all properties at hand.
func readLayer(_ path: String) throws -> FeatureCollection {
    try GeoJSONReader().read(SourceText(contentsOf: path))
}

/// The land of each feature of a file, in degrees.
func readLands(_ path: String) throws -> [MultiPolygon] {
    try readLayer(path).features.map { $0.geometry?.land ?? MultiPolygon([]) }
}
