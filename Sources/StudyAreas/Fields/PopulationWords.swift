import Foundation

/// Names of fields that hold the number of inhabitants, in many languages, with or without a year.
enum PopulationWords {
    /// What a field's name says: that it is the number of inhabitants, and of which year.
    struct Match: Hashable {
        var year: Int?
    }

    /// Whether a field of this name holds inhabitants: `POP2020`, `Einwohner_insgesamt`, `人口`, `befolkning 1. januar 2024`.
    ///
    /// Every word of the name must be known: `pop_density` and `pop_0_14` are something else, and so is `pop_2010_2020`.
    static func match(_ key: String) -> Match? {
        let parts = FieldWords.parts(of: folded(key))
        var years: Set<Int> = []
        var others: [String] = []
        for part in parts {
            if let year = year(part) { years.insert(year) } else { others.append(part) }
        }
        guard years.count <= 1 else { return nil }
        var year = years.first
        if year != nil { others.removeAll(where: isDate) }
        // `pop20` is of a year; `pop_20` may be of an age.
        if year == nil, parts.count == 2, key.count == parts[0].count + 2, let short = Int(parts[1]) {
            year = short < 50 ? 2000 + short : 1900 + short
            others.removeLast()
        }
        guard !others.isEmpty else { return nil }
        let whole = others.joined()
        let core = others.filter { !fillers.contains($0) }.joined()
        if words.contains(whole) || words.contains(core) { return Match(year: year) }
        // Shapefiles cut names after ten characters.
        let isTruncated = key.count == 10 && year == nil && whole.count >= 9 && words.contains { $0.hasPrefix(whole) }
        return isTruncated ? Match(year: nil) : nil
    }

    /// In small letters and without accents.
    static func folded(_ text: String) -> String {
        // Case is what sets the words of `PopTotal` apart.
        text.folding(options: .diacriticInsensitive, locale: nil)
    }

    /// `2024`, `20240101`.
    private static func year(_ part: String) -> Int? {
        guard part.utf8.count == 4 || part.utf8.count == 8, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let year = Int(part.prefix(4)), (1700...2200).contains(year)
        else { return nil }
        return year
    }

    /// A part of a date beside a year: `01`, `jan`, `K1` apart.
    private static func isDate(_ part: String) -> Bool {
        if let number = Int(part) { return part.utf8.count <= 2 && (1...31).contains(number) }
        return dates.contains(part)
    }

    private static let dates = set(
        "k q m jan januar january janv janvier enero gennaio dec december dez dezember stand am at per pr den kvartal quarter"
    )

    /// Words beside that of the inhabitants that do not change what is counted.
    private static let fillers = set(
        """
        total tot totale totala totaal toplam gesamt insgesamt insg ialt alt i alle all count cnt number num nr no of n antal \
        antall aantal aant anzahl anz sum summe est estimate estimated census res resident residente residenti municipal \
        official value val the de di da do des der den la le t liczba pocet poc broj stevilo szama skaits skaicius arv arvu \
        jumlah jml numero nombre nb numar numarul vkupno ukupno ukupan skupaj razem celkem spolu yhteensa kokku yht
        """)

    private static let words = set(
        """
        population popn pop popul totpop totalpop poptotal poptot tpop popest popestimate popcount etotpop inhabitants inhab \
        residents residentpopulation people
        befolkning befolkningen befolkningstal folketal folketallet indbyggere indbyggertal indbyggerantal indb antalindbyggere \
        indbantal innbyggere innbyggertall innb folketall folkmangd folkmangden befolkningsmangd invanare invanarantal \
        ibuar ibuafjoldi mannfjoldi folkatal
        einwohner einwohnerzahl einwohnerinnen einw ewz bevolkerung bevoelkerung bevolkerungszahl wohnbevolkerung \
        inwoners inwonertal inwoneraantal inwon inw bevolking bevolkingsaantal awunner
        habitants habitant pmun ptot popmunicipale populationmunicipale poblacion pob pobtot habitantes hab poblacio \
        popolazione popolazioneresidente popresidente popres abitanti residenti populacao popresidente poboacion biztanleria \
        biztanleak daonra poblogaeth boneca popolazzjoni
        vakiluku vaesto vakimaara asukasluku asukkaita asukkaat hevakiy vaki rahvaarv rahv rahvastik elanikke elanikud \
        elanikearv elanike iedzivotaji iedzivotajuskaits iedzivotaju gyventojai gyventoju gyventojuskaicius gyvsk
        ludnosc ludn mieszkancy mieszkancow mieszkancyliczba obyvatel obyvatele obyvatelstvo obyvatelia obyvatelov obyv \
        nepesseg lakossag lakosok lakonepesseg populatie populatia populatiei locuitori nrlocuitori \
        stanovnistvo stanovnika stanovnici prebivalstvo prebivalcev prebivalci popullsia popullsise banore
        население численность численностьнаселения жители населення чисельність чисельністьнаселення жители брой становништво \
        насельніцтва πληθυσμος πληθυσμού πληθυσμου plithismos nufus nufusu
        人口 人口数 人口總數 人口总数 总人口 總人口 総人口 総数人口 人口総数 常住人口 户籍人口 住民数 居民 jinko jinkou renkou \
        인구 인구수 총인구 총인구수 السكان سكان عددالسكان אוכלוסייה אוכלוסיה תושבים जनसंख्या ประชากร จำนวนประชากร \
        danso penduduk jumlahpenduduk populasi
        """)

    private static func set(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map { folded(String($0)).lowercased() })
    }
}
