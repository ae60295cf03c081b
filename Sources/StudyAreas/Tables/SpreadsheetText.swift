/// The one rule by which a text cell that a spreadsheet would run as a formula is written, and read again.
///
/// A text that begins with `=`, `+`, `-`, `@`, a tab or an end of line, perhaps behind apostrophes, gets one apostrophe more in
/// front of it; a text that is nothing but a number stays as it is. The reader takes one apostrophe away from such a text, so
/// that whatever was written is read again as it was. Numbers never change.
public enum SpreadsheetText {
    private static let apostrophe: Unicode.Scalar = "'"
    /// The full-width forms start a formula in spreadsheets of eastern Asia.
    private static let starts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]

    /// The text as it is written into a cell.
    public static func guarded(_ text: String) -> String {
        startsFormula(text.unicodeScalars[...]) && !isNumber(text) ? "'" + text : text
    }

    /// The text of a cell as it was before it was written.
    public static func plain(_ cell: String) -> String {
        guard cell.unicodeScalars.first == apostrophe, startsFormula(cell.unicodeScalars.dropFirst()) else {
            return cell
        }
        return String(cell.unicodeScalars.dropFirst())
    }

    /// Whether the text behind its apostrophes begins as a formula does.
    private static func startsFormula(_ text: String.UnicodeScalarView.SubSequence) -> Bool {
        text.first { $0 != apostrophe }.map { starts.contains($0) } ?? false
    }

    /// `-12`, `+3.5`, `-0,25`: a spreadsheet reads a number and nothing runs.
    private static func isNumber(_ text: String) -> Bool {
        var rest = text.utf8[...]
        guard let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") else { return false }
        rest.removeFirst()
        let digits = rest.prefix { (48...57).contains($0) }
        rest = rest.dropFirst(digits.count)
        guard !digits.isEmpty else { return false }
        guard let mark = rest.first else { return true }
        let decimals = rest.dropFirst()
        return (mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",")) && !decimals.isEmpty
            && decimals.allSatisfy { (48...57).contains($0) }
    }
}
