import Foundation
import TestSupport
import Testing

/// The what-if page's server as a whole, used by the scripts that `make page-test` runs at full length.
@Suite(.serialized) struct ServeTests {
    private func run(_ script: String, _ arguments: String...) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = SharedData.packageRoot.appending(path: "scripts/\(script)")
        process.arguments = [Klynge.binary.path] + arguments
        process.currentDirectoryURL = SharedData.packageRoot
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    @Test("steps, locks, sessions, files and refusals are as Docs/what-if-page.md says")
    func page() throws {
        let (status, output) = try run("page-api-test")
        #expect(status == 0, "\(output)")
        #expect(output.contains("ok     two plans are compared") && !output.contains("FAILED"))
    }

    @Test("bad requests get no data and stop nothing")
    func hostile() throws {
        let (status, output) = try run("hostile-requests", "--count", "880")
        #expect(status == 0, "\(output)")
        #expect(output.contains("880 passed, 0 failed"))
    }

    @Test("killed at any moment, the plan is that of the last answered step")
    func kills() throws {
        let (status, output) = try run("kill-sessions", "--kills", "8")
        #expect(status == 0, "\(output)")
    }

    @Test("options that are no options, and studies that are none, are refused as everywhere")
    func usage() throws {
        let scratch = try Scratch()
        #expect(try Klynge.run("serve").status == 64)
        #expect(try Klynge.run("serve", "a", "b", "c").status == 64)
        #expect(try Klynge.run("serve", "SampleData", "--prot", "80").status == 64)
        #expect(try Klynge.run("serve", "SampleData", "--port", "70000").status == 64)
        let missing = try Klynge.run("serve", scratch.path("nowhere"), "--no-open")
        #expect(missing.status == 2 && missing.messages.contains("error["))
    }
}
