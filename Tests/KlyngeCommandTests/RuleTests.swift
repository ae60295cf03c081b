import Foundation
import TestSupport
import Testing

@Suite("Limits on anything, through the command")
struct RuleTests {
    static let study = SharedData.packageRoot.appending(path: "SampleData").path

    private func json(_ arguments: [String]) throws -> [String: Any] {
        let outcome = try Klynge.run(arguments: ["propose", Self.study, "--format", "json", "--quiet"] + arguments)
        #expect(outcome.status == 0, "\(outcome.messages)")
        return try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    private func rows(_ document: [String: Any], _ name: String) -> [Double] {
        let clusters = ((document["groupings"] as? [[String: Any]])?.first?["clusters"] as? [[String: Any]]) ?? []
        return clusters.compactMap { cluster in
            (cluster["thresholds"] as? [[String: Any]])?.first { $0["name"] as? String == name }?["value"] as? Double
        }
    }

    @Test("a limit on a ratio, a smallest and a mean value holds in every cluster, and stands in the JSON")
    func attributes() throws {
        for (limit, name, range) in [
            ("population/km2=30..120", "population/km2", 30.0...120), ("min(km2)=12..", "min(km2)", 12.0...1e9),
            ("mean(population)=..1500", "mean(population)", 0...1500.0), ("sum(km2)=..60", "sum(km2)", 0...60.0),
        ] {
            let document = try json(["--limit", limit, "--limits", "calibrated"])
            for value in rows(document, name) { #expect(range.contains(value), "\(limit): \(value)") }
            let limits = document["limits"] as? [String: Any]
            #expect((limits?["attributes"] as? [String: Any])?[name] != nil)
        }
    }

    @Test("a wish draws clusters to it")
    func target() throws {
        func spread(_ document: [String: Any]) -> Double {
            let sums = rows(document, "population").map { abs($0 - 5000) }
            return sums.isEmpty ? 0 : sums.reduce(0, +) / Double(sums.count)
        }
        let plain = try json(["--limits", "calibrated"])
        let drawn = try json(["--limits", "calibrated", "--target", "population=5000@2", "--cover", "all"])
        let free = try json(["--limits", "calibrated", "--cover", "all"])
        #expect(spread(drawn) <= spread(free) + 1e-9)
        #expect(rows(plain, "population").count > 0)
    }

    @Test("facilities: each cluster has its hall near, and closing one is answered")
    func facilities() throws {
        let best = try json([])
        let clusters = ((best["groupings"] as? [[String: Any]])?.first?["clusters"] as? [[String: Any]]) ?? []
        let hubs = clusters.compactMap { $0["hub"] as? String }
        let text = try String(contentsOfFile: Self.study + "/parishes.geojson", encoding: .utf8)
        let layer = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let features = try #require(layer["features"] as? [[String: Any]])
        // A hall at a corner of the middle of each hub's box.
        var halls: [String] = []
        for feature in features {
            let properties = feature["properties"] as? [String: Any] ?? [:]
            let id = properties["kode"] as? String ?? properties["sognekode"] as? String ?? ""
            guard hubs.contains(id), let geometry = feature["geometry"] as? [String: Any] else { continue }
            let rings =
                (geometry["coordinates"] as? [[[Double]]])
                ?? ((geometry["coordinates"] as? [[[[Double]]]])?.first ?? [])
            let points = rings.first ?? []
            let (x, y) = (
                points.map { $0[0] }.reduce(0, +) / Double(points.count),
                points.map { $0[1] }.reduce(0, +) / Double(points.count)
            )
            halls.append(
                "{\"type\":\"Feature\",\"properties\":{\"id\":\"h\(id)\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[\(x),\(y)]}}"
            )
        }
        guard halls.count > 1 else { return }
        let scratch = try Scratch()
        let file = scratch.path("halls.geojson")
        try "{\"type\":\"FeatureCollection\",\"features\":[\(halls.joined(separator: ","))]}"
            .write(toFile: file, atomically: true, encoding: .utf8)
        let given = ["--limits", "calibrated", "--facilities", "hall=\(file)", "--facility", "hall=1.."]
        for value in rows(try json(given), "hall") { #expect(value >= 1) }
        let near = try json(given + ["--max-facility-distance", "hall=6"])
        for value in rows(near, "km to hall") { #expect(value <= 6) }
        let first = try #require(halls.first).components(separatedBy: "\"id\":\"")[1].components(separatedBy: "\"")[0]
        let closing = try #require(try json(given + ["--close", "hall:\(first)"])["closing"] as? [String: Any])
        #expect((closing["objectiveAfter"] as? Double ?? 0) >= (closing["objectiveBefore"] as? Double ?? 1) - 1e-6)
        let unknown = try Klynge.run(arguments: ["propose", Self.study] + given + ["--close", "hall:nowhere"])
        #expect(unknown.status == 2 && unknown.messages.contains("K349"))
    }

    @Test(
        "crossings: none is kept; unknown attributes and layers are refused with the nearest name",
        arguments: [
            (["--limit", "mean(populatoin)=..3"], "population"), (["--splits", "nothing=1"], "K348"),
            (["--facility", "hall=1.."], "K349"),
        ])
    func refused(_ arguments: [String], _ word: String) throws {
        let outcome = try Klynge.run(arguments: ["propose", Self.study] + arguments)
        #expect(outcome.status == 2 && outcome.messages.contains(word), "\(outcome.messages)")
    }

    @Test(
        "what cannot be read is a mistake of usage",
        arguments: [
            ["--limit", "age"], ["--limit", "mean(age)"], ["--target", "population=5"], ["--splits", "x=1.5"],
            ["--limit", "mean(age)=5..2"], ["--facilities", "halls.geojson"], ["--close", "hall"],
        ])
    func usage(_ arguments: [String]) throws {
        #expect(try Klynge.run(arguments: ["propose", Self.study] + arguments).status == 64)
    }

    @Test("the settings are printed as a study file that reads back the same")
    func printed() throws {
        let given = [
            "--limit", "mean(population)=..1500.5", "--limit", "population/km2=20..", "--target", "km2=50@0.5",
            "--crossings", "1",
        ]
        let first = try Klynge.run(arguments: ["propose", Self.study, "--print-config"] + given)
        let scratch = try Scratch()
        let file = scratch.path("klynge.toml")
        try first.output.write(toFile: file, atomically: true, encoding: .utf8)
        let again = try Klynge.run(arguments: ["propose", file, "--print-config"])
        #expect(again.status == 0 && again.output == first.output, "\(again.messages)")
    }
}
