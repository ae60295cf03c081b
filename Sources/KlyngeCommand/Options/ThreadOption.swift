import ArgumentParser
import Foundation

/// How many threads and how much memory to use, and whether results of earlier runs.
struct ThreadOption: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many threads to use. The result does not depend on it.", valueName: "n"))
    var threads: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "End the run rather than take more memory, as 2G or 512M. (default: three quarters of the machine's)",
            valueName: "size"),
        transform: ThreadOption.memory)
    var memory: MemoryLimit?

    @Flag(
        name: .customLong("no-cache"),
        help: "Work everything out anew, and keep nothing for later runs. The result does not depend on it.")
    var noCache = false

    @Sendable
    private static func memory(_ text: String) throws -> MemoryLimit {
        guard let limit = MemoryLimit(text) else {
            throw ValidationError("write a size as 2G or 512M; at least 16M")
        }
        return limit
    }

    func validate() throws {
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("'--threads' is a number from 1 to 1024.")
        }
    }

    /// What was asked for, else one a processor.
    var count: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }
}
