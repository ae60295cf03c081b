/// Words by which fields, and the names of collections, say what a layer is. Names of files do not count.
enum LayerWords {
    static let parish = [
        "sogn", "sogne", "sognekode", "sognenavn", "sogneid", "parish", "parishes", "socken", "commune", "communes",
        "insee", "freguesia",
    ]
    static let municipality = [
        "kommune", "kommuner", "kommuneinddeling", "udenforkommuneinddeling", "kommunekode", "komkode", "komnavn",
        "regionskode", "municipality", "municipalities", "kommun", "gemeinde", "gemeinden", "departement",
        "departements",
        "département", "départements", "landkreis", "landkreise", "powiat", "concelho",
    ]
    static let former = [
        "pre", "før", "foer", "gammel", "gamle", "former", "old", "historic", "historical", "historisk", "historiske",
        "tidligere", "before", "ancien", "anciens", "ehemalige", "tidigare", "amt", "amter", "herred", "herreder",
        "landkommune",
    ]
    static let roads = [
        "highway", "vejnavn", "vejmidte", "vejklasse", "vejtype", "vejkode", "road", "roads", "maxspeed", "veje",
        "routes",
    ]
    static let barriers = [
        "waterway", "railway", "jernbane", "vandløb", "vandloeb", "vandlob", "barrier", "barriers", "barrierer",
        "motorvej",
        "river", "rivers", "coastline", "kystlinje",
    ]
    static let water = ["water", "lake", "lakes", "sø", "søer", "fjord", "hav", "sea", "natural", "water_body"]
    static let settlements = [
        "place", "bynavn", "byer", "bebyggelse", "bebyggelser", "bebyggelsestype", "landsby", "landsbyer", "village",
        "villages", "settlement", "settlements", "places", "stednavn", "stednavne", "hameau", "ortsteil", "by",
    ]
    static let facilities = [
        "amenity", "shop", "skole", "skoler", "school", "schools", "institution", "butik", "hospital", "stop",
        "stoppested", "adresse", "adresser", "address", "addr", "husnummer",
    ]

    /// Kinds of areas that people identify with, each with its words and its name in English and Danish.
    static let identity: [(words: [String], english: String, danish: String)] = [
        (
            [
                "postnr", "postnummer", "postnumre", "postnrnavn", "stormodtager", "postcode", "plz", "zip", "zcta",
                "postal",
            ],
            "postal district", "postdistrikt"
        ),
        (
            ["skole", "skoledistrikt", "skoledistrikter", "skolenavn", "school", "schools", "grundskole"],
            "school district", "skoledistrikt"
        ),
        (["pastorat", "pastorater", "pastoratnavn", "pastoratkode"], "pastorate", "pastorat"),
        (
            ["afstemning", "afstemningsomraade", "afstemningsområde", "afstemningssted", "valgsted", "polling"],
            "polling district", "afstemningsområde"
        ),
        (["lokalråd", "lokalraad", "borgerforening", "sogneforening"], "local council area", "lokalrådsområde"),
    ]
}
