import GeoJSONFormat
import GeoModel
import Testing

@testable import StudyAreas

/// Lists of neighbours as GeoDa, PySAL and people write them.
@Suite struct NeighbourListTests {
    private let ids = ["0101", "0102", "0103", "0104"]

    private func list(_ text: String, _ name: String) throws(UnusableInput) -> NeighbourList {
        try NeighbourList(SourceText(text, name: name), ids: ids)
    }

    private func pairs(_ list: NeighbourList) -> Set<[Int]> {
        Set(list.pairs.map { [min($0.0, $0.1), max($0.0, $0.1)] })
    }

    @Test(arguments: [
        ("a.gal", "0 4 parishes kode\n0101 1\n0102\n0102 2\n0101 0103\n0103 1\n0102\n0104 0\n\n"),
        ("a.gal", "4\r\n0101 1\r\n0102\r\n0102 2\r\n0101 0103\r\n0103 1\r\n0102\r\n0104 0\r\n"),
        ("noending", "0 4 parishes kode\n101 1\n102\n102 2\n101 103\n103 1\n102\n"),
        ("a.gwt", "0 4 parishes kode\n0101 0102 1.5\n0102 0101 1.5\n0102 0103 2\n0103 0102 2\n"),
        ("noending", "0 4 parishes kode\n0101 0102 1.5\n0102 0101 1.5\n0102 0103 2e3\n0103 0102 2e3\n"),
        ("a.csv", "from,to\n0101,0102\n0103,0102\n"), ("a.csv", "fra;til\n0101;0102\n0102;0103\n"),
        ("a.csv", "0101,0102\n0102,0103\n"),
        (
            "a.csv",
            "focal,neighbor,weight\n0101,0102,1\n0102,0101,1\n0102,0103,1\n0103,0102,1\n0104,0104,0\n0101,0104,0\n"
        ),
        ("a.csv", "weight,to,from\n1,0102,0101\n0.5,0103,0102\n"), ("a.csv", "from,to\n101,102\n102,103\n\n"),
    ]) func allFormsGiveTheSamePairs(_ name: String, _ text: String) throws {
        let list = try list(text, name)
        #expect(pairs(list) == [[0, 1], [1, 2]], "\(text)")
        #expect(list.diagnostics.isEmpty, "\(list.diagnostics.map(\.message))")
    }

    @Test func whatIsOneSidedOrUnknownIsReported() throws {
        let odd = try list("0 4 x kode\n0101 2\n0102 0199\n0102 2\n0101 0103\n0103 0\n\n", "a.gal")
        #expect(pairs(odd) == [[0, 1], [1, 2]])
        let unknown = try #require(odd.diagnostics.first { $0.code == .unusableNeighbourList })
        #expect(unknown.notes.joined().contains("'0199'") && unknown.location?.line == 3)
        let oneSided = try #require(odd.diagnostics.first { $0.code == .oneSidedNeighbours })
        #expect(oneSided.notes.joined().contains("0103 with 0102") && oneSided.location?.line == 5)
    }

    @Test(arguments: ["0 4 x\n0 1\n1\n1 2\n0 2\n2 1\n1\n3 0\n\n", "0 4 x\n1 1\n2\n2 2\n1 3\n3 1\n2\n4 0\n\n"])
    func numbersThatAreNoIdsArePositions(_ text: String) throws {
        let list = try list(text, "a.gal")
        #expect(pairs(list) == [[0, 1], [1, 2]])
        #expect(list.diagnostics.map(\.code) == [.unusableNeighbourList])
    }

    @Test(arguments: [
        ("a.gal", "0 4 x kode\n0101 2\n0102\n", 2), ("a.gal", "0 4 x kode\n0101 two\n", 2),
        ("a.gwt", "0 4 x kode\n0101 0102\n", 2), ("a.csv", "from,to\nx,y\n", 2), ("a.csv", "from,to\n", 1),
        ("a.csv", "from,to\n0101\n", 2),
    ]) func whatIsNoListIsRefusedWithItsLine(_ name: String, _ text: String, _ line: Int) {
        do throws(UnusableInput) {
            _ = try list(text, name)
            Issue.record("\(text) was taken")
        } catch {
            #expect(
                error.diagnostics.first?.code == .unusableNeighbourList
                    && error.diagnostics.first?.location?.line == line)
        }
    }

    @Test(arguments: [
        ("knn:6", NeighbourRule.nearest(6)), ("KNN:1", .nearest(1)), ("distance:5km", .within(metres: 5000)),
        ("distance:0,8 km", .within(metres: 800)), ("distance:250m", .within(metres: 250)), ("delaunay", .delaunay),
        ("queen", .contiguity(.queen)), ("rook", .contiguity(.rook)), ("list.gal", .file("list.gal")),
    ]) func rulesAreRead(_ text: String, _ rule: NeighbourRule) throws {
        #expect(try NeighbourRule(text, fileExists: { $0 == "list.gal" }) == rule)
    }

    @Test(arguments: [
        "knn", "knn:", "knn:0", "knn:x", "knn:1.5", "distance:5", "distance:-1km", "distance:0m", "distance:1e999km",
        "delauney", "nix.gal", "",
    ])
    func whatIsNoRuleIsRefused(_ text: String) {
        #expect(throws: NeighbourRule.Slip.self) { try NeighbourRule(text, fileExists: { _ in false }) }
    }
}
