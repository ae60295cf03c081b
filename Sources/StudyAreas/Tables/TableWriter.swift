/// Writes cells of delimited text.
public struct TableWriter: Sendable {
    /// What stands between two cells: `,` or `;`.
    public var separator: Character
    /// The text so far.
    public private(set) var text = ""

    /// A table without any row.
    public init(separator: Character = ",") { self.separator = separator }

    /// What a cell holds.
    public enum Cell: Sendable {
        /// Text of the user: guarded as ``SpreadsheetText`` says, and quoted where need be.
        case text(String)
        /// A number of ours, as it is.
        case number(String)
        case empty
    }

    /// Adds a row.
    public mutating func add(_ cells: [Cell]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { text.append(separator) }
            switch cell {
            case .text(let words): text += Self.quoted(SpreadsheetText.guarded(words))
            case .number(let digits): text += digits
            case .empty: break
            }
        }
        text += "\n"
    }

    /// The whole table; a byte-order mark makes Excel read it as UTF-8.
    public func bytes(withMark: Bool = false) -> [UInt8] { (withMark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8) }

    /// A cell as RFC 4180 writes it: in quotes where it holds a quote, an end of line, anything that may separate cells, or
    /// spaces around it that a reader would drop.
    public static func quoted(_ cell: String) -> String {
        let scalars = cell.unicodeScalars
        let special = scalars.contains {
            $0 == "," || $0 == ";" || $0 == "\t" || $0 == "|" || $0 == "\"" || $0 == "\n" || $0 == "\r"
        }
        let hasSpaces = scalars.first.map(\.isInvisible) ?? false || scalars.last.map(\.isInvisible) ?? false
        guard special || hasSpaces else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
