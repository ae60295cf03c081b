/// Who may ask, and how: decided from the head alone, before a byte of the body is read.
///
/// A page of another site can make a browser send requests to this machine. The exact `Host` stops names that were bound to
/// 127.0.0.1 later, `Origin` and `Sec-Fetch-Site` stop other sites, the content type stops forms, and the token stops
/// everything that was not given the address.
public struct RequestGuard: Sendable {
    /// The largest body of an edit, in bytes.
    public static let mostBody = 1 << 20
    /// The largest body of an import.
    public static let mostImport = 32 << 20

    /// The port that is listened on.
    public var port: UInt16
    /// 32 hexadecimal digits.
    public var token: String

    /// A guard for one run of the server.
    public init(port: UInt16, token: String) { (self.port, self.token) = (port, token) }

    /// What a request that may be answered has to send as its body, in bytes.
    public func bodyLength(of head: HTTPHead) throws(HTTPRefusal) -> Int {
        let hosts = ["127.0.0.1:\(port)", "localhost:\(port)", "[::1]:\(port)"]
        guard let host = head.field("host"), hosts.contains(host) else {
            throw HTTPRefusal(421, "this server answers only to http://127.0.0.1:\(port)")
        }
        if head.has("origin") {
            guard let origin = head.field("origin"), hosts.contains(where: { "http://" + $0 == origin }) else {
                throw HTTPRefusal(403, "requests from other pages are refused")
            }
        }
        if head.has("sec-fetch-site") {
            guard let site = head.field("sec-fetch-site"), site == "same-origin" || site == "none" else {
                throw HTTPRefusal(403, "requests from other pages are refused")
            }
        }
        guard ["GET", "POST", "DELETE"].contains(head.method) else {
            throw HTTPRefusal(405, "only GET, POST and DELETE are answered")
        }
        if head.has("transfer-encoding") { throw HTTPRefusal(411, "send the body with its length") }
        let isAPI = head.path.hasPrefix("/api/")
        if isAPI {
            guard let given = head.field("x-klynge-token"), Self.isSame(given, token) else {
                throw HTTPRefusal(
                    401, "the token is missing or of another run: open the address that `klynge serve` printed")
            }
        } else if head.method != "GET" {
            throw HTTPRefusal(405, "the page's files are only read")
        }
        let isImport = head.path == "/api/1/import"
        if head.method == "POST" { try requireType(head, isImport: isImport) }
        guard head.has("content-length") else {
            if head.method == "POST" { throw HTTPRefusal(411, "send the body with its length") }
            return 0
        }
        guard let digits = head.field("content-length"), !digits.isEmpty,
            digits.utf8.allSatisfy({ (48...57).contains($0) })
        else { throw HTTPRefusal(400, "the length of the body is no number") }
        let most = head.method != "POST" ? 0 : isImport ? Self.mostImport : Self.mostBody
        guard digits.utf8.count < 12, let length = Int(digits), length <= most else {
            throw HTTPRefusal(413, "the body is larger than \(most >> 20) MB")
        }
        return length
    }

    private func requireType(_ head: HTTPHead, isImport: Bool) throws(HTTPRefusal) {
        let type = head.field("content-type")?.split(separator: ";").first.map { $0.lowercased() } ?? ""
        let allowed = isImport ? ["text/csv", "application/geo+json", "application/json"] : ["application/json"]
        guard allowed.contains(type) else {
            throw HTTPRefusal(415, "send \(allowed.joined(separator: " or "))")
        }
    }

    /// Compares in a time that does not depend on where the texts differ.
    static func isSame(_ given: String, _ secret: String) -> Bool {
        let (one, other) = (Array(given.utf8), Array(secret.utf8))
        var difference = UInt8(one.count == other.count ? 0 : 1)
        for index in other.indices { difference |= other[index] ^ (index < one.count ? one[index] : 0) }
        return difference == 0
    }
}
