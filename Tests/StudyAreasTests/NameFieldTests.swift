import GeoModel
import StudyAreas
import Testing

@Suite("Where names and figures come from")
struct NameFieldTests {
    private let layers: SmallLayers
    private let places = ["Koivula", "Mäntylä", "Żyrardów", "Niemi"]

    init() throws { layers = try SmallLayers() }

    private func names(_ entries: [SmallLayers.Entry]) throws -> [String] {
        try layers.load(layers.squares(entries)).units.map(\.name)
    }

    @Test(
        "a word for name in many languages",
        arguments: [
            "nimi", "kom_namn", "naziv", "NIMI_FI", "name_sv", "GEN", "NAMELSAD", "nom", "nom_com", "nome", "nombre",
            "nazwa",
            "JPT_NAZWA_", "NAZ_OBEC", "nazev", "ANIMI", "NM_MUN", "LAD21NM", "shapeName", "statnaam", "NAME_2",
            "denumire",
            "pavadinimas", "НАЗВАНИЕ", "ime", "LIBGEO", "DEN_COM_NAME", "Toponimo", "NAMEUNIT", "kommunenavn", "nev",
        ])
    func words(key: String) throws {
        let entries = places.map {
            SmallLayers.Entry(
                "{\"kode\":\"k\($0.count)\($0.prefix(1))\",\"kind\":\"Landgemeinde\",\"region\":\"Nord\",\"\(key)\":\"\($0)\"}"
            )
        }
        #expect(try names(entries) == places)
    }

    @Test("of several the finest: a country's name for all units is none of theirs")
    func finest() throws {
        let entries = places.map {
            SmallLayers.Entry(
                "{\"kode\":\"\($0)1\",\"NAME_0\":\"Suomi\",\"NAME_1\":\"Uusimaa\",\"NAME_2\":\"\($0)\",\"VARNAME_2\":null}"
            )
        }
        #expect(try names(entries) == places)
    }

    @Test(
        "without a word for name, the field whose values look like names, reported",
        arguments: ["Comuna", "ADM2_EN", "gemeente", "COUNTY", "sted"])
    func values(key: String) throws {
        let entries = places.enumerated().map {
            SmallLayers.Entry(
                "{\"kode\":\"k\($0)\",\"Provincia\":\"Nord\",\"iso\":\"A\($0)\",\"web\":\"https://x/\($0)\",\"\(key)\":\"\($1)\",\"note\":null}"
            )
        }
        let study = try layers.load(layers.squares(entries))
        #expect(study.units.map(\.name) == places)
        let found = study.diagnostics.filter { $0.code == .foundName }
        #expect(found.count == 1 && found.first?.message.contains("`\(key)`") ?? false)
        #expect(found.first?.hint?.contains("--field parishes.name=FIELD") ?? false)
    }

    @Test("nothing like a name: the ids stand for names, and the fields are listed")
    func nothing() throws {
        let study = try layers.load(layers.squares(["{\"kode\":\"a\",\"area\":1.5}", "{\"kode\":\"b\",\"area\":2.5}"]))
        #expect(study.units.map(\.name) == ["a", "b"])
        let note = try #require(study.diagnostics.first { $0.code == .noName })
        #expect(note.notes == ["the fields are kode, area"] && note.hint?.contains("parishes.name=FIELD") ?? false)
        let plain = try layers.load(layers.squares(["{\"kode\":\"a\"}", "{\"kode\":\"b\"}"]))
        #expect(!plain.diagnostics.contains { $0.code == .noName }, "there is no field that could be named")
    }

    @Test("feature by feature the first alias with a value counts")
    func fallback() throws {
        let study = try layers.load(
            layers.squares([
                #"{"kode":"a","navn":null,"sognenavn":"A","population":null,"indbyggertal":10}"#,
                #"{"kode":"b","navn":"B","sognenavn":"x","population":"","indbyggertal":"20"}"#,
                #"{"kode":"c","navn":"","sognenavn":"C","population":30}"#, #"{"kode":"d"}"#,
            ]))
        #expect(study.units.map(\.name) == ["A", "B", "C", "d"])
        #expect(study.units.map(\.population) == [10, 20, 30, nil])
    }

    @Test("a field that only some features in the middle have is found, wherever they stand")
    func sparse() throws {
        for (first, last) in [(101, 199), (0, 0), (300, 300), (150, 151)] {
            let entries = (0...300).map { index in
                SmallLayers.Entry(
                    "{\"kode\":\"k\(index)\"" + ((first...last).contains(index) ? ",\"indbyggertal\":50}" : "}"))
            }
            let path = try layers.squares(entries, width: 0.01)
            for named in [nil, "indbyggertal"] {
                let study = try layers.load(path) { $0.fields.parishes.population = named }
                #expect(study.populationSummary.total == Double(50 * (last - first + 1)))
                #expect(study.populationSummary.missing == 301 - (last - first + 1))
            }
        }
    }

    @Test("keys in another order, or other keys, in every feature are all found")
    func irregular() throws {
        let entries = (0..<40).map { index -> SmallLayers.Entry in
            let members = [
                "\"kode\":\"k\(index)\"", "\"navn\":\"N\(index)\"", "\"only\(index)\":1", "\"indbyggertal\":1",
            ]
            return SmallLayers.Entry(
                "{" + (members[(index % 4)...] + members[..<(index % 4)]).joined(separator: ",") + "}")
        }
        let study = try layers.load(layers.squares(entries))
        #expect(study.populationSummary.total == 40 && study.units.map(\.name) == (0..<40).map { "N\($0)" })
    }

    @Test(
        "figures as people write them, reported once",
        arguments: [
            ([#""2.000""#, "500", #""12.500""#], 15_000), ([#""1 234""#, #""980""#, "null"], 2214),
            ([#""1\u00a0234""#, #""2\u202f000""#], 3234), ([#""1'234""#, #""2’000""#], 3234),
            ([#""1.234.567""#, #""1""#], 1_234_568),
            ([#""1,234""#, #""2,000""#], 3234), ([#""1234.0""#, #""10,0""#], 1244), ([#""٢٠٠٠""#], 2000),
            ([#""-""#, #""..""#, "7"], 7),
            ([#""12,34,567""#], 1_234_567), ([#""0412""#, "1e3"], 1412),
        ] as [([String], Double)])
    func thousands(values: [String], total: Double) throws {
        let study = try layers.load(
            layers.squares(values.enumerated().map { "{\"kode\":\"k\($0)\",\"indbyggertal\":\($1)}" }))
        #expect(study.populationSummary.total == total)
        let marked = values.contains {
            $0.hasPrefix("\"") && $0.dropFirst(2).dropLast(2).contains { !"0123456789٠١٢٣٤٥٦٧٨٩".contains($0) }
                && !$0.contains(".0\"") && !$0.contains(",0\"") && !$0.contains("..")
        }
        #expect(study.diagnostics.count { $0.code == .thousandsMarks } == (marked ? 1 : 0))
        #expect(!study.diagnostics.contains { $0.severity == .error })
    }

    @Test(
        "a column that mixes forms is refused with the place",
        arguments: [
            [#""2.000""#, #""2.5""#], [#""2,000""#, #""2,5""#], [#""2.000""#, "2.5"], [#""2.000""#, #""2,000""#],
            [#""2.000""#, #""1 234""#],
        ])
    func undecidable(values: [String]) throws {
        for order in [values, values.reversed()] {
            let path = try layers.squares(order.enumerated().map { "{\"kode\":\"k\($0)\",\"indbyggertal\":\($1)}" })
            let faults = #expect(throws: UnusableInput.self) { try layers.load(path) }?.diagnostics ?? []
            let fault = try #require(faults.first { $0.code == .undecidableNumbers })
            #expect(fault.location?.line != nil && fault.location?.feature != nil)
            #expect(fault.message.contains(values[0].filter { $0 != "\"" }) && fault.message.contains("on line"))
        }
    }

    @Test("figures that all end in three zeros are a warning: they may be decimals")
    func round() throws {
        let study = try layers.load(
            layers.squares(
                ["1.000", "2.000", "17.000"].enumerated().map { "{\"kode\":\"k\($0)\",\"indbyggertal\":\"\($1)\"}" }))
        #expect(study.populationSummary.total == 20_000)
        #expect(study.diagnostics.first { $0.code == .thousandsMarks }?.severity == .warning)
    }
}
