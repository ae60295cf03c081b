import GeoModel
import StudyAreas
import Testing

@Suite("Where ids come from")
struct IdFieldTests {
    private let layers: SmallLayers

    init() throws { layers = try SmallLayers() }

    private func ids(_ entries: [SmallLayers.Entry]) throws -> [String] {
        try layers.load(layers.squares(entries)).units.map(\.id)
    }

    @Test(
        "a property on few features never replaces the features' own ids",
        arguments: ["id", "kode", "code", "KODE", "dagi_id"])
    func strayProperty(key: String) throws {
        for odd in 1...4 {
            let entries = (0..<6).map { index in
                SmallLayers.Entry(
                    index < odd ? "{\"\(key)\":\"x\(index)\"}" : "{\"navn\":\"N\"}", "\"id\":\"77\(index)\"")
            }
            #expect(try ids(entries) == (0..<6).map { "77\($0)" }, "\(odd) of 6 have `\(key)`")
        }
    }

    @Test("a property on all features but one counts, and that one keeps its own id, reported")
    func missingOne() throws {
        let entries = (0..<20).map { index in
            SmallLayers.Entry(index == 7 ? "{\"kode\":null}" : "{\"kode\":\"77\(index)\"}", "\"id\":\(index)")
        }
        let study = try layers.load(layers.squares(entries))
        #expect(study.units.map(\.id) == (0..<20).map { $0 == 7 ? "7" : "77\($0)" })
        let found = study.diagnostics.filter { $0.code == .mixedIds }
        #expect(found.count == 1 && found.first?.location?.feature == 7 && found.first?.severity == .warning)
    }

    @Test(
        "null everywhere never beats a filled alias, whatever the order",
        arguments: [("kode", "sognekode"), ("id", "kode"), ("KODE", "id_lokalid")])
    func nulls(empty: String, full: String) throws {
        for value in ["null", "\"\"", "\"  \""] {
            let entries = (0..<3).map { SmallLayers.Entry("{\"\(empty)\":\(value),\"\(full)\":\"a\($0)\"}") }
            #expect(try ids(entries) == ["a0", "a1", "a2"])
        }
    }

    @Test("one value for all is no id")
    func constant() throws {
        let entries = (0..<3).map { SmallLayers.Entry("{\"code\":\"DK\"}", "\"id\":\"u\($0)\"") }
        #expect(try ids(entries) == ["u0", "u1", "u2"])
    }

    @Test(
        "a field that is unique and looks like a code is found by its name, and reported",
        arguments: [
            ("AKOOD", #""0141""#, "MKOOD"), ("GEOID", #""01001""#, "STATEFP"), ("ID_2", "12", "ID_1"),
            ("ADM3_PCODE", #""UG101""#, "ADM2_PCODE"),
            ("terc", #""0201011""#, "powiat"), ("insee", #""01001""#, "dep"), ("INSEE_COM", #""2A004""#, "INSEE_DEP"),
            ("NUTS_ID", #""DK011""#, "CNTR_CODE"), ("AGS", #""01001000""#, "ADE"),
            ("kommunenummer", #""0301""#, "fylke"),
            ("LAD21CD", #""E06000001""#, "RGN21CD"), ("CD_MUN", #""1100015""#, "SIGLA_UF"),
            ("GID_2", #""EST.1.1_1""#, "GID_1"),
            ("PRO_COM_T", #""001001""#, "COD_REG"), ("KnKod", #""0114""#, "LnKod"), ("LAU_ID", #""AT10101""#, "CNTR"),
            ("JPT_KOD_JE", #""0201011""#, "JPT_SJR_KO"), ("OKTMO", #""01601000""#, "FO"),
            ("shapeID", #""12-B4""#, "shapeGroup"),
            ("SIRUTA", "1017", "JUD"), ("objectid", "17", "status"),
        ] as [(String, String, String)])
    func foundByName(key: String, first: String, coarse: String) throws {
        // The second and third differ in the last sign before any quote.
        func value(_ number: Int) -> String {
            let quoted = first.hasSuffix("\"")
            let text = quoted ? String(first.dropFirst().dropLast()) : first
            let changed = text.dropLast() + String(number + 1)
            return quoted ? "\"\(changed)\"" : String(changed)
        }
        let entries = (0..<4).map { index in
            SmallLayers.Entry(
                "{\"\(coarse)\":\"\(index < 2 ? "R1" : "R2")\",\"Shape_Area\":\(1000 + index).25,\"label\":\"Sted \("ABCD".dropFirst(index).prefix(1))\",\"\(key)\":\(value(index))}"
            )
        }
        let study = try layers.load(layers.squares(entries))
        let wanted = (0..<4).map { value($0).filter { $0 != "\"" } }
        #expect(study.units.map(\.id) == wanted)
        #expect(study.units.map(\.name) == ["Sted A", "Sted B", "Sted C", "Sted D"])
        let found = study.diagnostics.filter { $0.code == .foundId }
        #expect(found.count == 1 && found.first?.message.contains("`\(key)`, which is unique in 4 features") ?? false)
    }

    @Test("numbers of rows are taken only where there is no better code")
    func rows() throws {
        let entries = (0..<4).map {
            SmallLayers.Entry("{\"OBJECTID\":\($0 + 1),\"MUNI_CODE\":\"K\(9 - $0)\",\"AREA\":\(100 + $0)}")
        }
        #expect(try ids(entries) == ["K9", "K8", "K7", "K6"])
    }

    @Test(
        "nothing that is measured, dated or drawn is an id: the features are numbered, with a warning that lists the fields"
    )
    func numbered() throws {
        let entries = (0..<3).map {
            SmallLayers.Entry("{\"Shape_Leng\":\($0).5,\"POP2020\":\(100 + $0),\"url\":\"http://a/\($0)\"}")
        }
        let study = try layers.load(layers.squares(entries))
        #expect(study.units.map(\.id) == ["feature-0", "feature-1", "feature-2"])
        let warning = try #require(study.diagnostics.first { $0.code == .numberedFeatures })
        #expect(warning.severity == .warning && warning.notes == ["the fields are Shape_Leng, POP2020, url"])
        #expect(warning.hint?.contains("--field parishes.id=FIELD") ?? false)
    }

    @Test("no properties at all: the features are numbered")
    func bare() throws {
        #expect(try ids(["{}", "null", "{}"]) == ["feature-0", "feature-1", "feature-2"])
    }

    @Test(
        "whole numbers with decimals are read without them, in texts and numbers and own ids",
        arguments: [
            ([#"{"kode":"7701.0"}"#, #"{"kode":"7702.0"}"#], ["7701", "7702"]),
            ([#"{"kode":7701.0}"#, #"{"kode":7702.00}"#], ["7701", "7702"]),
            ([#"{"kode":7.701e3}"#, #"{"kode":7702}"#], ["7701", "7702"]),
            ([#"{"kode":"7701,0"}"#, #"{"kode":"7702"}"#], ["7701", "7702"]),
            ([#"{"kode":"1.0"}"#, #"{"kode":"1.1"}"#], ["1.0", "1.1"]),
            ([#"{"kode":1.0}"#, #"{"kode":1.1}"#], ["1.0", "1.1"]),
            ([#"{"kode":"A.0"}"#, #"{"kode":"7702.0"}"#], ["A.0", "7702"]),
            ([#"{"kode":12345678901234567}"#, #"{"kode":2}"#], ["12345678901234567", "2"]),
        ] as [([String], [String])])
    func decimals(properties: [String], wanted: [String]) throws {
        let study = try layers.load(layers.squares(properties.map { SmallLayers.Entry($0) }))
        #expect(study.units.map(\.id) == wanted)
        let isChanged = zip(properties, wanted).contains { !$0.contains($1 + "\"") && !$0.contains(":" + $1 + "}") }
        #expect(study.diagnostics.contains { $0.code == .idsWithDecimals } == isChanged)
        let names = UnitNames(study.units)
        for (index, id) in wanted.enumerated() where !id.contains(".") {
            #expect(try names.index(of: id + ".0") == index && names.index(of: id) == index)
        }
    }

    @Test("a named field is taken as it is, and must be there")
    func named() throws {
        let entries = (0..<3).map { SmallLayers.Entry("{\"kode\":\"a\($0)\",\"X\":\"b\($0)\"}") }
        let path = try layers.squares(entries)
        #expect(try layers.load(path) { $0.fields.parishes.id = "x" }.units.map(\.id) == ["b0", "b1", "b2"])
        #expect(throws: UnusableInput.self) { try layers.load(path) { $0.fields.parishes.id = "Y" } }
    }
}
