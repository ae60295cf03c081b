/// What units are called, in English and Danish: `commune`, `communes`, `kommune`, `kommuner`.
public struct UnitWord: Sendable, Hashable {
    /// One and several of them in one language.
    public struct Forms: Sendable, Hashable {
        /// `commune`.
        public var one: String
        /// `communes`.
        public var many: String

        /// A word from both of its forms.
        public init(_ one: String, _ many: String) {
            self.one = one
            self.many = many
        }
    }

    /// In English.
    public var english: Forms
    /// In Danish.
    public var danish: Forms
    /// Whether the Danish word is neuter: `et sogn`, but `en kommune`.
    public var isNeuter: Bool

    /// A word from its forms in both languages.
    public init(english: Forms, danish: Forms, isNeuter: Bool = false) {
        self.english = english
        self.danish = danish
        self.isNeuter = isNeuter
    }

    /// Villages with their catchments.
    public static let village = UnitWord(
        english: Forms("village", "villages"), danish: Forms("landsby", "landsbyer"))
    /// Danish parishes.
    public static let parish = UnitWord(
        english: Forms("parish", "parishes"), danish: Forms("sogn", "sogne"), isNeuter: true)
    /// What nobody has given a better word for.
    public static let unit = UnitWord(english: Forms("unit", "units"), danish: Forms("enhed", "enheder"))

    /// `every commune`, `hver kommune`.
    public var every: (english: String, danish: String) {
        ("every \(english.one)", "\(isNeuter ? "hvert" : "hver") \(danish.one)")
    }

    /// `another commune`, `en anden kommune`.
    public var another: (english: String, danish: String) {
        ("another \(english.one)", "\(isNeuter ? "et andet" : "en anden") \(danish.one)")
    }

    /// `a commune`, `an oblast`, `en kommune`.
    public var indefinite: (english: String, danish: String) {
        let isVowel = english.one.lowercased().first.map { "aeio".contains($0) } ?? false
        return ("\(isVowel ? "an" : "a") \(english.one)", "\(isNeuter ? "et" : "en") \(danish.one)")
    }

    /// `the nearest commune`, `den nærmeste kommune`.
    public var nearest: (english: String, danish: String) {
        ("the nearest \(english.one)", "\(isNeuter ? "det" : "den") nærmeste \(danish.one)")
    }

    /// `no commune`, `ingen kommune`.
    public var no: (english: String, danish: String) {
        ("no \(english.one)", "\(isNeuter ? "intet" : "ingen") \(danish.one)")
    }
}

/// The words that a user gives for units; nil leaves a language to what is recognised.
public struct UnitWordSetting: Sendable, Hashable {
    /// In English.
    public var english: UnitWord.Forms?
    /// In Danish.
    public var danish: UnitWord.Forms?

    /// A setting for one language or both.
    public init(english: UnitWord.Forms? = nil, danish: UnitWord.Forms? = nil) {
        self.english = english
        self.danish = danish
    }

    /// `word` with what the user gives instead. A language that is not given takes the other's word where the recognised one
    /// is none of the user's: a commune is called commune in Danish too, before it is called a parish.
    func over(_ word: UnitWord) -> UnitWord {
        if let known = UnitWord.known(english: english?.one, danish: danish?.one) {
            return UnitWord(
                english: english ?? known.english, danish: danish ?? known.danish, isNeuter: known.isNeuter)
        }
        guard let forms = english ?? danish else { return word }
        let own = danish ?? forms
        return UnitWord(english: english ?? forms, danish: own, isNeuter: UnitWord.isNeuter(own.one))
    }
}

extension UnitWord {
    /// `kommunernes tal`, `sognenes tal`.
    var danishFigures: String { danishGenitive.map { "\($0) tal" } ?? "tallene for \(danish.many)" }
    /// `sognenes egne tal`.
    var danishOwnFigures: String { danishGenitive.map { "\($0) egne tal" } ?? "egne tal for \(danish.many)" }
    /// `sognegrænser`, `grænser mellem kommuner`.
    public var danishBorders: String { self == .parish ? "sognegrænser" : "grænser mellem \(danish.many)" }
    /// `sognenes punkter`.
    public var danishPoints: String { danishGenitive.map { "\($0) punkter" } ?? "punkter for \(danish.many)" }
    /// `parishes'`.
    var englishPossessive: String { english.many + (english.many.hasSuffix("s") ? "'" : "'s") }

    /// `sognenes`, `kommunernes`: the definite plural of words whose plural is regular.
    private var danishGenitive: String? {
        if danish.many.hasSuffix("er") { return danish.many + "nes" }
        return danish.many.hasSuffix("e") ? danish.many + "nes" : nil
    }
}
