import GeoJSONFormat

/// A table as RFC 4180 and spreadsheets write it: fields between `,`, `;` or tabs, quoted where need be.
public struct DelimitedText: Sendable {
    /// The text it stands in.
    public let source: SourceText
    /// What stands between two fields: the header's `;`, tab or `,`.
    public let separator: UInt8

    /// The table in `source`.
    public init(_ source: SourceText) {
        self.source = source
        separator = source.withUnsafeBytes { bytes in
            let header = bytes.prefix { $0 != 10 && $0 != 13 }
            return [UInt8(ascii: ";"), 9].first { header.contains($0) } ?? UInt8(ascii: ",")
        }
    }

    /// Calls `body` with each record and the line where it starts, counted from 1; records without any text are left out.
    ///
    /// Spaces around unquoted fields are dropped; bytes that are not UTF-8 become U+FFFD. Lines end with LF, CRLF or CR.
    /// - Returns: the line of a record with a quote that is never closed, which swallows the rest of the table and is left out;
    ///   nil where all quotes are.
    public func forEachRecord<Failure: Error>(
        _ body: (_ line: Int, _ fields: [String]) throws(Failure) -> Void
    ) throws(Failure) -> Int? {
        try source.withUnsafeBytes { bytes throws(Failure) in
            var reader = RecordReader(bytes: bytes, separator: separator)
            while let line = reader.next() {
                if reader.isUnclosed { return line }
                if reader.fields.count > 1 || !(reader.fields.first?.isEmpty ?? true) { try body(line, reader.fields) }
            }
            return nil
        }
    }
}

/// Walks over the bytes of a table, a record at a time.
private struct RecordReader {
    let bytes: UnsafeRawBufferPointer
    let separator: UInt8
    var fields: [String] = []
    /// Whether the text ended inside a quoted field.
    private(set) var isUnclosed = false
    private var place = 0
    private var line = 1

    init(bytes: UnsafeRawBufferPointer, separator: UInt8) {
        self.bytes = bytes
        self.separator = separator
    }

    /// Reads the next record into `fields`; the line where it starts, or nil at the end.
    mutating func next() -> Int? {
        guard place < bytes.count else { return nil }
        let start = line
        fields.removeAll(keepingCapacity: true)
        while true {
            fields.append(field())
            guard place < bytes.count else { return start }
            let byte = bytes[place]
            place += 1
            if byte == separator { continue }
            if byte == 13, place < bytes.count, bytes[place] == 10 { place += 1 }
            line += 1
            return start
        }
    }

    private func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 10 || byte == 13 }
    private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte == 9 && separator != 9) }

    /// One field, up to its separator or the end of the line.
    private mutating func field() -> String {
        while place < bytes.count, isSpace(bytes[place]) { place += 1 }
        if place < bytes.count, bytes[place] == UInt8(ascii: "\"") { return quoted() }
        let start = place
        while place < bytes.count, !isEnd(bytes[place]) { place += 1 }
        var end = place
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// A field in quotes, in which two quotes are one; what follows it up to the separator belongs to it.
    private mutating func quoted() -> String {
        place += 1
        var text: [UInt8] = []
        isUnclosed = true
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if byte == UInt8(ascii: "\"") {
                guard place < bytes.count, bytes[place] == byte else {
                    isUnclosed = false
                    break
                }
                place += 1
            } else if byte == 10 || (byte == 13 && !(place < bytes.count && bytes[place] == 10)) {
                line += 1
            }
            text.append(byte)
        }
        let start = place
        while place < bytes.count, !isEnd(bytes[place]) { place += 1 }
        var end = place
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return String(decoding: text + bytes[start..<end], as: UTF8.self)
    }
}

extension DelimitedText {
    /// The number that a field spells, with a decimal point or comma; nil when it is none, or could mean two.
    public static func number(_ text: String) -> Double? {
        var digits = 0
        var marks = 0
        var spelled: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 48...57: digits += 1
            case UInt8(ascii: "."), UInt8(ascii: ","): marks += 1
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"): break
            default: return nil
            }
            spelled.append(byte == UInt8(ascii: ",") ? UInt8(ascii: ".") : byte)
        }
        guard digits > 0, marks <= 1, let number = Double(String(decoding: spelled, as: UTF8.self)), number.isFinite
        else { return nil }
        return number
    }
}
