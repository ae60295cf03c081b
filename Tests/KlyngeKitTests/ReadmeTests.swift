import Foundation
import KlyngeKit
import TestSupport
import Testing

/// Never called: that it compiles is the point.
private func readme() throws {
    // README begins
    var configuration = try StudyFile.read("SampleData")
    configuration.unitKind = .parish
    let study = try StudyLoader.load(configuration)
    for unit in study.units {
        print(unit.id, unit.name, unit.population ?? 0)
    }
    // README ends
}

@Suite("The README's Swift")
struct ReadmeTests {
    /// The block in the README is the code above, which the compiler has read.
    @Test func isTheCodeThatIsCompiledHere() throws {
        let readme = try String(contentsOf: SharedData.packageRoot.appending(path: "README.md"), encoding: .utf8)
        let block = try #require(readme.components(separatedBy: "```swift\n").dropFirst().first)
        let shown = try #require(block.components(separatedBy: "```").first)
        let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
        let compiled =
            try #require(source.components(separatedBy: "// README begins\n").dropFirst().first)
            .components(separatedBy: "// README ends").first ?? ""
        func statements(_ text: String) -> [String] {
            text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
                .filter { !$0.isEmpty }
        }
        #expect(statements(shown) == ["import KlyngeKit"] + statements(compiled))
        #expect(statements(shown).count > 5)
    }

    /// And it does what it says, from the root of the package.
    @Test func listsTheParishesOfTheSample() throws {
        var configuration = try StudyFile.read(SharedData.packageRoot.appending(path: "SampleData").path)
        configuration.unitKind = .parish
        #expect(try StudyLoader.load(configuration).units.count == 16)
    }
}
