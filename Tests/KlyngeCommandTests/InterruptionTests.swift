import Foundation
import Testing

/// Ctrl-C and a kill in the middle of a run: nothing half-written, nothing lost.
@Suite struct InterruptionTests {
    /// Starts a long search, and returns the process once it is in it.
    private func start(_ scratch: Scratch, _ arguments: [String]) throws -> Process {
        let parishes = try scratch.write(Lattice.geoJSON(side: 110), "parishes.geojson")
        let log = try scratch.write("", "log")
        let process = Process()
        process.executableURL = Klynge.binary
        process.arguments =
            ["propose", "--parishes", parishes, "--method", "search", "--alternatives", "100", "--progress", "always"]
            + arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle(forWritingAtPath: log)
        try process.run()
        while process.isRunning {
            if try String(contentsOfFile: log, encoding: .utf8).contains("grouping") { break }
            Thread.sleep(forTimeInterval: 0.05)
        }
        return process
    }

    @Test(arguments: [SIGINT, SIGTERM]) func interruptedWritesTheBestSoFarAndSaysSo(signal: Int32) throws {
        let scratch = try Scratch()
        let out = scratch.path("best.json")
        let process = try start(scratch, ["--format", "json", "-o", out])
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        let text = try String(contentsOfFile: out, encoding: .utf8)
        #expect(text.contains("\"interrupted\": true"))
        #expect(scratch.names == ["best.json", "log", "parishes.geojson"])
    }

    @Test func killedLeavesTheOldFile() throws {
        let scratch = try Scratch()
        let out = try scratch.write("old\n", "best.json")
        let process = try start(scratch, ["--format", "json", "-o", out, "--force"])
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(try String(contentsOfFile: out, encoding: .utf8) == "old\n")
    }

    /// Reads a pipe that never ends, so that the signal surely comes while the study is being loaded.
    @Test func interruptedWhileReadingWritesNothingAndSaysSo() throws {
        let scratch = try Scratch()
        let log = try scratch.write("", "log")
        let process = Process()
        process.executableURL = Klynge.binary
        process.arguments = ["propose", "--parishes", "-", "-o", scratch.path("out.json"), "--progress", "always"]
        let pipe = Pipe()
        process.standardInput = pipe
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle(forWritingAtPath: log)
        try process.run()
        // More than a pipe holds: once it is written, the command is reading.
        try pipe.fileHandleForWriting.write(contentsOf: Data(repeating: UInt8(ascii: " "), count: 1 << 18))
        process.interrupt()
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        #expect(try String(contentsOfFile: log, encoding: .utf8).contains("interrupted; nothing was written"))
        #expect(scratch.names == ["log"])
    }

    /// One file of the folder is a pipe that nobody reads: the command waits in the middle of writing, and is killed there.
    @Test func killedWhileWritingLeavesEveryOldFile() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let out = scratch.path("out")
        #expect(try Klynge.run("propose", "--parishes", parishes, "--out", out).status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
        let before = try names.map { try String(contentsOfFile: out + "/" + $0, encoding: .utf8) }
        let blocked = "scores.json"
        try FileManager.default.removeItem(atPath: out + "/" + blocked)
        try #require(mkfifo(out + "/" + blocked, 0o600) == 0)
        let process = Process()
        process.executableURL = Klynge.binary
        process.arguments = ["propose", "--parishes", parishes, "--seed", "9", "--force", "--out", out]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        func isWriting() throws -> Bool {
            // Three files are staged before the blocked one.
            try FileManager.default.contentsOfDirectory(atPath: out).count { $0.hasPrefix(".klynge-") } >= 3
        }
        while process.isRunning, try !isWriting() { Thread.sleep(forTimeInterval: 0.02) }
        #expect(process.isRunning, "it waits for a reader")
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        for (name, text) in zip(names, before) where name != blocked {
            #expect(try String(contentsOfFile: out + "/" + name, encoding: .utf8) == text, "\(name)")
        }
    }
}

/// Square parishes in a square, about 3 km wide.
enum Lattice {
    static func geoJSON(side: Int) -> String {
        var features: [String] = []
        for row in 0..<side {
            for column in 0..<side {
                let (west, east) = (9.0 + 0.05 * Double(column), 9.0 + 0.05 * Double(column + 1))
                let (south, north) = (55.0 + 0.03 * Double(row), 55.0 + 0.03 * Double(row + 1))
                let ring =
                    "[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]"
                let number = 1000 + row * side + column
                features.append(
                    "{\"type\":\"Feature\",\"properties\":{\"kode\":\"\(number)\",\"navn\":\"Sogn \(number)\","
                        // A label, so that no time goes into looking for the middle of each.
                        + "\"visueltcenter_x\":\((west + east) / 2),\"visueltcenter_y\":\((south + north) / 2),"
                        + "\"population\":\(200 + number * 7919 % 1500)},"
                        + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}")
            }
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
    }
}
