import Foundation
import GeoModel
import Testing

@testable import StudyAreas

/// Guarantees: where a village stands on a border, or a parish lies equally in two municipalities, codes decide and not the
/// order of features; and it is reported.
@Suite struct VillageOnBorderTests {
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

    /// A rectangle in degrees.
    private func area(_ properties: String, _ x: ClosedRange<Double>, _ y: ClosedRange<Double> = 56...56.1) -> String {
        let ring = [
            (x.lowerBound, y.lowerBound), (x.upperBound, y.lowerBound), (x.upperBound, y.upperBound),
            (x.lowerBound, y.upperBound), (x.lowerBound, y.lowerBound),
        ]
        return
            "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
            + ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]]}}"
    }

    private func feature(_ properties: String, _ geometry: String) -> String {
        "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":\(geometry)}"
    }

    private func point(_ properties: String, _ x: Double, _ y: Double) -> String {
        feature(properties, "{\"type\":\"Point\",\"coordinates\":[\(x),\(y)]}")
    }

    private func study(
        _ villages: [String], _ parishes: [String], municipalities: [String] = [], _ kind: UnitKind = .village
    ) throws -> Study {
        var configuration = StudyConfiguration()
        configuration.villages = try write("v.geojson", villages)
        if !parishes.isEmpty { configuration.parishes = try write("p.geojson", parishes) }
        if !municipalities.isEmpty { configuration.municipalities = try write("m.geojson", municipalities) }
        configuration.unitKind = kind
        return try StudyLoader.load(configuration)
    }

    @Test(
        "on vertices, edges and a hair beside them, for random orders of both files: the smallest code, and all the same"
    )
    func orders() throws {
        var generator = SplitMix64(seed: 11)
        // A grid of three by three; codes count down, so that no file order is the order of the codes.
        let stops = [9.0, 9.1, 9.2, 9.3]
        var parishes: [String] = []
        for row in 0..<3 {
            for column in 0..<3 {
                let code = 12 - 3 * row - column
                parishes.append(
                    area(
                        "\"kode\":\"\(code)\",\"population\":\(100 * code)", stops[column]...stops[column + 1],
                        (47 + stops[row])...(47 + stops[row + 1])))
            }
        }
        func smallest(_ columns: [Int], _ rows: [Int]) -> String {
            String(rows.flatMap { row in columns.map { 12 - 3 * row - $0 } }.min() ?? 0)
        }
        var villages: [String] = []
        var expected: [String: String] = [:]
        for trial in 0..<24 {
            let onColumn = generator.below(3) > 0
            let onRow = generator.below(2) == 0
            let (column, row) = (1 + generator.below(2), 1 + generator.below(2))
            // Rounding of a file: half of the sixth decimal.
            let (slipX, slipY) = ((generator.unitInterval() - 0.5) * 1e-6, (generator.unitInterval() - 0.5) * 1e-6)
            let x = onColumn ? stops[column] + slipX : stops[column] + 0.02 + 0.06 * generator.unitInterval()
            let y = onRow ? stops[row] + 47 + slipY : stops[row] + 47.02 + 0.06 * generator.unitInterval()
            let id = "v\(trial)"
            villages.append(point("\"id\":\"\(id)\"", x, y))
            expected[id] = smallest(onColumn ? [column - 1, column] : [column], onRow ? [row - 1, row] : [row])
        }
        var population: [String: Double]?
        for _ in 0..<8 {
            let study = try study(villages.shuffled(using: &generator), parishes.shuffled(using: &generator))
            for unit in study.units { #expect(unit.parish == expected[unit.id], "\(unit.id)") }
            let reported = Set(study.diagnostics.filter { $0.code == .villageOnBorder }.compactMap(\.location?.id))
            let doubtful = study.units.filter { unit in
                [unit.place.x, unit.place.y - 47].contains { value in stops.contains { abs($0 - value) < 1e-6 } }
            }
            #expect(reported == Set(doubtful.map(\.id)))
            let people = Dictionary(uniqueKeysWithValues: study.units.map { ($0.id, $0.population ?? -1) })
            #expect(population.map { $0 == people } ?? true)
            population = people
        }
    }

    @Test("a metre inside, or in a parish that holds it alone, nothing is in doubt")
    func inside() throws {
        let study = try study(
            [point("\"id\":\"a\"", 9.10002, 56.05)],
            [area("\"kode\":\"1\"", 9...9.1), area("\"kode\":\"2\"", 9.1...9.2)])
        #expect(study.units[0].parish == "2")
        #expect(!study.diagnostics.contains { $0.code == .villageOnBorder })
    }

    @Test("where parishes overlap the smallest code counts, numbers as numbers", arguments: [false, true])
    func overlap(reversed: Bool) throws {
        let parishes = [area("\"kode\":\"10\"", 9...9.15), area("\"kode\":\"9\"", 9.05...9.2)]
        let study = try study([point("\"id\":\"a\"", 9.1, 56.05)], reversed ? parishes.reversed() : parishes)
        #expect(study.units[0].parish == "9")
        let found = study.diagnostics.filter { $0.code == .villageOnBorder }
        #expect(found.map(\.severity) == [.warning])
        #expect(found.first?.message.contains("9 '9' and 10 '10'") == true)
    }

    @Test("in a gap that is equally near to two parishes the smallest code counts", arguments: [false, true])
    func gap(reversed: Bool) throws {
        let parishes = [area("\"kode\":\"B\"", 9...9.1), area("\"kode\":\"A\"", 9.101...9.2)]
        let study = try study([point("\"id\":\"a\"", 9.1005, 56.05)], reversed ? parishes.reversed() : parishes)
        #expect(study.units[0].parish == "A")
        #expect(study.diagnostics.contains { $0.code == .villageOnBorder && $0.message.contains("equally near") })
    }

    @Test("a village on a municipal border has its parish's municipality", arguments: [false, true])
    func municipality(reversed: Bool) throws {
        let municipalities = [area("\"kode\":\"0100\"", 9...9.1), area("\"kode\":\"0200\"", 9.1...9.2)]
        let parishes = [area("\"kode\":\"1\"", 9.1...9.2), area("\"kode\":\"2\"", 9...9.1)]
        let study = try study(
            [point("\"id\":\"a\"", 9.1, 56.05)], reversed ? parishes.reversed() : parishes,
            municipalities: reversed ? municipalities.reversed() : municipalities)
        #expect(study.units[0].parish == "1")
        #expect(study.units[0].municipality == "0200")
        #expect(study.diagnostics.count { $0.code == .villageOnBorder } == 2)
        let without = try self.study(
            [point("\"id\":\"a\"", 9.1, 56.05)], [],
            municipalities: reversed ? municipalities.reversed() : municipalities)
        #expect(without.units[0].municipality == "0100")
    }

    @Test("a parish that lies equally in two municipalities belongs to the smallest code", arguments: [false, true])
    func halves(reversed: Bool) throws {
        let municipalities = [area("\"kode\":\"0200\"", 9...9.1), area("\"kode\":\"0100\"", 9.1...9.2)]
        let parishes = [area("\"kode\":\"1\"", 9.05...9.15), area("\"kode\":\"2\"", 9...9.05)]
        let cut = try study(
            [point("\"id\":\"a\"", 9.12, 56.05)], parishes,
            municipalities: reversed ? municipalities.reversed() : municipalities, .parish)
        #expect(cut.units.map(\.municipality) == ["0100", "0200"])
        #expect(cut.diagnostics.filter { $0.code == .parishEquallySplit }.compactMap(\.location?.id) == ["1"])
        // Two municipalities that both hold it whole.
        let twice = [area("\"kode\":\"0300\"", 8.9...9.3), area("\"kode\":\"0101\"", 9...9.3)]
        let held = try study(
            [point("\"id\":\"a\"", 9.12, 56.05)], parishes, municipalities: reversed ? twice.reversed() : twice, .parish
        )
        #expect(held.units.map(\.municipality) == ["0101", "0101"])
    }

    @Test("a MultiPoint of places far apart is reported, and its first point is used")
    func scattered() throws {
        let far = feature("\"id\":\"a\"", "{\"type\":\"MultiPoint\",\"coordinates\":[[9.05,56.05],[9.15,56.05]]}")
        let near = feature("\"id\":\"b\"", "{\"type\":\"MultiPoint\",\"coordinates\":[[9.12,56.05],[9.121,56.05]]}")
        let study = try study([far, near], [area("\"kode\":\"1\"", 9...9.2)])
        #expect(study.diagnostics.filter { $0.code == .scatteredPoints }.compactMap(\.location?.id) == ["a"])
        #expect(study.units[0].place == Coordinate(x: 9.05, y: 56.05))
    }

    @Test("several features of one village are one village, whatever their order")
    func features() throws {
        let square =
            "{\"type\":\"Polygon\",\"coordinates\":[[[9.05,56.05],[9.06,56.05],[9.06,56.06],[9.05,56.06],[9.05,56.05]]]}"
        let small =
            "{\"type\":\"Polygon\",\"coordinates\":[[[9.07,56.05],[9.071,56.05],[9.071,56.051],[9.07,56.051],[9.07,56.05]]]}"
        let parts = [
            feature("\"id\":\"a\",\"navn\":\"Ålum\",\"population\":70", square),
            feature("\"id\":\"a\",\"navn\":\"Ålum\",\"population\":70", small),
        ]
        let points = [
            point("\"id\":\"b\",\"navn\":\"Bro\",\"population\":5", 9.15, 56.02),
            point("\"id\":\"b\",\"navn\":\"Bro\",\"population\":7", 9.16, 56.02),
            point("\"id\":\"b\",\"navn\":\"Bro\"", 9.19, 56.02),
        ]
        var places: Set<[Coordinate]> = []
        for order in [[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 1, 4, 0, 3]] {
            let all = parts + points
            let study = try study(order.map { all[$0] }, [area("\"kode\":\"1\"", 9...9.2)])
            let units = study.units.sorted { $0.id < $1.id }
            #expect(units.map(\.id) == ["a", "b"])
            #expect(units.map(\.ownPopulation) == [70, 7])
            #expect(units.map(\.features.count) == [2, 3])
            places.insert(units.map(\.place))
            #expect((9.05...9.06).contains(units[0].place.x) && units[1].place.x == 9.16)
            #expect(study.diagnostics.filter { $0.code == .joinedVillageFeatures }.count == 2)
            #expect(study.diagnostics.filter { $0.code == .scatteredPoints }.compactMap(\.location?.id) == ["b"])
            #expect(!study.diagnostics.contains { $0.code == .duplicateId })
        }
        #expect(places.count == 1)
    }

    @Test("of two villages in one place the smaller id has the land, whatever their order", arguments: [false, true])
    func onePlace(reversed: Bool) throws {
        let villages = [
            point("\"id\":\"10\"", 9.05, 56.05), point("\"id\":\"9\"", 9.05, 56.05), point("\"id\":\"3\"", 9.15, 56.05),
        ]
        let study = try study(reversed ? villages.reversed() : villages, [area("\"kode\":\"1\"", 9...9.2)])
        let ten = try #require(study.unit(withId: "10"))
        #expect(study.lands[ten].isEmpty)
    }

    @Test("the places that make the outline of the assumed land: nobody's circle is lost but for 4 m")
    func outermost() {
        var generator = SplitMix64(seed: 2)
        #expect(
            StudyBuilder.outermost([Coordinate](repeating: Coordinate(x: 3, y: 4), count: 9)) == [
                Coordinate(x: 3, y: 4)
            ])
        let places = (0..<3000).map { _ in
            Coordinate(x: 900 * generator.unitInterval(), y: 700 * generator.unitInterval())
        }
        let kept = StudyBuilder.outermost(places)
        #expect(kept.count < 600)
        #expect(kept == StudyBuilder.outermost(places.shuffled(using: &generator)))
        for step in 0..<720 {
            // What any of them reaches in this direction one of the kept reaches too.
            let angle = Double(step) * Double.pi / 360
            for distance in stride(from: 500.0, through: 6000, by: 250) {
                let place = Coordinate(x: 450 + distance * cos(angle), y: 350 + distance * sin(angle))
                let nearest = places.map { $0.planarDistance(to: place) }.min() ?? 0
                guard nearest <= StudyBuilder.assumedReachMetres else { continue }
                let nearestKept = kept.map { $0.planarDistance(to: place) }.min() ?? .infinity
                #expect(nearestKept <= StudyBuilder.assumedReachMetres + 4)
            }
        }
    }
}
