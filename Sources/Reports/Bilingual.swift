/// The same words in both languages of the report.
public struct Bilingual: Sendable, Hashable {
    /// In English.
    public var english: String
    /// In Danish.
    public var danish: String

    /// Words in both languages.
    public init(_ english: String, _ danish: String) {
        self.english = english
        self.danish = danish
    }

    /// What reads alike in both: a name, a code.
    public init(same text: String) { self.init(text, text) }

    /// One after the other, in each language.
    public static func + (left: Bilingual, right: Bilingual) -> Bilingual {
        Bilingual(left.english + right.english, left.danish + right.danish)
    }

    /// The same with a small letter at the start, for a phrase within a sentence.
    var uncapitalized: Bilingual {
        func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }
        return Bilingual(lowered(english), lowered(danish))
    }

    /// The same with a capital at the start, for a sentence that stands alone.
    public var capitalized: Bilingual {
        func raised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
        return Bilingual(raised(english), raised(danish))
    }
}

extension Bilingual: ExpressibleByStringInterpolation {
    /// Words that read alike in both languages.
    public init(stringLiteral value: String) { self.init(same: value) }

    /// Builds a text in both languages from pieces.
    public init(stringInterpolation: Interpolation) {
        self.init(stringInterpolation.english, stringInterpolation.danish)
    }

    /// Collects the pieces of both texts.
    public struct Interpolation: StringInterpolationProtocol {
        var english = ""
        var danish = ""

        /// Room for the pieces; the counts are only a hint.
        public init(literalCapacity: Int, interpolationCount: Int) {}
        /// A piece that reads alike in both languages.
        public mutating func appendLiteral(_ literal: String) {
            english += literal
            danish += literal
        }
        /// A piece with its own words in each language.
        public mutating func appendInterpolation(_ words: Bilingual) {
            english += words.english
            danish += words.danish
        }
        /// A name, alike in both languages.
        public mutating func appendInterpolation(_ text: String) { appendLiteral(text) }
        /// A small whole number, alike in both languages.
        public mutating func appendInterpolation(_ number: Int) { appendInterpolation(Bilingual.whole(Double(number))) }
    }
}
