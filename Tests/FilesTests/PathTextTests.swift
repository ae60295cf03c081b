import Files
import GeoModel
import Testing

/// Paths keep their bytes, whatever these are.
@Suite struct PathTextTests {
    private static func random(_ generator: inout SplitMix64) -> [UInt8] {
        let pieces: [[UInt8]] = [
            Array("/".utf8), Array(".".utf8), Array("..".utf8), Array("æ".utf8), Array("a\u{301}".utf8),
            Array("\u{301}".utf8),
            Array("\u{10FEE6}".utf8), Array("😀".utf8), [0xC3], [0xE6], [0xED, 0xA0, 0x80], [0xF4, 0x90], [0xFF], [0x0A],
        ]
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            bytes +=
                Bool.random(using: &generator)
                ? pieces[Int.random(in: 0..<pieces.count, using: &generator)]
                : [UInt8.random(in: 1...255, using: &generator)]
        }
        return bytes
    }

    @Test func everyByteComesBack() {
        var generator = SplitMix64(seed: 1)
        for _ in 0..<20_000 {
            let bytes = Self.random(&generator)
            let text = PathText.text(ofBytes: bytes)
            #expect(PathText.bytes(of: text) == bytes)
            if let plain = String(validatingCString: bytes.map(CChar.init(bitPattern:)) + [0]),
                !plain.unicodeScalars.contains("\u{10FEE6}")
            {
                #expect(text.utf8.elementsEqual(plain.utf8), "what is UTF-8 stays as it is")
            }
        }
    }

    @Test func partsAreThoseOfTheBytes() {
        var generator = SplitMix64(seed: 2)
        for _ in 0..<5_000 {
            let bytes = Self.random(&generator)
            let path = PathText.text(ofBytes: bytes)
            let parts = bytes.split(separator: UInt8(ascii: "/")).map { Array($0) }
            #expect(PathText.parts(path).map { PathText.bytes(of: $0) } == parts)
            #expect(PathText.isAbsolute(path) == (bytes.first == UInt8(ascii: "/")))
            if let last = parts.last {
                #expect(PathText.bytes(of: PathText.name(path)) == last)
                #expect(PathText.parts(PathText.parent(path)).count == parts.count - 1)
            }
        }
    }

    @Test func peopleReadTheBytesAsNumbers() {
        #expect(PathText.display(PathText.text(ofBytes: [0x61, 0xE6, 0x62])) == "a\\xE6b")
        #expect(PathText.display("sogne/Købelev") == "sogne/Købelev")
    }

    @Test func namesThatLeadOutOfAFolderAreKnown() {
        for name in ["", "/etc", "../a", "a/../b", "a//b", "a/", ".", "a/.", "a\0b"] {
            #expect(!PathText.isPlainRelative(name))
        }
        for name in ["a", "alternative-1/report.html", "...", "a..b"] { #expect(PathText.isPlainRelative(name)) }
    }
}
