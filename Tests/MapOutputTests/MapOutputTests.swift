import GeoJSONFormat
import GeoModel
import Regionalization
import StudyAreas
import Testing

@testable import MapOutput

/// Neighbouring clusters never share a fill, and the fills are the same at every run.
@Suite struct ClusterColoursTests {
    @Test func neighboursDiffer() {
        var generator = SplitMix64(seed: 7)
        let side = 12
        var pairs: [(Int, Int)] = []
        for cell in 0..<(side * side) {
            if cell % side < side - 1 { pairs.append((cell, cell + 1)) }
            if cell + side < side * side { pairs.append((cell, cell + side)) }
        }
        let graph = UnitGraph(unitCount: side * side, pairs: pairs)
        for _ in 0..<20 {
            let labels: [Int?] = (0..<(side * side)).map { $0 / 3 }.map { generator.below(9) == 0 ? nil : $0 }
            let fills = ClusterColours(labels: labels, graph: graph, clusterCount: side * side / 3).fills
            for (first, second) in pairs {
                if let one = labels[first], let other = labels[second], one != other {
                    #expect(fills[one] != fills[other])
                }
            }
            #expect(fills == ClusterColours(labels: labels, graph: graph, clusterCount: side * side / 3).fills)
        }
    }
}

/// Grouping files in every form that the contract names.
@Suite struct GroupingFileTests {
    private let units = ["0412", "0413", "0414"].map { id in
        Unit(
            id: id, name: "By \(id)", kind: .parish, place: Coordinate(x: 9, y: 56), position: Coordinate(x: 0, y: 0),
            pointSource: .label)
    }

    private func clusters(_ text: String) throws -> [[Int]] {
        try GroupingFile.parse(SourceText(text, name: "mine.csv"), units: units).clusters
    }

    @Test(arguments: [
        "unit,cluster\n0413,x\n0412,x\n0414,\n", "\u{FEFF}kode;klynge\r\n0412;x\r\n\"0413\";x\r\n",
        "id,cluster\n\"By 0412\",x\nBy 0413 , x",
        #"{"groupings":[{"clusters":[{"id":1,"members":["0412","0413"]}]}]}"#,
        #"{"type":"FeatureCollection","features":[{"type":"Feature","id":"0412","properties":{"cluster":4},"geometry":null},{"type":"Feature","properties":{"kode":"0413","klynge_cluster":4},"geometry":null}]}"#,
    ]) func isRead(_ text: String) throws {
        #expect(try clusters(text) == [[0, 1]])
    }

    @Test func faultsNameTheirLine() {
        #expect {
            try clusters("unit,cluster\n0412,x\n412,x\n0412,y\n")
        } throws: { error in
            guard let failure = error as? UnusableInput else { return false }
            return failure.diagnostics.map(\.code) == [.unknownUnitInGrouping, .repeatedUnitInGrouping]
                && failure.diagnostics.map(\.location?.line) == [3, 4]
        }
    }

    @Test(arguments: ["unit\n0412\n", "name,cluster\nx,y\n", #"{"type":"FeatureCollection","features":[]}"#, "{}"])
    func somethingElseIsRefused(_ text: String) {
        #expect(throws: UnusableInput.self) { try clusters(text) }
    }
}
