import GeoModel

/// Findings about the inputs in Danish: their kind and their place. The sentence with its figures is in English only.
enum FindingWords {
    /// What the codes that concern a study's inputs and maps are called in Danish.
    static let danishTitles: [Int: String] = [
        1: "filen kan ikke læses", 2: "tom fil", 3: "ikke UTF-8", 4: "fejl i JSON", 5: "for dybt indlejret",
        6: "filen er for stor", 7: "samme nøgle to gange", 8: "ikke GeoJSON", 9: "ubrugeligt objekt",
        10: "ubrugelig geometri", 11: "ring, der ikke er lukket", 12: "uden geometri", 13: "forkert omløbsretning",
        14: "gentagne punkter", 15: "højder udeladt", 16: "ubrugelig bbox", 17: "koordinat uden endelig værdi",
        18: "usædvanlig GeoJSON", 19: "ringe, der krydser", 20: "uden for gyldige længde- og breddegrader",
        21: "ukendt crs-angivelse", 22: "krydser datolinjen", 23: "erklæret koordinatsystem",
        24: "projicerede tal uden koordinatsystem", 25: "akserne ser ombyttede ud", 26: "ubrugeligt koordinatsystem",
        27: "objekt, der ligger et helt andet sted", 28: "beregningssystem, der forvrænger", 31: "enhed uden nabo",
        32: "adskilte dele", 33: "enheder, der overlapper", 34: "huller mellem enheder", 50: "ugyldig polygon",
        51: "rettet polygon", 52: "geometri af forkert slags", 53: "dele med samme kode overlapper",
        54: "rettet før sammenlægning", 56: "landsbyer på samme sted", 60: "ukendt felt", 61: "manglende id",
        62: "samme id to gange", 63: "negativt indbyggertal", 64: "indbyggertal er ikke et tal",
        65: "manglende indbyggertal", 66: "objekter samlet efter kode", 67: "landsbyer givet som polygoner",
        68: "landsby uden for ethvert sogn", 69: "landsby lagt til det nærmeste sogn",
        70: "sogn delt mellem kommuner", 71: "sogn uden for enhver kommune", 72: "sogn uden en landsby",
        73: "oplande uden sogne", 74: "landsbyer udeladt", 75: "dele med samme kode er uenige om indbyggertallet",
        76: "indbyggere fordelt", 77: "land på den anden side af vandet fra sin nærmeste landsby",
        78: "dele med samme kode har forskellige navne", 79: "forbindelse uden for de valgte kommuner",
        120: "tomt lag", 121: "ubrugelig barriere", 122: "barrierer, der ikke følger nogen grænse",
        123: "lag uden for studiet", 124: "lag med overlap eller huller", 125: "laget har ikke det felt",
        130: "ubrugelig vej", 131: "veje i flere dele", 132: "langt fra enhver vej",
        133: "ulæselig fart eller retning på en vej", 134: "færge eller bro giver en forbindelse",
        135: "ingen vej for biler", 136: "ubrugelig afstandstabel", 137: "ubrugelig afstand", 138: "gentaget afstand",
        139: "vejen frem og tilbage er ikke lige lang", 147: "ukendt enhed i en afstandstabel",
        148: "ingen kendt afstand", 150: "egenskabens navn er optaget", 151: "land for småt til at blive tegnet",
        152: "kort i et andet koordinatsystem", 153: "naboer med samme farve", 154: "krydsende grænser i kortene",
        155: "land rettet for at kunne tegnes", 240: "landsby på en grænse",
        241: "sogn ligger lige meget i flere kommuner", 242: "én landsbys steder ligger langt fra hinanden",
        243: "objekter samlet til én landsby", 244: "indbyggere langt fra landsbyens eget tal",
        245: "bys indbyggere kommer fra flere sogne", 246: "studiet ligner ikke danske landsbyer",
        200: "id'er fundet efter deres værdier", 201: "navne fundet efter deres værdier", 202: "intet felt med navne",
        203: "objekter er nummereret", 204: "tegn mellem tusinder", 205: "tal, der kan læses på to måder",
        206: "id'er med decimaler", 207: "id'er fra to kilder", 208: "punkter eller linjer ved siden af polygoner",
        209: "kommuner fra et felt", 260: "et andet format", 261: "kun en side af en tjenestes svar",
        262: "ogr2ogr er ikke installeret", 263: "filen kunne ikke omsættes", 264: "hvilket lag i filen",
        265: "indstilling uden virkning", 266: "objekter med samme id er uenige", 267: "naboliste",
        268: "naboer, der kun står den ene vej", 269: "naboer mellem punkter", 290: "koordinat uden for jorden",
        291: "for mange kanter på samme sted",
    ]

    /// What was found and where; in English with its figures.
    static func text(_ finding: Diagnostic) -> Bilingual {
        let place = finding.location.map(place) ?? ""
        guard let title = FindingTitles.danish(finding.code) else { return Bilingual(same: finding.message) + place }
        let subject = finding.location?.id.map { ": \($0)" } ?? ""
        return Bilingual(finding.message, title + subject) + place
    }

    /// ` (parishes.geojson, feature 41, line 902)`
    private static func place(_ location: SourceLocation) -> Bilingual {
        var place: Bilingual = " (\(location.file.split(separator: "/").last.map(String.init) ?? location.file)"
        if let feature = location.feature {
            place = place + Bilingual(", feature ", ", objekt ") + Bilingual(same: String(feature))
        }
        if let line = location.line { place = place + Bilingual(", line ", ", linje ") + Bilingual(same: String(line)) }
        return place + ")"
    }
}
