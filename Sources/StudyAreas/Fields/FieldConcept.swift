/// What a field can mean.
enum FieldConcept {
    case parishCode, municipalityCode, villageId
    case parishName, municipalityName, villageName
    case population, type, priority, outside, municipality, nameOfMunicipality
    case labelX, labelY

    /// The usual names, the preferred ones first; matched without regard to case or composition.
    var usualNames: [String] {
        let stable = ["id", "id_lokalid", "id.lokalId", "dagi_id", "osm_id"]
        switch self {
        case .parishCode: return ["kode", "sognekode", "sogn_kode", "code"] + stable
        case .municipalityCode: return ["kode", "kommunekode", "komkode", "code"] + stable
        case .villageId: return stable + ["kode", "code"]
        case .parishName: return ["navn", "sognenavn", "name"]
        case .municipalityName: return ["navn", "kommunenavn", "komnavn", "name"]
        case .villageName: return ["name", "navn", "primærtnavn", "bynavn"]
        case .population: return FieldConcept.populationNames
        case .type: return ["type", "bebyggelsestype", "undertype", "place"]
        case .priority: return ["brugsprioritet"]
        case .outside: return ["udenforkommuneinddeling"]
        case .municipality:
            return ["kommunekode", "komkode", "kommune_kode", "kommunenr", "kommunenummer", "municipality_code"]
        case .nameOfMunicipality: return ["kommunenavn", "komnavn", "kommune_navn", "kommune", "municipality_name"]
        case .labelX: return ["visueltcenter_x"]
        case .labelY: return ["visueltcenter_y"]
        }
    }

    /// Danish and English first, then the word for inhabitants or their number in other languages, to the letter: a name
    /// that only contains one may be a density or a share.
    private static let populationNames = [
        "population", "indbyggertal", "indb_antal", "indbyggere", "befolkning", "folketal",
        "inhabitants", "residents", "pop", "pop_total", "total_population", "totpop", "totalpop", "einwohner",
        "einwohnerzahl", "ewz", "bevoelkerung", "bevölkerung", "folkmängd", "folkmangd", "befolkningsmängd", "invånare",
        "innbyggere", "innbyggertall", "folketall", "inwoners", "aantal_inwoners", "inwonertal", "habitants",
        "poblacion",
        "población", "habitantes", "popolazione", "abitanti", "populacao", "população", "väkiluku", "vakiluku",
        "asukasluku",
        "rahvaarv", "elanike_arv", "iedzivotaji", "gyventojai", "ludnosc", "ludność", "obyvatel", "pocet_obyvatel",
        "počet_obyvatel", "nepesseg", "népesség", "populatie", "populație", "stanovnistvo", "stanovništvo",
        "stanovnika",
        "население", "численность", "nufus", "nüfus",
    ]
}
