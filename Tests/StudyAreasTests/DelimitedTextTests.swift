import GeoJSONFormat
import GeoModel
import StudyAreas
import Testing

/// One reader for all tables: every encoding, separator and end of line gives the same cells.
@Suite struct DelimitedTextTests {
    private func cells(_ bytes: [UInt8]) throws -> [[String]] {
        var rows: [[String]] = []
        let faults = DelimitedText(SourceText(bytes: bytes, name: "t.csv")).forEachRecord { rows.append($0.cells) }
        #expect(faults.isEmpty)
        return rows
    }

    private func cells(_ text: String) throws -> [[String]] { try cells(Array(text.utf8)) }

    private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(unit & 255)]
            return bigEndian ? pair : pair.reversed()
        }
    }

    private static let danish = "kode;navn\r\n7701;Købelev\r\n7702;Ærø Å\r\n"
    private static let expected = [["kode", "navn"], ["7701", "Købelev"], ["7702", "Ærø Å"]]

    @Test(arguments: [
        (TextEncoding.utf8, Array(danish.utf8), false), (.utf8, [0xEF, 0xBB, 0xBF] + Array(danish.utf8), false),
        (.utf16LittleEndian, [0xFF, 0xFE] + utf16(danish, bigEndian: false), false),
        (.utf16BigEndian, [0xFE, 0xFF] + utf16(danish, bigEndian: true), false),
        (.utf16LittleEndian, utf16(danish, bigEndian: false), true),
        (.utf16BigEndian, utf16(danish, bigEndian: true), true),
        (.windows1252, oneByte(danish, ["ø": 0xF8, "Æ": 0xC6, "Å": 0xC5]), true),
        (.macRoman, oneByte(danish, ["ø": 0xBF, "Æ": 0xAE, "Å": 0x81]), true),
        (.codePage850, oneByte(danish, ["ø": 0x9B, "Æ": 0x92, "Å": 0x8F]), true),
    ]) func everyEncodingGivesTheSameCells(_ encoding: TextEncoding, _ bytes: [UInt8], _ isGuessed: Bool) throws {
        let table = DelimitedText(SourceText(bytes: bytes, name: "t.csv"))
        #expect(table.encoding == encoding)
        #expect(table.diagnostics.map(\.code) == (isGuessed ? [.guessedEncoding] : []))
        #expect(table.diagnostics.allSatisfy { $0.message.contains(encoding.rawValue) })
        #expect(try cells(bytes) == Self.expected)
    }

    private static func oneByte(_ text: String, _ letters: [Character: UInt8]) -> [UInt8] {
        text.flatMap { letter in letters[letter].map { [$0] } ?? Array(String(letter).utf8) }
    }

    /// Two files put together: only the foreign bytes are read otherwise, and the line of the first is named.
    @Test func aForeignLineInUTF8IsReadForItself() throws {
        let bytes = Array("kode;navn\n1;Ærø\n2;Fåborg\n3;B".utf8) + [0xF8] + Array("lling\n".utf8)
        let table = DelimitedText(SourceText(bytes: bytes, name: "t.csv"))
        #expect(table.diagnostics.map(\.severity) == [.warning])
        #expect(table.diagnostics.first?.location?.line == 4)
        #expect(try cells(bytes).map(\.last) == ["navn", "Ærø", "Fåborg", "Bølling"])
    }

    @Test(arguments: [";", ",", "\t", "|"], ["\n", "\r\n", "\r"])
    func everySeparatorAndEndOfLineIsFound(_ separator: String, _ end: String) throws {
        let rows = [["kode", "navn", "km"], ["1", "A", "2"], ["2", "", "4"]]
        let text = rows.map { $0.joined(separator: separator) + end }.joined()
        #expect(try cells(text) == rows)
        #expect(try cells("sep=\(separator)\(end)" + text) == rows)
        #expect(try cells("\u{FEFF}SEP=\(separator)\(end)" + text) == rows)
        #expect(try cells("\"sep=\(separator)\"\(end)" + text) == rows)
    }

    @Test func whatDividesMostLinesAlikeSeparates() throws {
        #expect(try cells("a;b\n1,5;2,5\n3,5;4,5\n") == [["a", "b"], ["1,5", "2,5"], ["3,5", "4,5"]])
        #expect(try cells("Folketal, efter sogn, alder\n\na;b\n1;2\n3;4\n").first == ["Folketal, efter sogn, alder"])
        #expect(try cells("a,b\n\"x;y;z\",2\n\"u;v;w\",3\n") == [["a", "b"], ["x;y;z", "2"], ["u;v;w", "3"]])
        #expect(try cells("a,b\nx;y,2\nz,3\n") == [["a", "b"], ["x;y", "2"], ["z", "3"]])
        // A stated separator wins against what the lines look like.
        #expect(try cells("sep=,\na;b,c\n1;2,3\n") == [["a;b", "c"], ["1;2", "3"]])
        #expect(try cells("one\ntwo\n") == [["one"], ["two"]])
    }

    @Test func cellsKnowTheirLineAndColumn() throws {
        let text = "a;b\n\"1\n2\";  3\n;;\n x;\"y\"\"\"\n"
        var found: [String] = []
        let faults = DelimitedText(SourceText(text, name: "t.csv")).forEachRecord { record in
            found.append("\(record.line) \(record.columns) \(record.cells)")
        }
        #expect(faults.isEmpty)
        #expect(found == ["1 [1, 3] [\"a\", \"b\"]", "2 [1, 6] [\"1\\n2\", \"3\"]", "5 [2, 4] [\"x\", \"y\\\"\"]"])
    }

    @Test func quotesThatEncloseNoCellAreNamedByTheirPlace() throws {
        func faults(_ text: String) throws -> [String] {
            DelimitedText(SourceText(text, name: "t.csv")).forEachRecord { _ in }.map {
                "\($0.code) \($0.severity) \($0.location?.line ?? 0):\($0.location?.column ?? 0)"
            }
        }
        #expect(try faults("a,b\n1,\"x\n2,y\n") == ["K252 error 2:3"])
        #expect(try faults("\"a,b\n1,2\n") == ["K252 error 1:1"])
        #expect(try faults("a,b\n1,\"x\"y\n2,\"u\"v\n") == ["K252 warning 2:3"])
        #expect(try faults("a,b\n1,x\"y\n") == [])
    }

    /// Whatever is written is read again as it was, whatever its characters.
    @Test(arguments: 0..<40) func whatIsWrittenIsReadAgain(_ seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let width = Int.random(in: 2...5, using: &random)
        var writer = TableWriter(separator: [",", ";"][seed % 2])
        let header = (0..<width).map { "column\($0)" }
        var rows = [header]
        writer.add(header.map { .text($0) })
        for _ in 0..<60 {
            let row = (0..<width).map { $0 == 0 ? "x" + OddText.random(&random) : OddText.random(&random) }
            rows.append(row)
            writer.add(row.map { .text($0) })
        }
        for bytes in [writer.bytes(), writer.bytes(withMark: true)] {
            #expect(try cells(bytes).map { $0.map(SpreadsheetText.plain) } == rows)
        }
    }

    @Test func sizesThatNoOneWritesAreRead() throws {
        let long = String(repeating: "ab", count: 500_000)
        #expect(try cells("unit,cluster\n\(long),1\n")[1] == [long, "1"])
        let wide = (0..<100_000).map(String.init)
        #expect(try cells(wide.joined(separator: ";") + "\n")[0] == wide)
        let swallowed = "\"" + String(repeating: "a,b\n", count: 250_000)
        let faults = DelimitedText(SourceText(swallowed, name: "t.csv")).forEachRecord { _ in }
        #expect(faults.map(\.severity) == [.error])
    }
}

/// Texts with every character that means something to a table.
enum OddText {
    private static let pieces = [
        "a", "Ø", "7", " ", "  ", ",", ";", "\t", "|", "\"", "\"\"", "\n", "\r", "\r\n", "'", "''", "=", "+", "-", "@",
        "＝",
        "#", ".", "0", "NA", "é", "e\u{301}", "\u{A0}", "\u{FEFF}", "\u{1B}[31m", "🏘️", "sep=", "\\", "<b>", "\u{202E}",
    ]

    static func random(_ random: inout SplitMix64) -> String {
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
            pieces[Int.random(in: 0..<pieces.count, using: &random)]
        }.joined()
    }
}

/// The rule against formulas: nothing that a spreadsheet would run is written, and every text comes back.
@Suite struct SpreadsheetTextTests {
    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+45 12", "'+45 12"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"),
        ("'=1", "''=1"), ("＝1", "'＝1"), ("-12", "-12"), ("+3.5", "+3.5"), ("-0,25", "-0,25"), ("-1-1", "'-1-1"),
        ("'s-Gravenhage", "'s-Gravenhage"), ("Købelev", "Købelev"), ("7701", "7701"), ("", ""), ("-", "'-"),
    ]) func guards(_ text: String, _ cell: String) {
        #expect(SpreadsheetText.guarded(text) == cell)
        #expect(SpreadsheetText.plain(cell) == text)
    }

    @Test func everyTextComesBackAndNoneIsAFormula() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<20_000 {
            let text = OddText.random(&random)
            let cell = SpreadsheetText.guarded(text)
            #expect(SpreadsheetText.plain(cell) == text)
            if let first = cell.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) {
                #expect(Double(cell.replacingOccurrences(of: ",", with: ".")) != nil, "\(cell)")
            }
        }
    }
}
