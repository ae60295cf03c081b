/// How the characters of a table are written as bytes.
public enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case windows1252 = "Windows-1252"
    case macRoman = "Mac OS Roman"
    case codePage850 = "code page 850"
}

/// A text as UTF-8, and what had to be assumed to read it.
struct DecodedText {
    /// The text as UTF-8 without a byte-order mark; nil where the bytes are that already.
    var bytes: [UInt8]?
    /// How it was written.
    var encoding: TextEncoding
    /// Whether the encoding was guessed from the bytes, without a mark and without being UTF-8.
    var isGuessed = false
    /// The offset of the first byte of another encoding in a text that is otherwise UTF-8.
    var firstForeignByte: Int?

    /// Finds out how `bytes` are written: a byte-order mark, UTF-16 by its zero bytes, UTF-8 where all of it is valid, else the
    /// encoding of one byte a character in which most of the other bytes are letters.
    ///
    /// - Complexity: O(bytes)
    init(_ bytes: UnsafeRawBufferPointer) {
        if bytes.starts(with: [0xFF, 0xFE]) {
            self.init(utf16: bytes, from: 2, isBigEndian: false)
        } else if bytes.starts(with: [0xFE, 0xFF]) {
            self.init(utf16: bytes, from: 2, isBigEndian: true)
        } else if let isBigEndian = Self.utf16(bytes) {
            self.init(utf16: bytes, from: 0, isBigEndian: isBigEndian)
            isGuessed = true
        } else {
            self.init(eightBit: bytes)
        }
    }

    private init(utf16 bytes: UnsafeRawBufferPointer, from start: Int, isBigEndian: Bool) {
        encoding = isBigEndian ? .utf16BigEndian : .utf16LittleEndian
        let (high, low) = isBigEndian ? (0, 1) : (1, 0)
        var units: [UInt16] = []
        units.reserveCapacity((bytes.count - start) / 2)
        var place = start
        while place + 1 < bytes.count {
            units.append(UInt16(bytes[place + high]) << 8 | UInt16(bytes[place + low]))
            place += 2
        }
        self.bytes = Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// Whether every other byte of the beginning is 0, as in UTF-16 of western languages: true for the big end first.
    private static func utf16(_ bytes: UnsafeRawBufferPointer) -> Bool? {
        let pairs = min(bytes.count, 4096) / 2
        guard pairs >= 4 else { return nil }
        var zeros = (even: 0, odd: 0)
        for pair in 0..<pairs {
            if bytes[2 * pair] == 0 { zeros.even += 1 }
            if bytes[2 * pair + 1] == 0 { zeros.odd += 1 }
        }
        if zeros.odd * 10 > pairs * 6, zeros.even * 20 < pairs { return false }
        if zeros.even * 10 > pairs * 6, zeros.odd * 20 < pairs { return true }
        return nil
    }

    private init(eightBit bytes: UnsafeRawBufferPointer) {
        let census = ByteCensus(bytes)
        guard let first = census.firstForeign else {
            encoding = .utf8
            return
        }
        // A few bytes of another encoding in a file of UTF-8: two files were put together. What is UTF-8 stays so.
        let isMixed = census.sequences > census.foreign
        firstForeignByte = isMixed ? first : nil
        encoding = isMixed ? .windows1252 : census.likeliest
        isGuessed = true
        let upper = encoding.upper
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte < 0x80 {
                text.append(byte)
                place += 1
            } else if isMixed, let length = ByteCensus.sequence(bytes, at: place) {
                text.append(contentsOf: bytes[place..<place + length])
                place += length
            } else {
                text.append(contentsOf: upper[Int(byte) - 128])
                place += 1
            }
        }
        self.bytes = text
    }
}

extension TextEncoding {
    /// The UTF-8 of the bytes from 128 on.
    fileprivate var upper: [[UInt8]] {
        switch self {
        case .macRoman: Self.macRomanUpper
        case .codePage850: Self.codePage850Upper
        default: Self.windows1252Upper
        }
    }
}

/// How many bytes of a text are no ASCII, and what they could be.
private struct ByteCensus {
    /// Sequences of several bytes that are valid UTF-8.
    var sequences = 0
    /// Bytes from 128 on in no such sequence.
    var foreign = 0
    /// Where the first of them stands.
    var firstForeign: Int?
    private var counts = [Int](repeating: 0, count: 128)

    init(_ bytes: UnsafeRawBufferPointer) {
        var place = 0
        while place < bytes.count {
            if bytes[place] < 0x80 {
                place += 1
            } else if let length = Self.sequence(bytes, at: place) {
                sequences += 1
                place += length
            } else {
                firstForeign = firstForeign ?? place
                foreign += 1
                counts[Int(bytes[place]) - 128] += 1
                place += 1
            }
        }
    }

    /// The encoding in which most of the foreign bytes are letters of western Europe, those of the North counting double.
    var likeliest: TextEncoding {
        func letters(_ encoding: TextEncoding) -> Int {
            encoding.upper.indices.reduce(0) { sum, index in
                let text = String(decoding: encoding.upper[index], as: UTF8.self)
                return sum + counts[index] * (Self.northern.contains(text) ? 2 : Self.western.contains(text) ? 1 : 0)
            }
        }
        var best = (encoding: TextEncoding.windows1252, letters: letters(.windows1252))
        for encoding in [TextEncoding.codePage850, .macRoman] where letters(encoding) > best.letters {
            best = (encoding, letters(encoding))
        }
        return best.encoding
    }

    private static let northern: Set<String> = ["æ", "ø", "å", "Æ", "Ø", "Å"]
    private static let western = Set("äöüÄÖÜßéÉèàáíóúâêëçñðþý".map(String.init))

    /// The length of the UTF-8 sequence of several bytes that begins at `place`; nil where none does.
    static func sequence(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Int? {
        let lead = bytes[place]
        func isTail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            place + offset < bytes.count && range.contains(bytes[place + offset])
        }
        switch lead {
        case 0xC2...0xDF: return isTail(1) ? 2 : nil
        case 0xE0: return isTail(1, 0xA0...0xBF) && isTail(2) ? 3 : nil
        case 0xED: return isTail(1, 0x80...0x9F) && isTail(2) ? 3 : nil
        case 0xE1...0xEF: return isTail(1) && isTail(2) ? 3 : nil
        case 0xF0: return isTail(1, 0x90...0xBF) && isTail(2) && isTail(3) ? 4 : nil
        case 0xF1...0xF3: return isTail(1) && isTail(2) && isTail(3) ? 4 : nil
        case 0xF4: return isTail(1, 0x80...0x8F) && isTail(2) && isTail(3) ? 4 : nil
        default: return nil
        }
    }
}
