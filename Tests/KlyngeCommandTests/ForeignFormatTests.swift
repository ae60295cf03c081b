import Foundation
import TestSupport
import Testing

/// Files of other formats, as users give them: converted where ogr2ogr is installed, else refused with what to do.
@Suite struct ForeignFormatTests {
    static let installed: URL? = {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").map { URL(filePath: "\($0)/ogr2ogr") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }()
    static let absence: Comment = "ogr2ogr is not on this machine: `apt-get install gdal-bin`"

    @discardableResult
    static func shell(_ line: String, in folder: URL) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", line]
        process.currentDirectoryURL = folder
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let read = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let words = String(decoding: read, as: UTF8.self)
        #expect(process.terminationStatus == 0, "\(line): \(words)")
        return words
    }

    private func document(_ outcome: Outcome) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    /// What must be alike whatever the format: units, neighbours, land.
    private func figures(_ outcome: Outcome) throws -> [Int] {
        let all = try document(outcome)
        let units = try #require(all["units"] as? [String: Any])
        let neighbours = try #require(all["neighbours"] as? [String: Any])
        let coverage = try #require(all["coverage"] as? [String: Any])
        return [
            units["count"] as? Int ?? -1, neighbours["rook"] as? Int ?? -1,
            Int(((coverage["areaKm2"] as? Double ?? -1) * 10).rounded()),
        ]
    }

    @Test(.enabled(if: installed != nil, absence), arguments: ["EPSG:25832", "EPSG:4326", "EPSG:3035"])
    func everyFormatGivesTheSameStudy(_ system: String) throws {
        let scratch = try Scratch()
        let sample = SharedData.packageRoot.appending(path: "SampleData/parishes.geojson").path
        let plain = try figures(try Klynge.run("check", "--format", "json", "--parishes", sample))
        let formats = [
            ("GPKG", "my dagi's.gpkg"), ("FlatGeobuf", "a.fgb"), ("ESRI Shapefile", "a.shp"), ("GML", "a.gml"),
        ]
        for (driver, name) in formats {
            let target = scratch.path(name)
            let made = Process()
            made.executableURL = Self.installed
            made.arguments = ["-f", driver, "-t_srs", system, target, sample, "-nln", "sogn"]
            made.standardError = FileHandle.nullDevice
            try made.run()
            made.waitUntilExit()
            for path in driver == "GML" ? ["\(target)#sogn"] : [target, "\(target)#sogn"] {
                let id = driver == "ESRI Shapefile" ? ["--field", "parishes.population=indbyggert"] : []
                let outcome = try Klynge.run(arguments: ["check", "--format", "json", "--parishes", path] + id)
                // A shapefile's layer is called as its file is.
                if driver == "ESRI Shapefile" && path.hasSuffix("#sogn") {
                    #expect(outcome.status == 2 && outcome.messages.contains("K264"), "\(path): \(outcome.messages)")
                    continue
                }
                #expect(outcome.status == 0, "\(path): \(outcome.messages)")
                #expect(try figures(outcome) == plain, "\(path) in \(system)")
                let inputs = try #require(try document(outcome)["inputs"] as? [[String: Any]])
                #expect((inputs[0]["converter"] as? String)?.hasPrefix("ogr2ogr, GDAL ") == true)
                #expect((inputs[0]["sha256"] as? String)?.count == 64)
            }
        }
    }

    @Test(.enabled(if: installed != nil, absence)) func thePrintedLineWorksInAShell() throws {
        let scratch = try Scratch()
        let sample = SharedData.packageRoot.appending(path: "SampleData/parishes.geojson").path
        for name in ["plain.gml", "it's $HOME #1.gml", "-x.gml", "æ ø.gml"] {
            let made = Process()
            made.executableURL = Self.installed
            made.arguments = ["-f", "GML", scratch.path(name), sample]
            try made.run()
            made.waitUntilExit()
            let outcome = try Klynge.run("check", "--parishes", scratch.path(name))
            #expect(outcome.status == 2 && outcome.messages.contains("K260"), "\(outcome.messages)")
            let lines = outcome.messages.split(separator: "\n").filter { $0.contains("help: convert it: `") }
            let line = try #require(lines.first?.split(separator: "`").dropFirst().first.map(String.init))
            try Self.shell(line, in: scratch.folder)
            let made2 = (name as NSString).deletingPathExtension + ".geojson"
            #expect(try Klynge.run("check", "--parishes", scratch.path(made2)).status == 0, "\(name)")
        }
    }

    @Test(.enabled(if: installed != nil, absence)) func severalLayersAreListed() throws {
        let scratch = try Scratch()
        let data = SharedData.packageRoot.appending(path: "SampleData").path
        let file = scratch.path("d.gpkg")
        try Self.shell(
            "ogr2ogr -f GPKG \(file) \(data)/parishes.geojson -nln sogn && "
                + "ogr2ogr -f GPKG -update \(file) \(data)/villages.geojson -nln 'by (stor)'", in: scratch.folder)
        for path in [file, file + "#sogne"] {
            let outcome = try Klynge.run("check", "--parishes", path)
            #expect(outcome.status == 2)
            #expect(outcome.messages.contains("K264") && outcome.messages.contains("sogn, by (stor) (Point)"))
        }
        let both = try Klynge.run("check", "--parishes", file + "#sogn", "--villages", file + "#by (stor)")
        #expect(both.status == 0, "\(both.messages)")
        #expect(try Klynge.run("check", "--parishes", file + "#SOGN").status == 0)
    }

    @Test func aMissingProgramIsNamedWithHowToGetIt() throws {
        let scratch = try Scratch()
        let file = try scratch.write("SQLite format 3\u{0}" + String(repeating: "\u{0}", count: 100), "x.gpkg")
        let outcome = try Klynge.run(
            "check", "--parishes", file + "#sogn", environment: ["PATH": scratch.folder.path])
        #expect(outcome.status == 2)
        for words in ["K262", "GeoPackage", "ogr2ogr", "gdal-bin", "brew install gdal", "x.geojson"] {
            #expect(outcome.messages.contains(words), "\(outcome.messages)")
        }
    }

    /// A stand-in for ogr2ogr that does as a shell script says.
    private func standIn(_ scratch: Scratch, ogr2ogr: String, ogrinfo: String = "echo '1: sogn (Polygon)'") throws
        -> [String: String]
    {
        for (name, body) in [("ogr2ogr", ogr2ogr), ("ogrinfo", ogrinfo)] {
            let script = "#!/bin/sh\nif [ \"$1\" = --version ]; then echo 'GDAL 9.9.9, released'; exit 0; fi\n\(body)\n"
            let path = try scratch.write(script, name)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        }
        return ["PATH": scratch.folder.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")]
    }

    @Test func theProgramsOwnWordsAreShown() throws {
        let scratch = try Scratch()
        let file = try scratch.write("SQLite format 3\u{0}" + String(repeating: "\u{0}", count: 100), "x.gpkg")
        let broken = try standIn(scratch, ogr2ogr: "echo 'ERROR 1: disk image is malformed' >&2; exit 3")
        let outcome = try Klynge.run("check", "--parishes", file, environment: broken)
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("K263") && outcome.messages.contains("disk image is malformed"))
        #expect(outcome.messages.contains("exit status 3") && outcome.messages.contains("x.gpkg"))
        // A program that chatters without end on stderr blocks nothing.
        let loud = try standIn(
            scratch,
            ogr2ogr: "i=0; while [ $i -lt 20000 ]; do echo \"Warning $i: a line of some length to fill the pipe\" >&2; "
                + "i=$((i+1)); done; cat \(try scratch.write(RowOfParishes.geoJSON(), "row.geojson"))")
        let read = try Klynge.run("check", "--parishes", file, environment: loud)
        #expect(read.status == 0 && read.output.contains("4 parishes"), "\(read.messages)")
    }

    @Test func findingsOfAConvertedLayerNameNoLine() throws {
        let scratch = try Scratch()
        let file = try scratch.write("SQLite format 3\u{0}" + String(repeating: "\u{0}", count: 100), "x.gpkg")
        let row = try scratch.write(
            RowOfParishes.geoJSON().replacing("\"population\":1500", with: "\"population\":-5"), "row.geojson")
        let outcome = try Klynge.run(
            "check", "--format", "json", "--parishes", file, environment: try standIn(scratch, ogr2ogr: "cat \(row)"))
        let found = try #require(try document(outcome)["diagnostics"] as? [[String: Any]])
        #expect(found.contains { $0["feature"] != nil })
        #expect(found.allSatisfy { $0["line"] == nil && $0["column"] == nil })
    }

    @Test(arguments: [SIGINT, SIGTERM]) func anInterruptionEndsTheProgramToo(_ signal: Int32) throws {
        let scratch = try Scratch()
        let file = try scratch.write("SQLite format 3\u{0}" + String(repeating: "\u{0}", count: 100), "x.gpkg")
        let number = scratch.path("number")
        let environment = try standIn(
            scratch, ogr2ogr: "echo $$ > \(number).new; mv \(number).new \(number); exec sleep 600")
        let process = Process()
        process.executableURL = Klynge.binary
        process.arguments = ["check", "--parishes", file]
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        for _ in 0..<1000 where !FileManager.default.fileExists(atPath: number) { usleep(20_000) }
        let child = try #require(
            Int32(try String(contentsOfFile: number, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)))
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationStatus == 130)
        // Its parent is gone: whoever takes it over buries it soon.
        for _ in 0..<500 where kill(child, 0) == 0 && !isZombie(child) { usleep(20_000) }
        #expect(kill(child, 0) != 0 || isZombie(child))
    }

    private func isZombie(_ child: Int32) -> Bool {
        (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8))?.contains(") Z ") ?? false
    }
}
