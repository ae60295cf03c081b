import Foundation
import TestSupport
import Testing

/// The first minute: from a folder of files to a study that can be proposed for.
@Suite struct NewStudyTests {
    /// SampleData, where nothing may be written.
    private func data(_ scratch: Scratch) throws -> String {
        let source = SharedData.packageRoot.appending(path: "SampleData")
        let copy = scratch.folder.appending(path: "data")
        try FileManager.default.copyItem(at: source, to: copy)
        try FileManager.default.removeItem(at: copy.appending(path: "klynge.toml"))
        return copy.path
    }

    private func contents(_ folder: String) throws -> [String: Data] {
        var found: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            let path = folder + "/" + name
            found[name] = try? Data(contentsOf: URL(filePath: path))
        }
        return found
    }

    @Test func theStudyCanBeCheckedAndProposedFor() throws {
        let scratch = try Scratch()
        let data = try data(scratch)
        let before = try contents(data)
        let study = scratch.path("mine")
        let made = try Klynge.run("new", "Ravnsminde (opdigtet)", "--data", data, "--out", study)
        #expect(made.status == 0, "\(made.messages)")
        #expect(try contents(data) == before)
        let last = made.output.split(separator: "\n").suffix(2)
        #expect(last.allSatisfy { $0.hasPrefix("  klynge ") })
        #expect(try Klynge.run("check", study).status == 0)
        let proposed = try Klynge.run("propose", study, "--chance", "0", "--format", "csv")
        #expect(proposed.status == 0, "\(proposed.messages)")
        #expect(proposed.output.split(separator: "\n").count > 5)
        #expect(try Klynge.run("verify", study).status == 0)
        // The same units as the whole country gives for this municipality.
        let whole = try Klynge.run(
            "propose", SharedData.packageRoot.path + "/SampleData", "--within", "Ravnsminde (opdigtet)", "--chance",
            "0",
            "--limits", "calibrated", "--format", "csv")
        let units = { (text: String) in
            Set(text.split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").first })
        }
        #expect(units(proposed.output) == units(whole.output))
    }

    @Test func anotherFolderIsLeftAlone() throws {
        let scratch = try Scratch()
        let data = try data(scratch)
        let taken = scratch.path("taken")
        _ = try FileManager.default.createDirectory(atPath: taken, withIntermediateDirectories: true)
        // An empty folder is free.
        #expect(try Klynge.run("new", "0991", "--data", data, "--out", taken).status == 0)
        // Written by us and unchanged: replaced by the same bytes.
        let first = try contents(taken)
        #expect(try Klynge.run("new", "0991", "--data", data, "--out", taken).status == 0)
        #expect(try contents(taken) == first)
        // The user's own work is not lost, and comes back only with --force.
        let file = taken + "/klynge.toml"
        let edited = try String(contentsOfFile: file, encoding: .utf8) + "\n# mine\n"
        try edited.write(toFile: file, atomically: true, encoding: .utf8)
        let refused = try Klynge.run("new", "0991", "--data", data, "--out", taken)
        #expect(refused.status == 2)
        #expect(refused.messages.contains("K378"))
        #expect(refused.messages.contains("klynge.toml"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == edited)
        #expect(try Klynge.run("new", "0991", "--data", data, "--out", taken, "--force").status == 0)
        #expect(try contents(taken) == first)
        // Somebody else's, even with --force.
        _ = try FileManager.default.createDirectory(atPath: scratch.path("other"), withIntermediateDirectories: true)
        _ = try scratch.write("precious", "other/notes.txt")
        let other = try Klynge.run("new", "0991", "--data", data, "--out", scratch.path("other"), "--force")
        #expect(other.status == 2)
        #expect(other.messages.contains("K375"))
        #expect(try contents(scratch.path("other")).count == 1)
    }

    @Test func nothingIsWrittenIntoTheData() throws {
        let scratch = try Scratch()
        let data = try data(scratch)
        let before = try contents(data)
        #expect(symlink(data, scratch.path("link")) == 0)
        for (folder, out) in [
            (data, data), (data, data + "/new"), (data, data + "/a/../b"), (scratch.path("link"), data + "/c"),
            (data, scratch.path("link") + "/d"),
        ] {
            let outcome = try Klynge.run("new", "0991", "--data", folder, "--out", out)
            #expect(outcome.status == 2)
            #expect(outcome.messages.contains("K376"), "\(out): \(outcome.messages)")
        }
        #expect(try contents(data) == before)
    }

    @Test(arguments: ["a/b", "..", ".", "", "/tmp/x"]) func aNameThatIsNoFolder(_ name: String) throws {
        let scratch = try Scratch()
        let outcome = try Klynge.run("new", name, "--data", try data(scratch))
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("K377"))
    }

    @Test func anUnknownNameGetsTheNearestAndNothingIsWritten() throws {
        let scratch = try Scratch()
        let outcome = try Klynge.run("new", "Svalerod", "--data", try data(scratch), "--out", scratch.path("x"))
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("Svalerød"), "\(outcome.messages)")
        #expect(!FileManager.default.fileExists(atPath: scratch.path("x")))
    }

    @Test func theStudyFileCanBeSeenBeforeAnythingIsWritten() throws {
        let scratch = try Scratch()
        let data = try data(scratch)
        let outcome = try Klynge.run(
            "new", "0991", "--data", data, "--out", scratch.path("mine"), "--print-config")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("within = [\"0991\"]"))
        #expect(scratch.names == ["data"])
    }

    @Test func aNationalFolderInASecondLanguage() throws {
        let scratch = try Scratch()
        let outcome = try Klynge.run(
            "new", "0992", "--data", try data(scratch), "--out", scratch.path("mit"), "--lang", "da")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("Skrev"))
        #expect(try String(contentsOfFile: scratch.path("mit/klynge.toml"), encoding: .utf8).contains("Grænser."))
    }
}
