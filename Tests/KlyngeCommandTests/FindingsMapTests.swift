import Foundation
import TestSupport
import Testing

/// The maps of `check` and `sample`: every finding with a place, every border with how often it divides.
@Suite struct FindingsMapTests {
    private func features(_ outcome: Outcome) throws -> [(geometry: [String: Any], properties: [String: Any])] {
        let root = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(root["type"] as? String == "FeatureCollection")
        return try (root["features"] as? [[String: Any]] ?? []).map {
            (try #require($0["geometry"] as? [String: Any]), try #require($0["properties"] as? [String: Any]))
        }
    }

    private func square(_ code: String, _ w: Double, _ e: Double, _ population: String = "100") -> String {
        #"{"type":"Feature","properties":{"kode":"\#(code)","navn":"S\#(code)","indbyggertal":\#(population)},"geometry":{"type":"Polygon","coordinates":[[[\#(w),56],[\#(e),56],[\#(e),56.1],[\#(w),56.1],[\#(w),56]]]}}"#
    }

    @Test func everyFindingWithAPlaceIsAFeature() throws {
        let scratch = try Scratch()
        // Two that overlap, one far away alone, one with a figure that is none.
        let text =
            "{\"type\":\"FeatureCollection\",\"features\":[\n"
            + [square("1", 9, 9.12), square("2", 9.1, 9.2), square("3", 9.2, 9.3, "-4"), square("4", 11, 11.1)]
            .joined(separator: ",\n") + "]}"
        let file = try scratch.write(text, "p.geojson")
        let found = try features(try Klynge.run("check", "--parishes", file, "--format", "geojson"))
        func only(_ code: String) throws -> (geometry: [String: Any], properties: [String: Any]) {
            let all = found.filter { $0.properties["klynge_code"] as? String == code }
            #expect(all.count == 1, "\(code)")
            return try #require(all.first)
        }
        let overlap = try only("K033")
        #expect(overlap.properties["klynge_units"] as? [String] == ["1", "2"])
        let place = try #require(overlap.geometry["coordinates"] as? [Double])
        #expect(place[0] > 9.1 && place[0] < 9.12 && place[1] > 56 && place[1] < 56.1)
        let isolated = try only("K031")
        #expect(isolated.properties["klynge_units"] as? [String] == ["4"])
        #expect(isolated.properties["klynge_severity"] as? String == "warning")
        let figure = try only("K063")
        #expect(figure.geometry["type"] as? String == "Polygon" && figure.properties["klynge_line"] as? Int == 4)
        // The JSON has the same findings, those without a place as well.
        let json = try Klynge.run("check", "--parishes", file, "--format", "json")
        let root = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let codes = (root["diagnostics"] as? [[String: Any]] ?? []).compactMap { $0["code"] as? String }
        for feature in found {
            guard let code = feature.properties["klynge_code"] as? String else { continue }
            #expect(codes.contains(code))
        }
    }

    @Test func placesAreInDegreesWhateverTheLayerIsIn() throws {
        let scratch = try Scratch()
        let text =
            #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:25832"}},"features":[{"type":"Feature","properties":{"kode":"1","indbyggertal":-1},"geometry":{"type":"Polygon","coordinates":[[[500000,6200000],[510000,6200000],[510000,6210000],[500000,6210000],[500000,6200000]]]}}]}"#
        let outcome = try Klynge.run(
            "check", "--parishes", try scratch.write(text, "utm.geojson"), "--format", "geojson")
        let figure = try #require(try features(outcome).first { $0.properties["klynge_code"] as? String == "K063" })
        let ring = try #require((figure.geometry["coordinates"] as? [[[Double]]])?.first)
        #expect(ring.allSatisfy { $0[0] > 8.9 && $0[0] < 9.2 && $0[1] > 55.9 && $0[1] < 56.1 })
    }

    @Test func aSampleShowsHowOftenEachBorderDivides() throws {
        let scratch = try Scratch()
        let file = try scratch.write(RowOfParishes.geoJSON(count: 6), "row.geojson")
        let limits = [
            "--parishes", file, "--members", "2..4", "--population", "1..", "--clusters", "2", "--cover", "all",
        ]
        let drawn = ["sample"] + limits + ["--count", "40"]
        let map = try Klynge.run(arguments: drawn + ["--format", "geojson"])
        #expect(map.status == 0, "\(map.messages)")
        let borders = try features(map)
        #expect(borders.count == 5)
        // Two clusters in a row are divided at one border, so the shares add up to one.
        let shares = borders.compactMap { $0.properties["klynge_firmness"] as? Double }
        #expect(abs(shares.reduce(0, +) - 1) < 1e-3 && shares.allSatisfy { (0...1).contains($0) })
        #expect(borders.allSatisfy { $0.properties["klynge_groupings"] as? Int == 40 })
        #expect(borders.allSatisfy { ($0.geometry["type"] as? String)?.hasSuffix("LineString") == true })
        // The same numbers from the groupings themselves.
        let json = try Klynge.run(arguments: drawn + ["--format", "json"])
        let root = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let groupings = try #require(root["groupings"] as? [[String: Any]])
        for border in borders {
            let (from, to) = (
                border.properties["klynge_from"] as? String ?? "", border.properties["klynge_to"] as? String ?? ""
            )
            let together = groupings.count { grouping in
                (grouping["clusters"] as? [[String: Any]] ?? []).contains {
                    let members = $0["members"] as? [String] ?? []
                    return members.contains(from) && members.contains(to)
                }
            }
            #expect(border.properties["klynge_divides"] as? Int == 40 - together)
        }
    }

    /// No number that a person reads has the tail of a sum of binary fractions.
    @Test func noNumberHasATail() throws {
        let scratch = try Scratch()
        let tail = try Regex("[0-9]\\.[0-9]{10,}")
        // Parishes of metres, so that lengths and limits come out as odd fractions of a kilometre.
        let features = (0..<9).map { index -> String in
            let (w, s) = (9 + 0.0001 * Double(index % 3), 56 + 0.0001 * Double(index / 3))
            return
                #"{"type":"Feature","properties":{"kode":"\#(index)","navn":"S\#(index)","indbyggertal":\#(10 + index)},"geometry":{"type":"Polygon","coordinates":[[[\#(w),\#(s)],[\#(w + 0.0001),\#(s)],[\#(w + 0.0001),\#(s + 0.0001)],[\#(w),\#(s + 0.0001)],[\#(w),\#(s)]]]}}"#
        }
        let file = try scratch.write(
            "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}", "tiny.geojson")
        let inputs = ["--parishes", file]
        let runs = [
            ["check"] + inputs, ["propose"] + inputs + ["--chance", "0"],
            ["propose"] + inputs + ["--max-diameter", "0.0001"],
            ["propose"] + inputs + ["--max-gap", "0.001", "--members", "2..", "--cover", "all"],
            ["propose"] + inputs + [
                "--max-radius", "0.0031", "--population", "30..", "--cover", "all", "--chance", "0",
            ],
            ["sample"] + inputs + ["--members", "2..4", "--population", "1..", "--count", "5"],
            ["check", "SampleData"], ["propose", "SampleData", "--chance", "0"],
            ["propose", "SampleData", "--max-diameter", "0.3", "--cover", "all"],
        ]
        for run in runs {
            let outcome = try Klynge.run(
                arguments: run.map {
                    $0 == "SampleData" ? SharedData.packageRoot.appending(path: "SampleData").path : $0
                })
            for text in [outcome.output, outcome.messages] {
                let found = text.firstMatch(of: tail).map { String(text[$0.range]) }
                #expect(found == nil, "\(run): \(found ?? "")")
            }
        }
    }
}
