import Foundation
import Testing

/// What is written, where, and what happens when it cannot be.
@Suite struct OutputTests {
    private let scratch: Scratch
    private let parishes: String

    init() throws {
        scratch = try Scratch()
        parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: scratch.path(name), encoding: .utf8)
    }

    private static let files = [
        "assignment.csv", "clusters.geojson", "clusters.qml", "manifest.json", "map.svg", "report.html", "scores.json",
        "units.geojson", "units.qml",
    ]

    private func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: scratch.path(folder)).sorted()
    }

    @Test func theFolderHoldsEveryFileAndIsNotReplacedWithoutLeave() throws {
        let out = scratch.path("out")
        #expect(try Klynge.run("propose", "--parishes", parishes, "--out", out).status == 0)
        #expect(try names("out") == OutputTests.files)
        let before = try text("out/scores.json")
        let again = try Klynge.run("propose", "--parishes", parishes, "--out", out, "--seed", "7")
        #expect(again.status == 2)
        #expect(again.messages.contains("is already there"))
        #expect(try text("out/scores.json") == before)
        #expect(try Klynge.run("propose", "--parishes", parishes, "--out", out, "--seed", "7", "--force").status == 0)
        #expect(try text("out/scores.json").contains("\"seed\": 7"))
    }

    @Test func alternativesLieInFoldersOfTheirOwnAndDiffer() throws {
        let lattice = try scratch.write(Lattice.geoJSON(side: 5), "lattice.geojson")
        let outcome = try Klynge.run(
            "propose", "--parishes", lattice, "--alternatives", "3", "--out", scratch.path("out"))
        #expect(outcome.status == 0, "\(outcome.messages)")
        let folders = try names("out")
        #expect(folders == ["alternative-1", "alternative-2", "alternative-3", "manifest.json", "report.html"])
        var tables: Set<String> = []
        for folder in folders.prefix(3) {
            #expect(try names("out/" + folder) == OutputTests.files.filter { $0 != "manifest.json" })
            tables.insert(try text("out/\(folder)/assignment.csv"))
        }
        #expect(tables.count == 3)
    }

    @Test func aProjectedSystemIsDeclaredAndDecimalsAreKept() throws {
        let projected = try Klynge.run(
            "propose", "--parishes", parishes, "--format", "geojson", "--crs", "EPSG:25832", "--decimals", "1")
        #expect(projected.status == 0)
        #expect(projected.output.contains("\"crs\""))
        #expect(projected.output.contains("EPSG::25832"))
        let first = try #require(projected.output.firstMatch(of: /"coordinates": ?\[\[+(\d+\.?\d*),(\d+\.?\d*)\]/))
        #expect((500_000..<600_000).contains(Double(first.1) ?? 0))
        #expect((6_000_000..<6_200_000).contains(Double(first.2) ?? 0))
        #expect((first.1.split(separator: ".").last ?? "").count == 1 || !first.1.contains("."))
        let degrees = try Klynge.run("propose", "--parishes", parishes, "--format", "geojson", "--simplestyle")
        #expect(!degrees.output.contains("\"crs\": {\"type\": \"name\""))
        #expect(degrees.output.contains("\"fill\""))
        #expect(degrees.output.contains("\"stroke\""))
        #expect(
            try Klynge.run("propose", "--parishes", parishes, "--crs", "EPSG:99999", "--format", "geojson").status == 2)
    }

    @Test func whatStdinBringsIsWhatAFileBrings() throws {
        let file = try Klynge.run("propose", "--parishes", parishes, "--format", "csv")
        let stdin = try Klynge.run("propose", "--parishes", "-", "--format", "csv", input: RowOfParishes.geoJSON())
        #expect(stdin.status == 0, "\(stdin.messages)")
        #expect(stdin.output == file.output)
    }

    @Test func theSettingsPrintedAreAStudyFileThatGivesTheSame() throws {
        let printed = try Klynge.run(
            "propose", "--parishes", parishes, "--population", "2000..4000", "--link", "0101=0104", "--print-config")
        #expect(printed.status == 0)
        let file = try scratch.write(printed.output, "klynge.toml")
        let once = try Klynge.run(
            "propose", "--parishes", parishes, "--population", "2000..4000", "--link", "0101=0104", "--format", "csv")
        let again = try Klynge.run("propose", file, "--format", "csv")
        #expect(again.status == 0, "\(again.messages)\n\(printed.output)")
        #expect(again.output == once.output)
    }

    @Test func fixedClustersStayAsTheyAre() throws {
        let fixed = try scratch.write("unit,cluster\n0102,a\n0103,a\n", "fixed.csv")
        let outcome = try Klynge.run("propose", "--parishes", parishes, "--fixed", fixed, "--format", "csv")
        #expect(outcome.status == 0, "\(outcome.messages)")
        let rows = outcome.output.split(separator: "\n")
        let cluster = rows.first { $0.hasPrefix("0102,") }?.split(separator: ",").last
        #expect(cluster != nil)
        #expect(rows.filter { $0.split(separator: ",").last == cluster }.count == 2)
    }

    @Test func anInputIsNeverOverwrittenHoweverItIsSpelt() throws {
        let link = scratch.path("link.geojson")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: parishes)
        for path in [parishes, link, scratch.folder.path + "/./parishes.geojson"] {
            let outcome = try Klynge.run(
                "propose", "--parishes", parishes, "--format", "geojson", "-o", path, "--force")
            #expect(outcome.status == 2)
            #expect(outcome.messages.contains("is one of the inputs"))
        }
        #expect(try text("parishes.geojson") == RowOfParishes.geoJSON())
    }

    @Test func aFolderThatCannotBeWrittenIsNamed() throws {
        // A file where a folder should be is closed to everybody, the superuser too.
        let blocked = scratch.path("parishes.geojson/out")
        let outcome = try Klynge.run("propose", "--parishes", parishes, "--out", blocked)
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("cannot be"))
        #expect(outcome.messages.contains(blocked))
        let missing = try Klynge.run(
            "propose", "--parishes", parishes, "--format", "json", "-o", scratch.path("nowhere/a.json"))
        #expect(missing.status == 2)
        #expect(missing.messages.contains("make the folder first"))
    }

    @Test func aFullDiskLeavesTheOldFilesAndNoPart() throws {
        let out = scratch.path("out")
        #expect(try Klynge.run("propose", "--parishes", parishes, "--out", out).status == 0)
        let before = try OutputTests.files.map { try text("out/" + $0) }
        // Files may grow to 3 blocks only: some of the set fit, and some do not.
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = [
            "-c", "trap '' XFSZ; ulimit -f 3; exec \"$0\" \"$@\"", Klynge.binary.path, "propose", "--parishes",
            parishes,
            "--seed", "9", "--force", "--out", out,
        ]
        shell.standardOutput = FileHandle.nullDevice
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 2)
        #expect(try names("out") == OutputTests.files, "nothing temporary is left")
        #expect(try OutputTests.files.map { try text("out/" + $0) } == before)
        if FileManager.default.fileExists(atPath: "/dev/full") {
            let full = try Klynge.run(
                "propose", "--parishes", parishes, "--format", "json", "-o", "/dev/full", "--force")
            #expect(full.status == 2)
            #expect(full.messages.contains("No space left"))
        }
    }

    @Test func catchmentsAreDrawnWhereVillagesAreTheUnits() throws {
        let sample = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "SampleData").path
        let outcome = try Klynge.run(
            "propose", sample, "--units", "village", "--time-limit", "5", "--out", scratch.path("out"))
        #expect(outcome.status == 0, "\(outcome.messages)")
        let map = try text("out/catchments.geojson")
        #expect(map.contains("\"type\": \"Polygon\"") || map.contains("\"type\":\"Polygon\""))
        #expect(try names("out") == (OutputTests.files + ["catchments.geojson"]).sorted())
    }
}
