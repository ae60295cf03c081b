import Delimitation
import GeoJSONFormat
import GeoModel
import MapOutput
import StudyAreas
import Testing

/// Grouping tables as Excel, LibreOffice, R, pandas and QGIS write them.
@Suite struct GroupingTableTests {
    private static let names = ["No", "Skjern", "Vigby Sogn", "Ærø", "Lem", "Lem", "By"]
    private static let units = names.enumerated().map { index, name in
        Unit(
            id: "0\(412 + index)", name: name, kind: .parish, municipality: "0760", place: Coordinate(x: 9, y: 56),
            position: Coordinate(x: 0, y: 0), pointSource: .label)
    }

    private func read(_ text: String, overlaps: Bool = false) throws -> GroupingFile {
        try GroupingFile.parse(SourceText(text, name: "mine.csv"), units: Self.units, allowsOverlaps: overlaps)
    }

    private func codes(_ text: String) -> [String] {
        do {
            return try read(text).diagnostics.map { "\($0.code) \($0.severity)" }
        } catch {
            return (error as? UnusableInput)?.diagnostics.map { "\($0.code) \($0.severity)" } ?? []
        }
    }

    /// Each is the same grouping: {0412, 0413} and {0414, 0415}.
    @Test(arguments: [
        // Excel: separators to the right, blank rows below, a line that states the separator, spaces around names.
        "unit;cluster;;\r\n0412;A;;\r\n0413;A;;\r\n0414;B;;\r\n0415;B;;\r\n;;;\r\n",
        "sep=;\r\nkode;navn;klynge\r\n0412;No;A\r\n0413;Skjern;A\r\n0414;Vigby Sogn;B\r\n0415;Ærø;B\r\n",
        "Klynge ; Sogn\nA;No\nA; Skjern \nB;Vigby sogn\nB;ÆRØ\n",
        "navn\tKlynge nr.\n\"No\"\tA\nskjern sogn\tA\nVigby\tB\nÆrø Sogn\tB\n",
        // Excel: zeros before the codes are gone; trailing cells that it leaves out.
        "kode;klynge;note\n412;A;\n413;A\n414;B\n415;B\n416\n",
        // LibreOffice: every text quoted, spaces that cannot be seen.
        "\"sogn\",\"cluster\"\n\"0412\u{A0}\",\"A\"\n\"0413\",\"A\"\n\"\u{FEFF}0414\",\"B\"\n\"0415\",\"B\"\n",
        // R: write.csv with row names, write.table without a header for them.
        "\"\",\"sogn\",\"cluster\"\n\"1\",\"0412\",\"A\"\n\"2\",\"0413\",\"A\"\n\"3\",\"0414\",\"B\"\n\"4\",\"0415\",\"B\"\n\"5\",\"0416\",NA\n",
        "\"sogn\",\"cluster\"\n\"1\",\"0412\",\"A\"\n\"2\",\"0413\",\"A\"\n\"3\",\"0414\",\"B\"\n\"4\",\"0415\",\"B\"\n",
        // pandas: an index, codes as numbers with decimals, missing values.
        ",kode,cluster\n0,412.0,A\n1,413.0,A\n2,414.0,B\n3,415.0,B\n4,416.0,NaN\n5,417.0,<NA>\n",
        // QGIS: all attributes of the layer, among them the cluster of an earlier run.
        "fid,kode,navn,areal,klynge_cluster,klynge_name,cluster\n1,0412,No,1.5,7,x,A\n2,0413,Skjern,2.5,7,x,A\n3,0414,Vigby,3,8,y,B\n4,0415,Ærø,4,8,y,B\n",
        // Statistics Denmark: code and name in one cell, the municipality before the parish.
        "sogn;gruppe\n0412 No;A\n413 Skjern;A\n\"414 Vigby Sogn\";B\n0415 - Ærø;B\n",
        "kode|region\n7600412|A\n7600413|A\n7600414|B\n7600415|B\n",
        // A table of two columns whose second has any name, the columns the other way round, and none of a name.
        "enhed,forslag 3\n0412,A\n0413,A\n0414,B\n0415,B\n", "cluster,id\nA,0412\nA,0413\nB,0414\nB,0415\n",
        "0412;A\n0413;A\n0414;B\n0415;B\n", "A,No\nA,Skjern\nB,Vigby\nB,Ærø\n",
        // A note beside, a column of numbers that look like codes, a name that several units have beside their codes.
        "antal,sogn,cluster,note\n412,0412,A,\"a, b\"\n412,0413,A,\n413,0414,B,\n9,0415,B,\n",
        "navn,kode,cluster\nLem,0412,A\nLem,0413,A\nLem,0414,B\nLem,0415,B\nLem,0416,\n",
        // Spaces and dashes in names of columns, capitals.
        "SOGNE-KODE,CLUSTER_ID\n0412,A\n0413,A\n0414,B\n0415,B\n",
        "{\"type\":\"FeatureCollection\",\"features\":["
            + [
                ("412", "\"A\""), ("413.0", "\"A\""), ("\"Vigby\"", "\"B\""), ("\"0415\"", "\"B\""), ("416", "\"NA\""),
                ("417", "null"),
            ]
            .map {
                "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"areal\":1,\"sogn\":\($0.0),\"Klynge\":\($0.1)}}"
            }
            .joined(separator: ",") + "]}",
    ]) func isTheSameGrouping(_ text: String) throws {
        let file = try read(text)
        #expect(file.clusters == [[0, 1], [2, 3]], "\(text)")
        #expect(file.labels == ["A", "B"], "\(text)")
    }

    @Test(arguments: ["NA", "NaN", "nan", "-", "–", "#N/A", "#I/T", "<NA>", "n/a", "null", "None", "."])
    func aWordForNothingIsNoCluster(_ word: String) throws {
        for cell in [word, "\"\(word)\""] {
            let file = try read("kode,cluster\n0412,A\n0413,A\n0414,\(cell)\n")
            #expect(file.clusters == [[0, 1]])
            #expect(file.diagnostics.map(\.code) == [.unassignedByWord])
            #expect(file.diagnostics.first?.location?.line == 4)
        }
        // A cluster that is really called so.
        let named = try read("kode,cluster\n0412,'\(word)\n0413,'\(word)\n")
        #expect(named.clusters == [[0, 1]] && named.labels == [word])
    }

    @Test func namesThatAreAlmostTheSameAreKeptApart() throws {
        let file = try read("kode,cluster\n0412,1\n0413,01\n0414,Nord\n0415,nord\n0416,1\n")
        #expect(file.labels == ["1", "01", "Nord", "nord"])
        #expect(file.diagnostics.map(\.code) == [.similarClusterNames, .similarClusterNames])
        #expect(file.diagnostics.map(\.location?.line) == [3, 5])
        // Decimals that a program added are none; such as are a name's own stay.
        #expect(try read("kode,cluster\n0412,1.0\n0413,1\n0414,2.0\n").labels == ["1", "2"])
        #expect(try read("kode,cluster\n0412,1.0\n0413,1.1\n0414,2.0\n").labels == ["1.0", "1.1", "2.0"])
    }

    @Test(arguments: [
        ("kode,navn,note\n0412,No,x\n", ["K085 error"]), ("kode;navn\n0412;No\n", ["K085 error"]),
        ("cluster,klynge,kode\n1,1,0412\n1,2,0413\n", ["K085 error"]),
        ("grouping,unit,cluster\n1,0412,1\n2,0412,1\n", ["K085 error"]),
        ("0412;No;A;x\n0413;Skjern;A;y\n", ["K085 error"]), ("alpha;beta\ngamma;delta\n", ["K085 error"]),
        ("kode,cluster\n0412,A\n,A\n", ["K083 error"]), ("kode,cluster\n0412,#REF!\n", ["K085 error"]),
        ("kode,navn,cluster\n0412,A, B,1\n", ["K085 error"]), ("kode,cluster\n0412,A\n412,A\n", ["K084 error"]),
        ("kode,cluster\n0412,A\nLem,A\n", ["K112 error"]),
        ("kode,navn,cluster\n0412,Skjern,A\n0413,No,A\n", ["K256 warning"]),
        ("kode,cluster\n412,A\n", ["K255 warning"]), ("navn,cluster\nSkjern Sogn,A\n", ["K255 note"]),
        ("0412,A\n", ["K255 warning"]),
    ]) func whatIsOddIsReported(_ text: String, _ expected: [String]) {
        #expect(codes(text) == expected, "\(text)")
    }

    @Test func faultsKnowLineAndColumnAndBothPlaces() {
        #expect {
            try read("navn;kode;cluster\nNo;0412;A\nx;999;A\nNo;412;A\n")
        } throws: { error in
            let found = (error as? UnusableInput)?.diagnostics ?? []
            return found.map(\.location?.line) == [3, 4] && found.map(\.location?.column) == [3, 4]
                && found.last?.notes.first?.contains("line 2") ?? false
        }
    }

    /// Beyond a hundred faults the rest is counted; no name costs a look at every unit for every row.
    @Test func manyUnknownUnitsAreCounted() {
        let rows = (0..<3000).map { "nowhere\($0),1\n" }.joined()
        #expect {
            try read("unit,cluster\n" + rows)
        } throws: { error in
            let found = (error as? UnusableInput)?.diagnostics ?? []
            return found.count == 101 && found[0].message.contains("3000") && found[1].location?.line == 2
        }
    }

    /// Pieces of one parish are several features, all in its cluster.
    @Test func featuresOfOneUnitMayRepeat() throws {
        func feature(_ cluster: Int) -> String {
            "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"kode\":\"0412\",\"cluster\":\(cluster)}}"
        }
        func text(_ clusters: [Int]) -> String {
            "{\"type\":\"FeatureCollection\",\"features\":[\(clusters.map(feature).joined(separator: ","))]}"
        }
        #expect(try read(text([1, 1])).clusters == [[0]])
        #expect(throws: UnusableInput.self) { try read(text([1, 2])) }
    }

    /// Any grouping that we write is read back as it was, whatever the ids are.
    @Test(arguments: 0..<30) func whatIsWrittenIsReadAgain(_ seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        var ids: [String] = []
        while ids.count < 40 {
            let id = OddId.random(&random)
            if !ids.contains(id) { ids.append(id) }
        }
        let units = ids.map { id in
            Unit(
                id: id, name: OddId.random(&random), kind: .parish, place: Coordinate(x: 9, y: 56),
                position: Coordinate(x: 0, y: 0), pointSource: .label)
        }
        var clusters = [[Int]](repeating: [], count: 5)
        for unit in units.indices {
            let home = Int.random(in: 0...5, using: &random)
            if home < 5 { clusters[home].append(unit) }
        }
        var writer = TableWriter()
        writer.add([.text("unit"), .text("cluster")])
        for unit in units.indices {
            let home = clusters.firstIndex { $0.contains(unit) }
            writer.add([.text(ids[unit]), home.map { .number(String($0 + 1)) } ?? .empty])
        }
        let file = try GroupingFile.parse(SourceText(bytes: writer.bytes(), name: "own.csv"), units: units)
        let order = file.labels.compactMap(Int.init).map { clusters[$0 - 1] }
        #expect(file.clusters == order)
        #expect(file.clusters.count == clusters.count { !$0.isEmpty })
        #expect(file.diagnostics.isEmpty, "\(file.diagnostics)")
    }
}

/// Ids with every character that means something to a table; never without anything that can be seen.
private enum OddId {
    private static let pieces = [
        "a", "Ø", "7", "07", " ", ",", ";", "\t", "|", "\"", "\n", "\r\n", "'", "=", "+", "-", "@", "#", ".", "0", "NA",
        "by",
        "é", "\u{A0}", "\u{1B}[31m", "🏘️", "unit", "Sogn", "\\",
    ]

    static func random(_ random: inout SplitMix64) -> String {
        while true {
            let text = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            if !text.trimmingWhitespace.isEmpty { return text }
        }
    }
}
