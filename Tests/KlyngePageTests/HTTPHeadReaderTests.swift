import GeoModel
import Testing

@testable import KlyngePage

@Suite("Reading the head of a request")
struct HTTPHeadReaderTests {
    private func read(_ text: String, inPiecesOf size: Int = .max) throws(HTTPRefusal) -> HTTPHead? {
        var reader = HTTPHeadReader()
        let bytes = Array(text.utf8)
        var place = 0
        while place < bytes.count {
            let end = min(bytes.count, place + min(size, bytes.count))
            reader.append(bytes[place..<end])
            if let found = try reader.head() { return found.head }
            place = end
        }
        return nil
    }

    private func status(_ text: String) -> Int? {
        do throws(HTTPRefusal) { return try read(text) == nil ? nil : 200 } catch { return error.status }
    }

    @Test("however the bytes come in, the head is the same")
    func pieces() throws {
        let text = "POST /api/1/edits?a=1&b=x%20y HTTP/1.1\r\nHost: 127.0.0.1:1\r\nX-Klynge-Token:  abc \t\r\n\r\nbody"
        let whole = try #require(try read(text))
        #expect(whole.method == "POST" && whole.path == "/api/1/edits" && whole.parameter("b") == "x y")
        #expect(whole.field("x-klynge-token") == "abc")
        for size in 1...text.utf8.count { #expect(try read(text, inPiecesOf: size) == whole) }
    }

    @Test(
        "what can be read in two ways is refused",
        arguments: [
            "GET / HTTP/1.1\nHost: a\n\n\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", "GET /\r\n\r\n",
            "GET / HTTP/1.1\r\n folded: x\r\n\r\n",
            "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET / HTTP/1.1\r\n: a\r\n\r\n", "GET / HTTP/1.1\r\nHost\r\n\r\n",
            "GET http://127.0.0.1/ HTTP/1.1\r\n\r\n", "GET * HTTP/1.1\r\n\r\n", "GET /\u{1} HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nA: b\rc\r\n\r\n", "G(T / HTTP/1.1\r\n\r\n", "\r\n\r\nGET / HTTP/1.1\r\n\r\n",
            "GET /é HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nA: \u{0}\r\n\r\n",
        ])
    func twoWays(_ text: String) { #expect(status(text) == 400) }

    @Test("other versions, and heads that are too large, have their own answers")
    func limits() {
        #expect(status("GET / HTTP/2.0\r\n\r\n") == 505)
        #expect(status("GET / HTTP/1.1\r\nA: \(String(repeating: "x", count: 17_000))\r\n\r\n") == 431)
        #expect(status("GET /\(String(repeating: "x", count: 17_000))") == 431)
        #expect(status("GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 101) + "\r\n") == 400)
        #expect(status("GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 100) + "\r\n") == 200)
        #expect(status("GET / HTTP/1.1\r\nHost: a\r\n") == nil)
    }

    @Test("no bytes make it fail otherwise than by a refusal, and none that it reads holds a line break")
    func anyBytes() {
        var random = SplitMix64(seed: 7)
        let alphabet = Array("GET / HTTP/1.1\r\nHost: a:é\t\u{0}?&=%".utf8)
        for _ in 0..<20_000 {
            var reader = HTTPHeadReader()
            let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? alphabet.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
            }
            reader.append((Array("GET / HTTP/1.1\r\n".utf8) + bytes + Array("\r\n\r\n".utf8))[...])
            guard let found = (try? reader.head()) ?? nil else { continue }
            #expect(found.head.fields.allSatisfy { !$0.name.contains { $0.isNewline } && !$0.value.contains("\n") })
        }
    }
}
