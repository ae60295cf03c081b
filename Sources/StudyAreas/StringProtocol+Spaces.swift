extension StringProtocol {
    /// The text without spaces around it.
    package var trimmingSpaces: String {
        var text = drop { $0 == " " }
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }

    /// The text without anything around it that no one sees: spaces of every kind, and byte-order marks.
    package var trimmingWhitespace: String {
        let whole = String(self)
        var scalars = whole.unicodeScalars[...]
        while let first = scalars.first, first.isInvisible { scalars.removeFirst() }
        while let last = scalars.last, last.isInvisible { scalars.removeLast() }
        return String(Substring(scalars))
    }

    /// The text in quotes as a message cites it: all of it where it is short, else its beginning.
    package var cited: String {
        utf8.count <= 200 ? "'\(self)'" : "'\(prefix(60))…' (\(utf8.count) bytes)"
    }
}

extension Unicode.Scalar {
    /// Whether it is white space or a mark without width.
    package var isInvisible: Bool { properties.isWhitespace || value == 0xFEFF || value == 0x200B }
}
