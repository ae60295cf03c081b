import Foundation
import TestSupport
import Testing

/// What people call a cluster survives every file, and what the study file says comes first.
@Suite struct ClusterNameTests {
    private let study = SharedData.packageRoot.appending(path: "SampleData").path

    private func names(_ outcome: Outcome) throws -> [String] {
        let document = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let groupings = document["groupings"] as? [[String: Any]]
        return (groupings?.first?["clusters"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }.sorted()
    }

    @Test func theNamesOfAUsersTableSurviveEveryFile() throws {
        let scratch = try Scratch()
        let own = try scratch.write("unit,cluster\n0902,Nordklyngen\n0901,Nordklyngen\n0903,Øen\n0904,Øen\n", "own.csv")
        let out = scratch.path("out")
        let first = try Klynge.run("score", study, own, "--chance", "0", "--format", "json", "--out", out)
        let expected = ["Nordklyngen", "Øen"]
        #expect(try names(first) == expected, "\(first.messages)")
        for file in ["assignment.csv", "scores.json", "clusters.geojson", "units.geojson"] {
            let again = try Klynge.run("score", study, out + "/" + file, "--chance", "0", "--format", "json")
            #expect(try names(again) == expected, "\(file): \(again.messages)")
        }
    }

    @Test func aNameBesideTheNumberIsTakenOver() throws {
        let scratch = try Scratch()
        for text in [
            "unit,cluster,cluster_name\n0901,1,Nord\n0902,1,Nord\n0903,2,Syd\n0904,2,\n",
            "sogn;klynge;klyngenavn\n0901;1;Nord\n0902;1;Nord\n0903;2;Syd\n0904;2;Syd\n",
        ] {
            let outcome = try Klynge.run(
                "score", study, try scratch.write(text, "n.csv"), "--chance", "0", "--format", "json")
            #expect(try names(outcome) == ["Nord", "Syd"], "\(outcome.messages)")
        }
    }

    @Test func theStudyFileNamesTheClusterOfAUnit() throws {
        let scratch = try Scratch()
        let printed = try Klynge.run("check", study, "--print-config").output
        let file = try scratch.write(
            printed + "\n[names]\n\"0901\" = \"Nordklyngen\"\n\"9999\" = \"Ingen\"\n", "klynge.toml")
        let outcome = try Klynge.run("propose", file, "--format", "json")
        #expect(try names(outcome).contains("Nordklyngen"))
        #expect(outcome.messages.contains("K361"), "a name for a unit that is none is reported")
    }
}
