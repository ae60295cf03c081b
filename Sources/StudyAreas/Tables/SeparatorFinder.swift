/// Finds what separates the cells of a table.
struct SeparatorFinder {
    /// The byte between two cells.
    private(set) var separator: UInt8
    /// Where the first record begins.
    private(set) var start = 0

    /// In order of preference where several divide the lines equally well: a comma may be a decimal sign.
    static let candidates: [UInt8] = [UInt8(ascii: ";"), 9, UInt8(ascii: "|"), UInt8(ascii: ",")]
    private static let sampledLines = 200
    private static let sampledBytes = 1 << 18

    /// A line `sep=;` decides; else the candidate that divides most lines into the same number of cells.
    init(_ bytes: UnsafeRawBufferPointer) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        if let (separator, next) = Self.stated(bytes, from: start) {
            self.separator = separator
            start = next
            return
        }
        separator = Self.likeliest(bytes, from: start)
    }

    /// What a first line `sep=;` says, and where the next line begins.
    private static func stated(_ bytes: UnsafeRawBufferPointer, from start: Int) -> (UInt8, Int)? {
        var line: [UInt8] = []
        var place = start
        while place < bytes.count, bytes[place] != 10, bytes[place] != 13, line.count < 16 {
            line.append(bytes[place])
            place += 1
        }
        guard place == bytes.count || bytes[place] == 10 || bytes[place] == 13 else { return nil }
        // A spreadsheet may have quoted the line, or put separators behind it.
        let plain = line.filter { $0 != UInt8(ascii: "\"") && $0 != 32 }
        guard plain.count >= 5, plain.prefix(4).map({ $0 | 0x20 }) == Array("sep=".utf8).map({ $0 | 0x20 }),
            plain.dropFirst(5).allSatisfy({ candidates.contains($0) })
        else { return nil }
        if place < bytes.count, bytes[place] == 13 { place += 1 }
        if place < bytes.count, bytes[place] == 10 { place += 1 }
        return (plain[4], place)
    }

    private static func likeliest(_ bytes: UnsafeRawBufferPointer, from start: Int) -> UInt8 {
        // For each candidate how many lines have how many cells; only what stands outside quotes divides.
        var lines = candidates.map { _ in [Int: Int]() }
        var counts = candidates.map { _ in 1 }
        var isQuoted = false
        var isCellStart = true
        var seen = 0
        func endLine() {
            for index in candidates.indices {
                if counts[index] > 1 { lines[index][counts[index], default: 0] += 1 }
                counts[index] = 1
            }
            seen += 1
        }
        var place = start
        let end = min(bytes.count, start + sampledBytes)
        while place < end, seen < sampledLines {
            let byte = bytes[place]
            place += 1
            if byte == UInt8(ascii: "\"") {
                if isQuoted, place < end, bytes[place] == byte {
                    place += 1
                } else if isQuoted || isCellStart {
                    isQuoted.toggle()
                }
                isCellStart = false
            } else if isQuoted {
                continue
            } else if byte == 10 || byte == 13 {
                endLine()
                isCellStart = true
            } else if let index = candidates.firstIndex(of: byte) {
                counts[index] += 1
                isCellStart = true
            } else if byte != 32 {
                isCellStart = false
            }
        }
        if !isQuoted { endLine() }
        var best = (separator: UInt8(ascii: ","), lines: 0)
        for (index, candidate) in candidates.enumerated() {
            let most = lines[index].values.max() ?? 0
            if most > best.lines { best = (candidate, most) }
        }
        return best.separator
    }
}
