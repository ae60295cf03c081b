import Testing
import Texts

@Suite("One text as a number")
struct NumberFormTests {
    @Test(
        "a count as people write it",
        arguments: [
            ("2.000", 2000), ("12.000", 12_000), ("1 234", 1234), ("1.234.567", 1_234_567), ("1\u{A0}234", 1234),
            ("1\u{202F}234\u{202F}567", 1_234_567), ("1\u{2009}234", 1234), ("1'234", 1234), ("1’234’567", 1_234_567),
            ("2,000", 2000), ("1,234,567", 1_234_567), ("12,34,567", 1_234_567), ("1,23,45,678", 12_345_678),
            ("0412", 412), ("000", 0), ("0", 0), (" 17 ", 17), ("\u{FEFF}17", 17), ("+1234", 1234), ("＋12", 12),
            ("1234.0", 1234), ("1234,00", 1234), ("1.234,0", 1234), ("1,234.00", 1234), ("1 234,0", 1234),
            ("1'234.50", nil), ("１２３４", 1234), ("１，２３４", 1234), ("٢٠٠٠", 2000), ("९८०", 980), ("1234.000", 1234),
        ] as [(String, Double?)])
    func counts(text: String, value: Double?) {
        #expect(NumberColumn.count(text) == (value.map { .value($0) } ?? .refused(.fraction)))
    }

    @Test(
        "what is no count says why",
        arguments: [
            ("1e3", .exponent), ("1E+3", .exponent), ("2.5e2", .exponent), ("-5", .negative), ("−1.234", .negative),
            ("2.5", .fraction), ("2,5", .fraction), ("0.500", .fraction), ("12 %", .percentage), ("12%", .percentage),
            ("NaN", .notANumber), ("inf", .notANumber), ("Infinity", .notANumber), ("1234 inh.", .notANumber),
            ("1.234 indb.", .notANumber), ("ca. 500", .notANumber), ("0x10", .notANumber), ("1_234", .notANumber),
            ("1234-", .notANumber), ("(1,234)", .notANumber), ("+", .notANumber), ("½", .notANumber),
            ("3²", .notANumber), ("12 34", .oddGroups), ("1.2.3", .oddGroups), ("1.23.456", .oddGroups),
            ("1.234.56", .oddGroups), ("1..234", .oddGroups), ("1.234,567,890", .oddGroups), ("1 2345", .oddGroups),
            ("0 500", .oddGroups), ("1234 567", .oddGroups), ("1'23", .oddGroups), ("1 234 ,5", .oddGroups),
        ] as [(String, NumberFault)])
    func faults(text: String, fault: NumberFault) {
        #expect(NumberColumn.count(text) == .refused(fault))
    }

    @Test("marks for what is not known", arguments: ["", "  ", "-", "–", "..", "…", "NA", "n/a", "#N/A", "NULL", ":"])
    func missing(text: String) {
        #expect(NumberColumn.count(text) == .missing)
        #expect(NumberColumn.measure(text) == .missing)
    }

    @Test(
        "a measure has a decimal sign",
        arguments: [
            ("2.000", 2), ("2,000", 2), ("2.5", 2.5), ("2,5", 2.5), (".5", 0.5), ("5.", 5), ("1e3", 1000),
            ("1,5e-1", 0.15),
            ("-1.5", -1.5), ("1 234,5", 1234.5), ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("12", 12),
        ] as [(String, Double)])
    func measures(text: String, value: Double) {
        #expect(NumberColumn.measure(text) == .value(value))
    }

    @Test("a text longer than any number is none")
    func long() {
        for text in [String(repeating: "7", count: 1_000_000), String(repeating: "1.", count: 500_000)] {
            #expect(NumberColumn.count(text) == .refused(.notANumber))
        }
        #expect(NumberColumn.measure("1e999") == .refused(.tooLarge))
    }
}
