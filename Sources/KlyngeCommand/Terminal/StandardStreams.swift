import Foundation

/// The process's output streams, written whole: a reader that has gone away ends the process quietly.
enum StandardStreams {
    /// Writes data to stdout.
    static func print(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }

    /// Writes data to stdout.
    static func print(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

    /// Writes messages to stderr.
    static func message(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

    /// Whether stderr is a terminal.
    static var messagesAreOnTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Returns the errno that stopped the writing, 0 when all was written.
    @discardableResult
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count, let base = buffer.baseAddress {
                let wrote = Foundation.write(descriptor, base + done, buffer.count - done)
                if wrote < 0 && errno == EINTR { continue }
                guard wrote > 0 else { return errno }
                done += wrote
            }
            return 0
        }
    }
}
