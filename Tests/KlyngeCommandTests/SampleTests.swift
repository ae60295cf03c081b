import Foundation
import TestSupport
import Testing

/// `sample` on a study that can be checked by hand.
@Suite struct SampleTests {
    @Test func groupingsWithinTheLimitsAgainForTheSameSeed() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(count: 12), "parishes.geojson")
        let arguments = [
            "sample", "--parishes", parishes, "--count", "20", "--members", "2..4", "--population", "1..", "--clusters",
            "4",
            "--cover", "all", "--format", "json",
        ]
        for extra in [[], ["--reversible"]] {
            let one = try Klynge.run(arguments: arguments + extra)
            #expect(one.status == 0, "\(one.messages)")
            #expect(one.output == (try Klynge.run(arguments: arguments + extra)).output)
            let document = try #require(
                try JSONSerialization.jsonObject(with: Data(one.output.utf8)) as? [String: Any])
            #expect(document["schema"] as? String == "klynge.groupings/2")
            let sampling = try #require(document["sampling"] as? [String: Any])
            #expect(sampling["method"] as? String == (extra.isEmpty ? "recom" : "reversible-recom"))
            #expect(sampling["acceptanceRate"] is Double)
            let groupings = try #require(document["groupings"] as? [[String: Any]])
            #expect(groupings.count == 20)
            var different: Set<[Int]> = []
            for grouping in groupings {
                let clusters = try #require(grouping["clusters"] as? [[String: Any]])
                let sizes = clusters.map { ($0["members"] as? [String])?.count ?? 0 }
                #expect(clusters.count == 4 && sizes.reduce(0, +) == 12 && sizes.allSatisfy((2...4).contains))
                #expect(clusters.allSatisfy { $0["contiguous"] as? Bool == true && $0["ok"] as? Bool == true })
                different.insert(sizes)
            }
            #expect(different.count > 1, "a row of 12 can be cut in many ways")
        }
    }

    @Test func stepsBeyondAllMeasureAreRefused() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(count: 4), "parishes.geojson")
        for option in ["--steps", "--burn-in"] {
            let outcome = try Klynge.run(
                "sample", "--parishes", parishes, option, "9000000000000000000", "--count", "1")
            #expect(outcome.status == 64 && outcome.messages.contains("at most"), "\(outcome.messages)")
        }
    }

    @Test func singleGroupsAreContiguousAndOfTheSizeAskedFor() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(count: 8), "parishes.geojson")
        let outcome = try Klynge.run(
            "sample", "--parishes", parishes, "--group-size", "3", "--count", "30", "--format", "csv")
        #expect(outcome.status == 0, "\(outcome.messages)")
        let rows = outcome.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        #expect(rows.count == 30 * 8)
        for grouping in 0..<30 {
            let members = (0..<8).filter { rows[grouping * 8 + $0].count == 3 }
            #expect(
                members.count == 3 && members[2] == members[0] + 2, "a row of parishes: neighbours stand side by side")
        }
    }

    @Test func whatCannotBeDrawnIsSaid() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(count: 4), "parishes.geojson")
        let infeasible = try Klynge.run("sample", "--parishes", parishes, "--population", "1000000..", "--cover", "all")
        #expect(infeasible.status == 2 && infeasible.messages.contains("error[K080]") && infeasible.output.isEmpty)
        let groups = try Klynge.run("sample", "--parishes", parishes, "--group-size", "9")
        #expect(groups.status == 2 && groups.messages.contains("error[K172]"))
        let still = try Klynge.run(
            "sample", "--parishes", parishes, "--members", "2..2", "--population", "1..", "--cover", "all")
        #expect(still.status == 0 && still.messages.contains("warning[K170]"), "\(still.messages)")
        for bad in [["--count", "0"], ["--steps", "3"], ["--group-size", "2", "--reversible"], ["--burn-in", "-1"]] {
            #expect(try Klynge.run(arguments: ["sample", "--parishes", parishes] + bad).status == 64)
        }
    }
}
