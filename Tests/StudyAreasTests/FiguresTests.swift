import Foundation
import GeoModel
import StudyAreas
import Testing

/// Tables of figures as statistical offices and programs write them give each unit its figures, and nothing silently.
@Suite struct FiguresTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "klynge-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    /// Four parishes in a row with 100, 200, 300 and no inhabitants known.
    private func study(
        _ bytes: Data, name: String = "t.csv", _ change: (inout StudyConfiguration) -> Void = { _ in }
    ) throws -> Study {
        let names = ["Aaker", "Købelev", "No", "Ærø"]
        let features = names.enumerated().map { index, name in
            let x = 9 + 0.1 * Double(index)
            let ring = [(x, 56.0), (x + 0.1, 56), (x + 0.1, 56.1), (x, 56.1), (x, 56)].map { "[\($0.0),\($0.1)]" }
            let population = index < 3 ? "\(100 * (index + 1))" : "null"
            return """
                {"type":"Feature","properties":{"kode":"\(7701 + index)","navn":"\(name)","population":\(population)},\
                "geometry":{"type":"Polygon","coordinates":[[\(ring.joined(separator: ","))]]}}
                """
        }
        let layer = "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
        try Data(layer.utf8).write(to: URL(filePath: folder + "/p.geojson"))
        try bytes.write(to: URL(filePath: folder + "/" + name))
        var configuration = StudyConfiguration()
        configuration.parishes = folder + "/p.geojson"
        configuration.figures = [folder + "/" + name]
        change(&configuration)
        return try StudyLoader.load(configuration)
    }

    private func study(
        _ text: String, name: String = "t.csv", _ change: (inout StudyConfiguration) -> Void = { _ in }
    ) throws -> Study {
        try study(Data(text.utf8), name: name, change)
    }

    private func figures(_ study: Study) -> [String: [Double?]] {
        Dictionary(study.figures.map { ($0.name, $0.values) }) { first, _ in first }
    }

    private func found(_ study: Study) -> [String] {
        study.diagnostics.filter { (250...259).contains($0.code.number) }.map { "\($0.code) \($0.severity)" }
    }

    /// Every shape and spelling of one table: pupils 10, 20, 1234 and none.
    @Test(arguments: [
        "kode,elever\n7701,10\n7702,20\n7703,1234\n7704,\n",
        "Sogn;elever\n7701 Aaker;10\n7702 Købelev;20\n7703 No;1.234\n7704 Ærø;..\n",
        "sep=;\nelever;navn\n10;aaker\n20;Købelev Sogn\n1 234;No\n-;ÆRØ\n",
        "Elever i folkeskolen, efter sogn og tid\n\n\"sogn\"\t\"navn\"\t\"elever\"\nHele landet\t\t600000\n7701\tAaker\t10\n7702\tKøbelev\t20\n7703\tNo\t1234\n\nKilde: en styrelse\n",
        "kode;navn;elever;bemærkning\n7701.0;Aaker;10,0;ny skole\n7702.0;Købelev;20,0;\n7703.0;No;1234,0;\n",
        "kode;elever;;\n4007701;10;;\n4007702;20;;\n4007703;1234;;\n;;;\n",
        "elever|kode\n10|7701\n20|7702\n1234|7703\nNaN|7704\n",
        "kode;elever\n7701;10\n7702;20\n7703;'1.234\n".replacing("'", with: ""),
    ]) func everyShapeGivesTheSame(_ text: String) throws {
        let study = try study(text)
        #expect(figures(study)["elever"] == [10, 20, 1234, nil], "\(text)")
        #expect(study.figures.count == 1, "\(study.figures.map(\.name))")
        #expect(study.units.map(\.population) == [100, 200, 300, nil])
        #expect(!study.diagnostics.contains { $0.code == .unusableFigures }, "\(study.diagnostics)")
        #expect(study.inputs.last?.role == .figures)
        #expect(study.inputs.last?.sha256.count == 64)
    }

    @Test(arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian, .windowsCP1252])
    func everyEncodingGivesTheSame(_ encoding: String.Encoding) throws {
        let text = "Sogn;Børn;0-4 år\r\n7701 Aaker;10;1,5\r\n7702 Købelev;20;2,5\r\n7704 Ærø;30;3,5\r\n"
        let study = try study(try #require(text.data(using: encoding)))
        #expect(figures(study) == ["Børn": [10, 20, nil, 30], "0-4 år": [1.5, 2.5, nil, 3.5]])
        #expect(found(study).filter { $0.hasPrefix("K258") } == ["K258 warning"])
    }

    /// A row a unit and year (or age, or sex): one attribute for each, the same as with a column for each.
    @Test(arguments: [
        "kode;år;elever\n7701;2024;1\n7701;2025;2\n7702;2024;3\n7702;2025;4\n7703;2025;6\n7703;2024;5\n",
        "SOGN;TID;elever\n7701 Aaker;2024;1\n;2025;2\n7702 Købelev;2024;3\n;2025;4\n7703 No;2024;5\n;2025;6\n",
        "kode,navn,tid,elever\n7701,Aaker,2024,1\n7702,Købelev,2024,3\n7703,No,2024,5\n7701,Aaker,2025,2\n7702,Købelev,2025,4\n7703,No,2025,6\n",
        "kode;elever 2024;elever 2025\n7701;1;2\n7702;3;4\n7703;5;6\n",
        ";elever;;\n;2024;2025;\n7701;1;2;\n7702;3;4;\n7703;5;6;\n".replacing("2024;2025;", with: "2024;2025;"),
    ]) func yearsBecomeAttributes(_ text: String) throws {
        let found = figures(try study(text))
        let names = found.keys.sorted()
        #expect(names == ["elever 2024", "elever 2025"] || names == ["2024", "2025"], "\(names)")
        #expect(found[names[0]] == [1, 3, 5, nil] && found[names[1]] == [2, 4, 6, nil], "\(text)")
    }

    @Test func statisticsDenmarkInOneColumnOfFigures() throws {
        let text = """
            SOGN;KØN;ALDER;TID;INDHOLD
            7701 Aaker;I alt;0-4 år;2024K1;12
            7701 Aaker;I alt;5-9 år;2024K1;13
            7702 Købelev;I alt;0-4 år;2024K1;..
            7702 Købelev;I alt;5-9 år;2024K1;15
            9999 Andet;I alt;0-4 år;2024K1;1
            Hele landet;I alt;0-4 år;2024K1;290000

            """
        let study = try study(text)
        #expect(figures(study) == ["0-4 år": [12, nil, nil, nil], "5-9 år": [13, 15, nil, nil]])
        let unmatched = study.diagnostics.filter { $0.code == .unmatchedFigures }
        #expect(unmatched.contains { $0.message.contains("2 rows") && $0.message.contains("9999 Andet") })
        #expect(unmatched.contains { $0.message.contains("2 of 4 units") && $0.message.contains("7703") })
    }

    @Test func twoRowsOfNamesAreOne() throws {
        let text = "Folketal\n;Mænd;;Kvinder;\nsogn;2023;2024;2023;2024\n7701;1;2;3;4\n7702;5;6;7;8\n"
        #expect(
            figures(try study(text)) == [
                "Mænd 2023": [1, 5, nil, nil], "Mænd 2024": [2, 6, nil, nil], "Kvinder 2023": [3, 7, nil, nil],
                "Kvinder 2024": [4, 8, nil, nil],
            ])
    }

    @Test(arguments: [
        ("kode;folketal\n7701;1.100\n7703;90\n7704;40\n", "t.csv"),
        ("kode;Befolkning 2024\n7701;1100\n7703;90\n7704;40\n", "t.csv"),
        ("Folketal 1. januar efter sogn\n\nsogn;2024\n7701;1100\n7703;90\n7704;40\n", "t.csv"),
        ("SOGN;TID;INDHOLD\n7701 Aaker;2024;1100\n7703 No;2024;90\n7704 Ærø;2024;40\n", "folketal.csv"),
    ]) func aPopulationTakesThePlaceOfTheLayers(_ text: String, _ name: String) throws {
        let study = try study(text, name: name)
        #expect(study.units.map(\.population) == [1100, 200, 90, 40])
        #expect(study.populationSummary.total == 1430 && study.populationSummary.source.contains(name))
        let said = study.diagnostics.first { $0.message.contains("the population comes from") }
        // 1,190 in the table and 400 in the layer for the same two parishes.
        #expect(said?.severity == .warning)
        #expect(
            said?.message.contains("replaces that of 2 (1190 inhabitants, 400 in the layer)") ?? false,
            "\(said?.message ?? "")")
        #expect(said?.message.contains("fills that of 1") ?? false && said?.message.contains("1 keep") ?? false)
    }

    @Test func severalPopulationsTakeNoOnesPlace() throws {
        let study = try study("kode;folketal 2024;folketal 2035\n7701;10;20\n7702;30;40\n")
        #expect(study.units.map(\.population) == [100, 200, 300, nil])
        #expect(
            study.diagnostics.contains { $0.code == .figuresRead && $0.message.contains("2 columns of inhabitants") })
        #expect(study.attribute("folketal 2035") == [20, 40, nil, nil])
        #expect(study.attribute("population") == [100, 200, 300, nil])
        #expect(study.attribute("nothing") == nil)
    }

    @Test func whatIsNoFigureIsNamedByItsPlace() throws {
        let study = try study("kode;elever;km\n7701;ca. 10;1,5\n7702;20;12 %\n7703;30;2,5\n7704;40;3,5\n")
        let faults = study.diagnostics.filter { $0.code == .unusableFigures }
        #expect(faults.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0)" }.sorted() == ["2:6", "3:9"])
        #expect(figures(study) == ["elever": [nil, 20, 30, 40], "km": [1.5, nil, 2.5, 3.5]])
        let mixed = try self.study("kode;elever\n7701;2.000\n7702;1.5\n7703;3,000\n7704;1\n")
        #expect(
            mixed.diagnostics.contains { $0.code == .unusableFigures && $0.message.contains("thousands or decimals") })
        let twice = try self.study("kode;elever\n7701;1\n7701;2\n")
        #expect(
            twice.diagnostics.contains {
                $0.code == .unusableFigures && $0.message.contains("in line 2") && $0.location?.line == 3
            })
        #expect(figures(twice)["elever"]?.first == 1)
    }

    @Test func theSameParishInTwoMunicipalitiesIsSummed() throws {
        #expect(figures(try study("kode;elever\n4007701;1\n4017701;2\n4007702;5\n"))["elever"] == [3, 5, nil, nil])
    }

    @Test(arguments: [
        "kode;elever\n9901;1\n9902;2\n", "kode;navn\n7701;Aaker\n7702;Købelev\n", "\n\n", "PK\u{3}\u{4}workbook",
    ]) func aTableOfNothingIsRefused(_ text: String) {
        #expect {
            try study(text)
        } throws: { error in
            (error as? UnusableInput)?.diagnostics.contains {
                $0.severity == .error && $0.location?.file.hasSuffix("t.csv") ?? false
            } ?? false
        }
    }

    @Test func theColumnOfUnitsCanBeNamed() throws {
        // Both columns hold codes of the study; the first would win.
        let text = "nabo;sogn;elever\n7702;7701;1\n7701;7702;2\n7704;7703;3\n"
        #expect(figures(try study(text) { $0.figuresKey = "sogn" })["elever"] == [1, 2, 3, nil])
        #expect(figures(try study(text))["elever"] == [2, 1, nil, 3])
        #expect {
            try study(text) { $0.figuresKey = "songn" }
        } throws: { error in
            (error as? UnusableInput)?.diagnostics.first?.hint?.contains("--figures-key sogn") ?? false
        }
    }

    @Test func theStudyFileNamesTables() throws {
        for text in [
            "figures = \"a.csv\"\nfigures-key = \"kode\"\n", "[figures]\nfiles = [\"a.csv\"]\nkey = \"kode\"\n",
            "[figures]\nfile = \"a.csv\"\nkey = \"kode\"\n", "figures-key = \"kode\"\n[figures]\npupils = \"a.csv\"\n",
        ] {
            let configuration = try StudyFile.parse(text, file: "klynge.toml", folder: "/data")
            #expect(configuration.figures == ["/data/a.csv"] && configuration.figuresKey == "kode", "\(text)")
            #expect(try StudyFile.parse(configuration.printed(), file: "p", folder: "") == configuration)
        }
    }

    /// Random figures in random shapes: wide or long, any separator, order of rows and columns.
    @Test(arguments: 0..<20) func shapesAgree(_ seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let years = [2020, 2025, 2030]
        let values = (0..<4).map { _ in years.map { _ in Int.random(in: 0...3000, using: &random) } }
        let separator = [";", ",", "\t", "|"][seed % 4]
        func joined(_ rows: [[String]]) -> String {
            rows.map { $0.joined(separator: separator) }.joined(separator: "\n")
        }
        var wide: [[String]] = []
        var long: [[String]] = []
        for unit in 0..<4 {
            var row = [String(7701 + unit)]
            for (year, value) in zip(years, values[unit]) {
                row.append(String(value))
                long.append([String(year), String(value), String(7701 + unit)])
            }
            wide.append(row)
        }
        wide.shuffle(using: &random)
        long.shuffle(using: &random)
        var header = ["kode"]
        var expected: [String: [Double?]] = [:]
        for (index, year) in years.enumerated() {
            header.append("elever \(year)")
            expected["elever \(year)"] = values.map { Double($0[index]) }
        }
        wide.insert(header, at: 0)
        long.insert(["tid", "elever", "kode"], at: 0)
        #expect(figures(try study(joined(wide))) == expected)
        #expect(figures(try study(joined(long))) == expected)
    }
}
