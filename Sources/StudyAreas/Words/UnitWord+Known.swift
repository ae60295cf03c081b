extension UnitWord {
    /// A word with the stems by which it stands in names of fields and of units, of all languages.
    struct Known {
        let word: UnitWord
        let stems: [String]

        init(_ english: (String, String), _ danish: (String, String), neuter: Bool = false, _ stems: String...) {
            word = UnitWord(
                english: Forms(english.0, english.1), danish: Forms(danish.0, danish.1), isNeuter: neuter)
            self.stems = stems
        }
    }

    /// The words of administrative units. The longest stem that fits decides.
    static let allKnown: [Known] = [
        Known(
            ("parish", "parishes"), ("sogn", "sogne"), neuter: true, "sogn", "sogne", "parish", "socken", "församling",
            "forsamling", "freguesia", "parroquia", "parochie", "kihelkond", "seurakunta"),
        Known(
            ("municipality", "municipalities"), ("kommune", "kommuner"), "kommune", "kommun", "komkode", "komnavn",
            "municipality", "municipal", "municipio", "município", "municip", "gemeente", "kunta", "općina", "opcina",
            "opstina",
            "opština", "obcina", "občina", "община", "obshtina", "comuna", "savivaldybe", "savivaldybė", "novads",
            "kom_namn",
            "kom_kod", "knkod", "knnamn", "concelho", "muni", "belediye", "komuna", "comune", "gmina", "obec", "község",
            "telepules", "település", "omavalitsus", "onimi", "okood"),
        Known(("commune", "communes"), ("kommune", "kommuner"), "commune", "insee_com", "nom_com", "codgeo"),
        Known(
            ("Gemeinde", "Gemeinden"), ("kommune", "kommuner"), "gemeinde", "gemeindename", "gmdnr", "gmdname",
            "gem_name"),
        Known(
            ("county", "counties"), ("county", "counties"), neuter: true, "county", "countyfp", "countyns", "contae",
            "judet",
            "județ", "megye", "županija", "zupanija", "maakond", "apskritis"),
        Known(
            ("county", "counties"), ("amt", "amter"), neuter: true, "fylke", "fylkesnummer", "amt", "län", "lan_kod",
            "lnkod"),
        Known(
            ("district", "districts"), ("distrikt", "distrikter"), neuter: true, "district", "distrikt", "distrito",
            "distretto", "kreis", "landkreis", "bezirk", "powiat", "okres", "rayon", "upazila", "lad", "tehsil",
            "taluka", "járás"),
        Known(("oblast", "oblasts"), ("oblast", "oblaster"), neuter: true, "oblast", "область", "обл", "oblys"),
        Known(("raion", "raions"), ("rajon", "rajoner"), "raion", "район", "rajon", "rajón"),
        Known(
            ("department", "departments"), ("departement", "departementer"), neuter: true, "department", "departement",
            "département", "departamento", "code_dept", "nom_dept"),
        Known(
            ("province", "provinces"), ("provins", "provinser"), "province", "provincia", "provincie", "provinz",
            "provins",
            "il_adi", "maakunta"),
        Known(
            ("region", "regions"), ("region", "regioner"), "region", "région", "regione", "región", "регион",
            "voivodeship",
            "województwo", "wojewodztwo", "kraj", "край"),
        Known(("state", "states"), ("delstat", "delstater"), "state", "bundesland", "estado", "statefp", "stusps"),
        Known(("canton", "cantons"), ("kanton", "kantoner"), "canton", "kanton", "cantón", "cantone"),
        Known(
            ("settlement", "settlements"), ("bebyggelse", "bebyggelser"), "settlement", "asustusüksus", "akood",
            "animi",
            "naselje", "lokalitet", "tettsted", "tätort", "taettsted"),
        Known(("rural municipality", "rural municipalities"), ("landkommune", "landkommuner"), "vald"),
        Known(("ward", "wards"), ("valgdistrikt", "valgdistrikter"), neuter: true, "ward", "wd"),
        Known(
            ("census tract", "census tracts"), ("tællingsdistrikt", "tællingsdistrikter"), neuter: true, "tract",
            "tractce"),
        Known(
            ("postal district", "postal districts"), ("postdistrikt", "postdistrikter"), neuter: true, "postnr",
            "postnummer",
            "postcode", "plz", "zcta", "zipcode"),
        Known(
            ("school district", "school districts"), ("skoledistrikt", "skoledistrikter"), neuter: true, "skoledistrikt"
        ),
        Known(("village", "villages"), ("landsby", "landsbyer"), "landsby", "bynavn", "village", "soum"),
    ]

    /// The word that `stem` is a form of; a stem in another word counts from four letters.
    static func known(inPart part: String) -> UnitWord? {
        var best: (length: Int, word: UnitWord)?
        for known in allKnown {
            for stem in known.stems {
                let fits = part == stem || (stem.count >= 4 && (part.hasPrefix(stem) || part.hasSuffix(stem)))
                if fits, stem.count > best?.length ?? 0 { best = (stem.count, known.word) }
            }
        }
        return best?.word
    }

    /// The known word with one of these forms.
    static func known(english: String?, danish: String?) -> UnitWord? {
        let words = [village, parish, unit] + allKnown.map(\.word)
        if let english, let danish {
            return words.first { $0.english.one == english && $0.danish.one == danish }
        }
        if let english { return words.first { $0.english.one == english.lowercased() || $0.english.one == english } }
        return danish.flatMap { danish in words.first { $0.danish.one == danish.lowercased() } }
    }

    /// Whether a Danish word is neuter, as far as its ending tells.
    static func isNeuter(_ danish: String) -> Bool {
        let endings = [
            "sogn", "amt", "distrikt", "område", "land", "len", "län", "herred", "departement", "kvarter", "provsti",
            "fylke",
            "stift", "county", "oblast", "kommissariat", "samfund", "lokalråd", "råd",
        ]
        return endings.contains { danish.lowercased().hasSuffix($0) }
    }
}
