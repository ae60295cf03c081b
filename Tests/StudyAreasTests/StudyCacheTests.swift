import Files
import Foundation
import GeoModel
import StudyAreas
import Testing

@Suite("A study is the same with the cache and without, the first time and later, and whatever lies in the folder")
struct StudyCacheTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "klynge-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func polygon(_ ring: [(Double, Double)]) -> String {
        "[[" + ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]]"
    }

    /// Squares in a grid, some of them invalid, in several features of one code, or in collections.
    private func layer(_ name: String, _ seed: UInt64, columns: Int, cell: Double, codes: Int) throws -> String {
        var generator = SplitMix64(seed: seed)
        var features: [String] = []
        for index in 0..<(columns * columns) {
            let x = 9 + cell * Double(index % columns)
            let y = 56 + cell * Double(index / columns)
            var ring = [(x, y), (x + cell, y), (x + cell, y + cell), (x, y + cell), (x, y)]
            let kind = Int.random(in: 0..<8, using: &generator)
            if kind == 0 { ring.swapAt(1, 2) }
            if kind == 1 { ring[2].0 += cell * .random(in: -0.3...0.3, using: &generator) }
            let own = polygon(ring)
            let geometry =
                switch kind {
                case 2: "{\"type\":\"MultiPolygon\",\"coordinates\":[\(own)]}"
                case 3:
                    "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Polygon\",\"coordinates\":\(own)},"
                        + "{\"type\":\"Polygon\",\"coordinates\":\(own)}]}"
                case 4 where index > 3: "null"
                default: "{\"type\":\"Polygon\",\"coordinates\":\(own)}"
                }
            let code = kind == 5 ? max(0, index - 1) : index
            features.append(
                "{\"type\":\"Feature\",\"properties\":{\"kode\":\"\(codes + code)\",\"navn\":\"N\(code)\",\"population\":700},"
                    + "\"geometry\":\(geometry)}")
        }
        let path = folder + "/" + name
        let text = "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    private struct Loaded: Equatable {
        var units: [StudyAreas.Unit]
        var lands: [MultiPolygon]
        var geographic: [MultiPolygon]
        var municipalities: [String?]
        var projected: [MultiPolygon]
        var diagnostics: [Diagnostic]
        var joined: JoinSummary
        var coverage: CoverageSummary
        var areas: [String]
        var areaLands: [MultiPolygon]
        var areaFindings: [Diagnostic]
    }

    private func load(_ configuration: StudyConfiguration, _ cache: ContentCache?) throws -> Loaded {
        let study = try StudyLoader.load(configuration, threads: 2, cache: cache)
        var loaded = Loaded(
            units: study.units, lands: study.lands, geographic: study.geographic,
            municipalities: study.parishes.map(\.municipality), projected: study.parishes.map(\.projected),
            diagnostics: study.diagnostics, joined: study.joined, coverage: study.coverageSummary, areas: [],
            areaLands: [], areaFindings: [])
        for layer in study.contextLayers {
            let found = try NamedArea.all(
                in: layer, toWorking: study.toWorking, threads: 2, cache: cache,
                sha256: study.inputs[layer.layer.input].sha256)
            loaded.areas += found.areas.map(\.name)
            loaded.areaLands += found.areas.map(\.land)
            loaded.areaFindings += found.leftOut + found.areas.flatMap(\.repairs)
        }
        return loaded
    }

    private var cacheFiles: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/cache")) ?? []).map {
            folder + "/cache/" + $0
        }
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func studiesAreTheSame(seed: UInt64) throws {
        var configuration = StudyConfiguration()
        configuration.parishes = try layer("p.geojson", seed, columns: 6, cell: 0.05, codes: 7000)
        configuration.municipalities = try layer("m.geojson", seed + 100, columns: 2, cell: 0.14, codes: 100)
        configuration.historical = [
            .init(name: "old", path: try layer("old.geojson", seed + 200, columns: 3, cell: 0.1, codes: 1))
        ]
        configuration.repair = seed % 2 == 1
        if seed % 3 == 0 { configuration.workingCRS = .utm32 }
        let cache = ContentCache(folder: folder + "/cache", leastCoordinates: 0, program: "test")
        let plain = try load(configuration, nil)
        #expect(try load(configuration, cache) == plain)
        let kept = cacheFiles.count
        #expect(kept > 0)
        #expect(try load(configuration, cache) == plain)
        #expect(cacheFiles.count == kept)

        // The same bytes asked for otherwise are something else.
        var other = configuration
        other.repair.toggle()
        #expect(try load(other, cache) == load(other, nil))
        other.workingCRS = CoordinateReferenceSystem(typed: "EPSG:25833")
        #expect(try load(other, cache) == load(other, nil))

        var generator = SplitMix64(seed: seed)
        for file in cacheFiles {
            var bytes = try Data(contentsOf: URL(filePath: file))
            if Bool.random(using: &generator) {
                bytes = bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator))
            } else {
                bytes[Int.random(in: bytes.indices, using: &generator)] ^= 1
            }
            try bytes.write(to: URL(filePath: file))
        }
        #expect(try load(configuration, cache) == plain)
    }

    @Test("a file that changes in place is another input")
    func changedInput() throws {
        var configuration = StudyConfiguration()
        configuration.parishes = try layer("p.geojson", 1, columns: 6, cell: 0.05, codes: 7000)
        let cache = ContentCache(folder: folder + "/cache", leastCoordinates: 0, program: "test")
        _ = try load(configuration, cache)
        configuration.parishes = try layer("p.geojson", 2, columns: 6, cell: 0.05, codes: 7000)
        #expect(try load(configuration, cache) == load(configuration, nil))
    }
}
