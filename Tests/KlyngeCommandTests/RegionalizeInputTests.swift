import Foundation
import TestSupport
import Testing

/// What `regionalize` takes: parts of one unit, features without geometry, points, lists of neighbours; and the map it draws.
@Suite struct RegionalizeInputTests {
    private func square(_ code: String, _ column: Int, _ row: Int, _ x: String) -> String {
        let (w, s) = (9 + 0.1 * Double(column), 56 + 0.1 * Double(row))
        let (e, n) = (9 + 0.1 * Double(column + 1), 56 + 0.1 * Double(row + 1))
        return
            #"{"type":"Feature","properties":{"kode":"\#(code)","x":\#(x)},"geometry":{"type":"Polygon","coordinates":[[[\#(w),\#(s)],[\#(e),\#(s)],[\#(e),\#(n)],[\#(w),\#(n)],[\#(w),\#(s)]]]}}"#
    }

    private func layer(_ features: [String]) -> String {
        "{\"type\":\"FeatureCollection\",\"features\":[\n\(features.joined(separator: ",\n"))]}"
    }

    private func json(_ outcome: Outcome) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    private func run(_ text: String, _ more: String...) throws -> Outcome {
        let scratch = try Scratch()
        let file = try scratch.write(text, "u.geojson")
        return try Klynge.run(
            arguments: ["regionalize", file, "--attributes", "x", "--method", "skater", "--regions", "2"] + more)
    }

    /// A 4 x 2 lattice, the left half with small values.
    private var lattice: [String] {
        (0..<8).map { square("77\($0)", $0 % 4, $0 / 4, $0 % 4 < 2 ? "1" : "9") }
    }

    @Test func partsOfOneUnitAreOne() throws {
        // The ninth square is an island of the first unit, and counts once.
        for x in ["1", "1.0", "null", "\"1\""] {
            let outcome = try run(layer(lattice + [square("770", 6, 5, x)]), "--format", "json", "--max-sum", "x=1000")
            #expect(outcome.status == 0, "\(x): \(outcome.messages)")
            #expect((try json(outcome)["units"] as? [String: Int])?.count == 8)
        }
        let differ = try run(layer(lattice + [square("770", 6, 5, "2")]))
        #expect(differ.status == 2 && differ.messages.contains("K266") && differ.messages.contains("770"))
    }

    @Test func featuresWithoutGeometryAreLeftOutAndReported() throws {
        let none = #"{"type":"Feature","properties":{"kode":"9999","x":1},"geometry":null}"#
        let empty =
            #"{"type":"Feature","properties":{"kode":"9998","x":1},"geometry":{"type":"MultiPolygon","coordinates":[]}}"#
        for features in [[none] + lattice, lattice + [none, empty], [empty, none] + lattice] {
            let outcome = try run(layer(features), "--format", "json")
            #expect(outcome.status == 0, "\(outcome.messages)")
            #expect((try json(outcome)["units"] as? [String: Int])?.count == 8)
            #expect(outcome.messages.contains("warning[K012]: unit 9999"))
        }
        #expect(try run(layer([none, none])).status == 2)
    }

    @Test func pointsNeedNoOption() throws {
        let points = (0..<8).map {
            #"{"type":"Feature","properties":{"kode":"p\#($0)","x":\#($0 < 4 ? 1 : 9)},"geometry":{"type":"Point","coordinates":[\#(9 + 0.1 * Double($0)),\#(56 + 0.05 * Double($0 % 2))]}}"#
        }
        for (rule, name) in [
            ([], "delaunay"), (["--neighbours", "knn:2"], "knn:2"), (["--neighbours", "distance:9km"], "distance:9km"),
        ] {
            let scratch = try Scratch()
            let file = try scratch.write(layer(points), "p.geojson")
            let outcome = try Klynge.run(
                arguments: [
                    "regionalize", file, "--attributes", "x", "--method", "skater", "--regions", "2", "--format",
                    "json",
                ] + rule)
            #expect(outcome.status == 0, "\(outcome.messages)")
            let found = try json(outcome)
            #expect((found["neighbours"] as? [String: Any])?["rule"] as? String == name)
            let labels = try #require(found["units"] as? [String: Int])
            #expect(Set((0..<4).compactMap { labels["p\($0)"] }).count == 1)
            #expect(Set((4..<8).compactMap { labels["p\($0)"] }).count == 1)
        }
        let rook = try run(layer(points), "--contiguity", "rook")
        #expect(rook.status == 2 && rook.messages.contains("K269") && rook.messages.contains("--neighbours delaunay"))
    }

    @Test func aGivenListHolds() throws {
        let scratch = try Scratch()
        let file = try scratch.write(layer(lattice), "u.geojson")
        // Two chains that the borders do not have: 770-772-774-776 and the odd ones.
        let list = try scratch.write(
            "from,to\n770,772\n772,774\n774,776\n771,773\n773,775\n775,777\n770,799\n", "pairs.csv")
        let outcome = try Klynge.run(
            "regionalize", file, "--attributes", "x", "--method", "skater", "--regions", "2", "--neighbours", list,
            "--format",
            "json")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.messages.contains("K267") && outcome.messages.contains("'799'"))
        let labels = try #require(try json(outcome)["units"] as? [String: Int])
        for chain in [["770", "772", "774", "776"], ["771", "773", "775", "777"]] {
            #expect(Set(chain.map { labels[$0] ?? 0 }).count == 1)
        }
        let both = try Klynge.run(
            "regionalize", file, "--attributes", "x", "--method", "skater", "--regions", "2", "--neighbours", list,
            "--contiguity", "rook")
        #expect(both.status == 64)
        #expect(
            try Klynge.run("regionalize", file, "--attributes", "x", "--method", "skater", "--neighbours", "nix.gal")
                .status == 64)
    }

    /// A file in metres gives the neighbours of the same units in degrees, and a map in degrees.
    @Test func aProjectedLayerLiesWhereItsSystemSays() throws {
        func point(_ index: Int) -> String {
            let (x, y) = (500_000 + 6000 * (index % 4), 6_200_000 + 6000 * (index / 4))
            return
                #"{"type":"Feature","properties":{"kode":"p\#(index)","x":\#(index % 4)},"geometry":{"type":"Point","coordinates":[\#(x),\#(y)]}}"#
        }
        let system = #""crs":{"type":"name","properties":{"name":"EPSG:25832"}},"#
        let text =
            "{\"type\":\"FeatureCollection\",\(system)\"features\":[\((0..<8).map(point).joined(separator: ","))]}"
        // Six kilometres to each side, and 8.5 across.
        for (length, pairs) in [("5km", 0), ("6.1km", 10), ("8.6km", 16)] {
            let outcome = try run(text, "--format", "json", "--neighbours", "distance:\(length)")
            guard pairs > 0 else {
                #expect(outcome.status == 2)
                continue
            }
            #expect((try json(outcome)["neighbours"] as? [String: Any])?["pairs"] as? Int == pairs, "\(length)")
        }
        let map = try json(try run(text, "--format", "geojson", "--neighbours", "knn:3"))
        let box = try #require(map["bbox"] as? [Double])
        #expect(abs(box[0] - 9) < 0.01 && abs(box[1] - 55.94) < 0.05 && box[2] < 9.4)
    }

    @Test func theMapHoldsEveryUnitOnce() throws {
        let outcome = try run(layer(lattice), "--format", "geojson")
        #expect(outcome.status == 0, "\(outcome.messages)")
        let features = try #require(try json(outcome)["features"] as? [[String: Any]])
        #expect(features.count == 2)
        var members: [String] = []
        for feature in features {
            let properties = try #require(feature["properties"] as? [String: Any])
            members += properties["klynge_member_ids"] as? [String] ?? []
            // Each half is a square of 2 by 2: one ring of eight corners at most, closed.
            let geometry = try #require(feature["geometry"] as? [String: Any])
            #expect(geometry["type"] as? String == "Polygon")
            #expect((geometry["coordinates"] as? [[[Double]]])?.first.map { $0.count <= 9 } == true)
            #expect([4.0, 36.0].contains(properties["klynge_sum_x"] as? Double ?? 0))
        }
        #expect(members.sorted() == (0..<8).map { "77\($0)" })
    }
}
