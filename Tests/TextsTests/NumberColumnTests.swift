import TestSupport
import Testing
import Texts

/// How a column may be written: thousands apart by a mark or not at all, perhaps a decimal sign with zeros.
private struct Style {
    var thousands: Character?
    var decimals: String

    func write(_ number: Int) -> String {
        var digits = Array(String(number))
        if let thousands {
            var place = digits.count - 3
            while place > 0 {
                digits.insert(thousands, at: place)
                place -= 3
            }
        }
        return String(digits) + decimals
    }

    static let all: [Style] = [
        Style(thousands: ".", decimals: ""), Style(thousands: ".", decimals: ",0"),
        Style(thousands: ".", decimals: ",00"),
        Style(thousands: ",", decimals: ""), Style(thousands: ",", decimals: ".0"), Style(thousands: " ", decimals: ""),
        Style(thousands: "\u{A0}", decimals: ""), Style(thousands: "\u{202F}", decimals: ",0"),
        Style(thousands: "'", decimals: ""), Style(thousands: "’", decimals: ".00"),
        Style(thousands: nil, decimals: ""),
        Style(thousands: nil, decimals: ".0"), Style(thousands: nil, decimals: ",00"),
    ]
}

@Suite("A column of numbers")
struct NumberColumnTests {
    private func column(_ texts: [String], _ kind: NumberColumn.Kind = .counts) -> NumberColumn {
        var column = NumberColumn(kind)
        for (row, text) in texts.enumerated() { column.note(text, at: row) }
        return column
    }

    @Test("every style of counts gives back the numbers that were written, in every order")
    func roundTrip() {
        var random = SplitMix(seed: 13)
        for style in Style.all {
            for _ in 0..<200 {
                let numbers = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                    Int.random(in: 0..<[10, 1000, 10_000, 3_000_000].randomElement(using: &random)!, using: &random)
                }
                let texts = numbers.map(style.write)
                let column = column(texts)
                #expect(column.conflict == nil, "\(texts)")
                for (number, text) in zip(numbers, texts) {
                    #expect(column.read(text) == .value(Double(number)), "\(text) among \(texts)")
                }
            }
        }
    }

    @Test("two styles in one column never give a wrong number: the right one, or a refusal")
    func mixtures() {
        var random = SplitMix(seed: 7)
        for first in Style.all {
            for second in Style.all {
                for _ in 0..<40 {
                    let numbers = (0..<6).map { _ in Int.random(in: 0..<60_000, using: &random) }
                    let texts = numbers.enumerated().map { ($0.offset % 2 == 0 ? first : second).write($0.element) }
                    let column = column(texts)
                    for (number, text) in zip(numbers, texts) {
                        let reading = column.read(text)
                        let isRight = reading == .value(Double(number))
                        #expect(
                            isRight || (reading == .refused(.undecidable) && column.conflict != nil),
                            "\(text) in \(texts)")
                    }
                }
            }
        }
    }

    @Test(
        "what speaks against thousands refuses the column and names both texts",
        arguments: [
            (["2.000", "2.5"], "2.000", "2.5"), (["0.5", "900", "2.000"], "2.000", "0.5"),
            (["2,000", "2,5"], "2,000", "2,5"), (["2,000", "2.000"], "2.000", "2,000"),
            (["2.000", "1 234"], "2.000", "1 234"), (["2.000", "1'234"], "2.000", "1'234"),
            (["1,234,567", "2.000"], "2.000", "1,234,567"), (["1.234,5", "2,000"], "2,000", "1.234,5"),
            (["2.000", "0.500"], "2.000", "0.500"), (["1234.000", "2.000"], "2.000", "1234.000"),
            (["2.000", "1234.0"], "2.000", "1234.0"), (["1,234", "1.234.567"], "1,234", "1.234.567"),
        ] as [([String], String, String)])
    func conflicts(texts: [String], text: String, against: String) {
        for order in [texts, texts.reversed()] {
            let column = column(order)
            #expect(column.conflict?.text == text && column.conflict?.against == against)
            #expect(column.conflict.map { order[$0.row] } == text)
            #expect(column.conflict.map { order[$0.againstRow] } == against)
            #expect(column.read(text) == .refused(.undecidable))
        }
    }

    @Test("a mark that is proven by another text is no conflict")
    func proven() {
        #expect(column(["2.000", "1.234.567"]).read("2.000") == .value(2000))
        #expect(column(["2.000", "12,5"]).read("2.000") == .value(2000))
        #expect(column(["2,000", "12.5"]).read("2,000") == .value(2000))
        #expect(column(["2,000", "12,34,567"]).read("2,000") == .value(2000))
    }

    @Test("a fraction among JSON numbers speaks against thousands by a point")
    func jsonFraction() {
        var column = NumberColumn(.counts)
        column.note("2.000", at: 0)
        column.note(500.0, at: 1)
        #expect(column.conflict == nil && column.read("2.000") == .value(2000))
        column.note(2.5, at: 2)
        #expect(column.conflict?.againstRow == 2)
    }

    @Test("figures are counts unless the column holds decimals of three digits throughout")
    func figures() {
        #expect(column(["2.000", "12.500"], .figures).read("12.500") == .value(12_500))
        let shares = column(["0.512", "1.250", "2.000"], .figures)
        #expect(shares.conflict == nil && shares.thousands == nil)
        #expect(shares.read("1.250") == .value(1.25) && shares.read("2.000") == .value(2))
        #expect(column(["0.5", "1.250"], .figures).conflict?.text == "1.250")
        #expect(column(["2,5", "1.250"], .figures).read("1.250") == .value(1250))
        #expect(column(["1e3"], .figures).read("1e3") == .value(1000))
    }

    @Test("measures with a point and a comma before decimals, or with thousands elsewhere, cannot be decided")
    func measures() {
        #expect(column(["2.000", "2.5"], .measures).read("2.000") == .value(2))
        #expect(column(["2,000", "2,5"], .measures).read("2,000") == .value(2))
        for texts in [["2.000", "2,5"], ["2,000", "2.5"], ["1.234,5", "1.234"], ["1.234.567", "1.234"]] {
            #expect(column(texts, .measures).conflict != nil, "\(texts)")
        }
    }

    @Test("how thousands are set apart is reported once, with the first example")
    func report() throws {
        let found = try #require(column(["980", "1.500", "2.000", "12.000"]).thousands)
        #expect(
            found.mark == .point && found.count == 3 && found.example == "1.500" && found.value == 1500
                && found.row == 1)
        #expect(!found.areAllRound)
        #expect(column(["1.000", "2.000", "15.000"]).thousands?.areAllRound == true)
        #expect(column(["1234", "17"]).thousands == nil)
        #expect(column(["2.5", "3.25"]).thousands == nil)
    }
}

/// A generator that is the same everywhere.
private struct SplitMix: RandomNumberGenerator {
    var seed: UInt64
    mutating func next() -> UInt64 {
        seed &+= 0x9E37_79B9_7F4A_7C15
        var mixed = seed
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Codes that table programs spoil")
struct CodeTextTests {
    @Test(
        "a whole number with decimals loses them",
        arguments: [
            ("7701.0", "7701"), ("7701.00", "7701"), ("7701,0", "7701"), ("0412.0", "0412"), ("7701", nil),
            ("7701.5", nil),
            (".0", nil), ("7701.", nil), ("A1.0", nil), ("1.0.0", nil), ("7.701e3", nil), ("", nil),
        ] as [(String, String?)])
    func withoutDecimals(text: String, code: String?) { #expect(CodeText.withoutDecimals(text) == code) }

    @Test("JSON numbers that are whole are their digits, however they are written")
    func numbers() {
        #expect(CodeText.wholeDigits(ofNumber: "7701.0") == "7701")
        #expect(CodeText.wholeDigits(ofNumber: "7.701E3") == "7701")
        #expect(CodeText.wholeDigits(ofNumber: "12345678901234567") == nil)
        #expect(CodeText.wholeDigits(ofNumber: "7701") == nil && CodeText.wholeDigits(ofNumber: "77.5") == nil)
        #expect(CodeText.wholeDigits(ofNumber: "1e300") == nil)
    }

    @Test("ids in levels are no numbers with decimals")
    func levels() {
        #expect(CodeText.areDecimals(["7701.0", "7702.0", "A"]))
        #expect(!CodeText.areDecimals(["1.0", "1.1", "2.0"]))
        #expect(!CodeText.areDecimals(["7701", "7702"]))
    }
}
