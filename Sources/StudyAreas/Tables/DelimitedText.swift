import GeoJSONFormat
import GeoModel

/// A table as RFC 4180 and spreadsheets write it: cells between `,`, `;`, tabs or `|`, quoted where need be.
///
/// The encoding and the separator are found in the text itself; what had to be guessed stands in ``diagnostics``.
///
///     let table = DelimitedText(SourceText(contentsOf: "figures.csv"))
///     let faults = table.forEachRecord { record in print(record.line, record.cells) }
public struct DelimitedText: Sendable {
    /// The text it stands in.
    public let source: SourceText
    /// How the text was written.
    public let encoding: TextEncoding
    /// What stands between two cells: what a line `sep=;` says, else what divides most lines alike.
    public let separator: UInt8
    /// What was assumed to read it.
    public private(set) var diagnostics: [Diagnostic] = []

    /// The text as UTF-8: the source, or what it was decoded to.
    private let text: SourceText
    /// Where the first record begins, behind a line `sep=;`.
    private let start: Int

    /// One row of the table.
    public struct Record: Sendable {
        /// The line where it starts, counted from 1.
        public var line = 1
        /// Its cells, without the spaces around unquoted ones.
        public var cells: [String] = []
        /// The column where each cell starts, in bytes of UTF-8, counted from 1.
        public var columns: [Int] = []

        /// Where one of its cells stands in `file`.
        public func location(of cell: Int, in file: String, id: String? = nil) -> SourceLocation {
            SourceLocation(
                file: file, id: id, line: line, column: columns.indices.contains(cell) ? columns[cell] : nil)
        }

        /// Whether every cell is empty or of spaces.
        public var isBlank: Bool { cells.allSatisfy { $0.unicodeScalars.allSatisfy(\.isInvisible) } }
    }

    /// The table in `source`. What is no text at all, as a workbook, was refused when the file was opened.
    ///
    /// - Complexity: O(bytes)
    public init(_ source: SourceText) {
        self.source = source
        let decoded = source.withUnsafeBytes { DecodedText($0) }
        text = decoded.bytes.map { SourceText(bytes: $0, name: source.name) } ?? source
        encoding = decoded.encoding
        let found = text.withUnsafeBytes { SeparatorFinder($0) }
        separator = found.separator
        start = found.start
        if let first = decoded.firstForeignByte {
            diagnostics.append(
                Diagnostic(
                    .guessedEncoding, .warning,
                    "the table is UTF-8, but not in all its lines; the other bytes are read as \(encoding.rawValue)",
                    at: SourceLocation(file: source.name, line: source.line(ofByte: first)),
                    hint: "save it as UTF-8 in one program"))
        } else if decoded.isGuessed {
            diagnostics.append(
                Diagnostic(
                    .guessedEncoding, .note, "the table is not UTF-8; it is read as \(encoding.rawValue)",
                    at: SourceLocation(file: source.name),
                    hint: "if letters come out wrong, save it as \"CSV UTF-8\""))
        }
    }

    /// Calls `body` with each record that is not blank.
    ///
    /// Spaces around unquoted cells are dropped. Lines end with LF, CRLF or CR; a quoted cell may run over several.
    /// - Returns: what is wrong with the quotes: one that is never closed, which takes the rest of the table with it and is
    ///   left out (an error), and text behind a closing quote, which stays a part of its cell (a warning).
    /// - Complexity: O(bytes)
    public func forEachRecord<Failure: Error>(
        _ body: (Record) throws(Failure) -> Void
    ) throws(Failure) -> [Diagnostic] {
        try text.withUnsafeBytes { bytes throws(Failure) in
            var reader = RecordReader(bytes: bytes, separator: separator, from: start)
            while reader.next() {
                if reader.unclosedQuote != nil { break }
                if !reader.record.isBlank { try body(reader.record) }
            }
            return faults(reader)
        }
    }

    private func faults(_ reader: RecordReader) -> [Diagnostic] {
        var found: [Diagnostic] = []
        if let place = reader.unclosedQuote {
            found.append(
                Diagnostic(
                    .unusableQuote, .error,
                    "a quote in this row is never closed, and takes the rest of the table with it",
                    at: SourceLocation(file: source.name, line: place.line, column: place.column),
                    hint: "close it, or write two quotes for one"))
        }
        if let place = reader.textBehindQuote {
            let more = reader.textBehindQuoteCount - 1
            found.append(
                Diagnostic(
                    .unusableQuote, .warning,
                    "text stands behind a closing quote; it is read as part of the cell"
                        + (more > 0 ? " (and \(more) more such cells)" : ""),
                    at: SourceLocation(file: source.name, line: place.line, column: place.column),
                    hint: "write two quotes for a quote within quotes"))
        }
        return found
    }
}
