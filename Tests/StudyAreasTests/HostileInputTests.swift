import Foundation
import GeoModel
import StudyAreas
import Testing

@Suite("Bad input is named, located, and never silently swallowed")
struct HostileInputTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "klynge-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// Unit squares of 0.1 degrees in a row from longitude 9, latitude 56, each with these properties.
    private func squares(_ properties: [String], shift: Double = 0) -> String {
        let features = properties.enumerated().map { index, text in
            let x = 9 + 0.1 * Double(index) + shift
            let ring = [(x, 56.0), (x + 0.1, 56), (x + 0.1, 56.1), (x, 56.1), (x, 56)]
            return "{\"type\":\"Feature\",\"properties\":\(text),\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
                + ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]]}}"
        }
        return collection(features)
    }

    private func points(_ places: [(String, Double, Double)]) -> String {
        collection(
            places.map {
                "{\"type\":\"Feature\",\"properties\":\($0.0),\"geometry\":{\"type\":\"Point\",\"coordinates\":[\($0.1),\($0.2)]}}"
            })
    }

    private func collection(_ features: [String]) -> String {
        "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
    }

    private func write(_ name: String, _ text: String) throws -> String {
        let path = folder + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    private func load(
        parishes: String? = nil, villages: String? = nil, municipalities: String? = nil,
        _ change: (inout StudyConfiguration) -> Void = { _ in }
    ) throws -> Study {
        var configuration = StudyConfiguration()
        configuration.parishes = try parishes.map { try write("p.geojson", $0) }
        configuration.villages = try villages.map { try write("v.geojson", $0) }
        configuration.municipalities = try municipalities.map { try write("m.geojson", $0) }
        change(&configuration)
        return try StudyLoader.load(configuration)
    }

    private func refusal(_ body: () throws -> Study) -> [Diagnostic] {
        #expect(throws: UnusableInput.self) { _ = try body() }?.diagnostics ?? []
    }

    private let three = [#"{"kode":"a","navn":"A"}"#, #"{"kode":"b","navn":"B"}"#, #"{"kode":"c","navn":"C"}"#]

    @Test("nothing to group says which layer is missing")
    func nothing() {
        #expect(refusal { try StudyLoader.load(StudyConfiguration()) }.map(\.code) == [.nothingToGroup])
    }

    @Test("a missing file, a folder and an empty file are refused")
    func files() throws {
        for path in ["/nowhere.geojson", folder, try write("empty.geojson", "")] {
            let found = refusal {
                var configuration = StudyConfiguration()
                configuration.parishes = path
                return try StudyLoader.load(configuration)
            }
            #expect(found.first?.location?.file == path)
        }
    }

    @Test("Denmark off Somalia: swapped axes are said")
    func swapped() throws {
        let found = refusal {
            try load(villages: points([(#"{"id":"1"}"#, 56.1, 9.5), (#"{"id":"2"}"#, 55.4, 10.4)]))
        }
        #expect(found.map(\.code) == [.swappedAxes])
        #expect(found.first?.notes == ["Denmark would lie off Somalia"])
    }

    @Test("an unknown field lists what there is, and the nearest name")
    func unknownField() throws {
        let found = refusal { try load(parishes: squares(three)) { $0.fields.parishes.name = "navm" } }
        #expect(found.map(\.code) == [.unknownField])
        #expect(found.first?.notes == ["the fields are kode, navn"])
        #expect(found.first?.hint == "did you mean `navn`?")
    }

    @Test("two villages with one id: both lines are named")
    func duplicates() throws {
        let study = try load(
            villages: points([(#"{"id":"1"}"#, 9, 56), (#"{"id":"2"}"#, 9.01, 56), (#"{"id":"1"}"#, 9.02, 56)]))
        let found = study.diagnostics.filter { $0.code == .duplicateId }
        #expect(found.count == 1)
        #expect(found.first?.location?.line == 4)
        #expect(found.first?.notes == ["the first stands on line 2"])
        #expect(study.units.map(\.id) == ["1", "2"])
    }

    @Test("one code, two names and two populations: rather two parishes, an error that names both lines")
    func mistypedCode() throws {
        let study = try load(
            parishes: squares([
                #"{"kode":"a","navn":"A","population":10}"#, #"{"kode":"b","navn":"B","population":20}"#,
                #"{"kode":"a","navn":"C","population":30}"#,
            ]))
        let found = study.diagnostics.filter { $0.code == .conflictingPopulation }
        #expect(found.map(\.severity) == [.error])
        #expect(found.first?.location?.line == 4)
        #expect(found.first?.notes == ["the first stands on line 2"])
    }

    @Test("all files that cannot be used are reported at once, and what was found before the end is not lost")
    func severalFaults() throws {
        let cutOff = String(squares(three).dropLast(30))
        let found = refusal {
            try load(parishes: cutOff, villages: cutOff) { $0.municipalities = folder + "/nowhere.geojson" }
        }
        #expect(Set(found.compactMap(\.location?.file)).count == 3)
        let unclosed = squares(three).replacingOccurrences(of: ",[9.0,56.0]]]", with: "]]")
        let both = refusal { try load(parishes: unclosed) { $0.fields.parishes.id = "kodee" } }
        #expect(both.map(\.code) == [.unknownField, .badRing])
        #expect(both.last?.location?.line == 2)
    }

    @Test("a declared system that the coordinates contradict is refused, and read as the user says")
    func contradiction() throws {
        func declaring(_ name: String, _ text: String) -> String {
            text.replacingOccurrences(
                of: "{\"type\":\"FeatureCollection\",",
                with:
                    "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(name)\"}},"
            )
        }
        let degrees = declaring("EPSG:25832", squares(three))
        #expect(refusal { try load(parishes: degrees) }.first?.hint?.contains("OGC:CRS84") == true)
        let read = try load(parishes: degrees) { $0.inputCRS = .longitudeLatitude }
        #expect(read.units.count == 3)
        #expect(read.diagnostics.contains { $0.code == .undeclaredSystem && $0.severity == .warning })
        let metres = declaring("urn:ogc:def:crs:OGC:1.3:CRS84", squares(three, shift: 600_000))
        let found = refusal { try load(parishes: metres) }
        #expect(found.first?.code == .undeclaredSystem)
        #expect(found.first?.message.contains("declares longitude and latitude") == true)
    }

    @Test(
        "a feature on another continent than all others is named and left out; it stays where the user names a system for all"
    )
    func tooWide() throws {
        let text = squares((0..<12).map { "{\"kode\":\"k\($0)\"}" })
        let end = try #require(text.range(of: "\n]}"))
        let far = squares([#"{"kode":"far"}"#], shift: -70).split(separator: "\n")[1]
        let both = text.replacingCharacters(in: end, with: ",\n\(far)\n]}")
        let study = try load(parishes: both)
        let found = study.diagnostics.filter { $0.severity == .error }
        #expect(found.map(\.code) == [.misplacedFeature])
        #expect(found.first?.location?.feature == 12 && found.first?.location?.line == 14)
        #expect(study.units.count == 12 && study.workingCRS == .utm32)
        let wide = try load(parishes: both) { $0.workingCRS = CoordinateReferenceSystem("EPSG:6933") }
        #expect(wide.units.count == 13)
    }

    @Test("two villages in one place: the second has no land, which is said once")
    func coincident() throws {
        let study = try load(
            parishes: squares(three),
            villages: points([
                (#"{"id":"1"}"#, 9.05, 56.05), (#"{"id":"2"}"#, 9.05, 56.05), (#"{"id":"3"}"#, 9.15, 56.05),
            ])
        ) { $0.unitKind = .village }
        let found = study.diagnostics.filter { $0.code == .coincidentVillage }
        #expect(found.map(\.location?.id) == ["2"])
        #expect(!study.diagnostics.contains { $0.code == .isolatedUnit && $0.location?.id == "2" })
    }

    @Test("every overlap and gap is listed with its units, size and place")
    func coverageFaults() throws {
        // b lies over a for 60 metres; between b and c is a gap, with d and e along it. All have their corners in common, since a
        // long edge is another line than two short ones once it is projected.
        let stops = [9, 9.099, 9.1, 9.2, 9.21, 9.3]
        func box(_ code: String, _ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> String {
            let own = stops.filter(x.contains)
            let ring =
                own.map { ($0, y.lowerBound) } + own.reversed().map { ($0, y.upperBound) } + [
                    (x.lowerBound, y.lowerBound)
                ]
            return
                "{\"type\":\"Feature\",\"properties\":{\"kode\":\"\(code)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[["
                + ring.map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]]}}"
        }
        let study = try load(
            parishes: collection([
                box("a", 9...9.1, 56...56.1), box("b", 9.099...9.2, 56...56.1), box("c", 9.21...9.3, 56...56.1),
                box("d", 9...9.3, 56.1...56.2), box("e", 9...9.3, 55.9...56),
            ]))
        let faults = study.coverageSummary.faults
        #expect(faults.map(\.kind) == ["overlap", "gap"])
        #expect(faults.first?.units == ["a", "b"])
        #expect(faults.last?.units == ["b", "c", "d", "e"])
        let gap = try #require(faults.last)
        // 0.01 degrees of longitude at 56 N times 0.1 of latitude.
        #expect(abs(gap.areaSquareMetres - 624 * 11_136) < 0.01 * gap.areaSquareMetres)
        #expect(gap.place.x > 9.2 && gap.place.x < 9.21 && gap.place.y > 56 && gap.place.y < 56.1)
        let told = study.diagnostics.filter { $0.code == .gapsBetweenUnits || $0.code == .overlappingUnits }
        #expect(told.allSatisfy { $0.location?.file != nil && $0.notes.count == 1 })
    }

    @Test("thousands of features without geometry are one error each, and take no time by their square")
    func manyWithoutGeometry() throws {
        let empty = (0..<20_000).map { "{\"type\":\"Feature\",\"properties\":{\"kode\":\"n\($0)\"},\"geometry\":null}" }
        let text = squares(three)
        let at = try #require(text.range(of: "\n]}"))
        let study = try load(
            parishes: text.replacingCharacters(in: at, with: ",\n" + empty.joined(separator: ",\n") + "\n]}"))
        #expect(study.units.count == 3)
        #expect(study.diagnostics.count { $0.code == .unusableGeometry } == 20_000)
        #expect(!study.diagnostics.contains { $0.code == .missingGeometry })
    }

    @Test("several polygons of one parish code are one unit, and that is reported")
    func joined() throws {
        let study = try load(parishes: squares([three[0], three[0], three[1]]))
        #expect(study.units.map(\.id) == ["a", "b"])
        #expect(study.neighbourSummary.rook == 1)
        #expect(study.joined.featuresJoined == 1)
        #expect(study.diagnostics.contains { $0.code == .joinedFeatures })
    }

    @Test("population: digits as text count; negative, words and nothing are reported with their unit")
    func population() throws {
        let values = ["\"0120\"", "-5", "\"many\"", "null", "17.5", "\"\""]
        let study = try load(
            parishes: squares(values.enumerated().map { "{\"kode\":\"k\($0)\",\"INDB_ANTAL\":\($1)}" }))
        #expect(study.units.map(\.population) == [120, nil, nil, nil, 17.5, nil])
        #expect(study.diagnostics.first { $0.code == .negativePopulation }?.location?.id == "k1")
        let odd = study.diagnostics.filter { $0.code == .nonNumericPopulation }
        #expect(odd.map(\.location?.id) == ["k2", "k4"])
        #expect(odd.map(\.severity) == [.error, .warning], "half a person is taken as it stands, and said")
        #expect(study.populationSummary.missing == 4)
    }

    @Test("names of fields: case, æøå composed and decomposed, short municipality codes")
    func fieldNames() throws {
        let study = try load(
            parishes: squares([#"{"SOGNEKODE":"7713","SOGNENAVN":"No"}"#]),
            villages: points([("{\"ID\":\"v\",\"prim\u{61}\u{65}rtnavn\":\"x\",\"PRIMÆRTNAVN\":\"Øby\"}", 9.05, 56.05)]
            ),
            municipalities: squares([#"{"KOMKODE":"101","KOMNAVN":"K","udenforKommuneinddeling":true}"#]))
        #expect(study.units.first?.id == "7713")
        #expect(study.units.first?.name == "No")
        #expect(study.units.first?.municipality == "0101")
        #expect(study.units.first?.pointSource == .village)
        #expect(study.villages.first?.name == "Øby")
        #expect(study.municipalities == [Municipality(code: "0101", name: "K", isReal: false)])
    }

    @Test("villages as polygons, second names and summer houses")
    func villageKinds() throws {
        let texts = [
            #"{"id":"1","navn":"A","type":"by","brugsprioritet":"primær"}"#,
            #"{"id":"2","navn":"B","type":"sommerhusområde","brugsprioritet":"primær"}"#,
            #"{"id":"1","navn":"A2","type":"by","brugsprioritet":"sekundær"}"#,
        ]
        let study = try load(villages: squares(texts)) { $0.unitKind = .village }
        #expect(study.units.map(\.id) == ["1"])
        #expect(study.joined.villagesLeftOut == 2)
        #expect(study.diagnostics.contains { $0.code == .villagePolygons })
        let place = try #require(study.units.first?.place)
        #expect((9...9.1).contains(place.x) && (56...56.1).contains(place.y))
    }

    @Test("links: unknown and ambiguous names are reported with candidates, good ones make neighbours")
    func links() throws {
        let text = squares([#"{"kode":"a","navn":"Lem"}"#, #"{"kode":"b","navn":"B"}"#, #"{"kode":"c","navn":"Lem"}"#])
        let found = refusal { try load(parishes: text) { $0.links = ["Lem=b", "a=x-ray", "a"] } }
        #expect(found.map(\.code) == [.ambiguousName, .unknownName, .unusableStudyValue])
        #expect(found.first?.notes.count == 2)
        let study = try load(parishes: text) { $0.links = ["c=a"] }
        #expect(study.graph.areNeighbours(0, 2))
        #expect(study.links == [DeclaredLink(a: 0, b: 2)])
    }

    @Test("within: an unknown municipality names the nearest")
    func within() throws {
        let found = refusal {
            try load(parishes: squares(three), municipalities: squares([#"{"kode":"0400","navn":"Bornholm"}"#])) {
                $0.within = ["Bornholn"]
            }
        }
        #expect(found.first?.hint == "did you mean 'Bornholm'?")
    }

    @Test("a parish without a village goes to the longest border; totals and land are kept")
    func emptyParish() throws {
        let parishes = squares([
            #"{"kode":"a","population":10}"#, #"{"kode":"b","population":20}"#, #"{"kode":"c","population":30}"#,
        ])
        let villages = points([
            (#"{"id":"1","population":4}"#, 9.02, 56.05), (#"{"id":"2","population":null}"#, 9.08, 56.05),
        ])
        let study = try load(parishes: parishes, villages: villages) { $0.unitKind = .village }
        #expect(study.populationSummary.total == 60)
        #expect(study.joined.parishesWithoutVillage == ["b", "c"])
        // Village 1 has its own figure; village 2, which has none, gets what is left.
        #expect(study.units.map(\.population) == [4, 56])
        let land = study.parishes.reduce(0) { $0 + $1.projected.area }
        #expect(abs(study.lands.reduce(0) { $0 + $1.area } / land - 1) < 1e-9)
        #expect(study.neighbourSummary.rook == 1)
    }

    @Test("villages without any other layer get land around them, said so")
    func villagesAlone() throws {
        let study = try load(
            villages: points([(#"{"id":"1"}"#, 9, 56), (#"{"id":"2"}"#, 9.05, 56), (#"{"id":"3"}"#, 10, 56)]))
        #expect(study.graph.areNeighbours(0, 1))
        #expect(study.neighbourSummary.isolated == ["3"])
        let finding = study.diagnostics.first { $0.code == .isolatedUnit }
        #expect(finding?.notes.first?.contains("village 2") == true)
        #expect(study.diagnostics.contains { $0.code == .landAssumed })
    }

    @Test("a self-crossing polygon is named with its place; repaired only on request")
    func invalid() throws {
        let bow =
            #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kode":"x","navn":"Sløjfe"},"geometry":{"type":"Polygon","coordinates":[[[9,56],[9.1,56.1],[9.1,56],[9,56.1],[9,56]]]}}]}"#
        let study = try load(parishes: bow)
        let finding = try #require(study.diagnostics.first { $0.code == .invalidPolygon })
        #expect(finding.message.contains("Sløjfe"))
        #expect(finding.place != nil && finding.location?.id == "x")
        let repaired = try load(parishes: bow) { $0.repair = true }
        #expect(repaired.diagnostics.contains { $0.code == .repairedPolygon })
        #expect(!repaired.diagnostics.contains { $0.severity == .error })
    }
}
