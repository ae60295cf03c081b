import Foundation

/// The socket calls that the server needs, on loopback addresses only.
enum Sockets {
    /// Calls differ between systems in the type of a constant only.
    #if canImport(Glibc) || canImport(Musl)
        private static let stream = Int32(SOCK_STREAM.rawValue)
        private static let sendFlags = Int32(MSG_NOSIGNAL)
    #else
        private static let stream = SOCK_STREAM
        private static let sendFlags: Int32 = 0
    #endif

    /// Listens on 127.0.0.1; port 0 takes a free one. The descriptor, or the `errno`.
    static func listenIPv4(port: UInt16) -> Result<Int32, SocketFault> {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return listen(AF_INET, &address)
    }

    /// Listens on ::1.
    static func listenIPv6(port: UInt16) -> Result<Int32, SocketFault> {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        withUnsafeMutableBytes(of: &address.sin6_addr) { $0[15] = 1 }
        return listen(AF_INET6, &address)
    }

    private static func listen<Address>(_ family: Int32, _ address: inout Address) -> Result<Int32, SocketFault> {
        let descriptor = socket(family, stream, 0)
        guard descriptor >= 0 else { return .failure(SocketFault(code: errno)) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        var on: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        if family == AF_INET6 {
            setsockopt(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &on, socklen_t(MemoryLayout<Int32>.size))
        }
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
            }
        }
        guard isBound == 0, Foundation.listen(descriptor, 64) == 0 else {
            let code = errno
            close(descriptor)
            return .failure(SocketFault(code: code))
        }
        return .success(descriptor)
    }

    /// The port that a descriptor of `listenIPv4` listens on.
    static func port(of descriptor: Int32) -> UInt16 {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        return UInt16(bigEndian: address.sin_port)
    }

    /// Sets what a connection needs: no delay of small answers, and an end of patience with readers that do not read.
    static func prepare(_ connection: Int32) {
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        var on: Int32 = 1
        setsockopt(connection, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        var patience = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        #if !(canImport(Glibc) || canImport(Musl))
            setsockopt(connection, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
        #endif
    }

    /// Waits until there is something to read, the other side has gone, or the time is up; whether it was one of the first two.
    static func waitToRead(_ descriptor: Int32, milliseconds: Int) -> Bool {
        var slot = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let found = poll(&slot, 1, Int32(clamping: max(0, milliseconds)))
        return found > 0 || found < 0 && errno != EINTR
    }

    /// Reads what is there; 0 at the end, below 0 for a fault.
    static func read(_ descriptor: Int32, into buffer: inout [UInt8]) -> Int {
        buffer.withUnsafeMutableBytes { bytes in
            while true {
                let count = recv(descriptor, bytes.baseAddress, bytes.count, 0)
                if count < 0 && errno == EINTR { continue }
                return count
            }
        }
    }

    /// Sends everything; false when the other side has gone or does not read.
    static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let count = Foundation.send(
                    descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, sendFlags)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
    }
}

/// A socket call that failed.
struct SocketFault: Error, Hashable {
    /// The `errno`.
    var code: Int32
}
