import Foundation
import TestSupport
import Testing

/// What users read changes only on purpose: help texts, and everything that the sample prints.
///
/// `KLYNGE_RECORD=1 swift test --filter SnapshotTests` writes the snapshots anew.
@Suite struct SnapshotTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
    private static let verbs = [
        "new", "check", "propose", "score", "compare", "sample", "regionalize", "verify", "explain",
    ]
    static let cases: [(name: String, arguments: [String])] =
        wholeHelp + [
            ("help-all.txt", ["--help-all"]), ("welcome.txt", []), ("welcome-da.txt", ["--lang", "da"]),
            ("help-propose-da.txt", ["propose", "--help", "--lang", "da"]),
            ("help.txt", ["--help"]), ("help-check.txt", ["check", "--help"]),
            ("help-propose.txt", ["propose", "--help"]),
            ("help-score.txt", ["score", "--help"]), ("help-new.txt", ["new", "--help"]),
            ("help-serve.txt", ["serve", "--help"]),
            ("help-compare.txt", ["compare", "--help"]),
            ("help-explain.txt", ["explain", "--help"]), ("help-verify.txt", ["verify", "--help"]),
            ("help-sample.txt", ["sample", "--help"]), ("help-regionalize.txt", ["regionalize", "--help"]),
            ("sample-check.txt", ["check", "SampleData"]), ("sample-propose.txt", ["propose", "SampleData"]),
            ("sample-propose-da.txt", ["propose", "SampleData", "--lang", "da"]),
            ("sample-propose.json", ["propose", "SampleData", "--format", "json"]),
            ("sample-propose.csv", ["propose", "SampleData", "--format", "csv"]),
            (
                "sample-score.txt",
                [
                    "score", "SampleData", "Tests/KlyngeCommandTests/Snapshots/sample-propose.csv", "--chance", "0",
                    "--suggest",
                ]
            ),
            (
                "sample-compare.txt",
                [
                    "compare", "SampleData", "Tests/KlyngeCommandTests/Snapshots/sample-propose.csv",
                    "Tests/KlyngeCommandTests/Snapshots/other-grouping.csv",
                ]
            ),
            ("sample-clusters.geojson", ["propose", "SampleData", "--format", "geojson"]),
        ]

    private static let wholeHelp = verbs.map { (name: "help-all-\($0).txt", arguments: [$0, "--help-all"]) }

    @Test(arguments: cases.indices) func isAsCommitted(_ index: Int) throws {
        let (name, arguments) = SnapshotTests.cases[index]
        let process = Process()
        process.executableURL = Klynge.binary
        process.arguments = arguments
        process.currentDirectoryURL = SharedData.packageRoot
        // The width of the help follows the terminal.
        process.environment = ProcessInfo.processInfo.environment.merging(["COLUMNS": "80"]) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let file = SnapshotTests.folder.appending(path: name)
        if ProcessInfo.processInfo.environment["KLYNGE_RECORD"] != nil {
            try output.write(to: file)
            return
        }
        let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(String(decoding: output, as: UTF8.self) == expected, "\(name) has changed")
    }
}
