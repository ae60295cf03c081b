extension StringProtocol {
    /// The text with every control character but the newline made visible: a name from a file may carry an escape sequence,
    /// or turn the direction of all that follows.
    var withoutControls: String { replacingControls { $0 == "\n" } }

    /// The bytes of text for people.
    var bytesForPeople: [UInt8] { Array(withoutControls.utf8) }

    /// The same for text within a line.
    var onOneLine: String { replacingControls { _ in false } }

    private func replacingControls(but isKept: (Unicode.Scalar) -> Bool) -> String {
        func isControl(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: !isKept(scalar)
            default: false
            }
        }
        guard unicodeScalars.contains(where: isControl) else { return String(self) }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 })
        return String(text)
    }
}
