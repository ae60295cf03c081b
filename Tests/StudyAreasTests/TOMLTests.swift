import Foundation
import GeoModel
import TestSupport
import Testing

@testable import StudyAreas

@Suite("The TOML parser keeps TOML 1.0, and any bytes end in settings or in a located mistake")
struct TOMLTests {
    private struct Case {
        var bytes: [UInt8]
        var value: String?
    }

    private static func cases() throws -> [Case] {
        let url = SharedData.packageRoot.appending(path: "Tests/Fixtures/toml-read-by-tomllib/cases.json")
        let all = try JSONDecoder().decode([[String?]].self, from: Data(contentsOf: url))
        return all.map { pair in
            Case(bytes: (pair[0]).flatMap { Data(base64Encoded: $0) }.map(Array.init) ?? [], value: pair[1])
        }
    }

    /// The value as the fixture writes it.
    private func shown(_ value: SettingValue) -> String {
        switch value {
        case .flag(let flag): return "b:\(flag)"
        case .whole(let number): return "i:\(number)"
        case .number(let number):
            if number.isNaN { return "f:nan" }
            let digits = String(number.bitPattern, radix: 16)
            return "f:" + String(repeating: "0", count: 16 - digits.count) + digits
        case .text(let text): return "t:" + Data(text.utf8).base64EncodedString()
        case .date: return "d"
        case .list(let members): return "[" + members.map(shown).joined(separator: " ") + "]"
        case .table(let entries):
            let sorted = entries.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }
            return "{"
                + sorted.map { Data($0.key.utf8).base64EncodedString() + ":" + shown($0.value) }.joined(separator: " ")
                + "}"
        }
    }

    @Test("what tomllib reads we read alike, and what it refuses we refuse")
    func agreesWithTomllib() throws {
        let cases = try Self.cases()
        #expect(cases.count >= 1400)
        for one in cases {
            var parser = TOMLParser(one.bytes)
            parser.read()
            let text = String(decoding: one.bytes, as: UTF8.self)
            if let value = one.value {
                #expect(parser.faults.isEmpty, "refused: \(text.debugDescription): \(parser.faults.map(\.message))")
                #expect(shown(.table(parser.entries)) == value, "\(text.debugDescription)")
            } else {
                #expect(!parser.faults.isEmpty, "taken: \(text.debugDescription)")
            }
        }
    }

    @Test("mutated study files end in settings or in mistakes with a place inside the file and something to do")
    func mutations() throws {
        let base = try String(
            contentsOf: SharedData.packageRoot.appending(path: "SampleData/klynge.toml"), encoding: .utf8)
        let seeds = [
            base, StudyConfiguration().printed(), "[bands]\npopulation = { full = \"1..2\", zero = \"0..3\" }\n",
        ]
        .map { Array($0.utf8) }
        let pieces: [[UInt8]] =
            [
                "[", "]", "{", "}", "\"", "'", "=", ".", ",", "\\", "\n", "#", "\"\"\"", "“", "\u{FEFF}", "\r", "\0",
                "..", "[[",
            ].map { Array($0.utf8) } + [[0xFF], [0xC3]]
        var random = SplitMix64(seed: 14)
        for _ in 0..<4000 {
            var bytes = seeds[random.below(seeds.count)]
            for _ in 0...random.below(4) {
                let at = random.below(bytes.count + 1)
                switch random.below(3) {
                case 0: bytes.insert(contentsOf: pieces[random.below(pieces.count)], at: at)
                case 1: bytes.removeSubrange(at..<min(bytes.count, at + random.below(9)))
                default:
                    bytes = Array(bytes.prefix(at)) + Array(bytes.dropFirst(random.below(bytes.count + 1)).prefix(40))
                }
                if bytes.isEmpty { break }
            }
            do throws(UnusableInput) {
                _ = try StudyFile.parse(bytes, file: "k", folder: "")
            } catch {
                let lineCount = bytes.count { $0 == 10 } + 1
                for fault in error.diagnostics {
                    #expect((1...lineCount).contains(fault.location?.line ?? 0), "\(fault)")
                    #expect((fault.location?.column ?? 0) >= 1)
                    if fault.code == .studyFileSyntax { #expect(fault.hint?.isEmpty == false, "\(fault)") }
                }
            }
        }
    }

    @Test("depth, dots and lengths that no stack or memory bears are refused or read, at any size")
    func hostileSizes() {
        let n = 100_000
        func many(_ text: String) -> String { String(repeating: text, count: n) }
        let texts: [(String, isRefused: Bool)] = [
            ("a" + many(".a") + " = 1", true), ("[a" + many(".a") + "]", true), ("a = " + many("["), true),
            ("a = " + many("[") + many("]"), true), ("a = " + many("{b = "), true), (many("["), true),
            (many("\""), true),
            ("a = \"" + many("x") + "\"", false), ("a = " + many("9"), true), ("a = 0." + many("9"), false),
            ("a = [" + many("1,") + "]", false), (many("[[a]]\n"), false), (many("\n"), false), (many("#\n"), false),
            ((0..<n).map { "k\($0) = 1\n" }.joined(), false), ((0..<n).map { "[k\($0)]\n" }.joined(), false),
            (many("a = \n"), true), ("a = \"\"\"" + many("x\n"), true), ("a = [" + many("\n\"x\""), true),
        ]
        for (text, isRefused) in texts {
            var parser = TOMLParser(Array(text.utf8))
            parser.read()
            #expect(parser.faults.isEmpty != isRefused, "\(text.prefix(20))")
            #expect(parser.faults.count <= TOMLParser.mostFaults)
            _ = parser.entries
        }
    }
}
