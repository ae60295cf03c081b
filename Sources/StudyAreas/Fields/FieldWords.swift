/// The words in the names of fields, in many languages.
enum FieldWords {
    /// The parts of a field's name in lower case: apart at signs, between a small and a capital letter, and around digits.
    static func parts(of key: String) -> [String] {
        var parts: [String] = []
        var part = ""
        var before: Character?
        for character in key {
            let isBreak =
                !character.isLetter && !character.isNumber
                || before.map { $0.isLowercase && character.isUppercase || $0.isNumber != character.isNumber } ?? false
            if isBreak, !part.isEmpty {
                parts.append(part.lowercased())
                part = ""
            }
            if character.isLetter || character.isNumber { part.append(character) }
            before = character.isLetter || character.isNumber ? character : nil
        }
        if !part.isEmpty { parts.append(part.lowercased()) }
        return parts
    }

    /// Whether a part is one of `words`, or begins or ends with one of at least four letters.
    static func matches(_ part: String, _ words: Set<String>) -> Bool {
        if words.contains(part) { return true }
        guard part.count > 4 else { return false }
        return words.contains { $0.count >= 4 && (part.hasPrefix($0) || part.hasSuffix($0)) }
    }

    /// Words for a name.
    static let name: Set<String> = [
        "name", "navn", "namn", "nafn", "nimi", "nimetus", "naam", "naem", "nom", "nome", "nombre", "nomen", "nazwa",
        "nazev",
        "název", "naziv", "nazov", "názov", "ime", "nev", "név", "denumire", "denom", "denominacion", "denominación",
        "denominazione", "toponym", "toponimo", "topónimo", "gen", "libelle", "libellé", "libgeo", "bezeichnung",
        "label",
        "title", "titel", "pavadinimas", "pavad", "nosaukums", "emer", "emri", "onoma", "ονομα", "όνομα", "ονομασια",
        "название", "назва", "наименование", "имя", "име", "ад", "adi", "isim", "nm", "nam", "nafnið", "anv", "izena",
        "enw",
        "名称", "名前", "이름",
    ]

    /// Words for a code, and the names of national and international codes.
    static let code: Set<String> = [
        "code", "kode", "kod", "kood", "koodi", "kodi", "cod", "codigo", "código", "codice", "cód", "clave",
        "schluessel",
        "schlüssel", "kodas", "kods", "koda", "sifra", "šifra", "kód", "код", "pcode", "geoid", "geocode", "geocodigo",
        "geokod",
        "insee", "istat", "nuts", "lau", "terc", "teryt", "ags", "ars", "gss", "fips", "ibge", "cvegeo", "cvemun",
        "siruta",
        "ekatte", "refnis", "nis", "niscode", "akood", "ehak", "okato", "oktmo", "koatuu", "katottg", "natcode", "ine",
        "bfs",
        "gkz", "cut", "dico", "dicofre", "cd", "gmdnr", "statcode", "gisco", "natnum", "kielikoodi", "lkod", "kkod",
        "ubigeo",
        "divipola", "censuscode", "pcon", "ksh",
    ]

    /// Words for a number that names.
    static let number: Set<String> = [
        "id", "ident", "identifier", "nr", "num", "no", "number", "nummer", "numer", "numero", "número", "num",
        "kennung",
        "key", "identificador", "identifikator", "identifikaator", "tunnus", "номер", "ref",
    ]

    /// The numbers that programs give to rows, of which nobody knows one by heart.
    static let row: Set<String> = [
        "objectid", "fid", "gid", "ogc", "rowid", "oid", "cartodb", "uuid", "globalid", "guid", "gml", "inspire",
        "shape",
        "index", "row", "pk", "uid",
    ]

    /// What is measured, counted, dated or drawn, and never names a unit.
    static let measured: Set<String> = [
        "area", "areal", "shape", "length", "len", "leng", "perimeter", "population", "pop", "inhabitants", "einwohner",
        "lat",
        "lon", "lng", "latitude", "longitude", "x", "y", "z", "date", "dato", "year", "aar", "year", "url", "link",
        "wiki",
        "height", "count", "antal", "sum", "total", "density", "km", "ha", "sqkm", "color", "colour", "fill", "stroke",
        "time",
        "ewz", "kfl", "aland", "awater", "intptlat", "intptlon", "superficie", "superf", "rank", "scalerank",
    ]
}
