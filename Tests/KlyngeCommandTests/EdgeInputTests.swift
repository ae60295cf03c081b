import Foundation
import TestSupport
import Testing

/// Guarantees: options take numbers as people write them and nothing else; words for none in a grouping are no clusters.
@Suite struct EdgeInputTests {
    private let scratch: Scratch
    private let parishes: String

    init() throws {
        scratch = try Scratch()
        parishes = try scratch.write(RowOfParishes.geoJSON(), "parishes.geojson")
    }

    @Test func numbersThatOnlyProgramsWriteAreRefused() throws {
        let options = [
            "--time-limit", "--max-diameter", "--max-gap", "--max-radius", "--border-tolerance", "--join-tolerance",
            "--seed",
            "--threads", "--memory", "--alternatives", "--population", "--members",
        ]
        for option in options {
            for text in ["0x10", "inf", "nan", "infinity", "1e3", "0b1", ""] {
                let outcome = try Klynge.run("propose", "--parishes", parishes, option, text, "--chance", "0")
                #expect(outcome.status == 64, "\(option) '\(text)': \(outcome.status)")
            }
        }
        for text in ["5", "5.5", "+5"] {
            let outcome = try Klynge.run(
                "propose", "--parishes", parishes, "--members", "2..3", "--time-limit", text, "--chance", "0")
            #expect(outcome.status == 0, "\(text): \(outcome.messages)")
        }
    }

    @Test func wordsForNoneAreNoClusters() throws {
        for word in ["ingen", "Ingen", "none", "None", "NA", "-", "-1", "keine", "aucun", "uden klynge"] {
            let grouping = try scratch.write("unit,cluster\n0101,A\n0102,A\n0103,\(word)\n0104,\(word)\n", "g.csv")
            let outcome = try Klynge.run("score", "--parishes", parishes, grouping, "--chance", "0", "--format", "csv")
            #expect(outcome.output.contains("0103,\n0104,\n"), "\(word): \(outcome.output)")
            #expect(outcome.messages.contains("K253"), "\(word)")
        }
        let zero = try scratch.write("unit,cluster\n0101,1\n0102,1\n0103,0\n0104,0\n", "zero.csv")
        #expect(try Klynge.run("score", "--parishes", parishes, zero, "--chance", "0").messages.contains("K394"))
    }

    @Test func aGroupingWithoutAClusterIsNamed() throws {
        for text in ["unit,cluster\n", "unit,cluster\n0101,\n0102,\n"] {
            let grouping = try scratch.write(text, "g.csv")
            let outcome = try Klynge.run("score", "--parishes", parishes, grouping, "--chance", "0", "--format", "csv")
            #expect(outcome.messages.contains("K396"), "\(outcome.messages)")
        }
    }

    @Test func wideTextIsReadLikeAnyOther() throws {
        let text = try String(contentsOfFile: parishes, encoding: .utf8)
        let plain = try Klynge.run("check", "--parishes", parishes)
        for encoding in [
            String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian,
        ] {
            let file = scratch.path("wide.geojson")
            try #require(text.data(using: encoding)).write(to: URL(filePath: file))
            let outcome = try Klynge.run("check", "--parishes", file)
            #expect(outcome.status == 0, "\(encoding)")
            #expect(outcome.messages.contains("K393"), "\(encoding)")
            #expect(
                outcome.output.replacing("wide.geojson", with: "parishes.geojson").contains("4 parishes to group")
                    && plain.output.contains("4 parishes to group"))
        }
    }

    @Test func percentagesAndRepeatedUnitsAreCalledWhatTheyAre() throws {
        let percent = try scratch.write("kode;andel\n0101;12 %\n0102;13 %\n", "percent.csv")
        #expect(
            try Klynge.run("check", "--parishes", parishes, "--figures", percent).messages.contains("is a percentage"))
        let twice = try scratch.write("kode;andel\n0101;12\n0101;13\n", "twice.csv")
        #expect(
            try Klynge.run("check", "--parishes", parishes, "--figures", twice).messages.contains(
                "second figure for the same unit"))
    }

    @Test func landThatManyClaimCountsOnce() throws {
        // Six squares inside one another, each 0.01 degrees smaller on each side: all but the rim of the largest is claimed twice.
        let features = (0..<6).map { index -> String in
            let (low, high) = (0.01 * Double(index), 0.2 - 0.01 * Double(index))
            let corners = [(low, low), (high, low), (high, high), (low, high), (low, low)]
            let ring = corners.map { "[\(10 + $0.0),\(55 + $0.1)]" }.joined(separator: ",")
            return
                #"{"type":"Feature","properties":{"kode":"\#(index)"},"geometry":{"type":"Polygon","coordinates":[[\#(ring)]]}}"#
        }
        let file = try scratch.write(
            #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#, "nested.geojson")
        let outcome = try Klynge.run("check", "--parishes", file)
        let claim = try #require(outcome.messages.split(separator: "\n").first { $0.contains("K033") })
        // 0.18 by 0.18 degrees at 55.1 N, by pyproj 230.2 km2.
        #expect(claim.contains("230.") && claim.contains("km² in all"), "\(claim)")
    }
}
