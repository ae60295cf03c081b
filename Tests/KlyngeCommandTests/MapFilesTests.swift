import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What leaves the program: every file of `--out` is read here by other means than our own reader.
@Suite struct MapFilesTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private static let names = [
        "Ravn <b>&amp;\\\"'</b>", "قرية, كبيرة", "Ærø 🏝️", "A\\u030Alborg;\\nSønder", "</script><!--", "Å",
    ]
    private static let ids = ["0101", "01,02", "01\\\"03", "01\\n04", "Æ 05", "12345678901234567"]

    /// Six squares in a row, whose properties hold what gets lost most easily.
    private func hostileParishes() throws -> String {
        let features = MapFilesTests.ids.indices.map { index -> String in
            let (west, east) = (10.0 + 0.09 * Double(index), 10.0 + 0.09 * Double(index + 1))
            return """
                {"type":"Feature","id":\(index),"properties":\(properties(index)),"extra":{"a":[1.50]},"geometry":{"type":"Polygon",\
                "coordinates":[[[\(west),55.0,7],[\(west),55.05,7],[\(east),55.05,7],[\(east),55.0,7],[\(west),55.0,7]]]}}
                """
        }
        return try scratch.write(
            "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n",
            "hostile.geojson")
    }

    /// As the file has them, spaces and digits included.
    private func properties(_ index: Int) -> String {
        let (id, name) = (MapFilesTests.ids[index], MapFilesTests.names[index])
        return
            "{ \"kode\":\"\(id)\", \"navn\":\"\(name)\",\"population\":2500,\"big\":12345678901234567890,\"code\":\"0101\","
            + "\"nested\":{\"a\":[1,{\"b\":null}]},\"none\":null,\"tiny\":1.0e-07,\"fill\":\"red\",\"cluster\":\"mine\"}"
    }

    private func propose(_ arguments: String...) throws -> Outcome {
        try Klynge.run(arguments: ["propose"] + arguments + ["--out", scratch.path("out"), "--force"])
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: scratch.path("out/" + name), encoding: .utf8)
    }

    @Test func inputPropertiesAreUntouchedAndInOrderWhateverTheyHold() throws {
        let outcome = try propose("--parishes", try hostileParishes(), "--simplestyle", "--with", "neighbours,links")
        #expect(outcome.status == 0, "\(outcome.messages)")
        let lines = try text("units.geojson").split(separator: "\n").filter { $0.hasPrefix("{\"type\": \"Feature\"") }
        #expect(lines.count == MapFilesTests.ids.count)
        for (index, line) in lines.enumerated() {
            // All bytes but the closing brace, then ours.
            #expect(line.contains("\"properties\": " + properties(index).dropLast() + ", \"klynge_unit\": "))
            #expect(line.hasPrefix("{\"type\": \"Feature\", \"id\": \"\(index)\", "), "ids are strings")
            #expect(line.contains(", \"extra\": {\"a\":[1.50]}"))
            #expect(line.ranges(of: "\"fill\"").count == 1, "the input's own value is kept")
        }
        #expect(outcome.messages.contains("K150"))
        #expect(outcome.messages.contains("'fill'"))
        for name in ["clusters", "units", "neighbours", "links"] {
            try RFC7946.check(try text(name + ".geojson"), name)
        }
    }

    @Test func anEarlierRunsPropertiesAreReplacedAndThatIsSaid() throws {
        #expect(try propose("--parishes", try hostileParishes(), "--quiet").status == 0)
        let again = try scratch.write(try text("units.geojson"), "again.geojson")
        let outcome = try propose("--parishes", again, "--seed", "3")
        #expect(outcome.status == 0, "\(outcome.messages)")
        #expect(outcome.messages.contains("'klynge_cluster' already"))
        let units = try text("units.geojson")
        #expect(units.ranges(of: "\"klynge_cluster\"").count == MapFilesTests.ids.count)
        let quiet = try propose("--parishes", again, "--quiet")
        #expect(quiet.messages.isEmpty)
    }

    @Test func theTableNamesEveryUnitAndIsReadBack() throws {
        let parishes = try hostileParishes()
        #expect(try propose("--parishes", parishes, "--quiet").status == 0)
        let table = try text("assignment.csv")
        #expect(table.hasPrefix("unit,cluster\n0101,"))
        #expect(table.contains("\n\"01,02\","))
        #expect(table.contains("\n\"01\"\"03\","))
        #expect(table.contains("\n\"01\n04\","))
        let scored = try Klynge.run(
            "score", "--parishes", parishes, scratch.path("out/assignment.csv"), "--format", "csv")
        #expect(scored.output == table)
        for map in ["clusters.geojson", "units.geojson"] {
            // A cluster property of the user's own comes before ours.
            guard map == "clusters.geojson" else { continue }
            let byMap = try Klynge.run("score", "--parishes", parishes, scratch.path("out/" + map), "--format", "csv")
            #expect(byMap.output == table, "\(byMap.messages)")
        }
    }

    @Test func stylesAreWellFormedWhateverTheNames() throws {
        #expect(try propose("--parishes", try hostileParishes(), "--quiet").status == 0)
        for name in ["clusters.qml", "units.qml"] {
            let parser = XMLParser(data: Data(try text(name).utf8))
            let labels = CategoryLabels()
            parser.delegate = labels
            #expect(parser.parse(), "\(name): \(String(describing: parser.parserError))")
            #expect(labels.values.count == labels.symbols)
            #expect(labels.values.contains { $0.contains("<b>") || $0.contains("قرية") || $0.contains("Æ") })
        }
    }

    @Test func aSequenceHasARecordSeparatorBeforeAndANewlineBehindEachFeature() throws {
        let outcome = try Klynge.run(
            "propose", "--parishes", try hostileParishes(), "--format", "geojsonseq", "--quiet")
        let records = outcome.output.split(separator: "\u{1E}", omittingEmptySubsequences: false)
        #expect(records.first == "")
        #expect(records.count > 1)
        for record in records.dropFirst() {
            #expect(record.last == "\n")
            #expect(record.filter { $0 == "\n" }.count == 1)
            let feature = try JSONSerialization.jsonObject(with: Data(record.utf8)) as? [String: Any]
            #expect(feature?["type"] as? String == "Feature")
        }
        let mixed = try Klynge.run(
            "propose", "--parishes", try hostileParishes(), "--format", "geojsonseq", "--crs", "EPSG:25832")
        #expect(mixed.status == 64, "a sequence cannot say what system it is in")
    }

    @Test(arguments: [0, 1, 2, 3, 9]) func coarseDecimalsStayValid(decimals: Int) throws {
        let outcome = try propose(
            "--parishes", SharedData.packageRoot.path + "/SampleData/parishes.geojson", "--decimals", "\(decimals)",
            "--simplify", "50")
        #expect(outcome.status == 0, "\(outcome.messages)")
        if decimals < 2 { #expect(outcome.messages.contains("K151"), "\(outcome.messages)") }
        for name in ["clusters.geojson", "units.geojson"] {
            try RFC7946.check(try text(name), name, decimals: decimals)
        }
    }

    @Test func anotherSystemIsDeclaredAndSaidNotToBeRFC7946() throws {
        let outcome = try propose("--parishes", try hostileParishes(), "--crs", "epsg:25832", "--with", "neighbours")
        #expect(outcome.messages.contains("not RFC 7946"))
        for name in ["clusters", "units", "neighbours"] {
            #expect(try text(name + ".geojson").contains("urn:ogc:def:crs:EPSG::25832"))
        }
    }

    @Test func clustersAreWrittenEvenWhereOneSurroundsAnotherOrIsAnIsland() throws {
        // A ring of eight squares around one, and an island far out.
        func square(_ x: Double, _ y: Double) -> String {
            let (east, north) = (x + 0.05, y + 0.03)
            return "[[[\(x),\(y)],[\(east),\(y)],[\(east),\(north)],[\(x),\(north)],[\(x),\(y)]]]"
        }
        var squares = (0..<9).map { square(10 + 0.05 * Double($0 % 3), 55 + 0.03 * Double($0 / 3)) }
        squares.append(square(10.6, 55))
        let features = squares.enumerated().map { index, ring in
            "{\"type\":\"Feature\",\"properties\":{\"kode\":\"p\(index)\",\"population\":1500},"
                + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\(ring)}}"
        }
        let parishes = try scratch.write(
            "{\"type\":\"FeatureCollection\",\"features\":[" + features.joined(separator: ",") + "]}", "ring.geojson")
        let rows = (0..<10).map { "p\($0),\($0 == 4 ? "inner" : $0 == 9 ? "island" : "around")" }
        let grouping = try scratch.write("unit,cluster\n" + rows.joined(separator: "\n") + "\n", "ring.csv")
        _ = try Klynge.run("score", "--parishes", parishes, grouping, "--out", scratch.path("out"), "--chance", "0")
        try RFC7946.check(try text("clusters.geojson"), "clusters")
        let root = try JSONSerialization.jsonObject(with: Data(try text("clusters.geojson").utf8)) as? [String: Any]
        let rings = (root?["features"] as? [[String: Any]] ?? []).map { feature -> Int in
            ((feature["geometry"] as? [String: Any])?["coordinates"] as? [Any])?.count ?? 0
        }
        #expect(rings.sorted() == [1, 1, 2])
    }

    @Test func aThousandClustersAreWrittenWholeAndCarryTheirOwnLand() throws {
        let (columns, rows) = (33, 33)
        let features = (0..<(columns * rows)).map { index -> String in
            let (x, y) = (9 + 0.02 * Double(index % columns), 55 + 0.012 * Double(index / columns))
            let (east, north) = (9 + 0.02 * Double(index % columns + 1), 55 + 0.012 * Double(index / columns + 1))
            return
                "{\"type\":\"Feature\",\"properties\":{\"kode\":\"p\(index)\",\"population\":900},\"geometry\":{\"type\":"
                + "\"Polygon\",\"coordinates\":[[[\(x),\(y)],[\(east),\(y)],[\(east),\(north)],[\(x),\(north)],[\(x),\(y)]]]}}"
        }
        let parishes = try scratch.write(
            "{\"type\":\"FeatureCollection\",\"features\":[" + features.joined(separator: ",") + "]}", "many.geojson")
        let table = "unit,cluster\n" + features.indices.map { "p\($0),\($0)\n" }.joined()
        _ = try Klynge.run(
            "score", "--parishes", parishes, try scratch.write(table, "many.csv"), "--out", scratch.path("out"),
            "--chance", "0")
        let clusters = try text("clusters.geojson")
        try RFC7946.check(clusters, "clusters")
        #expect(clusters.ranges(of: "\"klynge_cluster\":").count == features.count)
        #expect(try text("assignment.csv").split(separator: "\n").count == features.count + 1)
        #expect(try text("report.html").ranges(of: "<details class=\"card").count == features.count)
    }

    @Test func aUnitInTwoClustersNamesBothInTheMap() throws {
        func units(_ table: String) throws -> [[String: Any]] {
            _ = try Klynge.run(
                "score", "SampleData", try scratch.write("unit,cluster\n" + table, "mine.csv"), "--out",
                scratch.path("out"),
                "--chance", "0", "--force")
            let map = try JSONSerialization.jsonObject(with: Data(try text("units.geojson").utf8)) as? [String: Any]
            let features = try #require(map?["features"] as? [[String: Any]])
            return features.compactMap { $0["properties"] as? [String: Any] }
        }
        let shared = try units("0901,1\n0902,1\n0902,2\n0904,2\n")
        let clusters = Dictionary(
            uniqueKeysWithValues: shared.compactMap { unit in
                (unit["klynge_unit"] as? String).map { ($0, unit["klynge_clusters"] as? [Int]) }
            })
        #expect(clusters["0901"] == [1])
        #expect(clusters["0902"] == [1, 2])
        #expect(clusters["0903"] == [Int]())
        let apart = try units("0901,1\n0902,1\n0904,2\n")
        #expect(apart.allSatisfy { $0["klynge_clusters"] == nil })
    }

    @Test func mapsAreTheSameBytesAtAnyNumberOfThreads() throws {
        let names = [
            "clusters.geojson", "units.geojson", "neighbours.geojson", "links.geojson", "clusters.qml", "report.html",
        ]
        let runs = try ["1", "2", "8"].map { threads in
            #expect(try propose("SampleData", "--with", "neighbours,links", "--threads", threads).status == 0)
            // The command itself is reported in every file.
            return try names.map { try text($0).replacing("--threads \(threads)", with: "") }
        }
        for run in runs.dropFirst() {
            for (name, (one, other)) in zip(names, zip(runs[0], run)) { #expect(one == other, "\(name)") }
        }
        let origins = runs[0][3].matches(of: /"klynge_link_origin": ?"([a-z]+)"/).map { String($0.1) }
        #expect(origins.sorted() == ["declared", "roads"])
    }

    @Test func aFolderThatIsReadOnlyIsNamedAndLeftAlone() throws {
        // Not even the superuser makes files there.
        guard FileManager.default.fileExists(atPath: "/proc/self") else { return }
        let outcome = try Klynge.run(
            "propose", "--parishes", try hostileParishes(), "--out", "/proc/self/maps-of-klynge")
        #expect(outcome.status == 2)
        #expect(outcome.messages.contains("/proc/self/maps-of-klynge"))
    }
}

/// The labels of the categories of a QGIS style.
private final class CategoryLabels: NSObject, XMLParserDelegate {
    var values: [String] = []
    var symbols = 0

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if name == "category" { values.append(attributes["label"] ?? "") }
        if name == "symbol" { symbols += 1 }
    }
}

/// The rules of RFC 7946 and of our contract, by Foundation's JSON and nothing of ours.
enum RFC7946 {
    static func check(_ text: String, _ note: String, decimals: Int = 6) throws {
        let comment = Comment(rawValue: note)
        #expect(text.hasSuffix("}\n"), comment)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], comment)
        #expect(root["type"] as? String == "FeatureCollection", comment)
        #expect(root["crs"] == nil, comment)
        let features = try #require(root["features"] as? [[String: Any]], comment)
        let lines = text.split(separator: "\n").count { $0.hasPrefix("{\"type\": \"Feature\", ") }
        #expect(lines == features.count, "\(note): one feature a line")
        var box = [Double.infinity, .infinity, -.infinity, -.infinity]
        for feature in features {
            #expect(feature["type"] as? String == "Feature", comment)
            #expect(feature["properties"] is [String: Any], comment)
            #expect(feature["id"] == nil || feature["id"] is String, comment)
            guard let geometry = feature["geometry"] as? [String: Any] else { continue }
            let coordinates = geometry["coordinates"] as? [Any] ?? []
            let polygons: [[[[Double]]]]
            switch geometry["type"] as? String {
            case "Polygon": polygons = [coordinates as? [[[Double]]] ?? []]
            case "MultiPolygon": polygons = coordinates as? [[[[Double]]]] ?? []
            case "LineString":
                #expect(coordinates.count >= 2, comment)
                polygons = []
                for place in coordinates as? [[Double]] ?? [] { grow(&box, place) }
            default: polygons = []
            }
            for polygon in polygons {
                #expect(!polygon.isEmpty, comment)
                for (index, ring) in polygon.enumerated() {
                    #expect(ring.count >= 4 && ring.first == ring.last, comment)
                    #expect(zip(ring, ring.dropFirst()).allSatisfy { $0 != $1 }, "\(note): no repeated points")
                    #expect(Set(ring).count == ring.count - 1, "\(note): a ring touches itself")
                    #expect((doubledArea(ring) > 0) == (index == 0), "\(note): direction of rings")
                    for place in ring {
                        #expect(place.count == 2, comment)
                        grow(&box, place)
                    }
                }
            }
        }
        if let stated = root["bbox"] as? [Double], box[0].isFinite {
            #expect(zip(stated, box).allSatisfy { abs($0 - $1) < 1e-12 }, "\(note): bbox \(stated), not \(box)")
        }
        let long = try Regex("[\\[,]-?[0-9]+\\.[0-9]{\(decimals + 1),}[,\\]]")
        let body = text.prefix(upTo: text.range(of: "\"klynge\":")?.lowerBound ?? text.endIndex)
        for line in body.split(separator: "\n") {
            guard let start = line.range(of: "\"coordinates\": ") else { continue }
            #expect(line[start.upperBound...].firstMatch(of: long) == nil, "\(note): more than \(decimals) decimals")
        }
    }

    private static func grow(_ box: inout [Double], _ place: [Double]) {
        box = [min(box[0], place[0]), min(box[1], place[1]), max(box[2], place[0]), max(box[3], place[1])]
    }

    private static func doubledArea(_ ring: [[Double]]) -> Double {
        zip(ring, ring.dropFirst()).reduce(0) { sum, pair in
            let (a, b) = pair
            return sum + (a[0] - ring[0][0]) * (b[1] - ring[0][1]) - (b[0] - ring[0][0]) * (a[1] - ring[0][1])
        }
    }
}
