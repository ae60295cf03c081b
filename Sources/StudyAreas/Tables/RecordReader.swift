/// Walks over the bytes of a table, a record at a time.
struct RecordReader {
    typealias Place = (line: Int, column: Int)

    /// The record that was read last.
    private(set) var record = DelimitedText.Record()
    /// The quote that is never closed, where the text ended inside one.
    private(set) var unclosedQuote: Place?
    /// The first cell with text behind its closing quote, and how many there are.
    private(set) var textBehindQuote: Place?
    private(set) var textBehindQuoteCount = 0

    private let bytes: UnsafeRawBufferPointer
    private let separator: UInt8
    private var place: Int
    private var line = 1
    private var lineStart: Int
    private static let quote = UInt8(ascii: "\"")

    /// Reads `bytes` from the record that begins at `start`.
    init(bytes: UnsafeRawBufferPointer, separator: UInt8, from start: Int) {
        self.bytes = bytes
        self.separator = separator
        place = start
        lineStart = start
        let isReturn = { (index: Int) in
            bytes[index] == 13 && !(index + 1 < bytes.count && bytes[index + 1] == 10)
        }
        for index in 0..<start where bytes[index] == 10 || isReturn(index) { line += 1 }
    }

    /// Reads the next record; false at the end.
    mutating func next() -> Bool {
        guard place < bytes.count else { return false }
        record.line = line
        record.cells.removeAll(keepingCapacity: true)
        record.columns.removeAll(keepingCapacity: true)
        while true {
            let cell = cell()
            record.cells.append(cell)
            guard place < bytes.count else { return true }
            let byte = bytes[place]
            place += 1
            if byte == separator { continue }
            if byte == 13, place < bytes.count, bytes[place] == 10 { place += 1 }
            newLine()
            return true
        }
    }

    private mutating func newLine() {
        line += 1
        lineStart = place
    }

    private func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 10 || byte == 13 }
    private func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte == 9 && separator != 9) }

    /// One cell, up to its separator or the end of the line.
    private mutating func cell() -> String {
        while place < bytes.count, isSpace(bytes[place]) { place += 1 }
        record.columns.append(place - lineStart + 1)
        if place < bytes.count, bytes[place] == Self.quote { return quoted() }
        return String(decoding: bytes[plain()], as: UTF8.self)
    }

    /// What stands up to the end of the cell, without spaces behind it.
    private mutating func plain() -> Range<Int> {
        let start = place
        while place < bytes.count, !isEnd(bytes[place]) { place += 1 }
        var end = place
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    /// A cell in quotes, in which two quotes are one; what follows it up to the separator belongs to it.
    private mutating func quoted() -> String {
        let opening = (line: line, column: place - lineStart + 1)
        place += 1
        var text: [UInt8] = []
        var start = place
        var isClosed = false
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if byte == Self.quote {
                text.append(contentsOf: bytes[start..<place - 1])
                start = place
                guard place < bytes.count, bytes[place] == byte else {
                    isClosed = true
                    break
                }
                place += 1
            } else if byte == 10 || (byte == 13 && !(place < bytes.count && bytes[place] == 10)) {
                newLine()
            }
        }
        guard isClosed else {
            unclosedQuote = opening
            return ""
        }
        let rest = plain()
        if !rest.isEmpty {
            textBehindQuote = textBehindQuote ?? opening
            textBehindQuoteCount += 1
        }
        return String(decoding: text + bytes[rest], as: UTF8.self)
    }
}
