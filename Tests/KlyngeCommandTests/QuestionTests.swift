import Foundation
import TestSupport
import Testing

@Suite("What propose is asked")
struct QuestionTests {
    static let study = SharedData.packageRoot.appending(path: "SampleData").path

    private func json(_ arguments: [String]) throws -> [String: Any] {
        let outcome = try Klynge.run(arguments: ["propose", Self.study, "--format", "json", "--quiet"] + arguments)
        #expect(outcome.status == 0, "\(outcome.messages)")
        return try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    private func clusters(_ document: [String: Any]) -> [[[String]]] {
        let groupings = document["groupings"] as? [[String: Any]] ?? []
        return groupings.map { grouping in
            (grouping["clusters"] as? [[String: Any]] ?? []).compactMap { $0["members"] as? [String] }
        }
    }

    @Test("--around gives five different clusters with the unit, the first of them proven")
    func around() throws {
        let best = try #require(clusters(try json([])).first?.first)
        let document = try json(["--around", best[0]])
        let offers = clusters(document)
        #expect(offers.count == 5 && Set(offers).count == 5)
        #expect(offers.allSatisfy { $0.count == 1 && $0[0].contains(best[0]) })
        let groupings = try #require(document["groupings"] as? [[String: Any]])
        #expect(groupings.map { $0["proven"] as? Bool } == [true, false, false, false, false])
        #expect((document["around"] as? [String: Any])?["units"] as? [String] == [best[0]])
    }

    @Test("--start with its own answer moves nothing, and the folder gets the borders of --confidence")
    func startAndConfidence() throws {
        let scratch = try Scratch()
        let table = scratch.path("best.csv")
        _ = try Klynge.run("propose", Self.study, "--format", "csv", "--quiet", "-o", table)
        let change = try #require(try json(["--start", table])["change"] as? [String: Any])
        #expect(change["movedUnits"] as? [String] == [] && change["proven"] as? Bool == true)
        let narrow = try #require(
            try json(["--start", table, "--population", "..5000", "--members", "2..3"])["change"] as? [String: Any])
        #expect((narrow["movedInhabitants"] as? Double ?? 0) > 0)
        let curve = try #require(narrow["curve"] as? [[String: Any]])
        let moved = curve.compactMap { $0["movedInhabitants"] as? Double }
        let objectives = curve.compactMap { $0["objective"] as? Double }
        #expect(moved == moved.sorted() && objectives == objectives.sorted(by: >))

        let folder = scratch.path("out")
        let outcome = try Klynge.run(
            "propose", Self.study, "--confidence", "5%", "--out", folder, "--format", "json", "--quiet")
        #expect(outcome.status == 0)
        let borders = try #require(
            JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: folder + "/borders.geojson")))
                as? [String: Any])
        let features = try #require(borders["features"] as? [[String: Any]])
        #expect(!features.isEmpty)
        for feature in features {
            let firmness = (feature["properties"] as? [String: Any])?["klynge_firmness"]
            if let share = firmness as? Double { #expect((0...1).contains(share)) }
        }
        let manifest = try String(contentsOfFile: folder + "/manifest.json", encoding: .utf8)
        #expect(manifest.contains("borders.geojson"))
    }

    @Test("--complete keeps the parts whole and makes no further cluster; --why answers for every unit")
    func completeAndWhy() throws {
        let best = clusters(try json([]))[0]
        let scratch = try Scratch()
        let partial = scratch.path("partial.csv")
        try ("unit,cluster\n" + best.prefix(2).enumerated().map { "\($1[0]),\($0 + 1)\n" }.joined())
            .write(toFile: partial, atomically: true, encoding: .utf8)
        let completed = try #require(clusters(try json(["--complete", partial])).first)
        #expect(completed.count == 2)
        for members in best.prefix(2) { #expect(completed.count { $0.contains(members[0]) } == 1) }
        let inCluster = try #require(try json(["--why", best[0][0]])["why"] as? [String: Any])
        #expect(inCluster["inCluster"] as? Bool == true)
        let limits = ["--population", "4000..", "--members", "2..3"]
        let document = try json(limits)
        let left = (document["groupings"] as? [[String: Any]])?.first?["unassigned"] as? [String] ?? []
        for unit in left.prefix(3) {
            let why = try #require(try json(limits + ["--why", unit])["why"] as? [String: Any])
            #expect(why["inCluster"] as? Bool == false)
            let obstacles = why["obstacles"] as? [[String: Any]] ?? []
            #expect((why["possible"] as? Bool == true) != (!obstacles.isEmpty) || obstacles.isEmpty)
            #expect(!(why["evidence"] as? [String] ?? []).isEmpty)
        }
    }

    @Test(
        "a question that cannot be put is refused with what to write",
        arguments: [
            (["--change-price", "1"], "--start"), (["--around", "X", "--why", "Y"], "one at a time"),
            (["--confidence", "0%"], "percentage"), (["--confidence", "nan"], "percentage"),
            (["--start", "a.csv", "--max-moves", "-1"], "whole number"),
        ])
    func refused(_ arguments: [String], _ word: String) throws {
        let outcome = try Klynge.run(arguments: ["propose", Self.study] + arguments)
        #expect(outcome.status == 64 && outcome.messages.contains(word), "\(outcome.messages)")
    }

    @Test("units that no cluster holds: K340 with the limit that stands in the way")
    func noCluster() throws {
        let outcome = try Klynge.run("propose", Self.study, "--around", "Nowhere")
        #expect(outcome.status == 2 && outcome.messages.contains("K111"))
        let narrow = try Klynge.run(
            "propose", Self.study, "--around", clusters(try json([]))[0][0][0], "--members", "2..2", "--max-diameter",
            "0.1", "--population", "1..100000")
        #expect(narrow.status == 2 && (narrow.messages.contains("K340") || narrow.messages.contains("K080")))
    }
}
