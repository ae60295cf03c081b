/// The words by which columns of statistical tables are known.
enum FigureWords {
    /// A header in lower case, its letters and digits alone.
    static func word(_ header: String) -> String {
        String(header.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    /// A header without the year in it: `Folketal 2024` and `folketal_2024K1` are folketal.
    static func withoutYear(_ header: String) -> String {
        let words = header.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { !isPeriod(String($0)) }
        return words.joined()
    }

    /// `2024`, `2024K1`, `2024M01`, `2024Q3`.
    static func isPeriod(_ text: String) -> Bool {
        let plain = text.lowercased()
        guard let year = Int(plain.prefix(4)), plain.utf8.count >= 4, (1700...2200).contains(year) else { return false }
        let rest = plain.dropFirst(4)
        guard let letter = rest.first else { return true }
        return "kmq".contains(letter) && rest.count <= 3 && rest.dropFirst().allSatisfy { $0.isASCII && $0.isNumber }
            && rest.count > 1
    }

    static func isPopulation(_ header: String) -> Bool {
        population.contains(withoutYear(header)) || PopulationWords.match(header) != nil
    }

    /// Whether a title speaks of inhabitants: "Folketal 1. januar efter sogn og alder".
    static func speaksOfPopulation(_ title: String) -> Bool {
        title.lowercased().split { !$0.isLetter }.contains { population.contains(String($0)) }
    }

    private static let population: Set<String> = [
        "population", "pop", "inhabitants", "residents", "befolkning", "befolkningen", "folketal", "folketallet",
        "indbyggere", "indbyggertal", "indbyggerantal", "antalindbyggere", "antalpersoner", "personer", "folkmängd",
        "folkmangd", "befolkningstal", "einwohner",
    ]

    /// Whether a header says nothing of what it counts.
    static func isGeneric(_ header: String) -> Bool {
        ["", "indhold", "value", "values", "værdi", "vaerdi", "antal", "obsvalue", "count", "number", "data", "tal"]
            .contains(word(header))
    }

    /// Whether a header names years, ages or sexes: what tells the rows of one unit apart.
    static func isDimension(_ header: String) -> Bool { dimensions.contains(word(header)) }

    private static let dimensions: Set<String> = [
        "tid", "år", "aar", "year", "years", "time", "tidspunkt", "periode", "period", "kvartal", "quarter", "måned",
        "maaned", "month", "dato", "date", "alder", "aldersgruppe", "alderstrin", "age", "agegroup", "køn", "koen",
        "sex",
        "gender", "prognoseår", "fremskrivningsår", "fødselsår", "status", "variabel", "variable", "indikator",
        "indicator", "type", "kategori", "category", "klassetrin", "trin",
    ]

    /// Cells that state no figure, beyond those that the reader of numbers knows.
    static func isMissing(_ cell: String) -> Bool {
        ["", "nan", "<na>", "x", "*", "-", "–", ".."].contains(cell.lowercased())
    }
}
