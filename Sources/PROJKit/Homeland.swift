import GeoModel

/// A country as far as its data gives it away: where it lies, which systems its offices publish in, what its fields are called.
struct Homeland: Sendable {
    /// The name in English.
    var name: String
    /// Where it lies, in degrees; several boxes for what lies apart.
    var areas: [Box]
    /// The metric systems of its public data, the commonest first.
    var systems: [CoordinateReferenceSystem]
    /// One of `systems` that measures the whole country well, for a study wider than one zone; nil where there is none.
    var national: CoordinateReferenceSystem?
    /// Names of fields, in lower case, that are used here and hardly anywhere else.
    var fields: Set<String>

    private init(
        _ name: String, _ areas: [Box], _ systems: [Int], national: Int? = nil, fields: String
    ) {
        self.name = name
        self.areas = areas
        self.systems = systems.map { CoordinateReferenceSystem("EPSG:\($0)") }
        self.national = national.map { CoordinateReferenceSystem("EPSG:\($0)") }
        self.fields = Set(fields.split(separator: " ").map(String.init))
    }

    /// Whether a box lies wholly in one of the areas, with `margin` degrees to spare.
    func holds(_ box: Box, margin: Double = 0.3) -> Bool {
        !box.isEmpty
            && areas.contains { area in
                let wide = area.expanded(by: margin)
                return box.minX >= wide.minX && box.maxX <= wide.maxX && box.minY >= wide.minY && box.maxY <= wide.maxY
            }
    }

    /// Whether a place in degrees lies in one of the areas.
    func holds(_ place: Coordinate) -> Bool { areas.contains { $0.expanded(by: 0.3).contains(place) } }

    /// The countries whose data fields of these names are; none where no name is telling.
    static func suggested(byFields names: some Sequence<String>) -> [Homeland] {
        let names = Set(names.map { $0.lowercased() })
        let found = all.map { ($0, $0.fields.intersection(names).count) }.filter { $0.1 > 0 }
        let most = found.map(\.1).max() ?? 0
        return found.filter { $0.1 == most }.map(\.0)
    }

    private static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> Box {
        Box(minX: west, minY: south, maxX: east, maxY: north)
    }

    /// Denmark first, then by distance; areas overlap on purpose: where two fit, both are named.
    static let all: [Homeland] = [
        Homeland(
            "Denmark", [HomeArea.denmark.box], [25832, 25833],
            fields: "kommunekode sognekode sognenavn regionskode regionsnavn landsby indbyggertal kommunekod"),
        Homeland(
            "Norway", [box(4, 57.5, 31.6, 71.5)], [25833, 25832, 25835], national: 25833,
            fields: "kommunenummer kommunenavnnorsk fylkesnummer fylkesnavn grunnkretsnummer grunnkrets"),
        Homeland(
            "Sweden", [box(10.5, 55.2, 24.2, 69.1)], [3006, 3021], national: 3006,
            fields: "kom_namn kommunkod kommunnamn knkod knnamn kom_kod lan_kod lanskod lan_namn deso tatortskod"),
        Homeland(
            "Finland", [box(19, 59.4, 31.7, 70.2)], [3067], national: 3067,
            fields: "kunta kuntanimi natcode namefin kuntanro maakunta posti_alue"),
        Homeland("Iceland", [box(-24.8, 63.2, -13.2, 66.7)], [3057, 5325, 8088], fields: "sveitarfelag svfnr sveitnr"),
        Homeland("Estonia", [box(21.5, 57.4, 28.3, 59.9)], [3301], fields: "akood okood mkood animi onimi mnimi"),
        Homeland("Latvia", [box(20.8, 55.6, 28.4, 58.2)], [3059], fields: "atvk l1_code vieta pagasts novads"),
        Homeland(
            "Lithuania", [box(20.8, 53.8, 26.9, 56.5)], [3346],
            fields: "sav_kodas sav_kod seniunija apskritis sen_kodas"),
        Homeland(
            "Poland", [box(14, 48.9, 24.2, 55)], [2180, 2177, 2178, 2176, 2179], national: 2180,
            fields: "terc teryt jpt_kod_je jpt_nazwa_ gmina powiat wojewodztwo simc"),
        Homeland(
            "Germany", [box(5.8, 47.2, 15.1, 55.1)], [25832, 25833, 31467, 31466, 31468, 4647],
            fields: "ags ags_0 ars ars_0 gemeinde gemeindeschluessel rs_0 sn_g sn_k bez ewz"),
        Homeland(
            "the Netherlands", [box(3.2, 50.7, 7.3, 53.7)], [28992],
            fields:
                "gm_code gm_naam gemeentecode gemeentenaam statcode statnaam wk_code wk_naam bu_code bu_naam wijkcode"),
        Homeland(
            "Belgium", [box(2.5, 49.4, 6.5, 51.6)], [31370, 3812],
            fields: "niscode nis cd_munty_refnis tx_munty_descr_nl cd_sector nisc adm_id munc"),
        Homeland("Luxembourg", [box(5.7, 49.4, 6.6, 50.2)], [2169], fields: "lau2 canton commune_lux"),
        Homeland(
            "France", [box(-5.8, 41, 9.9, 51.5)], [2154, 27572], national: 2154,
            fields:
                "insee insee_com insee_dep insee_reg code_insee nom_com codgeo libgeo depcom nom_comm codinsee com_code"
        ),
        Homeland(
            "Great Britain", [box(-8.7, 49.8, 2, 61)], [27700], national: 27700,
            fields:
                "lad21cd lad22cd lad23cd lad24cd lad20cd lad11cd lsoa11cd lsoa21cd msoa11cd msoa21cd wd21cd wd22cd wd23cd "
                + "wd24cd oa11cd oa21cd par22cd parncp22cd datazone intzone"),
        Homeland(
            "Ireland", [box(-10.7, 51.3, -5.3, 55.5)], [2157, 29903],
            fields: "csoed edname ed_english sa_pub2016 ed_id_str"),
        Homeland(
            "Switzerland", [box(5.9, 45.8, 10.5, 47.9)], [2056, 21781],
            fields: "bfs_nummer bfsnr bfs_nr gemname gmdnr gmdname gmdnummer kantonsnum"),
        Homeland(
            "Austria", [box(9.4, 46.3, 17.3, 49.1)], [31287, 3416, 31256, 31255, 31254],
            fields: "gkz g_id kg_nr pg_nr meridian"),
        Homeland("Czechia", [box(12, 48.5, 18.9, 51.1)], [5514], fields: "obec obec_kod kod_obce nuts3_kod okres_kod"),
        Homeland("Slovakia", [box(16.8, 47.7, 22.6, 49.7)], [5514], fields: "idn4 nm4 lau1_code kod_obec nazov"),
        Homeland("Hungary", [box(16, 45.7, 23, 48.6)], [23700], fields: "telepules telkod jaras megye ksh"),
        Homeland("Slovenia", [box(13.3, 45.4, 16.7, 46.9)], [3794, 3912], fields: "ob_uime ob_id ob_mid obcina"),
        Homeland("Croatia", [box(13.4, 42.3, 19.5, 46.6)], [3765], fields: "jls_mb jls_ime zupanija"),
        Homeland(
            "Romania", [box(20.2, 43.6, 29.8, 48.3)], [3844, 31700], fields: "siruta natcode_ro sirsup judet uat"),
        Homeland("Bulgaria", [box(22.3, 41.2, 28.7, 44.3)], [7801, 32635], fields: "ekatte obshtina oblast_bg"),
        Homeland("Greece", [box(19.3, 34.7, 28.4, 41.8)], [2100], fields: "kallikratis kallcode lekper dhmos"),
        Homeland(
            "Italy", [box(6.5, 35.4, 18.6, 47.2)], [32632, 32633, 25832, 25833, 3003, 3004, 6707, 6708],
            fields: "pro_com pro_com_t comune cod_prov cod_reg cod_uts cod_rip"),
        Homeland(
            "Spain", [box(-9.4, 35.9, 4.4, 43.9)], [25830, 25829, 25831],
            fields: "codigoine cod_ine codine nameunit natcode cumun cusec cpro codnut1"),
        Homeland(
            "Portugal", [box(-9.6, 36.9, -6.1, 42.2)], [3763, 25829], fields: "dicofre dtmnfr freguesia concelho dtmn"),
        Homeland(
            "Russia", [box(19.5, 41, 190.5, 82)], [28407, 28408, 32637], fields: "oktmo okato oktmo_code okato_code"),
        Homeland(
            "Ukraine", [box(22, 44.2, 40.3, 52.4)], [5558, 6381, 6382, 6383, 6384], fields: "koatuu katottg katotth"),
        Homeland(
            "the United States", [box(-125, 24, -66.5, 49.5), box(-180, 51, -129, 72), box(-161, 18.5, -154, 22.5)],
            [5070, 2163, 9311],
            fields: "geoid statefp countyfp namelsad stusps aland awater geoid10 geoid20 statefp10 tractce"),
        Homeland(
            "Canada", [box(-141.1, 41.6, -52.5, 83.2)], [3347, 3978], fields: "csduid cduid dauid csdname dguid pruid"),
        Homeland(
            "Brazil", [box(-74.1, -33.9, -34.6, 5.4)], [5880, 31983, 31982, 31984],
            fields: "cd_mun nm_mun cd_geocmu cd_geocodm geocodigo cd_setor"),
        Homeland(
            "Chile", [box(-76, -56.1, -66.3, -17.4)], [32719, 5361], fields: "cut_com cod_comuna cut_reg cut_prov"),
        Homeland(
            "Argentina", [box(-73.7, -55.2, -53.5, -21.7)], [5346, 22185], fields: "in1 nam_depto codpcia coddepto"),
        Homeland("Mexico", [box(-118.5, 14.4, -86.6, 32.8)], [6372], fields: "cvegeo cve_mun cve_ent nomgeo"),
        Homeland(
            "Colombia", [box(-79.1, -4.3, -66.8, 12.6)], [9377, 3116],
            fields: "mpio_cdpmp dpto_ccdgo mpio_ccdgo mpio_cnmbr"),
        Homeland(
            "Australia", [box(112.8, -43.8, 153.7, -9.1)], [3577, 7844],
            fields: "lga_code lga_name sa2_main16 sa2_code21 lga_code_2021 lga_code21"),
        Homeland(
            "New Zealand", [box(166.3, -47.4, 178.7, -34.3)], [2193], national: 2193,
            fields: "ta2021_v1_ ta2023_v1_ ta2018_v1_ sa22023_v1 talb"),
        Homeland("Japan", [box(122.9, 24, 146, 45.6)], [6677, 6669], fields: "n03_001 n03_004 n03_007 key_code"),
        Homeland(
            "India", [box(68, 6.5, 97.5, 35.7)], [7755, 24378], fields: "dtcode11 lgd_code st_nm dt_code sdtcode11"),
        Homeland(
            "South Africa", [box(16.4, -34.9, 33, -22)], [2048, 2054], fields: "cat_b mp_code mn_mdb_c map_title"),
    ]
}
