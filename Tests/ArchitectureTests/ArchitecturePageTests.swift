import Foundation
import TestSupport
import Testing

/// Guarantees: every function that Docs/architecture.md names stands in the file that it names, and every file that
/// CONTRIBUTING.md names is there.
@Suite struct ArchitecturePageTests {
    private func text(_ path: String) throws -> String {
        try String(contentsOf: SharedData.packageRoot.appending(path: path), encoding: .utf8)
    }

    @Test func functionsStandWhereThePageSays() throws {
        var count = 0
        for line in try text("Docs/architecture.md").split(separator: "\n") where line.contains("| `Sources/") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            let names = cells[1].trimmingCharacters(in: ["`"]).split(separator: ".").map(String.init)
            let path = cells[2].trimmingCharacters(in: ["`"])
            let source = try text(path)
            #expect(names.count == 2)
            #expect(
                source.contains("func \(names[1])(") || source.contains("func \(names[1])<"), "\(names[1]) in \(path)")
            #expect(
                ["extension", "struct", "enum", "class"].contains { source.contains("\($0) \(names[0])") },
                "\(names[0]) in \(path)")
            count += 1
        }
        #expect(count > 25)
    }

    @Test func filesOfTheRecipesAreThere() throws {
        let page = try text("CONTRIBUTING.md")
        let paths = page.matches(of: /`((?:Sources|Tests|Docs)\/[A-Za-z+\/.]+)`/).map { String($0.1) }
        #expect(paths.count > 6)
        for path in paths {
            #expect(
                FileManager.default.fileExists(atPath: SharedData.packageRoot.appending(path: path).path), "\(path)")
        }
    }
}
