import GeoModel
import StudyAreas
import Testing

@Suite("Municipalities whose codes stand on the units")
struct MunicipalityFieldTests {
    private let layers: SmallLayers

    init() throws { layers = try SmallLayers() }

    @Test(
        "the field is used where there is no layer, padded, with its name",
        arguments: ["kommunekode", "KOMKODE", "Kommunenr"])
    func usual(key: String) throws {
        let values = ["101", #""0101""#, "101.0", #""147.0""#, "147", "null"]
        let study = try layers.load(
            layers.squares(
                values.enumerated().map {
                    "{\"kode\":\"k\($0)\",\"\(key)\":\($1),\"kommunenavn\":\"\($0 < 3 ? "København" : "Frederiksberg")\"}"
                }))
        #expect(study.units.map(\.municipality) == ["0101", "0101", "0101", "0147", "0147", nil])
        #expect(
            study.municipalities == [
                Municipality(code: "0101", name: "København"), Municipality(code: "0147", name: "Frederiksberg"),
            ])
        #expect(study.municipalityName("0147") == "Frederiksberg")
        #expect(study.diagnostics.count { $0.code == .municipalityFromField } == 1)
    }

    @Test("within goes by it, by code and by name", arguments: [("0101", 2), ("101", 2), ("Frederiksberg", 1)])
    func within(wanted: String, count: Int) throws {
        let path = try layers.squares([
            #"{"kode":"a","kommunekode":"0101","kommunenavn":"København"}"#, #"{"kode":"b","kommunekode":"0101"}"#,
            #"{"kode":"c","kommunekode":"0147","kommunenavn":"Frederiksberg"}"#,
        ])
        #expect(try layers.load(path) { $0.within = [wanted] }.units.count == count)
        let faults = #expect(throws: UnusableInput.self) { try layers.load(path) { $0.within = ["Fredriksberg"] } }
        #expect(faults?.diagnostics.first?.hint == "did you mean 'Frederiksberg'?")
    }

    @Test("a field that is another one for every unit, or the unit's own code, is no municipality")
    func ownCode() throws {
        let path = try layers.squares((0..<3).map { "{\"kommunenummer\":\"030\($0)\",\"navn\":\"N\($0)\"}" })
        let study = try layers.load(path)
        #expect(study.units.map(\.id) == ["0300", "0301", "0302"])
        #expect(study.units.allSatisfy { $0.municipality == nil })
        let named = try layers.load(
            layers.squares((0..<3).map { "{\"kode\":\"k\($0)\",\"kommunekode\":\"030\($0)\"}" }))
        #expect(named.units.allSatisfy { $0.municipality == nil })
        let asked = try layers.load(
            layers.squares((0..<3).map { "{\"kode\":\"k\($0)\",\"kommunekode\":\"030\($0)\"}" })
        ) {
            $0.fields.parishes.municipality = "kommunekode"
        }
        #expect(asked.units.map(\.municipality) == ["0300", "0301", "0302"])
    }

    @Test("a named field is used; a layer of municipalities wins over it, and that is reported")
    func named() throws {
        let path = try layers.squares((0..<4).map { "{\"kode\":\"k\($0)\",\"KOM_NR\":\($0 / 2 + 1)}" })
        let study = try layers.load(path) { $0.fields.parishes.municipality = "KOM_NR" }
        #expect(study.units.map(\.municipality) == ["0001", "0001", "0002", "0002"])
        let municipality = layers.feature(
            #"{"kode":"0999","navn":"Hele"}"#,
            #"{"type":"Polygon","coordinates":\#(SmallLayers.square(9, width: 0.4))}"#)
        let all = try layers.write("m.geojson", [municipality])
        let both = try layers.load(path) {
            $0.fields.parishes.municipality = "KOM_NR"
            $0.municipalities = all
        }
        #expect(both.units.allSatisfy { $0.municipality == "0999" })
        #expect(
            both.diagnostics.contains {
                $0.code == .municipalityFromField && $0.message.contains("`KOM_NR` is not used")
            })
    }
}
