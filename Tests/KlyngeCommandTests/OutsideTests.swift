import Foundation
import TestSupport
import Testing

/// Units that are outside by choice are in no cluster, are reported apart from what is left over, and are no reason to fail.
@Suite struct OutsideTests {
    private let study = SharedData.packageRoot.appending(path: "SampleData").path

    private struct Document: Decodable {
        struct Grouping: Decodable {
            struct Cluster: Decodable {
                var id: Int
                var name: String
                var members: [String]
            }
            var clusters: [Cluster]
            var unassigned: [String]
            var outside: [String]
            var proven: Bool
            var objective: Double
            var bound: Double?
        }
        var groupings: [Grouping]
    }

    private func propose(_ more: String...) throws -> Document.Grouping {
        let outcome = try Klynge.run(arguments: ["propose", study, "--format", "json"] + more)
        #expect(outcome.status == 0, "\(outcome.messages)")
        let document = try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
        return try #require(document.groupings.first)
    }

    @Test(arguments: [["auto"], ["search"]]) func noMethodTakesThemIn(method: [String]) throws {
        let free = try propose("--method", method[0])
        let town = try #require(free.clusters.first?.members.first)
        let without = try propose("--method", method[0], "--outside", town)
        #expect(free.outside.isEmpty && without.outside == [town])
        #expect(!without.clusters.contains { $0.members.contains(town) })
        #expect(without.unassigned.contains(town))
        #expect((without.bound ?? without.objective) <= without.objective + 1e-6)
    }

    @Test func coveringAllDoesNotAskForThem() throws {
        let free = try propose()
        let chosen = free.unassigned + free.clusters.dropFirst(2).flatMap(\.members)
        let rest = try propose("--cover", "all", "--outside", chosen.joined(separator: ","))
        #expect(Set(rest.outside) == Set(chosen))
        #expect(Set(rest.unassigned) == Set(chosen))
    }

    @Test func aUnitCannotBeInAndOut() throws {
        let unit = try #require(try propose().clusters.first?.members)
        let outcome = try Klynge.run(
            "propose", study, "--outside", unit[0], "--together", unit.prefix(2).joined(separator: ","))
        #expect(outcome.status == 2 && outcome.messages.contains("K360"))
        let unknown = try Klynge.run("propose", study, "--outside", "Nowhere")
        #expect(unknown.status == 2 && unknown.messages.contains("K111"))
    }

    @Test func settingsAndNamesAreReadAgain() throws {
        let scratch = try Scratch()
        let unit = try #require(try propose().clusters.first?.members.first)
        let printed = try Klynge.run("check", study, "--print-config").output
        let data = SharedData.packageRoot.appending(path: "SampleData").path
        let more =
            "outside = [\"\(unit)\"]\n" + printed
            + "\n[names]\n\"0901\" = \"Nordklyngen\"\n\n[credits]\nroads = \"© Nogen\"\n"
        _ = data
        let file = try scratch.write(more, "klynge.toml")
        let again = try Klynge.run("check", file, "--print-config")
        #expect(again.status == 0, "\(again.messages)")
        for words in ["outside = [\"\(unit)\"]", "\"0901\" = \"Nordklyngen\"", "\"roads\" = \"© Nogen\""] {
            #expect(again.output.contains(words), "\(words)")
        }
    }
}
