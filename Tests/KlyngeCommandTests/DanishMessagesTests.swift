import Foundation
import TestSupport
import Testing

/// Ordinary mistakes are answered in Danish with `--lang da`, with something to type.
@Suite struct DanishMessagesTests {
    private static let study = SharedData.packageRoot.appending(path: "SampleData").path
    static let mistakes: [[String]] = [
        ["propse", study], ["propose", study, "--populaton", "3000..8000"], ["propose"], ["propose", "nowhere"],
        ["propose", study, "--alternatives", "0"], ["propose", study, "--time-limit", "-3"],
        ["propose", study, "--units", "sogn"], ["propose", study, "--method", "genetic"],
        ["propose", study, "--out"], ["propose", study, "--out", "x.gpkg"], ["propose", study, "--together", "Lem"],
        ["propose", study, "--together", "0901,Nowhere"], ["propose", study, "--outside", "Nowhere"],
        ["propose", study, "--within", "Ravnsmine"], ["propose", study, "--population", "600000..800000"],
        ["propose", study, "--max-diameter", "3"],
        ["propose", study, "--population", "9000..9100"], ["propose", study, "--cover", "all", "--members", "3..3"],
        ["propose", study, "--with", "poster"], ["score", study], ["score", study, "nothere.csv"],
        ["compare", study, "a.csv"], ["check", study + "/parishes.geojson"], ["explain", "K999"],
        ["propose", study, "--outside", "0901", "--together", "0901,0902"], ["propose", study, "--link", "0901"],
        ["new", "Nowhere", "--data", study], ["new", "Skærhøj", "--data", study + "/parishes.geojson"],
        ["new", "Skærhøj", "--data", "no/such/folder"], ["propose", study, "--limit", "nothing 3.."],
        ["propose", study, "--limit", "sum(nothing)=3.."],
        ["propose", study, "--close", "hall:Nowhere"], ["propose", study, "--splits", "nothing=1"],
        ["propose", study, "--splits", "nothing 1"],
    ]

    @Test(arguments: mistakes) func areAnsweredInDanish(arguments: [String]) throws {
        let outcome = try Klynge.run(arguments: arguments + ["--lang", "da"])
        #expect([2, 64].contains(outcome.status), "\(outcome.status)")
        // What is to be typed stays as it is.
        let lines = outcome.messages.split(separator: "\n").filter { !$0.hasPrefix("Skriv:") && !$0.contains("-->") }
        let words = lines.joined(separator: "\n").replacing(/`[^`]*`|'[^']*'/, with: "")
        #expect(words.lowercased().contains("fejl"), "\(outcome.messages)")
        for english in ["the", "is", "are", "not", "no", "did", "of", "and", "there", "write", "error", "help"] {
            #expect(words.ranges(of: try Regex("\\b\(english)\\b")).isEmpty, "'\(english)' in \(outcome.messages)")
        }
    }

    @Test func englishStaysEnglish() throws {
        let outcome = try Klynge.run("propose", "nowhere")
        #expect(outcome.messages.contains("error[K109]") && outcome.messages.contains("help:"))
    }
}
