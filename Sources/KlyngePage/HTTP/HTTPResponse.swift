/// What is sent back.
public struct HTTPResponse: Sendable {
    /// What stands behind the head.
    public enum Body: Sendable {
        /// All of it.
        case bytes([UInt8])
        /// Lines as they come, until the stream or the connection ends.
        case lines(LineStream)
    }

    /// The status code.
    public var status: Int
    /// The content type of the body.
    public var type: String
    /// Further fields.
    public var fields: [(name: String, value: String)]
    /// What stands behind the head.
    public var body: Body
    /// Whether the connection ends with this answer.
    public var closes = false

    /// An answer whose body is known.
    public init(
        _ status: Int, type: String = "application/json; charset=utf-8", fields: [(name: String, value: String)] = [],
        _ bytes: [UInt8]
    ) {
        (self.status, self.type, self.fields, body) = (status, type, fields, .bytes(bytes))
    }

    /// JSON with the status 200.
    public init(_ bytes: [UInt8]) { self.init(200, bytes) }

    /// An answer whose lines come later.
    public init(lines: LineStream) {
        (status, type, fields, body) = (200, "application/x-ndjson; charset=utf-8", [], .lines(lines))
    }

    /// What every answer carries: the page may load nothing from elsewhere, nobody else may show or read it, nothing is kept.
    static let guards: [(name: String, value: String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
                + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ]

    /// The bytes before the body.
    func head(closes: Bool) -> [UInt8] {
        var text = "HTTP/1.1 \(status) \(Self.words(status))\r\nContent-Type: \(type)\r\n"
        for field in Self.guards + fields { text += "\(field.name): \(field.value)\r\n" }
        switch body {
        case .bytes(let bytes): text += "Content-Length: \(bytes.count)\r\n"
        case .lines: text += "Transfer-Encoding: chunked\r\n"
        }
        return Array((text + "Connection: \(closes ? "close" : "keep-alive")\r\n\r\n").utf8)
    }

    private static func words(_ status: Int) -> String {
        switch status {
        case 100: "Continue"
        case 200: "OK"
        case 202: "Accepted"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 411: "Length Required"
        case 413: "Content Too Large"
        case 415: "Unsupported Media Type"
        case 421: "Misdirected Request"
        case 422: "Unprocessable Content"
        case 423: "Locked"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 503: "Service Unavailable"
        case 505: "HTTP Version Not Supported"
        case 507: "Insufficient Storage"
        default: "Answer"
        }
    }
}
