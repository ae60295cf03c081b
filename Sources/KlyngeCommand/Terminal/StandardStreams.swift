import Files
import Foundation
import KlyngeKit

/// The process's output streams, written whole: a reader that has gone away ends the process quietly.
enum StandardStreams {
    /// Writes data to stdout; a reader that has seen enough, as `head`, is no failure.
    ///
    /// - Throws: `UnusableInput` with K101 and the cause when stdout is closed or its disk is full.
    static func deliver(_ bytes: [UInt8]) throws(UnusableInput) {
        let code = write(bytes, to: STDOUT_FILENO)
        guard code == 0 || code == EPIPE else {
            throw UnusableInput(
                Diagnostic(
                    .outputNotWritable, .error, "the output cannot be written: \(SystemFault.words(code))",
                    hint: code == EBADF
                        ? "standard output is closed; write to a file with `-o`"
                        : "free some space, or write elsewhere with `-o`"))
        }
    }

    /// Writes text to stdout.
    static func deliver(_ text: String) throws(UnusableInput) { try deliver(Array(text.utf8)) }

    /// Writes messages to stderr; bytes of a path that are no UTF-8 are written as numbers.
    static func message(_ text: String) { write(Array(PathText.display(text).utf8), to: STDERR_FILENO) }

    /// Sees to it that no file that is opened later gets the number of a closed stream, and what is printed into it.
    static func occupyClosed() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
            // The wrong direction on purpose: reading from, or writing to, a closed stream still fails.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

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
