import Foundation
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
        #expect(one.output.contains("\"schema\": \"klynge.groupings/1\""))
        #expect(one.output.contains("calibrated on known clusters"))
    }

    @Test func everyFileOfTheFolderIsWritten() throws {
        let scratch = try Scratch()
        let parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
        let out = scratch.path("out")
        let first = try Klynge.run("propose", "--parishes", parishes, "--out", out)
        #expect(first.status == 0, "\(first.messages)")
        let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
        #expect(names == ["assignment.csv", "clusters.geojson", "clusters.qml", "scores.json", "units.geojson"])
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
