import Foundation
import GeoModel

/// The server of one session: it listens, hands out its address, and ends when it is asked to.
///
///     let server = try WhatIfServer(session, on: WhatIfServer.listen(port: 0, for: name, in: folder))
///     print(server.url)
///     while !server.hasClosed { try await Task.sleep(for: .milliseconds(50)) }
public final class WhatIfServer: Sendable {
    /// The address with the token in its fragment, which browsers never send anywhere.
    public let url: String
    /// The port that is listened on.
    public var port: UInt16 { server.port }
    private let server: PageServer
    private let session: WhatIfSession
    private let closed: StopFlag

    /// Whether the page has asked for the end.
    public var hasClosed: Bool { closed.isUp }

    /// Takes a port, before anything is written; 0 takes that of the session's last server, else a free one.
    ///
    /// - Throws: `UnusableInput` with K310 and a free port where it is taken.
    public static func listen(
        port: UInt16, for name: SessionName, in folder: SessionFolder
    ) throws(UnusableInput) -> PageServer {
        if port == 0, let last = AddressFile(of: name, in: folder.path).read()?.port {
            do throws(PortTaken) { return try PageServer(port: last) } catch {
                // Another program has it now, so a free one does.
            }
        }
        do throws(PortTaken) { return try PageServer(port: port) } catch {
            throw UnusableInput(
                Diagnostic(
                    .portTaken, .error, "port \(error.port) is taken by another program",
                    hint: error.free.map { "use the free one: `--port \($0)`" } ?? "leave `--port` out"))
        }
    }

    /// Begins to answer on a port that was taken.
    ///
    /// - Throws: `UnusableInput` for a layer that cannot be drawn.
    public init(_ session: WhatIfSession, on server: PageServer, starts: [PlanStart] = []) throws(UnusableInput) {
        self.server = server
        let file = AddressFile(of: session.name, in: session.folder)
        // A page that is still open knows the token of the last server, and goes on by itself.
        let token = file.read()?.token ?? Self.token()
        file.write(port: server.port, token: token)
        let closed = StopFlag()
        self.session = session
        self.closed = closed
        url = "http://127.0.0.1:\(server.port)/#token=\(token)"
        let api = try PageAPI(session, starts: starts) { closed.raise() }
        server.start(requestGuard: RequestGuard(port: server.port, token: token)) { await api.answer($0) }
    }

    /// Reports all pages that this is the end, and stops.
    public func stop() async {
        await session.shutDown()
        server.stop()
        // Long enough for the last lines to leave.
        try? await Task.sleep(for: .milliseconds(150))
    }

    /// 128 random bits as 32 hexadecimal digits.
    private static func token() -> String {
        var random = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(random.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
