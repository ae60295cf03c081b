import Foundation
import TestSupport
import Testing

/// The modules in the order in which data flows through them. A module may know only modules before it.
private let order = [
    "CGEOS", "CPROJ", "CCrypto", "CClp", "CSimdJSON", "CFileSystem",
    "Texts",
    "GeoModel", "Files", "OfficeFiles", "GEOSKit", "PROJKit", "GeoJSONFormat", "ForeignFormats", "CoverageTopology",
    "RoadNetworks",
    "Graphs",
    "Constraints",
    "LinearPrograms",
    "SetPacking",
    "GroupingMethods", "RegionMethods",
    "StudyAreas", "NationalFiles", "Delimitation", "MapOutput", "Reports", "Analysis",
    "KlyngePage", "KlyngeKit", "KlyngeCommand",
    "SampleStudies", "SampleDataCommand",
]

/// The only importer of each C library.
private let owners = [
    "CGEOS": "GEOSKit", "CPROJ": "PROJKit", "CSimdJSON": "GeoJSONFormat", "CCrypto": "Files", "CFileSystem": "Files",
    "CClp": "LinearPrograms",
]

private struct PackageDescription: Decodable {
    struct Target: Decodable {
        var name: String
        var type: String
        var path: String
        var target_dependencies: [String]?
    }
    var targets: [Target]
}

/// Asks the package manager; a scratch folder of its own, since the one in use is locked while tests run.
private func describePackage() throws -> PackageDescription {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "klynge-describe-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
        "swift", "package", "--package-path", SharedData.packageRoot.path, "--scratch-path", scratch.path,
        "describe", "--type", "json",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "`swift package describe` failed")
    return try JSONDecoder().decode(PackageDescription.self, from: output)
}

/// The modules that a Swift file imports.
private func imports(ofFileAt url: URL) throws -> Set<String> {
    let text = try String(contentsOf: url, encoding: .utf8)
    let names = text.split(separator: "\n").compactMap { line -> String? in
        let words = line.split(separator: " ")
        guard let position = words.firstIndex(of: "import"), position <= 1, position + 1 < words.count else {
            return nil
        }
        return words.last.map { String($0.prefix { $0 != "." }) }
    }
    return Set(names)
}

private func swiftFiles(below folder: URL) -> [URL] {
    let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (walk?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
}

@Suite("The modules")
struct ArchitectureTests {
    @Test("every target depends only on modules before it")
    func arrowsPointForward() throws {
        for target in try describePackage().targets where target.path.hasPrefix("Sources/") {
            let own = try #require(order.firstIndex(of: target.name), "\(target.name) has no place in the order")
            for dependency in target.target_dependencies ?? [] {
                let other = try #require(order.firstIndex(of: dependency), "\(dependency) has no place in the order")
                #expect(other < own, "\(target.name) depends on \(dependency), which comes after it")
            }
        }
    }

    @Test("a C library has one importer, and nothing imports what it does not declare")
    func importsAreDeclared() throws {
        for target in try describePackage().targets where target.path.hasPrefix("Sources/") {
            let declared = Set(target.target_dependencies ?? [])
            for file in swiftFiles(below: SharedData.packageRoot.appending(path: target.path)) {
                let used = try imports(ofFileAt: file).intersection(order)
                #expect(
                    used.subtracting(declared).isEmpty,
                    "\(file.lastPathComponent) imports undeclared \(used.subtracting(declared))")
                for (library, owner) in owners where used.contains(library) {
                    #expect(
                        target.name == owner, "\(file.lastPathComponent) imports \(library), which is \(owner)'s alone")
                }
            }
        }
    }

    @Test("the methods stand without geometry or files, and reach one C library, through a module of its own")
    func methodsArePure() throws {
        let pure: Set = ["GeoModel", "Graphs", "Constraints", "LinearPrograms", "SetPacking"]
        for target in try describePackage().targets
        where ["Graphs", "Constraints", "SetPacking", "GroupingMethods", "RegionMethods"].contains(target.name) {
            #expect(Set(target.target_dependencies ?? []).isSubset(of: pure), "\(target.name) depends on more")
        }
    }

    @Test("the drawing in CONTRIBUTING has an arrow for each dependency that does not follow from others")
    func theDrawingIsThePackage() throws {
        let targets = try describePackage().targets.filter { $0.path.hasPrefix("Sources/") }
        let apart: Set = ["SampleStudies", "SampleDataCommand", "CFileSystem", "CSimdJSON"]
        let shown = Set(targets.filter { $0.type != "system-target" }.map(\.name)).subtracting(apart)
        var direct: [String: Set<String>] = [:]
        for target in targets where shown.contains(target.name) {
            direct[target.name] = Set(target.target_dependencies ?? []).intersection(shown)
        }
        func all(_ name: String) -> Set<String> {
            (direct[name] ?? []).reduce(into: direct[name] ?? []) { $0.formUnion(all($1)) }
        }
        var wanted: Set<String> = []
        for (name, uses) in direct {
            for used in uses where !uses.contains(where: { $0 != used && all($0).contains(used) }) {
                wanted.insert("\(used) --> \(name)")
            }
        }
        let page = try String(
            contentsOf: SharedData.packageRoot.appending(path: "CONTRIBUTING.md"), encoding: .utf8)
        let drawn = page.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { $0.contains(" --> ") }
        #expect(Set(drawn) == wanted, "missing \(wanted.subtracting(drawn).sorted())")
        #expect(drawn.count == wanted.count)
    }
}
