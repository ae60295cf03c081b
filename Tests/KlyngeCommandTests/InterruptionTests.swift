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

    /// `make torture` kills at every system call; here at moments spread over the run.
    @Test func killedAtAnyMomentTheFolderIsOfOneRun() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let out = scratch.path("out")
        func contents() throws -> [String: Data] {
            var found: [String: Data] = [:]
            for name in try FileManager.default.contentsOfDirectory(atPath: out) {
                found[name] = try Data(contentsOf: URL(filePath: out + "/" + name))
            }
            return found
        }
        func arguments(_ seed: Int) -> [String] {
            ["propose", "--parishes", parishes, "--seed", "\(seed)", "--force", "--out", out]
        }
        #expect(try Klynge.run(arguments: arguments(1)).status == 0)
        try Data("mine".utf8).write(to: URL(filePath: out + "/mine.txt"))
        var states: [[String: Data]] = []
        for seed in [1, 2] {
            #expect(try Klynge.run(arguments: arguments(seed)).status == 0)
            states.append(try contents())
        }
        #expect(states[0] != states[1])
        var seen: Set<Int> = []
        for step in 0..<24 {
            let process = Process()
            process.executableURL = Klynge.binary
            process.arguments = arguments(step % 2 + 1)
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            Thread.sleep(forTimeInterval: 0.02 * Double(step))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let state = try #require(states.firstIndex(of: try contents()), "the folder mixes two runs")
            seen.insert(state)
        }
        #expect(try Klynge.run("verify", out).status == 0)
        #expect(try Klynge.run(arguments: arguments(1)).status == 0)
        #expect(scratch.names == ["out", "parishes.geojson"], "what the killed runs left is gone")
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
