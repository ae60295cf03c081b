import Files
import Foundation
import GeoModel
import Testing

/// A result folder holds the files of one run, and everything that is somebody else's stays.
@Suite struct ResultFolderTests {
    private let root: String

    init() throws {
        root = FileManager.default.temporaryDirectory.appending(path: "klynge-folder-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    private func write(_ name: String, _ text: String) throws {
        let url = URL(filePath: root + "/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// Every file below the folder with what it holds.
    private func everything() throws -> [String: String] {
        var found: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: root) {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: root + "/" + name, isDirectory: &isFolder)
            if !isFolder.boolValue { found[name] = try String(contentsOfFile: root + "/" + name, encoding: .utf8) }
        }
        return found
    }

    private func run(_ files: [String: String], force: Bool) throws {
        let files = files.sorted { $0.key < $1.key }.map { FolderFile($0.key, Array($0.value.utf8)) }
        let folder = try ResultFolder(root + "/out")
        try folder.requireFree(files.map(\.name), force: force)
        try folder.write(files, version: "1", command: "klynge test", force: force)
    }

    @Test func anySequenceOfRunsLeavesTheLastRunAndAllThatIsTheUsers() throws {
        var generator = SplitMix64(seed: 7)
        let names = [
            "clusters.geojson", "links.geojson", "poster.pdf", "alternative-1/report.html", "alternative-2/report.html",
        ]
        var users: [String: String] = [:]
        var isFirst = true
        for round in 0..<120 {
            // The user adds a file, deep or not, with a name that is not one of ours.
            let deep = String(repeating: "d/", count: Int.random(in: 0...2, using: &generator))
            let place =
                Bool.random(using: &generator) ? deep : "alternative-\(Int.random(in: 1...3, using: &generator))/"
            if Bool.random(using: &generator), !isFirst {
                let name = "out/\(place)user-\(Int.random(in: 0...9, using: &generator))"
                users[name] = "user's \(round)"
                try write(name, "user's \(round)")
            }
            var files: [String: String] = [:]
            for name in names where Bool.random(using: &generator) { files[name] = "\(name) of run \(round)" }
            try run(files, force: !isFirst)
            isFirst = false
            var all = try everything()
            #expect(all.removeValue(forKey: "out/manifest.json") != nil)
            var expected = users
            for (name, text) in files { expected["out/" + name] = text }
            #expect(all == expected, "round \(round)")
            #expect(FolderCheck(root + "/out").verdict == .whole)
        }
    }

    @Test func namesOfTheFirstVersionGoWhereThereIsNoManifest() throws {
        for name in ["clusters.geojson", "links.geojson", "alternative-7/report.html", "mine.txt"] {
            try write("out/" + name, "0.1")
        }
        #expect(throws: UnusableInput.self) { try run(["clusters.geojson": "new"], force: false) }
        #expect(try everything().count == 4)
        try run(["clusters.geojson": "new"], force: true)
        #expect(Set(try everything().keys) == ["out/clusters.geojson", "out/manifest.json", "out/mine.txt"])
    }

    @Test func aNamesakeThatNoRunWroteNeedsLeave() throws {
        try run(["clusters.geojson": "a"], force: false)
        try write("out/poster.pdf", "user's")
        do {
            try run(["poster.pdf": "ours"], force: false)
            Issue.record("it was replaced without leave")
        } catch let refusal as UnusableInput {
            #expect(refusal.diagnostics.contains { $0.code == .outputExists && $0.message.contains("poster.pdf") })
        }
        #expect(try everything()["out/poster.pdf"] == "user's")
        try run(["clusters.geojson": "b"], force: true)
        #expect(try everything()["out/poster.pdf"] == "user's", "a run that does not write it leaves it alone")
    }

    @Test func aManifestThatLeadsOutOfTheFolderRemovesNothing() throws {
        try write("victim", "kept")
        for name in ["../victim", root + "/victim", "a/../../victim", "."] {
            let text =
                "{\"schema\": \"klynge.manifest/1\", \"version\": \"1\", \"command\": \"\", \"run\": \"\", \"files\": "
                + "[{\"name\": \"\(name)\", \"bytes\": 4, \"sha256\": \"\"}]}"
            try write("out/manifest.json", text)
            #expect(FolderCheck(root + "/out").verdict == .changed)
            try run(["clusters.geojson": "a"], force: true)
            #expect(try everything()["victim"] == "kept")
        }
        // A link in the folder does not lead out of it either.
        try FileManager.default.createDirectory(atPath: root + "/elsewhere", withIntermediateDirectories: true)
        try write("elsewhere/report.html", "kept")
        try run(["alternative-1/report.html": "a"], force: true)
        try FileManager.default.removeItem(atPath: root + "/out/alternative-1")
        try FileManager.default.createSymbolicLink(
            atPath: root + "/out/alternative-1", withDestinationPath: root + "/elsewhere")
        try run(["clusters.geojson": "b"], force: true)
        #expect(try everything()["elsewhere/report.html"] == "kept")
    }

    @Test func everyChangeIsNoticed() throws {
        let names = ["alternative-1/report.html", "clusters.geojson"]
        for name in names + ["manifest.json"] {
            for change in 0..<4 {
                try run([names[0]: "one", names[1]: "two"], force: true)
                let path = root + "/out/" + name
                var bytes = Array(try Data(contentsOf: URL(filePath: path)))
                switch change {
                case 0: bytes[bytes.count / 2] ^= 1
                case 1: bytes.removeLast(2)
                case 2: bytes += [10, 32]
                default: bytes = []
                }
                try Data(bytes).write(to: URL(filePath: path))
                let verdict = FolderCheck(root + "/out").verdict
                // White space behind the end of the manifest changes nothing that it says; an empty one is nobody's.
                if name == "manifest.json", change == 2 { continue }
                #expect(verdict != .whole, "\(name), change \(change)")
                if name != "manifest.json" { #expect(verdict == .changed) }
            }
        }
        try run([names[0]: "one", names[1]: "two"], force: true)
        try write("out/links.geojson", "of another run")
        #expect(FolderCheck(root + "/out").files.contains { $0.name == "links.geojson" && $0.state == .foreign })
        try FileManager.default.removeItem(atPath: root + "/out/manifest.json")
        #expect(FolderCheck(root + "/out").verdict == .none)
    }
}
