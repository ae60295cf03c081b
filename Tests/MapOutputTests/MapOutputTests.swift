import GeoJSONFormat
import GeoModel
import Graphs
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

    private func fills(_ count: Int, borders: [(Int, Int)], water: [(a: Int, b: Int)] = []) -> ClusterColours {
        ClusterColours(
            labels: Array(0..<count), graph: UnitGraph(unitCount: count, pairs: borders), acrossWater: water,
            clusterCount: count)
    }

    private func everyPair(_ count: Int) -> [(Int, Int)] {
        (0..<count).flatMap { first in ((first + 1)..<count).map { (first, $0) } }
    }

    @Test func clustersAcrossNarrowWaterDifferAsFarAsSixFillsGo() {
        let two = fills(2, borders: [], water: [(0, 1)])
        #expect(two.fills[0] != two.fills[1])
        // Six that all border each other need all fills; the seventh lies across water from each, and must repeat one.
        let seven = fills(7, borders: everyPair(6), water: (0..<6).map { ($0, 6) })
        #expect(Set(seven.fills.prefix(6)).count == 6)
        #expect(seven.alike.isEmpty, "only across water are two alike")
    }

    @Test func whatSixFillsCannotTellApartIsSaid() {
        let seven = fills(7, borders: everyPair(7))
        #expect(seven.fills.allSatisfy(ClusterColours.palette.contains))
        #expect(seven.alike.count == 1)
        #expect(seven.fills[seven.alike[0].first] == seven.fills[seven.alike[0].second])
    }

    @Test func thousandsOfClustersGetSixFills() {
        // A triangulated lattice, as planar as a map can be and as crowded.
        let side = 60
        var pairs: [(Int, Int)] = []
        for cell in 0..<(side * side) {
            let (x, y) = (cell % side, cell / side)
            if x + 1 < side { pairs.append((cell, cell + 1)) }
            if y + 1 < side { pairs.append((cell, cell + side)) }
            if x + 1 < side && y + 1 < side { pairs.append((cell, cell + side + 1)) }
        }
        let colours = fills(side * side, borders: pairs)
        #expect(colours.alike.isEmpty)
        #expect(pairs.allSatisfy { colours.fills[$0.0] != colours.fills[$0.1] })
    }

    @Test func theOrderByDegeneracyNeedsSixAtMostWhereClustersHaveFiveNeighbours() {
        var random = SplitMix64(seed: 11)
        for _ in 0..<20 {
            // Each new cluster borders at most five before it, so that an order with five or fewer exists.
            var neighbours = [[Int]](repeating: [], count: 40)
            for cluster in 1..<40 {
                for _ in 0..<5 {
                    let other = random.below(cluster)
                    if !neighbours[cluster].contains(other) {
                        neighbours[cluster].append(other)
                        neighbours[other].append(cluster)
                    }
                }
            }
            let colours = ClusterColours.smallestLast(neighbours)
            for cluster in neighbours.indices {
                #expect(neighbours[cluster].allSatisfy { colours[$0] != colours[cluster] })
            }
        }
    }
}

/// A label belongs where the land is widest.
@Suite struct LabelPlaceTests {
    private func polygon(_ corners: [(Double, Double)]) -> Polygon {
        Polygon(exterior: Ring((corners + [corners[0]]).map { Coordinate(x: $0.0, y: $0.1) }))
    }

    @Test func itLiesInTheWidestPartOfABentLand() throws {
        // A thin hook whose middle is water; its foot is a square.
        let hook = polygon([(0, 0), (40, 0), (40, 40), (10, 40), (10, 90), (90, 90), (90, 100), (0, 100)])
        let place = try #require(LabelPlace.of(MultiPolygon(hook)))
        #expect(abs(place.x - 20) < 3 && abs(place.y - 20) < 3)
    }

    @Test func itLiesInTheLargestPiece() throws {
        let place = try #require(
            LabelPlace.of(
                MultiPolygon([
                    polygon([(0, 0), (10, 0), (10, 10), (0, 10)]), polygon([(100, 0), (130, 0), (130, 30), (100, 30)]),
                ])))
        #expect(abs(place.x - 115) < 1 && abs(place.y - 15) < 1)
        #expect(LabelPlace.of(MultiPolygon([])) == nil)
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
            try clusters("unit,cluster\n0412,x\n999,x\n0412,y\n")
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
