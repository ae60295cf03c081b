import Foundation
import TestSupport
import Testing

/// `propose` on a study that can be checked by hand.
@Suite struct ProposeTests {
    @Test func sameBytesAgainAtAnyThreadCount() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(count: 8), "parishes.geojson")
        let one = try Klynge.run("propose", "--parishes", parishes, "--format", "json", "--threads", "1")
        let two = try Klynge.run("propose", "--parishes", parishes, "--format", "json", "--threads", "2")
        #expect(one.status == 0, "\(one.messages)")
        #expect(one.output == two.output)
        #expect(one.output.contains("\"members\": [\"0101\""), "there is a cluster to compare")
        #expect(one.output.contains("\"schema\": \"klynge.groupings/2\""))
        #expect(one.output.contains("calibrated on known clusters"))
    }

    @Test func fewerAlternativesThanAskedForAreTold() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(count: 3), "parishes.geojson")
        let outcome = try Klynge.run("propose", "--parishes", parishes, "--alternatives", "9", "--format", "json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.messages.contains("K173") && outcome.messages.contains("of 9 groupings"), "\(outcome.messages)")
        #expect(outcome.output.contains("\"K173\""))
        #expect(!(try Klynge.run("propose", "--parishes", parishes)).messages.contains("K173"))
    }

    @Test func eachChangeThatIsSuggestedIsEnoughForTheCalibratedLimits() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(count: 5), "parishes.geojson")
        let arguments = ["propose", "--parishes", parishes, "--together", "0101,0105"]
        let outcome = try Klynge.run(arguments: arguments)
        let hints = outcome.messages.components(separatedBy: "that is enough: `").dropFirst()
            .compactMap { $0.components(separatedBy: "`").first }
        #expect(outcome.status == 2 && !hints.isEmpty, "\(outcome.messages)")
        for hint in hints {
            // Giving one limit drops the defaults, so the change names them all.
            #expect(hint.contains("--members 2..10") && hint.contains("--population 1000..16000"), "\(hint)")
            let words = hint.split(whereSeparator: \.isWhitespace).map(String.init)
            let repaired = try Klynge.run(arguments: arguments + words)
            #expect(repaired.status == 0 && repaired.output.contains("2 to 10 parishes"), "\(repaired.messages)")
        }
    }

    /// Nobody counted is not nobody there: clusters are found by everything else, and no figure is made up.
    @Test func withoutAnyPopulationInhabitantsAreLeftOut() throws {
        let scratch = try Scratch()
        let text = RowOfParishes.geoJSON(count: 6).replacingOccurrences(of: ",\"population\":1500", with: "")
        let parishes = try scratch.write(text, "parishes.geojson")
        let outcome = try Klynge.run("propose", "--parishes", parishes, "--format", "json")
        #expect(outcome.status == 0 && outcome.messages.contains("K065"), "\(outcome.messages)")
        #expect(outcome.output.contains("\"members\": [\"010") && outcome.output.contains("\"proven\": true"))
        #expect(outcome.output.contains("\"population\": null") && !outcome.output.contains("\"population\": 0"))
        #expect(!outcome.output.contains("\"name\": \"population\""), "there is no such row")
        let told = try Klynge.run("propose", "--parishes", parishes, "--members", "2..3")
        #expect(told.status == 0 && told.output.contains("inhabitants not known"), "\(told.output) \(told.messages)")
        let limited = try Klynge.run("propose", "--parishes", parishes, "--population", "1000..9000")
        #expect(limited.status == 2 && limited.messages.contains("no unit's are known"), "\(limited.messages)")
    }

    @Test func everyFileOfTheFolderIsWritten() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let out = scratch.path("out")
        let first = try Klynge.run("propose", "--parishes", parishes, "--out", out)
        #expect(first.status == 0, "\(first.messages)")
        let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
        let expected = [
            "assignment.csv", "clusters.geojson", "clusters.qml", "manifest.json", "map.svg", "report.html",
            "scores.json", "units.geojson", "units.qml",
        ]
        #expect(names == expected)
        let again = try Klynge.run("propose", "--parishes", parishes, "--out", out)
        #expect(again.status == 2)
        #expect(again.messages.contains("error[K100]"))
        #expect(try Klynge.run("propose", "--parishes", parishes, "--out", out, "--force").status == 0)
        let scored = try Klynge.run("score", "--parishes", parishes, out + "/assignment.csv")
        #expect(scored.status == 0, "\(scored.messages)")
    }

    @Test func impossibleLimitsNameTheUnitsAndEndWithTwo() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let outcome = try Klynge.run(
            "propose", "--parishes", parishes, "--population", "1000000..", "--cover", "all")
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("error[K08"))
        #expect(outcome.messages.contains("limit"))
        #expect(outcome.output.isEmpty)
    }

    /// Which units are left over is not enough: the limit that keeps them out is named, and the change that is offered works.
    @Test func coverAllNamesTheLimitThatStandsInTheWay() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(count: 5), "parishes.geojson")
        let arguments = ["propose", "--parishes", parishes, "--cover", "all", "--population", "1.."]
        let outcome = try Klynge.run(arguments: arguments + ["--members", "2..2"])
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        let line = try #require(outcome.messages.split(separator: "\n").last { $0.contains("`--members") })
        let change = try #require(line.split(separator: "`").first { $0.hasPrefix("--members") })
        let value = try #require(change.split(separator: " ").last)
        let repaired = try Klynge.run(arguments: arguments + ["--members", String(value), "--quiet"])
        #expect(repaired.status == 0, "\(repaired.messages)")
    }

    /// "Mends it" and "not enough by itself" are promises: each change is made, alone.
    @Test(arguments: [
        ["--population", "2000..16000", "--members", "2..10", "--cover", "all"],
        [
            "--population", "2000..16000", "--members", "2..10", "--max-diameter", "4", "--max-gap", "1.5", "--cover",
            "all",
        ],
        ["--population", "1000..9000", "--members", "3..5", "--max-diameter", "3", "--clusters", "4"],
    ])
    func eachChangeDoesWhatIsSaidOfIt(_ limits: [String]) throws {
        let sample = SharedData.packageRoot.appending(path: "SampleData").path
        let arguments = ["propose", sample, "--format", "csv"] + limits
        let outcome = try Klynge.run(arguments: arguments)
        #expect(outcome.status == 2 && !outcome.messages.contains("inf`"), "\(outcome.messages)")
        var changes = 0
        for line in outcome.messages.split(separator: "\n") {
            let isEnough = line.contains("smallest change that is enough")
            guard isEnough || line.contains("but is not enough by itself"),
                let change = line.split(separator: "`").dropFirst().first
            else { continue }
            let words = change.split(separator: " ").map(String.init)
            let again = try Klynge.run(arguments: arguments + words)
            #expect((again.status == 0) == isEnough, "\(change): \(again.messages)")
            changes += 1
        }
        #expect(changes > 0, "\(outcome.messages)")
    }

    /// Too far apart to be together: the figure is the real distance, also where the search does not look so far.
    @Test func unitsTooFarApartToBeTogetherAreMeasured() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(count: 5), "parishes.geojson")
        let apart = try Klynge.run(
            "propose", "--parishes", parishes, "--together", "0101,0105", "--max-diameter", "10")
        #expect(apart.status == 2)
        #expect(!apart.messages.contains("inf"), "\(apart.messages)")
        #expect(apart.messages.contains("`--max-diameter 23"), "\(apart.messages)")
    }

    /// Leaving everything unassigned is no answer to limits that no cluster can meet; the change that is named works.
    @Test func noPossibleClusterNamesTheLimitAndTheSmallestChange() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let outcome = try Klynge.run("propose", "--parishes", parishes, "--max-gap", "0.01", "--members", "2..")
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        let line = try #require(outcome.messages.split(separator: "\n").first { $0.contains("--max-gap") })
        let change = try #require(line.split(separator: "`").first { $0.hasPrefix("--max-gap") })
        let value = try #require(change.split(separator: " ").last)
        let repaired = try Klynge.run(
            "propose", "--parishes", parishes, "--max-gap", String(value), "--members", "2..", "--quiet")
        #expect(repaired.status == 0, "\(repaired.messages)")
    }

    /// A link may name parishes; where villages are grouped it joins the two that lie nearest to each other.
    @Test func linksByParishServeVillagesToo() throws {
        let sample = SharedData.packageRoot.appending(path: "SampleData").path
        let byVillage = try Klynge.run("check", sample, "--units", "village", "--format", "json")
        #expect(byVillage.status == 0, "\(byVillage.messages)")
        #expect(byVillage.output.contains("\"parts\": 1"))
        // The ferry lies in the other municipality: with this one alone there is nothing to join, and no mistake.
        let within = try Klynge.run("check", sample, "--within", "0992")
        #expect(within.status == 0, "\(within.messages)")
        let mistaken = try Klynge.run("check", sample, "--within", "0992", "--link", "0911=9999")
        #expect(mistaken.status == 2, "\(mistaken.messages)")
    }

    @Test func anInputIsNeverOverwritten() throws {
        let scratch = try Scratch()
        let text = RowOfParishes.geoJSON()
        let parishes = try scratch.write(text, "parishes.geojson")
        let outcome = try Klynge.run("propose", "--parishes", parishes, "-o", parishes, "--force")
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("error[K102]"))
        #expect(try String(contentsOfFile: parishes, encoding: .utf8) == text)
    }

    @Test func aFullDiskIsToldAndNothingIsLeft() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let full = try Klynge.run("propose", "--parishes", parishes, "-o", "/dev/full")
        #expect(full.status == 2)
        #expect(full.messages.contains("error[K101]"))
        let nowhere = try Klynge.run("propose", "--parishes", parishes, "-o", scratch.path("no/such/folder/x.json"))
        #expect(nowhere.status == 2)
        #expect(scratch.names == ["parishes.geojson"])
    }
}
