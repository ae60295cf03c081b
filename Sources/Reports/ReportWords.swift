import Delimitation
import StudyAreas

/// What the report calls things. What it has no word for it calls by its own name.
enum ReportWords {
    private static let thresholds: [String: Bilingual] = [
        "population": Bilingual("Inhabitants", "Indbyggere"), "members": Bilingual("Members", "Medlemmer"),
        "gap": Bilingual("Largest gap", "Største spring"), "diameter": Bilingual("Diameter", "Diameter"),
        "radius": Bilingual("Farthest from the hub", "Længst fra midtpunktet"),
        "drive": Bilingual("Drive end to end", "Køretid fra ende til anden"),
    ]

    private static let units: [String: Bilingual] = [
        "inhabitants": Bilingual("inhabitants", "indbyggere"), "units": Bilingual("units", "enheder"),
        "percent": Bilingual("percent", "procent"),
    ]

    /// What a threshold is called, with a capital.
    static func title(_ threshold: Threshold) -> Bilingual {
        thresholds[threshold.rawValue] ?? Bilingual(same: threshold.rawValue).capitalized
    }

    /// What a threshold is counted in.
    static func unit(_ threshold: Threshold, _ word: UnitWord) -> Bilingual {
        threshold == .members ? many(word) : units[threshold.unit] ?? Bilingual(same: threshold.unit)
    }

    /// A value of a threshold, as exact as it is useful.
    static func value(_ value: Double, _ threshold: Threshold, decimals: Int = 1) -> Bilingual {
        switch threshold.unit {
        case "inhabitants", "units": .whole(value)
        default: .number(value, decimals: decimals)
        }
    }

    /// What a cluster has of a quantity, in words: `11,474 inhabitants`, `largest gap 4.5 km`.
    static func spoken(_ row: ThresholdRow, _ word: UnitWord) -> Bilingual {
        let value = value(row.value, row.threshold, decimals: row.decimals) + " " + unit(row.threshold, word)
        switch row.threshold {
        case .population, .members: return value
        default: return title(row.threshold).uncapitalized + " " + value
        }
    }

    /// `3,000 to 8,000`, `7`, `up to 15`, `at least 2`; nil where both ends are open.
    static func range(_ minimum: Double?, _ maximum: Double?) -> Bilingual? {
        switch (minimum.flatMap { $0 > 0 ? $0 : nil }, maximum) {
        case (let low?, let high?) where low == high: .short(low)
        case (let low?, let high?): "\(.short(low)) \(Bilingual("to", "til")) \(.short(high))"
        case (nil, let high?): "\(Bilingual("up to", "højst")) \(.short(high))"
        case (let low?, nil): "\(Bilingual("at least", "mindst")) \(.short(low))"
        case (nil, nil): nil
        }
    }

    static func dimension(_ dimension: Dimension) -> Bilingual {
        switch dimension {
        case .geographic: Bilingual("Geographic", "Geografisk")
        case .historical: Bilingual("Historical", "Historisk")
        case .identity: Bilingual("Identity", "Identitet")
        }
    }

    /// How a dimension delimits.
    static func adverb(_ dimension: Dimension) -> Bilingual {
        switch dimension {
        case .geographic: Bilingual("geographically", "geografisk")
        case .historical: Bilingual("historically", "historisk")
        case .identity: Bilingual("by identity", "ved identitet")
        }
    }

    /// What a distance was taken from.
    static func way(_ source: DistanceSource) -> Bilingual {
        switch source {
        case .road: Bilingual("by road", "ad vej")
        case .matrix: Bilingual("by the table of distances", "ifølge afstandstabellen")
        case .straight: Bilingual("in a straight line", "i lige linje")
        }
    }

    static func one(_ word: UnitWord) -> Bilingual { Bilingual(word.english.one, word.danish.one) }

    static func many(_ word: UnitWord) -> Bilingual { Bilingual(word.english.many, word.danish.many) }
}

extension Evidence {
    /// The sentence with its capital and full stop.
    var sentence: Bilingual { Bilingual(english, danish).capitalized + Bilingual(same: ".") }
}
