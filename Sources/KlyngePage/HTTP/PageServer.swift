import Foundation

/// HTTP/1.1 on the loopback addresses of this machine, for one person's browser.
///
///     let server = try PageServer(port: 0)
///     server.start(requestGuard: guard) { request in … }
public final class PageServer: Sendable {
    /// How many connections there are at most.
    public static let mostConnections = 32

    /// The port that is listened on, at 127.0.0.1 and, where the machine has it, at ::1.
    public let port: UInt16
    private let descriptors: [Int32]
    private let lock = NSLock()
    // Guarded by `lock`.
    nonisolated(unsafe) private var count = 0
    nonisolated(unsafe) private var isEnding = false

    /// Takes the port; 0 takes a free one.
    public init(port wanted: UInt16) throws(PortTaken) {
        for _ in 0..<20 {
            guard case .success(let first) = Sockets.listenIPv4(port: wanted) else {
                throw PortTaken(port: wanted, free: wanted == 0 ? nil : Self.freePort())
            }
            let port = Sockets.port(of: first)
            switch Sockets.listenIPv6(port: port) {
            case .success(let second):
                (self.port, descriptors) = (port, [first, second])
                return
            case .failure(let fault):
                // A machine without IPv6 has no such address; one whose port another program has there is no use.
                if fault.code != EADDRINUSE && fault.code != EACCES {
                    (self.port, descriptors) = (port, [first])
                    return
                }
                close(first)
                if wanted != 0 { throw PortTaken(port: wanted, free: Self.freePort()) }
            }
        }
        throw PortTaken(port: wanted, free: nil)
    }

    private static func freePort() -> UInt16? {
        guard case .success(let descriptor) = Sockets.listenIPv4(port: 0) else { return nil }
        defer { close(descriptor) }
        return Sockets.port(of: descriptor)
    }

    /// Begins to answer, on threads of its own.
    public func start(
        requestGuard: RequestGuard, handler: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
    ) {
        for descriptor in descriptors {
            spawn { [self] in
                while !ending {
                    guard Sockets.waitToRead(descriptor, milliseconds: 200) else { continue }
                    let connection = accept(descriptor, nil, nil)
                    guard connection >= 0 else {
                        // Out of descriptors: others have to end first.
                        if errno == EMFILE || errno == ENFILE { usleep(50_000) }
                        continue
                    }
                    Sockets.prepare(connection)
                    admit(connection, requestGuard, handler)
                }
                close(descriptor)
            }
        }
    }

    private func admit(
        _ connection: Int32, _ requestGuard: RequestGuard,
        _ handler: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
    ) {
        let isAdmitted = lock.withLock {
            guard count < Self.mostConnections else { return false }
            count += 1
            return true
        }
        guard isAdmitted else {
            let refusal = HTTPConnection.response(
                to: HTTPRefusal(503, "more than \(Self.mostConnections) connections at once; close some pages"))
            if case .bytes(let bytes) = refusal.body {
                _ = Sockets.send(refusal.head(closes: true) + bytes, to: connection)
            }
            close(connection)
            return
        }
        spawn { [self] in
            HTTPConnection(
                descriptor: connection, requestGuard: requestGuard, handler: handler, isEnding: { [self] in ending }
            ).serve()
            close(connection)
            lock.withLock { count -= 1 }
        }
    }

    /// Stops to answer: connections end within a second.
    public func stop() { lock.withLock { isEnding = true } }

    private var ending: Bool { lock.withLock { isEnding } }

    private func spawn(_ body: @escaping @Sendable () -> Void) {
        let thread = Thread(block: body)
        thread.stackSize = 1 << 19
        thread.start()
    }
}

/// The port cannot be had.
public struct PortTaken: Error, Sendable {
    /// The port that was wanted.
    public var port: UInt16
    /// One that is free; nil where none is.
    public var free: UInt16?
}
