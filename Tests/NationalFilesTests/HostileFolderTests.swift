import Files
import Foundation
import GeoModel
import NationalFiles
import Testing

@Suite("Folders that nobody tidied")
struct HostileFolderTests {
    private func prepare(_ scratch: Scratch, _ name: String = "Østby") throws -> NewStudy {
        try NewStudy.prepare(NewStudy.Request(name: name, folder: scratch.path("data")))
    }

    private func reasons(_ study: NewStudy) -> [String: PassedFile.Reason] {
        Dictionary(uniqueKeysWithValues: study.passed.map { ($0.name, $0.reason) })
    }

    @Test("pipes, sockets, loops of links, links to nothing and second names are passed over and named")
    func oddities() throws {
        let scratch = try Scratch()
        try SmallCountry().write(to: scratch)
        let data = scratch.path("data")
        #expect(mkfifo(data + "/pipe.geojson", 0o600) == 0)
        #expect(symlink(".", data + "/again") == 0)
        #expect(symlink("loop-b", data + "/loop-a") == 0)
        #expect(symlink("loop-a", data + "/loop-b") == 0)
        #expect(symlink("nothing.geojson", data + "/broken") == 0)
        #expect(symlink("parishes.geojson", data + "/zz-second.geojson") == 0)
        #expect(link(data + "/roads.geojson", data + "/zz-roads.geojson") == 0)
        try scratch.write("", "data/empty.geojson")
        let study = try prepare(scratch)
        let reasons = reasons(study)
        #expect(reasons["pipe.geojson"] == .folder(.pipe))
        #expect(reasons["again"] == .folder(.folderAgain))
        #expect(reasons["loop-a"] == .folder(.brokenLink))
        #expect(reasons["broken"] == .folder(.brokenLink))
        #expect(reasons["zz-second.geojson"] == .folder(.sameAs("parishes.geojson")))
        #expect(reasons["zz-roads.geojson"] == .folder(.sameAs("roads.geojson")))
        #expect(reasons["empty.geojson"] != nil)
        #expect(study.layers.count == 7)
    }

    @Test("links to folders and files elsewhere are followed")
    func linksAreFollowed() throws {
        let scratch = try Scratch()
        try SmallCountry().write(to: scratch, folder: "elsewhere")
        try FileManager.default.createDirectory(atPath: scratch.path("data"), withIntermediateDirectories: true)
        #expect(symlink("../elsewhere", scratch.path("data/inner")) == 0)
        #expect(try prepare(scratch).layers.count == 7)
        #expect(symlink(scratch.path("data"), scratch.path("linked")) == 0)
        let study = try NewStudy.prepare(NewStudy.Request(name: "Østby", folder: scratch.path("linked")))
        #expect(study.layers.count == 7)
    }

    @Test("files too large to read are not read: one of zeros, one that begins as a layer")
    func hugeFiles() throws {
        let scratch = try Scratch()
        try SmallCountry().write(to: scratch)
        for (name, head) in [
            ("zeros.geojson", ""), ("long.geojson", "{\"type\":\"FeatureCollection\",\"features\":[\n"),
        ] {
            let path = scratch.path("data/" + name)
            try Data(head.utf8).write(to: URL(filePath: path))
            // Sparse: six gigabytes that take no room on the disk.
            #expect(truncate(path, 6_000_000_000) == 0)
        }
        let study = try prepare(scratch)
        #expect(reasons(study)["zeros.geojson"] == .tooLarge)
        #expect(reasons(study)["long.geojson"] == .tooLarge)
        #expect(study.layers.count == 7)
    }

    @Test("thousands of files: no more than a stated number is looked at, which is said")
    func thousandsOfFiles() throws {
        let scratch = try Scratch()
        try SmallCountry().write(to: scratch)
        for index in 0..<6000 { try scratch.write("x", "data/zz\(index)") }
        let study = try prepare(scratch)
        #expect(study.diagnostics.map(\.code) == [.tooManyFiles])
        #expect(study.fileCount <= 5000)
        #expect(study.layers.count == 7)
    }

    @Test("what is no map is named for what it is")
    func otherFiles() throws {
        let scratch = try Scratch()
        try SmallCountry().write(to: scratch)
        try scratch.write("<!DOCTYPE html><html><title>Log in</title></html>", "data/page.geojson")
        try scratch.write("{\"a\": 1}", "data/plain.json")
        try scratch.write("{\"type\":\"FeatureCollection\",\"features\":[]}", "data/none.geojson")
        try scratch.write("{\"type\":\"FeatureCollection\",\"features\":[{", "data/cut.geojson")
        try scratch.write("\u{1F}\u{FFFD}", "data/odd")
        let shifted = SmallCountry().parishes.replacing("[10.", with: "[510").replacing("[55.", with: "[655")
        try scratch.write(shifted, "data/metres.geojson")
        let study = try prepare(scratch)
        let reasons = reasons(study)
        #expect(reasons["none.geojson"] == .noFeatures)
        #expect(reasons["metres.geojson"] == .undeclaredSystem)
        for name in ["page.geojson", "plain.json", "cut.geojson", "odd"] { #expect(reasons[name] != nil, "\(name)") }
        #expect(study.layers.count == 7)
    }

    @Test("a folder that is none, and one with nothing in it, are refused in words")
    func unusableFolders() throws {
        let scratch = try Scratch()
        try scratch.write("x", "file")
        try scratch.write("x", "empty/note")
        for name in ["nowhere", "file", "empty"] {
            let error = #expect(throws: UnusableInput.self) {
                try NewStudy.prepare(NewStudy.Request(name: "Østby", folder: scratch.path(name)))
            }
            #expect(error?.diagnostics.first?.code == .unusableDataFolder, "\(name)")
            #expect(error?.diagnostics.first?.hint != nil)
        }
    }

    @Test("a folder that may not be read is named", .disabled(if: geteuid() == 0, "root reads everything"))
    func unreadableFolders() throws {
        let scratch = try Scratch()
        try SmallCountry().write(to: scratch)
        try scratch.write(SmallCountry().water, "data/locked/water.geojson")
        try scratch.write("x", "data/locked.geojson")
        #expect(chmod(scratch.path("data/locked"), 0) == 0)
        #expect(chmod(scratch.path("data/locked.geojson"), 0) == 0)
        defer { chmod(scratch.path("data/locked"), 0o700) }
        let reasons = reasons(try prepare(scratch))
        #expect(reasons["locked"] != nil)
        #expect(reasons["locked.geojson"] != nil)
    }
}

@Suite("The name of the municipality")
struct NameTests {
    private func code(_ name: String) throws -> String {
        let scratch = try Scratch()
        try SmallCountry().write(to: scratch)
        return try NewStudy.prepare(NewStudy.Request(name: name, folder: scratch.path("data"))).code
    }

    @Test(
        "names and codes as people write them",
        arguments: ["Vester-Ådal", "vester-ådal", " Vester-Ådal Kommune ", "0302", "302", "VESTER-ÅDAL"])
    func asPeopleWrite(_ name: String) throws { #expect(try code(name) == "0302") }

    @Test(
        "an unknown name gets the nearest",
        arguments: [
            ("Vester-Adal", "Vester-Ådal"), ("Vester", "Vester-Ådal"), ("Ostby", "Østby"), ("Østbye", "Østby"),
            ("herred", "Sønder Herred"), ("Noerre Soe", "Nørre Sø"),
        ])
    func nearest(_ typed: String, _ meant: String) throws {
        let error = #expect(throws: UnusableInput.self) { try code(typed) }
        let finding = try #require(error?.diagnostics.first)
        #expect(finding.code == .unknownArea)
        #expect(finding.hint?.contains("'\(meant)'") == true, "\(finding.hint ?? "")")
    }

    @Test("a name like no other gets the list")
    func listed() throws {
        let error = #expect(throws: UnusableInput.self) { try code("Qwxz Zzzzzz") }
        // Each once, though parishes hold the codes of their municipalities.
        #expect(error?.diagnostics.first?.hint?.hasPrefix("there are 4: ") == true)
        #expect(error?.diagnostics.first?.hint?.contains("Østby, Vester-Ådal, Sønder Herred, Nørre Sø") == true)
    }
}
