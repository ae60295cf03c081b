/// One mistake in a TOML text: what is wrong, where, and what to write instead.
struct TOMLFault: Error {
    /// The byte at which it stands, counted from 0.
    var offset: Int
    var message: String
    var notes: [String] = []
    var hint: String?
    /// Whether nothing after it can be understood.
    var endsReading = false

    init(_ offset: Int, _ message: String, notes: [String] = [], hint: String? = nil, endsReading: Bool = false) {
        self.offset = offset
        self.message = message
        self.notes = notes
        self.hint = hint
        self.endsReading = endsReading
    }
}

/// The lines of a text, by the offsets of their first bytes.
struct TextLines {
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        var starts = [0]
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
        self.starts = starts
    }

    /// The line and the column in bytes of the byte at `offset`, each counted from 1. O(log lines).
    func place(of offset: Int) -> (line: Int, column: Int) {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return (low + 1, offset - starts[low] + 1)
    }
}

extension Array<UInt8> {
    /// Where the first byte stands that no UTF-8 text has in its place; nil when all is UTF-8. O(bytes).
    var firstByteThatIsNotUTF8: Int? {
        var at = 0
        while at < count {
            let lead = self[at]
            let (length, least, most): (Int, UInt8, UInt8) =
                switch lead {
                case 0x00...0x7F: (1, 0x80, 0xBF)
                case 0xC2...0xDF: (2, 0x80, 0xBF)
                case 0xE0: (3, 0xA0, 0xBF)
                case 0xED: (3, 0x80, 0x9F)
                case 0xE1...0xEF: (3, 0x80, 0xBF)
                case 0xF0: (4, 0x90, 0xBF)
                case 0xF4: (4, 0x80, 0x8F)
                case 0xF1...0xF3: (4, 0x80, 0xBF)
                default: (0, 0, 0)
                }
            guard length > 0, at + length <= count else { return at }
            if length > 1 {
                guard (least...most).contains(self[at + 1]) else { return at }
                for next in (at + 2)..<Swift.max(at + 2, at + length) where self[next] & 0xC0 != 0x80 { return at }
            }
            at += length
        }
        return nil
    }
}
