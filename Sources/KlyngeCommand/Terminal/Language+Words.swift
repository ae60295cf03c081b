import KlyngeKit

extension Language {
    /// The language that a report opens in.
    var ofReport: ReportLanguage { self == .da ? .danish : .english }

    /// The words in this language.
    func words(_ words: Bilingual) -> String { self == .da ? words.danish : words.english }

    /// A whole number as this language writes it: `1,612`, `1.612`.
    func whole(_ value: Double) -> String { words(.whole(value)) }

    /// A number with the word that fits it: `1 cluster`, `3 klynger`.
    func count(_ value: Int, _ one: Bilingual, _ many: Bilingual) -> String { words(.count(value, one, many)) }

    /// A number with `decimals` digits behind the point or comma.
    func number(_ value: Double, _ decimals: Int) -> String { words(.number(value, decimals: decimals)) }
}
