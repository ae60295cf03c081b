import Testing

@testable import KlyngePage

@Suite("Who may ask the page's server")
struct RequestGuardTests {
    private let guardian = RequestGuard(port: 8700, token: String(repeating: "a1", count: 16))

    private func head(
        _ method: String = "GET", _ path: String = "/api/1/plan", without: Set<String> = [],
        _ fields: [(String, String)] = []
    ) -> HTTPHead {
        let usual = [("host", "127.0.0.1:8700"), ("x-klynge-token", String(repeating: "a1", count: 16))]
        let kept = usual.filter { one in !without.contains(one.0) && !fields.contains { $0.0 == one.0 } }
        return HTTPHead(
            method: method, path: path, query: "", isHTTP11: true,
            fields: (kept + fields).map { (name: $0.0, value: $0.1) })
    }

    private func status(_ head: HTTPHead) -> Int {
        do throws(HTTPRefusal) {
            _ = try guardian.bodyLength(of: head)
            return 200
        } catch { return error.status }
    }

    @Test("the page itself is let through, by all three names of this machine")
    func lets() {
        for host in ["127.0.0.1:8700", "localhost:8700", "[::1]:8700"] {
            #expect(status(head("GET", "/api/1/plan", [("host", host), ("origin", "http://" + host)])) == 200)
        }
        #expect(
            status(
                head(
                    "POST", "/api/1/edits",
                    [("content-type", "application/json; charset=utf-8"), ("content-length", "2")]))
                == 200)
    }

    @Test(
        "every other host is refused before anything else is looked at",
        arguments: [
            "", "127.0.0.1", "127.0.0.1:8701", "evil.example:8700", "localhost.:8700", "127.0.0.1:8700.evil.example",
            "LOCALHOST:8700", "[::1]", "0.0.0.0:8700", "127.1:8700",
        ])
    func hosts(_ host: String) {
        #expect(status(head("GET", "/", without: ["x-klynge-token"], [("host", host)])) == 421)
        #expect(status(head("GET", "/", without: ["host"])) == 421)
        #expect(status(head("GET", "/", [("host", "127.0.0.1:8700"), ("host", host)])) == 421)
    }

    @Test(
        "other pages are refused",
        arguments: ["null", "http://evil.example", "https://127.0.0.1:8700", "http://127.0.0.1"])
    func origins(_ origin: String) { #expect(status(head("GET", "/api/1/plan", [("origin", origin)])) == 403) }

    @Test("requests that a browser says come from elsewhere are refused")
    func sites() {
        for site in ["cross-site", "same-site", ""] {
            #expect(status(head("GET", "/", [("sec-fetch-site", site)])) == 403)
        }
        for site in ["same-origin", "none"] { #expect(status(head("GET", "/", [("sec-fetch-site", site)])) == 200) }
    }

    @Test("no data without the whole token")
    func tokens() {
        let token = String(repeating: "a1", count: 16)
        for given in [
            "", "a", String(token.dropLast()), token + "0", String(token.dropLast()) + "2", token.uppercased(),
        ] {
            #expect(status(head("GET", "/api/1/study", [("x-klynge-token", given)])) == 401)
        }
        #expect(status(head("GET", "/api/1/study", without: ["x-klynge-token"])) == 401)
        // The shell holds no data.
        #expect(status(head("GET", "/", without: ["x-klynge-token"])) == 200)
    }

    @Test("what a form or a preflight could send is refused")
    func forms() {
        for type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""] {
            let fields = [("content-type", type), ("content-length", "2")]
            #expect(status(head("POST", "/api/1/edits", fields)) == 415)
        }
        #expect(status(head("OPTIONS")) == 405)
        #expect(status(head("PUT")) == 405)
        #expect(status(head("POST", "/page.js")) == 405)
    }

    @Test("lengths are stated once, as a number, and below the limit")
    func lengths() {
        func post(_ length: String, _ path: String = "/api/1/edits") -> Int {
            status(head("POST", path, [("content-type", "application/json"), ("content-length", length)]))
        }
        #expect(post("1048576") == 200)
        #expect(post("1048577") == 413)
        #expect(post("2147483648") == 413)
        #expect(post("99999999999999999999999") == 413)
        #expect(post("-1") == 400)
        #expect(post("1e3") == 400)
        #expect(post("1048577", "/api/1/import") == 200)
        #expect(post("33554433", "/api/1/import") == 413)
        #expect(status(head("POST", "/api/1/edits", [("content-type", "application/json")])) == 411)
        #expect(
            status(
                head("POST", "/api/1/edits", [("content-type", "application/json"), ("transfer-encoding", "chunked")]))
                == 411)
        #expect(status(head("GET", "/api/1/plan", [("content-length", "5")])) == 413)
    }
}
