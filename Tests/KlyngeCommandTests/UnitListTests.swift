import Foundation
import Testing

/// The list of units goes to a spreadsheet and comes back as a grouping; nothing of the user's runs on the way.
@Suite struct UnitListTests {
    private func parishes(_ scratch: Scratch, names: [String] = []) throws -> String {
        var text = RowOfParishes.geoJSON()
        for (index, name) in names.enumerated() {
            let json = String(decoding: try JSONEncoder().encode(name), as: UTF8.self)
            text = text.replacing("\"Sogn \(index + 1)\"", with: json)
        }
        return try scratch.write(text, "parishes.geojson")
    }

    @Test(arguments: ["en", "da"]) func theListIsFilledInAndGivenBack(_ language: String) throws {
        let scratch = try Scratch()
        let names = ["=HYPERLINK(\"http://x\")", "-Lem;\"Øst\"", "+45 1", "@No"]
        let parishes = try parishes(scratch, names: names)
        let listed = try Klynge.run("check", "--parishes", parishes, "--list", "--lang", language)
        #expect(listed.status == 0)
        #expect(listed.output.hasPrefix("\u{FEFF}"))
        let rows = listed.output.dropFirst().split(separator: "\n").map(String.init)
        #expect(
            rows.first
                == (language == "da"
                    ? "kode;navn;indbyggere;kommune;klynge" : "unit;name;inhabitants;municipality;cluster"))
        #expect(rows.count == 5)
        #expect(rows[1] == "0101;\"'=HYPERLINK(\"\"http://x\"\")\";1500;;")
        #expect(rows[2] == "0102;\"'-Lem;\"\"Øst\"\"\";1500;;")
        // As Excel gives it back: the zeros are gone, the line ends are its own, the text is Windows-1252.
        let filled = rows.enumerated().map { index, row in
            (row.hasPrefix("0") ? String(row.dropFirst()) : row) + (index == 0 ? "" : index < 3 ? "Øst" : "Vest")
                + "\r\n"
        }.joined()
        let path = scratch.path("filled.csv")
        try #require(filled.data(using: .windowsCP1252)).write(to: URL(filePath: path))
        let scored = try Klynge.run("score", "--parishes", parishes, path, "--chance", "0", "--format", "csv")
        #expect(scored.output == "unit,cluster\n0101,Øst\n0102,Øst\n0103,Vest\n0104,Vest\n", "\(scored.messages)")
        // By the names alone, guarded as they are.
        let byName = rows.dropFirst().enumerated().map { index, row in
            row.split(separator: ";", maxSplits: 1)[1].description.replacing(";1500;;", with: ";\(index / 2)")
        }
        let second = try scratch.write("navn;klynge\n" + byName.joined(separator: "\n"), "names.csv")
        let again = try Klynge.run("score", "--parishes", parishes, second, "--chance", "0", "--format", "csv")
        #expect(again.output == "unit,cluster\n0101,1\n0102,1\n0103,2\n0104,2\n", "\(again.messages)")
    }

    @Test func theJSONListsTheUnits() throws {
        let scratch = try Scratch()
        let outcome = try Klynge.run("check", "--parishes", try parishes(scratch), "--format", "json")
        let root = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let list = try #require((root["units"] as? [String: Any])?["list"] as? [[String: Any]])
        #expect(list.map { $0["id"] as? String } == ["0101", "0102", "0103", "0104"])
        #expect(list.map { $0["name"] as? String } == ["Sogn 1", "Sogn 2", "Sogn 3", "Sogn 4"])
        #expect(list.allSatisfy { $0["population"] as? Double == 1500 })
    }

    /// Whatever stands in the arguments, no control sequence reaches the terminal.
    @Test(arguments: ["\u{1B}[31mred", "\u{9B}31m", "a\u{202E}b", "bell\u{7}", "line\rover"])
    func controlSequencesInArgumentsStayOut(_ text: String) throws {
        let scratch = try Scratch()
        let parishes = try parishes(scratch)
        let grouping = try scratch.write("unit,cluster\n\(text),1\n", "mine.csv")
        for arguments in [
            [text], ["check", "--\(text)"], ["check", "--parishes", text], ["check", text], ["explain", text],
            ["propose", "--parishes", parishes, "--population", text], ["check", "--units", text],
            ["check", "--parishes", parishes, "--field", text], ["check", "--parishes", parishes, "--within", text],
            ["propose", "--parishes", parishes, "--together", "\(text),0101"],
            ["score", "--parishes", parishes, grouping],
            ["check", "--parishes", parishes, "--within", text, "--print-config"],
            ["regionalize", parishes, "--id", text],
        ] {
            let outcome = try Klynge.run(arguments: arguments)
            let said = outcome.messages + outcome.output
            #expect(!said.isEmpty)
            #expect(
                !said.unicodeScalars.contains {
                    ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
                        || (0x202A...0x202E).contains($0.value)
                }, "\(arguments)")
        }
    }
}
