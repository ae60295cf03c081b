import Foundation
import TestSupport

/// What a run of the built command left behind.
struct Outcome {
    var status: Int32
    var output: String
    var messages: String
}

/// The built command, as a user runs it.
enum Klynge {
    /// The binary that lies beside the test bundle.
    static let binary: URL = {
        var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<6 {
            let candidate = folder.appending(path: "klynge")
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            folder.deleteLastPathComponent()
        }
        return URL(filePath: "klynge")
    }()

    /// Where tests keep the cache, so that the user's own is left alone.
    static let cacheHome = FileManager.default.temporaryDirectory.appending(path: "klynge-test-cache").path

    /// Runs the command to its end.
    static func run(
        _ arguments: String..., input: String? = nil, environment: [String: String] = [:]
    ) throws -> Outcome {
        try run(arguments: arguments, input: input, environment: environment)
    }

    /// Runs the command to its end.
    static func run(
        arguments: [String], input: String? = nil, environment: [String: String] = [:]
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = binary
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(["XDG_CACHE_HOME": cacheHome]) { $1 }.merging(environment) { $1 }
        let folder = try Scratch()
        let (out, err) = (folder.path("out"), folder.path("err"))
        _ = FileManager.default.createFile(atPath: out, contents: nil)
        _ = FileManager.default.createFile(atPath: err, contents: nil)
        let pipe = Pipe()
        process.standardInput = pipe
        process.standardOutput = FileHandle(forWritingAtPath: out)
        process.standardError = FileHandle(forWritingAtPath: err)
        try process.run()
        if let input { try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
        try pipe.fileHandleForWriting.close()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: URL(filePath: out)), as: UTF8.self),
            messages: String(decoding: try Data(contentsOf: URL(filePath: err)), as: UTF8.self))
    }
}

/// A folder of its own for a test, gone when the test is.
typealias Scratch = TestSupport.Scratch

/// A study small enough to check by hand: a row of square parishes, 5.5 km wide, near Odense.
enum RowOfParishes {
    static func geoJSON(count: Int = 4, population: Int = 1500) -> String {
        let features = (0..<count).map { index in
            let west = 10.0 + 0.09 * Double(index)
            let east = 10.0 + 0.09 * Double(index + 1)
            let ring = "[[\(west),55.0],[\(east),55.0],[\(east),55.05],[\(west),55.05],[\(west),55.0]]"
            return """
                {"type":"Feature","properties":{"kode":"0\(101 + index)","navn":"Sogn \(index + 1)","population":\(population)},\
                "geometry":{"type":"Polygon","coordinates":[\(ring)]}}
                """
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
    }
}
