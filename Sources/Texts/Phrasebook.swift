/// Sentences in one language with their twins in another, found by their shape: what stands in `{}` is taken over as it is.
///
///     let book = Phrasebook([("there is no file {}", "der er ingen fil {1}")])
///     book.translated("there is no file 'x.csv'")    // "der er ingen fil 'x.csv'"
public struct Phrasebook: Sendable {
    private struct Phrase: Sendable {
        let pieces: [String]
        let twin: String
    }

    private let phrases: [Phrase]
    /// Phrases that only ever stand within another.
    private let inner: [Phrase]
    /// Words that are translated where a taken-over part begins with them.
    private let words: [(String, String)]

    /// - Parameters:
    ///   - phrases: a sentence with `{}` for each part that is taken over, and its twin with `{1}`, `{2}`, … where they go. The
    ///     first that fits counts.
    ///   - inner: phrases that only ever stand within another, tried before the others where a part is taken over.
    ///   - words: beginnings of parts, and what they become.
    public init(_ phrases: [(String, String)], inner: [(String, String)] = [], words: [(String, String)] = []) {
        self.phrases = phrases.map { Phrase(pieces: Self.pieces($0.0), twin: $0.1) }
        self.inner = inner.map { Phrase(pieces: Self.pieces($0.0), twin: $0.1) }
        self.words = words
    }

    /// The twin of a sentence; nil where no phrase fits.
    public func translated(_ text: String) -> String? { translated(text[...], by: phrases) }

    private func translated(_ text: Substring, by phrases: [Phrase]) -> String? {
        for phrase in phrases {
            guard let parts = Self.parts(of: text, between: phrase.pieces) else { continue }
            var twin = ""
            var rest = phrase.twin[...]
            // One pass over the twin: what is taken over may look like a mark itself.
            while let first = rest.first {
                let mark = parts.indices.first { rest.hasPrefix("{\($0 + 1)}") }
                if let mark {
                    twin += translatedPart(parts[mark])
                    rest = rest.dropFirst("{\(mark + 1)}".count)
                } else {
                    twin.append(first)
                    rest = rest.dropFirst()
                }
            }
            return twin
        }
        return nil
    }

    private func translatedPart(_ part: Substring) -> String {
        if let twin = translated(part, by: inner) { return twin }
        for (word, twin) in words where part.hasPrefix(word) { return twin + part.dropFirst(word.count) }
        return String(Self.isMeasure(part) ? part.replacing(".", with: ",") : part)
    }

    /// Whether a part is a figure with a decimal point and a unit, as `5.46 km`: only what the program measured looks so.
    private static func isMeasure(_ part: Substring) -> Bool { part.wholeMatch(of: /[0-9]+\.[0-9]+ k?m2?/) != nil }

    private static func pieces(_ pattern: String) -> [String] {
        var pieces = [""]
        var rest = pattern[...]
        while let first = rest.first {
            if rest.hasPrefix("{}") {
                pieces.append("")
                rest = rest.dropFirst(2)
            } else {
                pieces[pieces.count - 1].append(first)
                rest = rest.dropFirst()
            }
        }
        return pieces
    }

    /// What stands between the pieces, each as short as may be; nil where they do not fit.
    private static func parts(of text: Substring, between pieces: [String]) -> [Substring]? {
        guard let head = pieces.first, let tail = pieces.last, text.hasPrefix(head) else { return nil }
        if pieces.count == 1 { return text == head ? [] : nil }
        var rest = text.dropFirst(head.count)
        guard rest.count >= tail.count, rest.hasSuffix(tail) else { return nil }
        rest = rest.dropLast(tail.count)
        var parts: [Substring] = []
        for piece in pieces.dropFirst().dropLast() {
            guard let range = range(of: piece, in: rest) else { return nil }
            parts.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return parts + [rest]
    }

    private static func range(of piece: String, in text: Substring) -> Range<Substring.Index>? {
        var start = text.startIndex
        while start < text.endIndex {
            if text[start...].hasPrefix(piece) {
                return start..<text.index(start, offsetBy: piece.count)
            }
            start = text.index(after: start)
        }
        return nil
    }
}
