import Foundation
import GeoModel
import StudyAreas
import Testing

@Suite("What would cost without end, or lies beyond the earth, is left out by name, and the rest is used")
struct BoundsTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "klynge-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func write(_ name: String, _ features: [String]) throws -> String {
        let path = folder + "/" + name
        let text = "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    private func feature(_ code: String, _ rings: [[(Double, Double)]]) -> String {
        let text = rings.map { "[" + $0.map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]" }
        return "{\"type\":\"Feature\",\"properties\":{\"kode\":\"\(code)\",\"navn\":\"S \(code)\",\"population\":500},"
            + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(text.joined(separator: ","))]}}"
    }

    private func square(_ code: Int) -> String {
        let (x, y) = (9 + 0.05 * Double(code % 8), 56 + 0.05 * Double(code / 8))
        return feature(String(1000 + code), [[(x, y), (x + 0.05, y), (x + 0.05, y + 0.05), (x, y + 0.05), (x, y)]])
    }

    /// The points of a circle, each joined to the one almost opposite.
    private func star(_ code: Int, points: Int) -> String {
        let x = 9.025 + 0.05 * Double(code % 8)
        let y = 56.025 + 0.05 * Double(code / 8)
        return feature(
            String(1000 + code),
            [
                (0...points).map { index in
                    let angle = 2 * Double.pi * Double(index * (points / 2) % points) / Double(points)
                    return (x + 0.02 * cos(angle), y + 0.02 * sin(angle))
                }
            ])
    }

    private func load(_ features: [String], _ change: (inout StudyConfiguration) -> Void = { _ in }) throws -> Study {
        var configuration = StudyConfiguration()
        configuration.parishes = try write("p.geojson", features)
        change(&configuration)
        return try StudyLoader.load(configuration)
    }

    @Test("a star of 201 points is left out wherever it stands, and its neighbours are used", arguments: [0, 3, 8])
    func starIsLeftOut(place: Int) throws {
        for repair in [false, true] {
            let study = try load((0..<9).map { $0 == place ? star($0, points: 201) : square($0) }) {
                $0.repair = repair
            }
            #expect(study.units.map(\.id) == (0..<9).filter { $0 != place }.map { String(1000 + $0) })
            let found = study.diagnostics.filter { $0.code == .tangledPolygon }
            #expect(found.map(\.location?.id) == [String(1000 + place)])
            #expect(found.allSatisfy { $0.severity == .error && $0.place != nil })
        }
    }

    @Test("small stars are used, until together they cross too often")
    func budgetOfALayer() throws {
        // 61 points: each edge crosses 58 others, 8 of which do not count.
        let each = 61 * 50 / 2
        let fitting = 10 * 2_000 / each
        let study = try load((0..<24).map { star($0, points: 61) })
        #expect(study.units.map(\.id) == (0..<fitting).map { String(1000 + $0) })
        #expect(study.diagnostics.count { $0.code == .tangledPolygon } == 24 - fitting)
    }

    @Test("parts of one code that cross one another too often are left out together")
    func partsOfOneCode() throws {
        var generator = SplitMix64(seed: 4)
        let needles = (0..<400).map { _ -> String in
            let (x, y) = (9 + 0.2 * Double.random(in: 0...1, using: &generator), 56.0)
            let far = 9 + 0.2 * Double.random(in: 0...1, using: &generator)
            return feature("77", [[(x, y), (far, y + 0.2), (far + 0.0002, y + 0.2), (x, y)]])
        }
        let study = try load((0..<9).map(square) + needles)
        #expect(study.units.count == 9)
        #expect(study.diagnostics.filter { $0.code == .tangledPolygon }.map(\.location?.id) == ["77"])
    }

    @Test("an area of a historical layer that crosses itself too often is left out and named")
    func historicalLayer() throws {
        let old = try write("old.geojson", [star(1, points: 201), square(2), star(3, points: 41)])
        let study = try load((0..<9).map(square)) { $0.historical = [.init(name: "old", path: old)] }
        let layer = try #require(study.contextLayers.first)
        let found = try NamedArea.all(in: layer, toWorking: study.toWorking, threads: 1)
        #expect(found.areas.map(\.name) == ["S 1002", "S 1003"])
        #expect(found.leftOut.map(\.code) == [.tangledPolygon])
        #expect(found.leftOut.map(\.location?.feature) == [0])
        #expect(found.areas.map(\.repairs.count) == [0, 1])
    }

    @Test("a number that no reference system has takes its feature with it, and no other", arguments: 0..<40)
    func beyondTheEarth(seed: Int) throws {
        var generator = SplitMix64(seed: UInt64(seed))
        let numbers = [1e308, -1e308, 1e12, 1.1e11, -2e11, 1e20, 9e99]
        let number = numbers[Int.random(in: numbers.indices, using: &generator)]
        let bad = Int.random(in: 0..<9, using: &generator)
        var features = (0..<9).map(square)
        let x = 9 + 0.05 * Double(bad % 8)
        let y = 56 + 0.05 * Double(bad / 8)
        var ring = [(x, y), (x + 0.05, y), (x + 0.05, y + 0.05), (x, y + 0.05), (x, y)]
        let vertex = Int.random(in: 1...3, using: &generator)
        if Bool.random(using: &generator) { ring[vertex].0 = number } else { ring[vertex].1 = number }
        features[bad] = feature(String(1000 + bad), [ring])
        let study = try load(features)
        #expect(study.units.map(\.id) == (0..<9).filter { $0 != bad }.map { String(1000 + $0) })
        let found = study.diagnostics.filter { $0.code == .beyondTheEarth }
        #expect(found.map(\.location?.feature) == [bad] && found.map(\.severity) == [.error])
        #expect(study.workingCRS.name == "EPSG:25832")
    }

    @Test("needles that meet in a point are all kept, and that they are not paired there is reported")
    func needlesFromAPoint() throws {
        let count = 700
        let needles = (0..<count).map { index -> String in
            func tip(_ step: Double) -> (Double, Double) {
                let angle = 2 * Double.pi * (Double(index) + step) / Double(count)
                return (9.1 + 0.1 * cos(angle), 56.05 + 0.06 * sin(angle))
            }
            return feature(String(1000 + index), [[(9.1, 56.05), tip(0), tip(0.4), (9.1, 56.05)]])
        }
        let study = try load(needles)
        #expect(study.units.count == count)
        #expect(study.diagnostics.contains { $0.code == .crowdedPlace })
        // Fewer are paired as any units that meet.
        let few = try load(Array(needles.prefix(40)))
        #expect(!few.diagnostics.contains { $0.code == .crowdedPlace })
    }
}
