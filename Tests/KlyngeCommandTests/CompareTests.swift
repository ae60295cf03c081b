import Foundation
import Testing

/// `compare`, and the what-if of `score`, on a row of parishes whose answers are plain.
@Suite struct CompareTests {
    private let scratch: Scratch
    private let parishes: String

    init() throws {
        scratch = try Scratch()
        parishes = try scratch.write(RowOfParishes.geoJSON(count: 6), "parishes.geojson")
    }

    private func grouping(_ name: String, _ clusters: [String: String]) throws -> String {
        let rows = clusters.sorted { $0.key < $1.key }.map { "\($0.key),\($0.value)\n" }.joined()
        return try scratch.write("unit,cluster\n" + rows, name)
    }

    private func abc() throws -> (String, String) {
        (
            try grouping("a.csv", ["0101": "West", "0102": "West", "0103": "East", "0104": "East"]),
            try grouping("b.csv", ["0101": "West", "0102": "West", "0103": "West", "0104": "East", "0105": "East"])
        )
    }

    @Test func whatMovesIsListedFromWhereToWhere() throws {
        let (a, b) = try abc()
        let outcome = try Klynge.run("compare", "--parishes", parishes, a, b)
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output.contains("A → B: 2 change; 2 units with 3,000 inhabitants move."))
        #expect(outcome.output.contains("Sogn 3: A 2 East → B 1 West"))
        #expect(outcome.output.contains("Sogn 5: no cluster → B 2 East"))
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let danish = try Klynge.run("compare", "--parishes", parishes, a, b, "--lang", "da")
        #expect(danish.output.contains("Sogn 5: ingen klynge → B 2 East"))
        #expect(danish.output.contains("3.000 indbyggere flytter"))
        let same = try Klynge.run("compare", "--parishes", parishes, a, a)
        #expect(same.output.contains("the same clusters, no unit moves"))
    }

    @Test func theDocumentHoldsMatchesDifferencesAndMoves() throws {
        let (a, b) = try abc()
        let outcome = try Klynge.run("compare", "--parishes", parishes, a, b, a, "--format", "json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        let root = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(root["schema"] as? String == "klynge.comparison/1")
        #expect((root["groupings"] as? [Any])?.count == 3)
        let comparisons = try #require(root["comparisons"] as? [[String: Any]])
        #expect(comparisons.count == 2)
        let moved = try #require(comparisons[0]["moved"] as? [[String: Any]])
        #expect(moved.compactMap { $0["unit"] as? String } == ["0103", "0105"])
        let first = try #require((comparisons[0]["matches"] as? [[String: Any]])?.first)
        let population = try #require((first["differences"] as? [String: [String: Double]])?["population"])
        #expect(population["change"] == 1500)
        #expect((comparisons[1]["moved"] as? [Any])?.isEmpty == true)
        let table = try Klynge.run("compare", "--parishes", parishes, a, b, "--format", "csv").output
        #expect(table.contains("0103,Sogn 3,2,1,1\n"))
        #expect(table.contains("0106,Sogn 6,,,0\n"))
    }

    @Test func aBrokenLimitAndUnusableGroupingsEndAsPromised() throws {
        let (a, b) = try abc()
        let broken = try Klynge.run("compare", "--parishes", parishes, a, b, "--population", "..2000")
        #expect(broken.status == 1)
        #expect(broken.output.contains("BROKEN"))
        let unknown = try grouping("c.csv", ["9999": "X"])
        let refused = try Klynge.run("compare", "--parishes", parishes, a, unknown)
        #expect(refused.status == 2)
        #expect(refused.messages.contains("error[K083]") && refused.messages.contains("c.csv: line 2"))
        #expect(try Klynge.run("compare", "--parishes", parishes, a).status == 64)
        #expect(try Klynge.run("compare", "--parishes", parishes, "-", "-").status == 64)
        #expect(try Klynge.run("compare", "--parishes", parishes, a, b, "-o", a, "--force").status == 2)
        let overlap = try scratch.write("unit,cluster\n0101,x\n0101,y\n", "o.csv")
        #expect(try Klynge.run("compare", "--parishes", parishes, a, overlap).status == 2)
    }

    @Test func clustersThatOverlapAreScoredEachByItself() throws {
        let path = try scratch.write("unit,cluster\n0101,x\n0102,x\n0102,y\n0103,y\n", "o.csv")
        let outcome = try Klynge.run("score", "--parishes", parishes, path, "--chance", "0")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.messages.contains("warning[K084]") && outcome.messages.contains("o.csv: line 4"))
        #expect(outcome.output.contains("2 clusters"))
        let table = try Klynge.run("score", "--parishes", parishes, path, "--chance", "0", "--format", "csv").output
        #expect(table.split(separator: "\n").filter { $0.hasPrefix("0102,") }.count == 2)
        for text in ["0101,x\n0101,x\n", "0101,x\n0101,\n", "0101,\n0101,x\n"] {
            let twice = try scratch.write("unit,cluster\n" + text, "t.csv")
            let refused = try Klynge.run("score", "--parishes", parishes, twice)
            #expect(refused.status == 2)
            #expect(refused.messages.contains("error[K084]") && refused.messages.contains("t.csv: line 3"))
        }
    }

    @Test func clustersThatOverlapAreDrawnWhole() throws {
        let path = try scratch.write(
            "unit,cluster\n0101,x\n0102,x\n0103,x\n0102,y\n0103,y\n0101,z\n0102,z\n", "o.csv")
        let outcome = try Klynge.run(
            "score", "--parishes", parishes, path, "--chance", "0", "--out", scratch.path("overlap"))
        #expect(outcome.status == 0, "\(outcome.messages)")
        let text = try String(contentsOfFile: scratch.path("overlap/clusters.geojson"), encoding: .utf8)
        let root = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let features = try #require(root["features"] as? [[String: Any]])
        #expect(features.count == 3)
        for feature in features {
            // Squares in a row, of equal width: the extent tells how many are drawn.
            let geometry = try #require(feature["geometry"] as? [String: Any])
            let rings = try #require(geometry["coordinates"] as? [[[Double]]])
            let members = try #require((feature["properties"] as? [String: Any])?["klynge_members"] as? Int)
            let longitudes = rings.joined().compactMap(\.first)
            let width = (longitudes.max() ?? 0) - (longitudes.min() ?? 0)
            #expect(abs(width - 0.09 * Double(members)) < 1e-6)
        }
    }

    @Test func namesThatBreakALimitAreWritten() throws {
        let text = RowOfParishes.geoJSON(count: 6).replacing("Sogn ", with: "Vesterlund og Sønder Bjerregård Sogn ")
        let named = try scratch.write(text, "named.geojson")
        let (a, _) = try abc()
        let outcome = try Klynge.run("score", "--parishes", named, a, "--chance", "0", "--max-gap", "3")
        #expect(outcome.status == 1)
        let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(
            words.contains(
                "largest gap 5.8 km (Vesterlund og Sønder Bjerregård Sogn 1 – Vesterlund og Sønder Bjerregård Sogn 2), the limit is up to 3"
            ))
    }

    @Test func aMoveIsScoredBeforeAndAfter() throws {
        let (a, _) = try abc()
        let outcome = try Klynge.run(
            "score", "--parishes", parishes, a, "--chance", "0", "--add", "Sogn 5=East", "--remove", "0102")
        // A cluster of one is outside the usual band, which is no limit.
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.output.contains("What the changes do"))
        #expect(outcome.output.contains("before → after: 2 change; 2 units with 3,000 inhabitants move."))
        #expect(outcome.output.contains("+1,500"))
        #expect(outcome.output.contains("−1,500"))
        let json = try Klynge.run(
            "score", "--parishes", parishes, a, "--chance", "0", "--add", "0105=2", "--format", "json")
        #expect(json.status == 0, "\(json.messages)")
        #expect(json.output.contains("\"whatIf\""))
        let root = try #require(JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let moved = (root["whatIf"] as? [String: Any])?["moved"] as? [[String: Any]]
        #expect(moved?.first?["unit"] as? String == "0105")
        // Leaving the last member takes the cluster away.
        let gone = try Klynge.run(
            "score", "--parishes", parishes, a, "--chance", "0", "--remove", "0101", "--remove", "0102")
        #expect(gone.output.contains("1 disappears"))
    }

    @Test func whatJoinsOneOfClustersThatOverlapStaysInTheOthers() throws {
        let path = try scratch.write("unit,cluster\n0101,x\n0102,x\n0102,y\n0103,y\n0105,z\n0106,z\n", "o.csv")
        let score = ["score", "--parishes", parishes, path, "--chance", "0"]
        let table = try Klynge.run(arguments: score + ["--add", "0103=x", "--format", "csv"]).output
        #expect(table.split(separator: "\n").count { $0.hasPrefix("0103,") } == 2, "\(table)")
        let told = try Klynge.run(arguments: score + ["--add", "0103=x"]).output
        #expect(told.contains("2 clusters stay as they are, 1 changes; 1 unit"), "\(told)")
        #expect(told.contains("x (before") && !told.contains("y (before"), "\(told)")
        // What leaves, leaves all that it is in.
        let gone = try Klynge.run(arguments: score + ["--remove", "0102", "--format", "csv"]).output
        #expect(gone.split(separator: "\n").filter { $0.hasPrefix("0102,") } == ["0102,"], "\(gone)")
        // Members that are no neighbours are scored, and that is said.
        let apart = try Klynge.run(arguments: score + ["--add", "0101=z", "--suggest"])
        #expect(apart.status == 1 && apart.output.contains("its members are not connected"), "\(apart.output)")
        let danish = try Klynge.run(arguments: score + ["--suggest", "--lang", "da"]).output
        #expect(!danish.contains("den forlader"), "\(danish)")
        // Where no clusters overlap, a neighbour that would join leaves its own.
        let (a, _) = try abc()
        let plain = try Klynge.run("score", "--parishes", parishes, a, "--chance", "0", "--suggest").output
        #expect(plain.contains("it leaves"), "\(plain)")
    }

    @Test func whatNobodyAskedForBreaksNoLimit() throws {
        // Six parishes, 29 km across: above the 15 km that proposals keep by default.
        let all = try grouping("all.csv", Dictionary(uniqueKeysWithValues: (1...6).map { ("010\($0)", "All") }))
        for verb in [["score", all, "--chance", "0"], ["compare", all, all]] {
            let arguments = [verb[0], "--parishes", parishes] + verb.dropFirst()
            let open = try Klynge.run(arguments: arguments)
            #expect(open.status == 0 && !open.output.contains("BROKEN"), "\(open.output)")
            let limited = try Klynge.run(arguments: arguments + ["--max-diameter", "15"])
            #expect(limited.status == 1)
        }
        let text = try Klynge.run("score", "--parishes", parishes, all, "--chance", "0").output
        #expect(text.contains("No limits given.") && text.contains("known clusters have up to 15"), "\(text)")
    }

    @Test func numbersOfTheFileStayAndTwoClustersOfTheSameMembersKeepTheirNames() throws {
        // The second is larger, and would be the first by inhabitants.
        let numbered = try grouping("n.csv", ["0101": "2", "0102": "7", "0103": "7", "0104": "7"])
        let outcome = try Klynge.run(
            "score", "--parishes", parishes, numbered, "--chance", "0", "--add", "0105=2", "--format", "csv")
        #expect(outcome.output.contains("0105,Sogn 5,2\n") || outcome.output.contains("0105,2\n"), "\(outcome.output)")
        #expect(outcome.output.contains("7\n"))
        let mixed = try grouping("m.csv", ["0101": "1", "0102": "East", "0103": "East"])
        let refused = try Klynge.run("score", "--parishes", parishes, mixed, "--chance", "0", "--add", "0104=1")
        #expect(refused.status == 2 && refused.messages.contains("'1' means several clusters"), "\(refused.messages)")
        let twins = try scratch.write("unit,cluster\n0101,x\n0102,x\n0101,y\n0102,y\n", "t.csv")
        let both = try Klynge.run("score", "--parishes", parishes, twins, "--chance", "0").output
        #expect(both.contains("  1  x ") && both.contains("  2  y "), "\(both)")
    }

    @Test func whatWasFoundAboutLayersIsInTheDocuments() throws {
        let (a, b) = try abc()
        let ring = "[[10.0,55.0],[10.05,55.0],[10.05,55.05],[10.0,55.05],[10.0,55.0]]"
        let layer = try scratch.write(
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"navn\":\"Alfa\"},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]}}]}", "h.geojson")
        let inputs = ["--parishes", parishes, "--historical", "old=\(layer)", "--format", "json"]
        for verb in [["compare", a, b], ["score", a, "--chance", "0"]] {
            let outcome = try Klynge.run(arguments: [verb[0]] + inputs + verb.dropFirst())
            #expect(outcome.messages.contains("K124"), "\(outcome.messages)")
            #expect(outcome.output.contains("\"K124\""))
        }
    }

    @Test func movesThatMeanNothingAreRefusedAllAtOnce() throws {
        let (a, _) = try abc()
        let outcome = try Klynge.run(
            "score", "--parishes", parishes, a, "--add", "0101=Wets", "--add", "9=East", "--add", "0103=East",
            "--remove", "0106")
        #expect(outcome.status == 2)
        #expect(outcome.messages.components(separatedBy: "error[K149]").count == 5, "\(outcome.messages)")
        #expect(outcome.messages.contains("did you mean 'West'?"))
        #expect(try Klynge.run("score", "--parishes", parishes, a, "--add", "0101").status == 64)
        #expect(try Klynge.run("score", "--parishes", parishes, a, "--add", "=East").status == 64)
    }

    @Test func suggestionsRaiseTheScoreByWhatTheySay() throws {
        let (a, _) = try abc()
        let outcome = try Klynge.run(
            "score", "--parishes", parishes, a, "--chance", "0", "--suggest", "--format", "json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        let root = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let suggestions = try #require(root["suggestions"] as? [[String: Any]])
        #expect(suggestions.count == 2)
        var tried = 0
        for cluster in suggestions {
            let number = try #require(cluster["cluster"] as? Int)
            for move in cluster["moves"] as? [[String: Any]] ?? [] {
                let unit = try #require(move["unit"] as? String)
                let change = try #require(move["change"] as? Double)
                #expect(change > 0)
                let option = move["move"] as? String == "add" ? ["--add", "\(unit)=\(number)"] : ["--remove", unit]
                let after = try Klynge.run(
                    arguments: ["score", "--parishes", parishes, a, "--chance", "0", "--format", "json"] + option)
                let whatIf =
                    (try JSONSerialization.jsonObject(with: Data(after.output.utf8)) as? [String: Any])?["whatIf"]
                    as? [String: Any]
                let match = (whatIf?["matches"] as? [[String: Any]])?.first { $0["first"] as? Int == number }
                let score = (match?["differences"] as? [String: [String: Double]])?["score"]
                #expect(abs((score?["change"] ?? -1) - change) < 2e-4)
                tried += 1
            }
        }
        #expect(tried > 0)
        #expect(try Klynge.run("score", "--parishes", parishes, a, "--suggest").output.contains("One move that would"))
    }
}
