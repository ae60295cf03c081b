import Files
import Foundation
import GeoJSONFormat
import GeoModel
import Graphs
import PROJKit
import TestSupport
import Testing

@testable import StudyAreas

/// Neighbours of points: the pairs that brute force finds, and those of libpysal on real places.
@Suite struct PointNeighbourTests {
    private func graph(_ pairs: [(Int, Int)], _ count: Int) -> [[Int]] {
        let graph = UnitGraph(unitCount: count, pairs: pairs)
        return (0..<count).flatMap { unit in graph.neighbours(of: unit).filter { $0 > unit }.map { [unit, $0] } }
    }

    private func places(_ count: Int, seed: UInt64, longitudes: ClosedRange<Double>, repeats: Bool) -> [Coordinate] {
        var random = SplitMix64(seed: seed)
        var places: [Coordinate] = []
        for index in 0..<count {
            if repeats, index > 2, index % 4 == 0 {
                places.append(places[Int.random(in: 0..<index, using: &random)])
                continue
            }
            var x = Double.random(in: longitudes, using: &random)
            if x > 180 { x -= 360 }
            places.append(Coordinate(x: x, y: Double.random(in: 54...58, using: &random)))
        }
        return places
    }

    /// Around 180 degrees, on a lattice full of ties, with repeated places: the same pairs as comparing all with all.
    @Test(arguments: 0..<24) func nearestAndBandAreThoseOfBruteForce(_ round: Int) throws {
        let count = [1, 2, 3, 5, 13, 40, 90, 150][round % 8]
        var places =
            round % 3 == 2
            ? (0..<count).map { Coordinate(x: 9 + Double($0 % 12) * 0.0625, y: 56 + Double($0 / 12) * 0.0625) }
            : places(
                count, seed: UInt64(round), longitudes: round % 2 == 0 ? 8...13 : 178...182, repeats: round % 4 == 1)
        // A few metres apart the geodesic and the straight line differ by less than they are computed to.
        if round >= 12 {
            places = places.map { Coordinate(x: 9 + ($0.x - 9) * 1e-5, y: 56 + ($0.y - 56) * 1e-5) }
        }
        places.sort { ($0.y, $0.x) < ($1.y, $1.x) }
        let geodesic = Geodesic()
        let points = PointNeighbours(places: places, projected: places)
        for k in [1, 3, 6, 200] {
            var expected: [(Int, Int)] = []
            for unit in places.indices {
                let others = places.indices.filter { $0 != unit }.map {
                    (geodesic.distanceMetres(from: places[unit], to: places[$0]), $0)
                }.sorted { $0 < $1 }
                expected += others.prefix(k).map { (unit, $0.1) }
            }
            #expect(graph(try points.nearest(k), count) == graph(expected, count), "k \(k), \(count) places")
        }
        for metres in [0.3, 1.0, 7000, 30000, 5e6] {
            var expected: [(Int, Int)] = []
            for a in places.indices {
                for b in places.indices where b > a {
                    if geodesic.distanceMetres(from: places[a], to: places[b]) <= metres { expected.append((a, b)) }
                }
            }
            #expect(graph(try points.within(metres: metres), count) == graph(expected, count), "\(metres) m")
        }
    }

    /// An edge is one of the triangulation when some circle through its ends holds no other point. For points in general
    /// position the triangles are those whose circle is empty.
    @Test(arguments: [3, 4, 7, 20, 60]) func trianglesHaveEmptyCircles(_ count: Int) throws {
        let plane = places(count, seed: UInt64(count), longitudes: 8...13, repeats: false)
        func isInside(_ d: Coordinate, _ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Bool {
            let (ax, ay, bx, by, cx, cy) = (a.x - d.x, a.y - d.y, b.x - d.x, b.y - d.y, c.x - d.x, c.y - d.y)
            let det =
                (ax * ax + ay * ay) * (bx * cy - cx * by) - (bx * bx + by * by) * (ax * cy - cx * ay)
                + (cx * cx + cy * cy) * (ax * by - bx * ay)
            let turn = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
            return turn > 0 ? det > 0 : det < 0
        }
        var expected: Set<[Int]> = []
        for a in 0..<count {
            for b in (a + 1)..<count {
                for c in (b + 1)..<max(b + 1, count) {
                    let isEmpty = !(0..<count).contains { d in
                        d != a && d != b && d != c && isInside(plane[d], plane[a], plane[b], plane[c])
                    }
                    if isEmpty { expected.formUnion([[a, b], [a, c], [b, c]]) }
                }
            }
        }
        let found = Set(graph(try PointNeighbours(places: plane, projected: plane).delaunay(), count))
        #expect(found == expected)
    }

    @Test func pointsOnOneLineAndAtOneSpotAreJoined() throws {
        func pairs(_ points: [(Double, Double)]) throws -> [[Int]] {
            let places = points.map { Coordinate(x: $0.0, y: $0.1) }
            return graph(try PointNeighbours(places: places, projected: places).delaunay(), points.count)
        }
        #expect(try pairs([]) == [] && pairs([(1, 1)]) == [] && pairs([(1, 1), (1, 1)]) == [[0, 1]])
        #expect(try pairs([(0, 0), (1, 1)]) == [[0, 1]])
        #expect(try pairs([(2, 2), (0, 0), (1, 1), (3, 3)]) == [[0, 2], [0, 3], [1, 2]])
        #expect(try pairs([(0, 0), (1, 0), (0, 1), (0, 0)]) == [[0, 1], [0, 2], [0, 3], [1, 2]])
    }

    @Test func aRuleWithoutBoundIsRefused() throws {
        let places = places(9000, seed: 3, longitudes: 8...13, repeats: false)
        let points = PointNeighbours(places: places, projected: places)
        #expect(throws: PointNeighbours.TooMany.self) { try points.within(metres: 1e7) }
        #expect(throws: PointNeighbours.TooMany.self) { try points.nearest(8000) }
    }

    struct Expected: Decodable {
        struct Layer: Decodable {
            struct Graph: Decodable { var pairs: Int, sha256: String }
            var units: Int, graphs: [String: Graph]
        }
        var layers: [String: Layer]
    }

    @Test(
        .enabled(if: SharedData.isPresent, "the shared data folder is not on this machine"),
        arguments: ["bornholm/settlements.geojson", "dk/settlements.geojson", "dk/parishes.geojson"])
    func thePairsAreThoseOfLibpysal(_ name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fixtures/point-neighbours-agree-with-libpysal/expected.json")
        let all = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: file))
        let expected = try #require(all.layers[name])
        let points: PointNeighbours
        if name.hasSuffix("parishes.geojson") {
            let layer = try AttributeLayer.load(SharedData.path(name), id: "kode", fields: [])
            points = PointNeighbours(places: layer.places, projected: layer.projectedPlaces)
        } else {
            let collection = try GeoJSONReader().read(SourceText(contentsOf: SharedData.path(name)))
            let places = collection.features.compactMap { feature -> Coordinate? in
                if case .point(let place) = feature.geometry { return place }
                return nil
            }
            let way = try CoordinateTransformation(from: .longitudeLatitude, to: .utm32)
            points = PointNeighbours(places: places, projected: try way.transform(places))
        }
        #expect(points.places.count == expected.units)
        for (text, graph) in expected.graphs.sorted(by: { $0.key < $1.key }) {
            let pairs =
                switch try NeighbourRule(text, fileExists: { _ in false }) {
                case .nearest(let count): try points.nearest(count)
                case .within(let metres): try points.within(metres: metres)
                default: try points.delaunay()
                }
            let found = self.graph(pairs, expected.units)
            #expect(found.count == graph.pairs, "\(text)")
            let lines = found.map { "\($0[0]) \($0[1])\n" }.joined()
            #expect(Array(lines.utf8).withUnsafeBytes { SHA256Digest.text(of: $0) } == graph.sha256, "\(text)")
        }
    }
}
