import GeoModel
import StudyAreas
import Testing

@Suite("What units are called")
struct UnitWordTests {
    private let layers: SmallLayers

    init() throws { layers = try SmallLayers() }

    private func study(
        _ entries: [SmallLayers.Entry], west: Double = 9, _ change: (inout StudyConfiguration) -> Void = { _ in }
    ) throws -> Study {
        let features = entries.enumerated().map { index, entry in
            layers.feature(
                entry, #"{"type":"Polygon","coordinates":\#(SmallLayers.square(west + 0.1 * Double(index)))}"#)
        }
        return try layers.load(layers.write("p.geojson", features), change)
    }

    @Test(
        "recognised from the names of fields and from names",
        arguments: [
            (#""insee_com":"0100N","nom":"Ville N""#, "commune"), (#""AKOOD":"014N","NIMI":"Ala N""#, "settlement"),
            (#""OKOOD":"014N","ONIMI":"Alvere N""#, "municipality"),
            (#""kommunenummer":"030N","navn":"Oslo N""#, "municipality"),
            (#""GEOID":"0100N","NAME":"N","NAMELSAD":"AutaugaN County""#, "county"),
            (#""kom_namn":"Malm N","KnKod":"128N""#, "municipality"),
            (#""sognekode":"770N","sognenavn":"By N""#, "parish"), (#""code":"N","name":"XN Sogn""#, "parish"),
            (#""GEN":"Stadt N","AGS":"0100N","gemeindename":"Stadt N""#, "Gemeinde"),
            (#""NAZ_OBEC":"Brno N","KOD_OBEC":"58N""#, "municipality"),
            (#""region_id":"N","name":"Московская область N""#, "region"),
            (#""id":"N","name":"N-ская область""#, "oblast"),
            (#""freguesia":"Sé N","dicofre":"01010N""#, "parish"),
            (#""LAD21CD":"E0600000N","LAD21NM":"Hart N""#, "district"),
            (#""id":"N","district":"North N""#, "district"), (#""raion_id":"N","name":"Ш N""#, "raion"),
            (#""code":"N","name":"Żuk N","gmina":"Żuk N""#, "municipality"), (#""id":"N","name":"Okrug N""#, "unit"),
        ])
    func recognised(properties: String, word: String) throws {
        let entries = (1...3).map { number in
            SmallLayers.Entry(
                "{"
                    + properties.replacing("N\"", with: "\(number)\"").replacing("N-", with: "\(number)-").replacing(
                        "N C", with: "\(number) C"
                    ).replacing("XN ", with: "X\(number) ").replacing("\"N\"", with: "\"\(number)\"") + "}")
        }
        let study = try study(entries, west: 40)
        #expect(study.unitWord.english.one == word, "\(properties)")
        #expect(study.units.allSatisfy { $0.described.hasPrefix(word + " ") })
    }

    @Test("Danish data is of parishes, wherever it lies; other data without a word is of units")
    func fallback() throws {
        #expect(try study([#"{"kode":"a","navn":"A"}"#], west: 40).unitWord == .parish)
        #expect(try study([#"{"id":"a","name":"A"}"#], west: 9).unitWord == .parish)
        let far = try study([#"{"id":"a","name":"A"}"#, #"{"id":"b","name":"B"}"#], west: 40)
        #expect(far.unitWord == .unit && far.units[0].described == "unit a 'A'")
        let said =
            far.diagnostics.map { $0.message + $0.notes.joined() + ($0.hint ?? "") }.joined()
            + far.populationSummary.source
        #expect(!said.contains("parish") || said.contains("--"), "no finding calls them parishes: \(said)")
    }

    @Test("a municipality's field on parishes says nothing of the parishes")
    func municipalityField() throws {
        let entries = (0..<4).map {
            SmallLayers.Entry(
                "{\"kode\":\"\($0)\",\"navn\":\"N\($0)\",\"kommunekode\":\($0 / 2),\"kommunenavn\":\"K\($0 / 2)\"}")
        }
        #expect(try study(entries, west: 40).unitWord == .parish)
    }

    @Test("the user's words count, in one language or both; the other is known, or the same")
    func given() throws {
        func word(_ english: UnitWord.Forms?, _ danish: UnitWord.Forms?) throws -> UnitWord {
            try study([#"{"id":"a"}"#], west: 40) { $0.unitWord = UnitWordSetting(english: english, danish: danish) }
                .unitWord
        }
        let both = try word(.init("commune", "communes"), .init("kommune", "kommuner"))
        #expect(both.english.many == "communes" && both.danish.many == "kommuner" && !both.isNeuter)
        #expect(try word(.init("parish", "parishes"), nil).danish == .init("sogn", "sogne"))
        #expect(try word(nil, .init("sogn", "sogne")).english == .init("parish", "parishes"))
        let clan = try word(.init("clan", "clans"), nil)
        #expect(clan.danish == .init("clan", "clans"))
        #expect(try word(.init("area", "areas"), .init("område", "områder")).another.danish == "et andet område")
    }

    @Test("villages keep their word where the areas have another, and take the user's")
    func villages() throws {
        let parish = try layers.squares([#"{"insee_com":"01001","nom":"Ville"}"#])
        let villages = try layers.write(
            "v.geojson", [layers.feature(#"{"id":"v","navn":"By"}"#, #"{"type":"Point","coordinates":[9.05,56.05]}"#)])
        func load(_ setting: UnitWordSetting?) throws -> Study {
            try layers.load(parish) {
                $0.villages = villages
                $0.unitKind = .village
                $0.unitWord = setting
            }
        }
        let plain = try load(nil)
        #expect(plain.unitWord == .village && plain.areaWord.english.one == "commune")
        let own = try load(UnitWordSetting(english: .init("hamlet", "hamlets"), danish: .init("flække", "flækker")))
        #expect(
            own.unitWord.english.many == "hamlets" && own.areaWord.english.one == "commune"
                && own.units[0].described.hasPrefix("hamlet "))
    }

    @Test("the study file's key is read, printed and read back, and mistakes are named")
    func studyFile() throws {
        func parse(_ text: String) throws -> StudyConfiguration {
            try StudyFile.parse(text, file: "klynge.toml", folder: ".")
        }
        let read = try parse(#"unit-word = { en = ["commune", "communes"], da = ["kommune", "kommuner"] }"#)
        #expect(
            read.unitWord
                == UnitWordSetting(english: .init("commune", "communes"), danish: .init("kommune", "kommuner")))
        #expect(try parse(read.printed()) == read)
        #expect(read.printed().contains(#"unit-word = { en = ["commune", "communes"], da = ["kommune", "kommuner"] }"#))
        #expect(try parse(#"unit-word = { da = ["by", "byer"] }"#).unitWord?.english == nil)
        for wrong in [
            #"unit-word = "commune""#, "unit-word = {}", #"unit-word = { en = "commune" }"#,
            #"unit-word = { en = ["commune"] }"#,
            #"unit-word = { en = ["a", "b", "c"] }"#, #"unit-word = { en = ["", "b"] }"#,
            #"unit-word = { fr = ["a", "b"] }"#,
            "unit-word = 3",
        ] {
            #expect(throws: UnusableInput.self, "\(wrong)") { try parse(wrong) }
        }
    }
}
