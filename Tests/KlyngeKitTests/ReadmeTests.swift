import Foundation
import KlyngeKit
import TestSupport
import Testing

/// The program of the README, with `sample` in place of "SampleData" and `out` in place of "out".
private func readme(sample: String, out: String) async throws -> (proposal: ProposeResult, score: ScoreResult) {
    // README begins
    var settings = try StudyFile.read(sample)
    settings.alternatives = 3
    settings.limits.population = LimitBounds(minimum: 1000, maximum: 6000)
    let problem = try StudyProblem(StudyLoader.load(settings))

    let proposal = try await ProposeRequest(settings).run(on: problem)
    for entry in proposal.entries { print(entry.grouping.objective, entry.facts.clusters.map(\.name)) }
    try GroupingFiles(problem: problem).write(proposal.entries[0], into: out + "/best")

    let file = try GroupingFile.read(out + "/best/assignment.csv", units: problem.study.units)
    let score = try ScoreRequest(file).run(on: problem)
    for cluster in score.entry.facts.clusters {
        print(cluster.name, cluster.criterion?.score ?? 0)
        for measure in cluster.criterion?.telling ?? [] { print("  ", measure.evidence.english) }
    }
    // README ends
    return (proposal, score)
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
        let here = shown.replacing("\"SampleData\"", with: "sample").replacing("\"out/", with: "out + \"/")
        #expect(Listing.statements(here) == ["import KlyngeKit"] + Listing.statements(compiled))
        #expect(Listing.statements(shown).count > 10)
    }

    /// And it does what it says: the settings that are given once hold for all that follows.
    @Test func loadsProposesWritesAndScores() async throws {
        let scratch = try Scratch()
        let sample = SharedData.packageRoot.appending(path: "SampleData").path
        let (proposal, score) = try await readme(sample: sample, out: scratch.path("out"))
        #expect(proposal.entries.count == 3, "as many alternatives as the settings ask for")
        for entry in proposal.entries {
            #expect(entry.facts.clusters.allSatisfy { (1000...6000).contains($0.population) }, "the limits hold")
            #expect(entry.facts.clusters.allSatisfy { $0.criterion != nil }, "and every cluster is scored")
        }
        let objectives = proposal.entries.map(\.grouping.objective)
        #expect(objectives == objectives.sorted(), "the best comes first")
        #expect(score.entry.facts.clusters.map(\.members) == proposal.entries[0].facts.clusters.map(\.members))
        #expect(score.entry.facts.clusters.contains { !($0.criterion?.telling ?? []).isEmpty })
        let written = try FileManager.default.contentsOfDirectory(atPath: scratch.path("out/best"))
        #expect(Set(written).isSuperset(of: ["clusters.geojson", "report.html", "assignment.csv", "manifest.json"]))
    }
}
