import CoverageTopology
import Foundation
import GEOSKit
import GeoModel
import Testing

extension MultiPolygon {
    /// The same, turned about the origin.
    func turned(by radians: Double) -> MultiPolygon {
        mapCoordinates {
            Coordinate(x: $0.x * cos(radians) - $0.y * sin(radians), y: $0.x * sin(radians) + $0.y * cos(radians))
        }
    }
}

/// Units that claim the same land: all are neighbours, and what several claim counts once.
@Suite struct OverlapTests {
    /// Fails where the coverage differs from the overlay of every pair, or an area from that of the union.
    private func require(
        _ lands: [MultiPolygon], toleranceMetres: Double, _ random: inout SplitMix64, _ note: Comment
    ) throws {
        let coverage = Coverage(lands: lands, toleranceMetres: toleranceMetres)
        var expected: [[Int]] = []
        for a in lands.indices {
            for b in lands.indices.dropFirst(a + 1) {
                let area = try lands[a].intersectionArea(with: lands[b])
                if area > 0.01 { expected.append([a, b]) }
                guard let overlap = coverage.overlaps.first(where: { $0.a == a && $0.b == b }) else { continue }
                #expect(abs(overlap.areaSquareMetres - area) <= 1e-6 * max(1, area), note)
                let border = coverage.borders(of: a).first { $0.b == b }
                #expect(border != nil, note)
                #expect(border?.isPoint == false || overlap.borderMetres == 0, note)
                #expect(try lands[a].intersection(with: lands[b]).box.expanded(by: 1e-6).contains(overlap.place), note)
            }
        }
        #expect(coverage.overlaps.map { [$0.a, $0.b] } == expected, note)
        var labels = [Int?](repeating: nil, count: lands.count)
        for unit in labels.indices where random.below(3) > 0 { labels[unit] = random.below(3) }
        let drawing = coverage.drawing(decimals: 4)
        let (outlines, drawn) = (coverage.dissolve(labels: labels), drawing.dissolved(labels: labels))
        for label in outlines.indices {
            let members = labels.indices.filter { labels[$0] == label }
            let union = try unionOfLands(members.map { lands[$0] })
            let area = coverage.areaSquareMetres(ofUnits: members)
            #expect(abs(area - union.area) <= 1e-6 * max(1, union.area), note)
            #expect(abs(coverage.moments(ofUnits: members).area - union.area) <= 1e-6 * max(1, union.area), note)
            #expect(abs(outlines[label].area - union.area) <= 1e-3 * max(1, union.area), note)
            #expect(abs(drawn[label].area - union.area) <= 1e-3 * max(1, union.area), note)
            #expect(try drawn[label].validityFault() == nil, note)
        }
        for land in drawing.lands { #expect(try land.validityFault() == nil, note) }
    }

    /// Rectangles on a grid share many edges and corners; turned they share none exactly.
    @Test(arguments: UInt64(1)...UInt64(16))
    func rectanglesInLayers(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var lands = (0..<14).map { _ in
            rectangle(
                Double(random.below(8)) * 100, Double(random.below(8)) * 100, Double(1 + random.below(5)) * 100,
                Double(1 + random.below(5)) * 100)
        }
        // Some are there twice or three times, and one inside another.
        for _ in 0..<4 { lands.append(lands[random.below(lands.count)]) }
        let angle = seed % 2 == 0 ? 0 : random.unitInterval() * 3
        lands = lands.map { $0.turned(by: angle) }
        try require(lands, toleranceMetres: seed % 4 < 2 ? 0 : 1, &random, "seed \(seed)")
    }

    @Test(arguments: UInt64(1)...UInt64(16))
    func starsInLayers(seed: UInt64) throws {
        var random = SplitMix64(seed: seed + 50)
        let lands = (0..<12).map { _ in
            let centre = Coordinate(x: random.unitInterval() * 1000, y: random.unitInterval() * 1000)
            let radius = 20 + random.unitInterval() * 400
            return MultiPolygon(
                Polygon(exterior: star(around: centre, radius: radius, count: 3 + random.below(20), &random)))
        }
        try require(lands, toleranceMetres: seed % 2 == 0 ? 0 : 1, &random, "seed \(seed)")
    }

    /// Whole layers of a board over one another, shifted and turned: inside, every edge has a twin.
    @Test(arguments: UInt64(1)...UInt64(6))
    func boardsOverOneAnother(seed: UInt64) throws {
        var random = SplitMix64(seed: seed + 90)
        let lands = (0..<(2 + random.below(2))).flatMap { layer in
            let (x, y) = (random.unitInterval() * 60, random.unitInterval() * 60)
            let angle = layer == 0 ? 0 : (random.unitInterval() - 0.5) * 0.2
            return board(4, 4, side: 100).map { land in
                land.mapCoordinates { Coordinate(x: $0.x + x, y: $0.y + y) }.turned(by: angle)
            }
        }
        try require(lands, toleranceMetres: 0, &random, "seed \(seed)")
    }

    @Test(arguments: [2, 3, 7, 60])
    func theSameLandManyTimes(count: Int) throws {
        var random = SplitMix64(seed: 7)
        let land = MultiPolygon(
            Polygon(exterior: star(around: Coordinate(x: 0, y: 0), radius: 500, count: 40, &random)))
        let coverage = Coverage(lands: [MultiPolygon](repeating: land, count: count), toleranceMetres: 1)
        #expect(coverage.overlaps.count == count * (count - 1) / 2)
        #expect(coverage.neighbourPairs(.rook).count == count * (count - 1) / 2)
        #expect(abs(coverage.areaSquareMetres(ofUnits: 0..<count) - land.area) < 1e-6)
        #expect(abs(coverage.dissolve(labels: [Int?](repeating: 0, count: count))[0].area - land.area) < 1e-3)
    }

    /// A line with any number of units on either side: every two of them are neighbours along it.
    @Test(arguments: [(1, 1), (2, 1), (2, 2), (3, 1), (4, 5), (1, 40), (40, 40)])
    func everyPairOnAnEdge(left: Int, right: Int) {
        let lands =
            (0..<left).map { rectangle(0, 0, -100 - Double($0), 100) }
            + (0..<right).map { rectangle(0, 0, 100 + Double($0), 100) }
        for order in [lands, lands.reversed()] {
            let coverage = Coverage(lands: order, toleranceMetres: 0)
            #expect(coverage.neighbourPairs(.rook).count == lands.count * (lands.count - 1) / 2)
            #expect(coverage.borders.allSatisfy { $0.lengthMetres >= 100 - 1e-9 })
        }
    }

    @Test func cornersThatOverlapByLessThanTheToleranceMeetInAPoint() {
        let lands = [rectangle(0, 0, 100, 100), rectangle(99.5, 99.5, 100, 100)]
        let coverage = Coverage(lands: lands, toleranceMetres: 1)
        #expect(coverage.overlaps.count == 1)
        #expect(coverage.neighbourPairs(.rook).isEmpty && coverage.neighbourPairs(.queen).count == 1)
        #expect(coverage.nearMisses.isEmpty)
        let wide = Coverage(lands: [lands[0], rectangle(80, 80, 100, 100)], toleranceMetres: 1)
        #expect(wide.neighbourPairs(.rook).count == 1)
    }

    /// A short common border is one, drawn exactly or not.
    @Test(arguments: [0.05, 0.3, 2, 40])
    func anyCommonLengthIsABorder(metres: Double) {
        for (apart, angle) in [(0.0, 0.0), (0, 0.7), (0.004, 0), (0.004, 2.1)] where metres > 12 * apart {
            let lands = [rectangle(0, 0, 100, 100), rectangle(100 + apart, 100 - metres, 100, 100)]
                .map { $0.turned(by: angle) }
            #expect(
                Coverage(lands: lands, toleranceMetres: 1).neighbourPairs(.rook).count == 1, "\(apart), \(angle)")
        }
    }
}
