import Foundation

/// One connection: requests are read one after the other, and each is answered before the next is read.
///
/// It has a thread of its own, of which there are at most `PageServer.mostConnections`.
struct HTTPConnection {
    /// Answers a request that may be answered.
    typealias Handler = @Sendable (HTTPRequest) async -> HTTPResponse

    let descriptor: Int32
    let requestGuard: RequestGuard
    let handler: Handler
    /// Whether the server is about to end.
    let isEnding: @Sendable () -> Bool

    /// How long a request may take to come in, from its first byte, and how long a connection may be silent.
    static let secondsToSend = 10.0
    static let secondsOfSilence = 60.0

    private enum Reading {
        case request(HTTPRequest)
        case refusal(HTTPRefusal)
        case end
    }

    /// Serves until the other side goes, a request is refused, or the server ends.
    func serve() {
        var reader = HTTPHeadReader()
        var isFirst = true
        while !isEnding() {
            switch read(&reader, isFirst: isFirst) {
            case .end: return
            case .refusal(let refusal):
                // Answered before all of the body has come, so nothing after it can be understood.
                _ = send(Self.response(to: refusal), closes: true)
                drain()
                return
            case .request(let request):
                let response = answer(request)
                let closes =
                    response.closes || isEnding() || request.head.field("connection")?.lowercased() == "close"
                    || !request.head.isHTTP11
                guard send(response, closes: closes), !closes else { return }
            }
            isFirst = false
        }
    }

    /// A refusal as an answer.
    static func response(to refusal: HTTPRefusal) -> HTTPResponse {
        var response = HTTPResponse(refusal.status, PageJSON.error(refusal.words))
        if refusal.status == 405 { response.fields = [("Allow", "GET, POST, DELETE")] }
        response.closes = true
        return response
    }

    private func read(_ reader: inout HTTPHeadReader, isFirst: Bool) -> Reading {
        var deadline =
            ContinuousClock.now
            + .seconds(reader.bytes.isEmpty && !isFirst ? Self.secondsOfSilence : Self.secondsToSend)
        var hasBegun = !reader.bytes.isEmpty || isFirst
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        do throws(HTTPRefusal) {
            var found = try reader.head()
            while found == nil {
                guard let count = receive(&buffer, until: deadline) else {
                    return reader.bytes.isEmpty ? .end : .refusal(Self.tooSlow)
                }
                if count == 0 { return .end }
                if !hasBegun {
                    hasBegun = true
                    deadline = .now + .seconds(Self.secondsToSend)
                }
                reader.append(buffer[..<count])
                found = try reader.head()
            }
            guard let found else { return .end }
            let length = try requestGuard.bodyLength(of: found.head)
            if length > 0, found.head.field("expect")?.lowercased() == "100-continue",
                !Sockets.send(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8), to: descriptor)
            {
                return .end
            }
            while reader.bytes.count < found.end + length {
                guard let count = receive(&buffer, until: deadline) else { return .refusal(Self.tooSlow) }
                if count == 0 { return .end }
                reader.append(buffer[..<count])
                // More than one request at once is no use here, and no memory is spent on it.
                if reader.bytes.count > found.end + length + HTTPHeadReader.mostBytes { return .end }
            }
            let body = Array(reader.bytes[found.end..<(found.end + length)])
            reader.drop(found.end + length)
            return .request(HTTPRequest(head: found.head, body: body))
        } catch {
            return .refusal(error)
        }
    }

    private static var tooSlow: HTTPRefusal { HTTPRefusal(408, "the request took longer than 10 seconds to send") }

    /// How many bytes came before `deadline`: 0 at the end of the connection, nil when the time is up.
    private func receive(_ buffer: inout [UInt8], until deadline: ContinuousClock.Instant) -> Int? {
        while !isEnding() {
            let left = deadline - .now
            guard left > .zero else { return nil }
            let step = min(left, .milliseconds(500))
            if Sockets.waitToRead(descriptor, milliseconds: Int(step / .milliseconds(1)) + 1) {
                return max(0, Sockets.read(descriptor, into: &buffer))
            }
        }
        return 0
    }

    private func answer(_ request: HTTPRequest) -> HTTPResponse {
        let answer = Answer()
        let handler = handler
        Task {
            answer.response = await handler(request)
            answer.done.signal()
        }
        answer.done.wait()
        return answer.response ?? HTTPResponse(500, PageJSON.error("no answer"))
    }

    /// Handed from the task that works to the thread that waits for it.
    private final class Answer: @unchecked Sendable {
        // Written before `done` is signalled and read after it.
        var response: HTTPResponse?
        let done = DispatchSemaphore(value: 0)
    }

    private func send(_ response: HTTPResponse, closes: Bool) -> Bool {
        switch response.body {
        case .bytes(let bytes): return Sockets.send(response.head(closes: closes) + bytes, to: descriptor)
        case .lines(let stream):
            defer { stream.close() }
            guard Sockets.send(response.head(closes: true), to: descriptor) else { return false }
            pass(stream)
            return false
        }
    }

    /// Passes lines on as chunks, until the stream ends or nobody reads any more.
    private func pass(_ stream: LineStream) {
        var silent = 0.0
        while !isEnding() {
            guard let lines = stream.next(within: 0.5) else {
                _ = Sockets.send(Array("0\r\n\r\n".utf8), to: descriptor)
                return
            }
            silent = lines.isEmpty ? silent + 0.5 : 0
            if lines.isEmpty {
                // What comes in on this connection now can only be its end.
                if Sockets.waitToRead(descriptor, milliseconds: 0) { return }
                guard silent >= 15 else { continue }
                silent = 0
            }
            let line = lines.isEmpty ? Array("{\"event\":\"heartbeat\"}\n".utf8) : lines
            let chunk = Array("\(String(line.count, radix: 16))\r\n".utf8) + line + [13, 10]
            guard Sockets.send(chunk, to: descriptor) else { return }
        }
    }

    /// Reads what still comes for a moment, so that the other side gets to read the answer before the connection is reset.
    private func drain() {
        shutdown(descriptor, Int32(SHUT_WR))
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        let end = ContinuousClock.now + .milliseconds(300)
        while ContinuousClock.now < end, !isEnding() {
            guard Sockets.waitToRead(descriptor, milliseconds: 50) else { continue }
            if Sockets.read(descriptor, into: &buffer) <= 0 { return }
        }
    }
}
