import GeoModel

/// The name of a session, which is that of its file: letters, digits, spaces, `_` and `-`, at most 60 characters.
public struct SessionName: Hashable, Sendable {
    /// The name.
    public let text: String

    /// - Throws: `UnusableInput` with K311 for any other name.
    public init(_ text: String) throws(UnusableInput) {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber:
                true
            default: scalar == " " || scalar == "_" || scalar == "-"
            }
        }
        guard isPlain, (1...60).contains(text.count), text.utf8.count <= 200, text.contains(where: { $0 != " " }) else {
            throw UnusableInput(
                Diagnostic(
                    .unusableSessionName, .error, "a session cannot be called '\(text.prefix(80))'",
                    hint: "use letters, digits, spaces, '_' and '-', at most 60, as in `--session \"møde 2\"`"))
        }
        self.text = text
    }
}
