import Foundation
import Testing

@testable import KlyngeCommand

/// A process that is asked to end ends, whatever it waits for, and leaves nothing half.
@Suite struct StoppingTests {
    /// A running command; killed when a test leaves it behind.
    private final class Run {
        let process = Process()
        let log: String
        private let scratch: Scratch

        init(_ scratch: Scratch, _ arguments: [String], input: Any? = nil, output: Any? = nil) throws {
            self.scratch = scratch
            log = try scratch.write("", "log")
            process.executableURL = Klynge.binary
            process.arguments = arguments
            process.standardInput = input ?? FileHandle.nullDevice
            process.standardOutput = output ?? FileHandle.nullDevice
            process.standardError = FileHandle(forWritingAtPath: log)
            try process.run()
        }

        deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

        var messages: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

        /// Waits until the process sleeps in a system call that waits for another process.
        func waitUntilBlocked() {
            // Quiet for a while: everything that it could do is done.
            var quiet = 0
            var last = ""
            while process.isRunning, quiet < 12 {
                Thread.sleep(forTimeInterval: 0.05)
                let line =
                    (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8)) ?? ""
                let words = line.split(separator: " ")
                // User and system time in ticks.
                let used = words.count > 14 ? "\(words[13]) \(words[14])" : ""
                quiet = used == last ? quiet + 1 : 0
                last = used
            }
        }

        /// The status after a signal; -1 when it did not end by itself.
        func status(after signals: Int32...) -> Int32 {
            for signal in signals { kill(process.processIdentifier, signal) }
            for _ in 0..<600 where process.isRunning { Thread.sleep(forTimeInterval: 0.05) }
            guard !process.isRunning else { return -1 }
            return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus - 100
        }
    }

    @Test("a study that is read from a pipe which never delivers", arguments: [SIGINT, SIGTERM, SIGHUP])
    func endlessInput(signal: Int32) throws {
        let scratch = try Scratch()
        for verb in ["check", "propose", "sample"] {
            let pipe = Pipe()
            let run = try Run(scratch, [verb, "--parishes", "-"], input: pipe)
            run.waitUntilBlocked()
            #expect(run.status(after: signal) == 130, "\(verb)")
            #expect(run.messages.contains("interrupted; nothing was written"), "\(verb)")
        }
    }

    @Test("an input that is a named pipe without a writer")
    func namedPipeAsInput() throws {
        let scratch = try Scratch()
        let path = scratch.path("pipe")
        try #require(mkfifo(path, 0o600) == 0)
        for arguments in [
            ["check", "--parishes", path], ["check", path],
            ["regionalize", path, "--attributes", "a", "--method", "skater", "--regions", "2"],
        ] {
            let run = try Run(scratch, arguments)
            run.waitUntilBlocked()
            #expect(run.status(after: SIGTERM) == 130, "\(arguments)")
        }
    }

    @Test("an output that is a named pipe without a reader")
    func namedPipeAsOutput() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let path = scratch.path("pipe")
        try #require(mkfifo(path, 0o600) == 0)
        for verb in ["check", "propose"] {
            let run = try Run(scratch, [verb, "--parishes", parishes, "-o", path, "--force"])
            run.waitUntilBlocked()
            #expect(run.process.isRunning, "it waits for a reader")
            #expect(run.status(after: SIGTERM) == 130, "\(verb)")
        }
    }

    @Test("a standard output that nobody reads, and a second signal")
    func blockedOutput() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(Lattice.geoJSON(side: 40), "parishes.geojson")
        for signals in [[SIGTERM], [SIGINT, SIGINT]] {
            let pipe = Pipe()
            let run = try Run(
                scratch, ["propose", "--parishes", parishes, "--format", "json", "--time-limit", "1"], output: pipe)
            run.waitUntilBlocked()
            #expect(run.process.isRunning, "the pipe is full")
            #expect(
                signals.count == 1
                    ? run.status(after: signals[0]) == 130 : run.status(after: signals[0], signals[1]) == 130)
            _ = pipe
        }
    }

    @Test("a reader that has seen enough ends the command quietly, as other tools of the system")
    func brokenPipe() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(Lattice.geoJSON(side: 40), "parishes.geojson")
        let (log, status) = (scratch.path("err"), scratch.path("status"))
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = [
            "-c",
            "{ \"$0\" propose --parishes \"$1\" --format json --time-limit 1 2>\"$2\"; echo $? >\"$3\"; } | head -c 1",
            Klynge.binary.path, parishes, log, status,
        ]
        shell.standardOutput = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        let code = try String(contentsOfFile: status, encoding: .utf8)
        #expect(code == "141\n", "death by SIGPIPE, as of any tool: \(code)")
        #expect(!(try String(contentsOfFile: log, encoding: .utf8)).contains("error"))
    }

    @Test(
        "long work of every kind hands over what there is, or nothing, and never half of it",
        arguments: [SIGTERM, SIGHUP])
    func longWork(signal: Int32) throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(Lattice.geoJSON(side: 60), "parishes.geojson")
        let limits = ["--population", "30000..40000", "--max-diameter", "200"]
        let all = ["--clusters", "90..110", "--cover", "all"]
        for (index, arguments) in [
            ["propose", "--method", "search", "--alternatives", "50"] + limits,
            ["propose", "--method", "search"] + limits + all,
            ["sample", "--count", "100000", "--format", "json"] + limits,
        ].enumerated() {
            let out = scratch.path("out\(index)")
            let run = try Run(
                scratch, arguments + ["--parishes", parishes, "--progress", "always", "--format", "json", "-o", out])
            while run.process.isRunning, !run.messages.contains("grouping"), !run.messages.contains("sampling") {
                Thread.sleep(forTimeInterval: 0.02)
            }
            let status = run.status(after: signal)
            #expect(status == 130, "\(arguments): \(status)")
            if let data = FileManager.default.contents(atPath: out) {
                #expect(throws: Never.self, "\(arguments)") { try JSONSerialization.jsonObject(with: data) }
            }
            #expect(!scratch.names.contains { $0.hasPrefix(".klynge-") })
        }
    }

    @Test("numbers of seconds, threads and the like that make no sense are refused; absurd ones are taken or refused")
    func numbers() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let base = ["propose", "--parishes", parishes, "--population", "1000..9000", "--quiet"]
        for (option, values, isFine) in [
            ("--time-limit", ["10000000000000000000", "1000000000", "0.000000001", "0.5"], true),
            ("--time-limit", ["0", "-1", "nan", "inf", "-inf", "1,5", "x", "", "1e300", "1e-9", "0x10"], false),
            ("--threads", ["1", "1024"], true),
            ("--threads", ["0", "-1", "1000000000", "1e3", "99999999999999999999"], false),
            ("--alternatives", ["0", "-1", "1000000000", "1e9", "9223372036854775808"], false),
            ("--decimals", ["-1", "10", "1000000000", "x"], false), ("--decimals", ["0", "9"], true),
            ("--seed", ["0", "18446744073709551615"], true), ("--seed", ["-1", "18446744073709551616", "1.5"], false),
            ("--chance", ["-1", "1000000000"], false), ("--simplify", ["nan", "-1", "1e300"], false),
            ("--memory", ["2G", "512M", "1T", "4 GiB", "1000000000000000000000000000000"], true),
            ("--memory", ["0", "-1", "nan", "1", "15M", "2X", "", "G", "1e30", "0x1p30"], false),
            ("--max-diameter", ["1000000000000"], true), ("--max-diameter", ["nan", "inf", "0", "-5", "1e300"], false),
        ] {
            for value in values {
                let outcome = try Klynge.run(arguments: base + [option, value])
                #expect(
                    outcome.status == (isFine ? 0 : 64), "\(option) \(value): \(outcome.status) \(outcome.messages)")
            }
        }
    }

    @Test("a run that takes more memory than allowed, or whose inputs must, is ended with K270 and the sizes")
    func memory() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(Lattice.geoJSON(side: 90), "parishes.geojson")
        let taken = try Klynge.run("propose", "--parishes", parishes, "--memory", "16M")
        #expect(taken.status == 2)
        #expect(taken.messages.contains("K270") && taken.messages.contains("16 MB are allowed"))
        // The file alone: 40 MB of spaces in front of it.
        let large = try scratch.write(
            String(repeating: " ", count: 40_000_000) + RowOfParishes.geoJSON(), "large.geojson")
        let inputs = try Klynge.run("check", "--parishes", large, "--memory", "100M")
        #expect(inputs.status == 2)
        #expect(inputs.messages.contains("K270") && inputs.messages.contains("large.geojson"))
        #expect(inputs.messages.contains("the inputs need about 115 MB"))
        #expect(try Klynge.run("check", "--parishes", large, "--memory", "2G").status == 0)
    }

    @Test("sizes of memory as people write them")
    func sizes() {
        let known: [(String, Int?)] = [
            ("2G", 2 << 30), ("2g", 2 << 30), ("2GB", 2 << 30), ("2 GiB", 2 << 30), ("512M", 512 << 20),
            ("1.5G", 3 << 29),
            ("16777216", 1 << 24), ("20000k", 20000 << 10), ("1T", 1 << 40),
            ("1000000000000000000000000000000", 1 << 60), ("1e30", nil), ("0x1p30", nil), ("16777215", nil),
            ("-1G", nil), ("nan", nil), ("G", nil), ("", nil), ("1X", nil), ("1,5G", nil),
        ]
        for (text, bytes) in known { #expect(MemoryLimit(text)?.bytes == bytes, "\(text)") }
        #expect(MemoryLimit.usual.bytes >= 1 << 24)
        #expect(MemoryLimit.resident > 1 << 20)
    }
}
