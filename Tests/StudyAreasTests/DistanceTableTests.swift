import Foundation
import GeoModel
import GroupingMethods
import StudyAreas
import Testing

/// A table of distances counts where it knows a pair, the straight line elsewhere, and every odd row is named by its line.
@Suite struct DistanceTableTests {
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "klynge-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func write(_ name: String, _ text: String) throws -> String {
        let path = folder + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    /// Four squares in a row near Viborg, their points 6.2 km apart.
    private func study(
        _ table: String?, roads: String? = nil, _ change: (inout StudyConfiguration) -> Void = { _ in }
    ) throws -> Study {
        let features = ["a", "b", "c", "d"].enumerated().map { index, id in
            let x = 9 + 0.1 * Double(index)
            let ring = [(x, 56.0), (x + 0.1, 56), (x + 0.1, 56.1), (x, 56.1), (x, 56)].map { "[\($0.0),\($0.1)]" }
            return """
                {"type":"Feature","properties":{"kode":"\(id)","navn":"Sogn \(id)","visueltcenter_x":\(x + 0.05),\
                "visueltcenter_y":56.05},"geometry":{"type":"Polygon","coordinates":[[\(ring.joined(separator: ","))]]}}
                """
        }
        var configuration = StudyConfiguration()
        configuration.parishes = try write("p.geojson", collection(features))
        configuration.distances = try table.map { try write("d.csv", $0) }
        configuration.roads = try roads.map { try write("r.geojson", $0) }
        change(&configuration)
        return try StudyLoader.load(configuration)
    }

    private func collection(_ features: [String]) -> String {
        "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
    }

    private func road(_ properties: String, _ places: [(Double, Double)]) -> String {
        let text = places.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
        return
            "{\"type\":\"Feature\",\"properties\":{\(properties)},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[\(text)]}}"
    }

    private func found(_ study: Study) -> [String] {
        study.diagnostics.filter { (130...149).contains($0.code.number) }
            .map { "\($0.code) \($0.severity) \($0.location?.line.map(String.init) ?? "-")" }
    }

    private let complete = "a,b,9,11\nb,c,8,10\nc,d,7.5,9\na,c,16,20\nb,d,15,19\na,d,23,29\n"

    @Test func theTableCountsForLimitsAndMinutes() throws {
        let study = try study("from,to,km,minutes\n" + complete)
        #expect(study.distances.km(0, 1) == 9)
        #expect(study.distances.km(3, 0) == 23)
        #expect(study.distances.minutes(2, 1) == 10)
        #expect(study.distances.source(0, 1) == .matrix)
        #expect(found(study).isEmpty)
        #expect(study.inputs.last?.role == .distances)
        #expect(study.inputs.last?.features == 6)
        let straight = try self.study("from,to,km,minutes\n" + complete) { $0.distance = .straight }
        #expect(abs(straight.distances.km(0, 1) - 6.24) < 0.02)
        #expect(straight.distances.source(0, 1) == .straight)
        #expect(straight.distances.minutes(0, 1) == 11)
    }

    @Test func everySpellingOfATableGivesTheSame() throws {
        let plain = "from,to,km,minutes\na,b,9.5,11\n"
        let spellings = [
            "\u{FEFF}from;to;km;minutes\r\na;b;9,5;11\r\n", "FRA;TIL;km;min\na;b;9,5;11\n",
            "\"from\",\"to\",\"km\",\"minutes\"\n\"a\",\"b\",\"9,5\",\"11\"\n", "from\tto\tkm\tminutes\na\tb\t9.5\t11",
            "minutes,note,to,from,km\n11,x,b,a,9.5\n", "from,to,metres,seconds\na,b,9500,660\n",
            "from,to,km,minutes\n\nSogn a,Sogn b,9.5,11\n\n", "from,to,km,minutes\rb,a,9.5,11\r",
        ]
        let wanted = try study(plain)
        for text in spellings {
            let study = try study(text)
            #expect(study.distances.km(0, 1) == wanted.distances.km(0, 1), "\(text)")
            #expect(abs((study.distances.minutes(0, 1) ?? 0) - 11) < 1e-9, "\(text)")
            #expect(!study.diagnostics.contains { $0.code == .unusableDistance }, "\(text)")
        }
    }

    @Test func oneOfDistanceAndTimeMayBeMissing() throws {
        let minutes = try study("from,to,minutes\na,b,11\n")
        #expect(minutes.distances.source(0, 1) == .straight)
        #expect(minutes.distances.minutes(0, 1) == 11)
        let km = try study("from,to,km\na,b,9\n")
        #expect(km.distances.minutes(0, 1) == nil)
        #expect(!km.distances.knowMinutes)
        let holes = try study("from,to,km,minutes\na,b,,11\nb,c,8,\nc,d,,\n")
        #expect(holes.distances.source(0, 1) == .straight)
        #expect(holes.distances.km(1, 2) == 8)
        #expect(holes.distances.way(2, 3) == nil)
    }

    @Test func rowsThatCannotBeUsedAreNamedByLineAndLeftOut() throws {
        let cases: [(String, String)] = [
            ("a,b,-3,1", "K137 error 2"), ("a,b,near,1", "K137 error 2"), ("a,b,1.234,5 km,1", "K137 error 2"),
            ("a,b,inf,1", "K137 error 2"), ("a,b,nan,1", "K137 error 2"), ("a,b,0x10,1", "K137 error 2"),
            ("a", "K137 error 2"), ("a,b,9,-1", "K137 error 2"), ("a,a,5,5", "K137 warning 2"),
            ("a,x,9,9", "K147 warning 2"), ("a,b,1e400,1", "K137 error 2"),
        ]
        for (row, finding) in cases {
            let study = try study("from,to,km,minutes\n\(row)\nb,c,8,10\n")
            #expect(found(study).contains(finding), "\(row): \(found(study))")
            #expect(study.distances.source(0, 1) == .straight, "\(row)")
            #expect(study.distances.km(1, 2) == 8, "\(row)")
        }
        let unclosed = try study("from,to,km,minutes\nb,c,8,10\na,\"b,9,9\nc,d,9,9\n")
        #expect(found(unclosed).contains("K137 error 3") && unclosed.distances.km(1, 2) == 8, "\(found(unclosed))")
        let nothing = try study("from,to,km,minutes\na,a,0,0\na,b,9,11\n")
        #expect(!found(nothing).contains { $0.hasPrefix("K137") }, "0 from a unit to itself is right")
    }

    @Test func directionsThatDifferAndRowsThatComeTwiceFollowTheStatedRule() throws {
        let both = try study("from,to,km,minutes\na,b,9,11\nb,a,12,10\n")
        #expect(both.distances.km(0, 1) == 12)
        #expect(both.distances.minutes(0, 1) == 11)
        #expect(found(both).contains("K139 warning 3"))
        let near = try study("from,to,km,minutes\na,b,9.00,11\nb,a,9.05,11.5\n")
        #expect(!found(near).contains { $0.hasPrefix("K139") }, "a one-way street is no finding")
        let twice = try study("from,to,km,minutes\na,b,9,11\na,b,10,11\na,b,9,11\n")
        #expect(twice.distances.km(0, 1) == 9)
        #expect(found(twice).filter { $0.hasPrefix("K138") } == ["K138 warning 3"])
    }

    @Test func pairsOfNeighboursWithoutADistanceAreCounted() throws {
        #expect(found(try study("from,to,km,minutes\na,b,9,11\n")).contains { $0.hasPrefix("K148 warning") })
        let metres = try study("from,to,km\na,b,0.4\n")
        #expect(found(metres).contains { $0.hasPrefix("K137 warning") }, "shorter than the straight line")
    }

    @Test func aTableThatIsNoneIsRefusedWithTheReason() throws {
        let cases = [
            "\n\n", "from,to\na,b\n", "from,to,distance\na,b,9\n", "a;b\n1;2\n", "x,y,km\na,b,9\n",
            "{\"type\":\"FeatureCollection\"}",
        ]
        for text in cases {
            let refused = #expect(throws: UnusableInput.self, "\(text)") { _ = try study(text) }
            // What was found before, as units without a population, is reported behind it.
            #expect(refused?.diagnostics.first?.code == .unusableDistanceTable, "\(text)")
            #expect(refused?.diagnostics.count { $0.severity == .error } == 1, "\(text)")
        }
    }

    @Test func roadsFillWhatTheTableLeavesOpen() throws {
        let highway = #""highway":"primary","maxspeed":60"#
        let roads = collection([road(highway, [(9.05, 56.05), (9.15, 56.06), (9.25, 56.05), (9.35, 56.05)])])
        let study = try study("from,to,km\na,b,9\n", roads: roads)
        #expect(study.distances.source(0, 1) == .matrix)
        #expect(study.distances.km(0, 1) == 9)
        #expect((study.distances.minutes(0, 1) ?? 0) > 6, "the time is the road's")
        #expect(study.distances.source(0, 2) == .road)
        #expect(study.distances.km(0, 2) > study.distances.straightKm(0, 2))
        #expect((study.roadSummary?.snapMetres.compactMap { $0 }.count ?? 0) == 4)
    }

    @Test func aFerryMakesNeighboursAndABridgeOverLandDoesNot() throws {
        let ferry = road(#""route":"ferry","name":"Færgen""#, [(9.05, 56.05), (9.35, 56.05)])
        let bridge = road(#""highway":"primary","bridge":"yes""#, [(9.05, 56.06), (9.35, 56.06)])
        let plain = road(#""highway":"primary""#, [(9.05, 56.05), (9.05, 56.06)])
        let other = road(#""highway":"primary""#, [(9.35, 56.05), (9.35, 56.06)])
        let linked = try study(nil, roads: collection([ferry, plain, other]))
        #expect(linked.graph.areNeighbours(0, 3))
        #expect(linked.links == [DeclaredLink(a: 0, b: 3)])
        #expect(found(linked).contains { $0.hasPrefix("K134 note") })
        let land = try study(nil, roads: collection([bridge, plain, other]))
        #expect(!land.graph.areNeighbours(0, 3))
    }

    @Test func roadsThatHelpNobodyAreNamed() throws {
        let far = collection([road(#""highway":"primary""#, [(9.05, 56.9), (9.35, 56.9)])])
        #expect(found(try study(nil, roads: far)).contains { $0.hasPrefix("K132 warning") })
        let paths = collection([road(#""highway":"footway""#, [(9.05, 56.05), (9.35, 56.05)])])
        #expect(found(try study(nil, roads: paths)).contains { $0.hasPrefix("K135 warning") })
        let parts = collection([
            road(#""highway":"primary""#, [(9.05, 56.05), (9.15, 56.05)]),
            road(#""highway":"primary""#, [(9.25, 56.05), (9.35, 56.05)]),
        ])
        let study = try study(nil, roads: parts)
        #expect(found(study).contains { $0.hasPrefix("K131 note") })
        #expect(study.distances.source(1, 2) == .straight)
        #expect(study.distances.source(0, 1) == .road)
    }

    @Test func aUnitOnAYardThatNoRoadLeadsToIsWarnedOf() throws {
        let main = road(#""highway":"primary""#, [(9.05, 56.05), (9.15, 56.05), (9.25, 56.05)])
        let yard = road(#""highway":"residential""#, [(9.348, 56.05), (9.352, 56.05)])
        let study = try study(nil, roads: collection([main, yard]))
        let warning = try #require(study.diagnostics.first { $0.code == .roadParts && $0.severity == .warning })
        #expect(warning.message.contains("1 unit lies on roads with no way to the others"))
        #expect(warning.location?.id == "d" && warning.notes.first?.contains("part of 0.2 km") == true)
        #expect(study.distances.source(2, 3) == .straight)
        let joined = try self.study(
            nil, roads: collection([main, yard, road(#""highway":"primary""#, [(9.25, 56.05), (9.348, 56.05)])]))
        #expect(!found(joined).contains { $0.hasPrefix("K131") })
    }

    @Test func bandsAreReadPrintedAndRefused() throws {
        let text = "parishes = \"p.geojson\"\n[bands]\ngap = { full = \"..6\", zero = \"..12\" }\n"
        let read = try StudyFile.parse(text, file: "klynge.toml", folder: "")
        #expect(read.bands["gap"] == TrapezoidScore(full: 0...6, zero: 0...12))
        let again = try StudyFile.parse(read.printed(), file: "klynge.toml", folder: "")
        #expect(again == read)
        for wrong in [
            "[bands]\ngab = { full = \"..6\", zero = \"..12\" }\n",
            "[bands]\ngap = { full = \"..6\", zero = \"..5\" }\n",
            "[bands]\ngap = \"..6\"\n", "[bands]\ngap = { full = \"6..\", zero = \"..12\" }\n", "bands = 3\n",
        ] {
            let refused = #expect(throws: UnusableInput.self, "\(wrong)") {
                _ = try StudyFile.parse(wrong, file: "klynge.toml", folder: "")
            }
            #expect(refused?.diagnostics.first?.location?.line != nil, "\(wrong)")
        }
    }

    @Test("numbers are read as in every other table, and a column that contradicts itself is refused")
    func numbersOfAColumn() throws {
        let study = try study("from;to;km\na;b;9,25\nb;c;NA\nc;d;1.234,5\n")
        #expect(study.distances.km(0, 1) == 9.25)
        #expect(study.distances.km(2, 3) == 1234.5)
        #expect(found(study).filter { $0.contains("error") }.isEmpty)
        // 2.000 metres are two kilometres or two metres: the comma elsewhere says that the point is not before decimals.
        for table in ["from;to;metres\na;b;2.000\nb;c;850,5\n", "from;to;metres\nb;c;850,5\na;b;2.000\n"] {
            let fault = #expect(throws: UnusableInput.self) { try self.study(table) }
            #expect(fault?.diagnostics.filter { $0.severity == .error }.map(\.code) == [.undecidableNumbers])
        }
    }
}
