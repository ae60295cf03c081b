import Files
import Foundation
import GeoModel
import NationalFiles
import StudyAreas
import TestSupport
import Testing

@Suite("A folder is known by what it holds")
struct RecognitionTests {
    private func roles(_ study: NewStudy) -> [String: String] {
        Dictionary(uniqueKeysWithValues: study.layers.map { ($0.source, $0.role.rawValue) })
    }

    @Test("each layer gets its role")
    func eachLayerGetsItsRole() throws {
        let scratch = try Scratch()
        try SmallCountry().write(to: scratch)
        let study = try NewStudy.prepare(NewStudy.Request(name: "Østby", folder: scratch.path("data")))
        #expect(study.code == "0301")
        #expect(
            roles(study) == [
                "parishes.geojson": "parishes", "municipalities.geojson": "municipalities",
                "former.geojson": "historical", "postal.geojson": "identity", "settlements.geojson": "villages",
                "roads.geojson": "roads", "water.geojson": "barriers",
            ])
        #expect(study.passed.isEmpty)
        let configuration = try StudyFile.parse(study.files[0].bytes, file: "klynge.toml", folder: "x")
        #expect(configuration.within == ["0301"])
        #expect(configuration.parishes == "x/parishes.geojson")
        #expect(configuration.identity.map(\.name) == ["postal district"])
        #expect(configuration.historical.map(\.name) == ["former municipality"])
    }

    @Test("names of files, their order and folders change nothing", arguments: 0..<6)
    func namesOfFilesDoNotCount(_ seed: Int) throws {
        let scratch = try Scratch()
        var random = Seeded(UInt64(seed))
        let country = SmallCountry()
        try country.write(to: scratch)
        // Names that lie: the roads are called parishes.
        let names = (country.files.map(\.role) + ["data"]).shuffled(using: &random)
        let endings = [".geojson", ".json", "", ".txt", ".bin"]
        for (index, file) in country.files.enumerated() {
            let inner = ["", "a/", "a/b/", "æ ø/"].randomElement(using: &random) ?? ""
            let ending = endings.randomElement(using: &random) ?? ""
            try scratch.write(file.text, "other/\(inner)\(names[index])\(ending)")
        }
        let plain = try NewStudy.prepare(NewStudy.Request(name: "0302", folder: scratch.path("data")))
        let shuffled = try NewStudy.prepare(NewStudy.Request(name: "302", folder: scratch.path("other")))
        // The study file says where each layer came from; everything else is the same, byte for byte.
        #expect(
            plain.files.dropFirst().sorted { $0.name < $1.name }
                == shuffled.files.dropFirst().sorted { $0.name < $1.name })
        #expect(plain.layers.map(\.role) == shuffled.layers.map(\.role))
    }

    @Test("a layer with inhabitants, or of more features here, wins; the other is named with the reason")
    func theBetterLayerWins() throws {
        let scratch = try Scratch()
        let country = SmallCountry()
        try country.write(to: scratch)
        try scratch.write(country.parishes.replacing("indbyggertal", with: "areal"), "data/aaa.geojson")
        let study = try NewStudy.prepare(NewStudy.Request(name: "Østby", folder: scratch.path("data")))
        #expect(roles(study)["parishes.geojson"] == "parishes")
        #expect(
            study.passed == [
                PassedFile(
                    name: "aaa.geojson",
                    reason: .another(role: .parishes, file: "parishes.geojson", .inhabitants))
            ])
    }

    @Test("areas that nothing names stand in the study file behind a mark")
    func unknownAreasAreNotUsed() throws {
        let scratch = try Scratch()
        let country = SmallCountry()
        try country.write(to: scratch)
        // Without their own words, the old municipalities are just areas.
        try scratch.write(country.former.replacing("kommuner før 2007", with: "lag 7"), "data/former.geojson")
        let study = try NewStudy.prepare(NewStudy.Request(name: "Østby", folder: scratch.path("data")))
        #expect(study.layers.first { $0.source == "former.geojson" }?.isGuess == true)
        let text = String(decoding: study.files[0].bytes, as: UTF8.self)
        #expect(text.contains("# \"areas\" = \"areas.geojson\""))
        #expect(try StudyFile.parse(study.files[0].bytes, file: "klynge.toml", folder: "").historical.isEmpty)
    }

    @Test("units that name their municipality in a field need no layer of municipalities")
    func fieldsDivideToo() throws {
        let scratch = try Scratch()
        let country = SmallCountry()
        var number = 0
        let text = country.parishes.split(separator: "\n").map { (line: Substring) -> String in
            guard line.contains("\"kode\"") else { return String(line) }
            defer { number += 1 }
            return String(line).replacing("\"kode\"", with: "\"dep\":\"0\(1 + number / 32)\",\"kode\"")
        }.joined(separator: "\n")
        try scratch.write(text, "data/communes.geojson")
        let study = try NewStudy.prepare(NewStudy.Request(name: "1", folder: scratch.path("data")))
        let configuration = try StudyFile.parse(study.files[0].bytes, file: "klynge.toml", folder: "")
        #expect(configuration.within == ["01"])
        #expect(configuration.fields.parishes.municipality == "dep")
        #expect(study.layers[0].kept >= 32)
    }

    @Test("a table of figures by unit is cut to the units, one with words is named")
    func tablesByUnit() throws {
        let scratch = try Scratch()
        let country = SmallCountry()
        try country.write(to: scratch)
        let rows = (0..<64).map { "\(7001 + $0);\($0 + 3);\"1.\($0 + 100)\"" }
        try scratch.write("sogn;elever;børn\n" + rows.joined(separator: "\n") + "\n", "data/skoler.csv")
        try scratch.write(
            "sogn;præst\n" + rows.map { $0.prefix(5) + "Hr. Holm" }.joined(separator: "\n"), "data/words.csv")
        try scratch.write("dato;vejr\n1;sol\n2;regn\n", "data/other.csv")
        let study = try NewStudy.prepare(NewStudy.Request(name: "Østby", folder: scratch.path("data")))
        let figures = try #require(study.layers.first { $0.role == .figures })
        let units = try #require(study.layers.first { $0.role == .parishes })
        #expect(figures.source == "skoler.csv")
        #expect(figures.kept == units.kept)
        #expect(figures.count == 64)
        #expect(study.passed.map(\.name) == ["other.csv", "words.csv"])
        #expect(study.passed.last?.reason == .tableWithWords(columns: ["præst"]))
    }

    @Test(
        "the national files of Denmark", .enabled(if: SharedData.isPresent, "\(SharedData.absence)"),
        arguments: ["Ringkøbing-Skjern", "Faaborg-Midtfyn", "Skive"])
    func denmark(_ name: String) throws {
        let study = try NewStudy.prepare(NewStudy.Request(name: name, folder: SharedData.path("dk")))
        let roles = roles(study)
        #expect(roles["parishes.geojson"] == "parishes")
        #expect(roles["municipalities.geojson"] == "municipalities")
        #expect(roles["municipalities-pre2007.geojson"] == "historical")
        #expect(roles["postal-districts.geojson"] == "identity")
        #expect(roles["settlements.geojson"] == "villages")
        // The fjord has no field that says what it is; it lies where no parish has its middle.
        #expect(roles["limfjorden.geojson"] == (name == "Skive" ? "barriers" : nil))
        #expect(study.layers.allSatisfy { !$0.isGuess })
    }

    @Test("the communes of France", .enabled(if: SharedData.isPresent, "\(SharedData.absence)"))
    func france() throws {
        let study = try NewStudy.prepare(NewStudy.Request(name: "01", folder: SharedData.path("fr")))
        #expect(roles(study) == ["communes.geojson": "parishes", "commune-points.geojson": "villages"])
        let table = try #require(study.passed.first)
        guard case .tableWithWords(let columns) = table.reason else {
            Issue.record("\(table)")
            return
        }
        #expect(columns.contains("epci_name"))
    }
}
