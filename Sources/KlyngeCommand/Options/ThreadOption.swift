import ArgumentParser
import Foundation

/// How many threads to use.
struct ThreadOption: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("How many threads to use. The result does not depend on it.", valueName: "n"))
    var threads: Int?

    func validate() throws {
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("'--threads' is a number from 1 to 1024.")
        }
    }

    /// What was asked for, else one a processor.
    var count: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }
}
