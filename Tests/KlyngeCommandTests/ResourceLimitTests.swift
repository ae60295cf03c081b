import Foundation
import TestSupport
import Testing

/// Guarantees: under any limit on memory, threads or the size of files the command ends by itself, gives the whole answer or none,
/// and leaves nothing behind.
@Suite(.serialized) struct ResourceLimitTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Runs the command under a limit of the shell, at most a minute: 124 says that it had to be ended.
    private func run(limit: String, _ arguments: String...) throws -> (status: Int32, output: String, messages: String)
    {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        process.arguments =
            ["-c", "\(limit); exec timeout -k 1 60 \"$0\" \"$@\"", Klynge.binary.path] + arguments
        let (out, errors) = (Pipe(), Pipe())
        process.standardOutput = out
        process.standardError = errors
        try process.run()
        let output = out.fileHandleForReading.readDataToEndOfFile()
        let messages = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: output, as: UTF8.self),
            String(decoding: messages, as: UTF8.self)
        )
    }

    @Test func anyLimitOnMemoryEndsInTheAnswerOrInWords() throws {
        let file = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let whole = try Klynge.run("check", "--parishes", file, "--format", "json", "--threads", "1")
        #expect(whole.status == 0)
        for kilobytes in stride(from: 140_000, through: 700_000, by: 80_000) {
            let outcome = try run(
                limit: "ulimit -v \(kilobytes)", "check", "--parishes", file, "--format", "json", "--threads", "1")
            // 127: the system itself could not load the program.
            #expect([0, 2, 127].contains(outcome.status), "\(kilobytes) kB: \(outcome.status) \(outcome.messages)")
            if outcome.status == 0 { #expect(outcome.output == whole.output, "\(kilobytes) kB") }
            if outcome.status == 2 { #expect(!outcome.messages.isEmpty, "\(kilobytes) kB") }
        }
    }

    @Test func aLimitOnTheSizeOfFilesLeavesNothingBehind() throws {
        let file = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let target = scratch.path("out.json")
        let before = scratch.names
        let outcome = try run(limit: "ulimit -f 0", "check", "--parishes", file, "--format", "json", "-o", target)
        #expect(outcome.status == 2, "\(outcome.status)")
        #expect(scratch.names == before)
    }
}
