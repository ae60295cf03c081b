import CoverageTopology
import GEOSKit
import GeoModel
import TestSupport
import Testing

/// What a drawing promises whatever is rounded and simplified: no gap, no overlap, everything valid, nobody lost unsaid.
@Suite struct DrawingTests {
    /// Cells of about 100 m with ragged borders: every side is broken up by up to six vertices, the same for both cells.
    private func raggedCells(_ side: Int, _ random: inout SplitMix64) -> [MultiPolygon] {
        let corners = (0..<(side + 1) * (side + 1)).map { index in
            Coordinate(
                x: Double(index % (side + 1)) * 100 + random.unitInterval() * 40,
                y: Double(index / (side + 1)) * 100 + random.unitInterval() * 40)
        }
        var broken: [[Int]: [Coordinate]] = [:]
        func chain(_ from: Int, _ to: Int) -> [Coordinate] {
            let key = [min(from, to), max(from, to)]
            if broken[key] == nil {
                let (start, end) = (corners[key[0]], corners[key[1]])
                let count = random.below(7)
                broken[key] = (0..<count).map { step in
                    let share = (Double(step) + 0.2 + 0.6 * random.unitInterval()) / Double(count)
                    let offset = (random.unitInterval() - 0.5) * 25
                    let (dx, dy) = (end.x - start.x, end.y - start.y)
                    let length = start.planarDistance(to: end)
                    return Coordinate(
                        x: start.x + dx * share - dy / length * offset, y: start.y + dy * share + dx / length * offset)
                }
            }
            let chain = broken[key] ?? []
            return [corners[from]] + (from < to ? chain : chain.reversed())
        }
        return (0..<side * side).map { index in
            let corner = index / side * (side + 1) + index % side
            let ring =
                chain(corner, corner + 1) + chain(corner + 1, corner + side + 2)
                + chain(corner + side + 2, corner + side + 1) + chain(corner + side + 1, corner)
            return MultiPolygon(Polygon(exterior: Ring(ring + [ring[0]])))
        }
    }

    /// Fails where lands overlap, leave a gap, or are not valid. The library that is asked is not the one that drew.
    private func requireCoverage(_ lands: [MultiPolygon], _ note: Comment) throws {
        for land in lands { #expect(try land.validityFault() == nil, note) }
        let union = try unionOfLands(lands.filter { !$0.isEmpty })
        let sum = lands.reduce(0) { $0 + $1.area }
        #expect(abs(union.area - sum) < 1e-6 * max(1, sum), note)
        #expect(union.polygons.count == 1 && union.polygons[0].holes.isEmpty, note)
    }

    @Test(arguments: UInt64(1)...UInt64(24))
    func randomCoveragesStayCoverages(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let lands = raggedCells(7, &random)
        guard try lands.allSatisfy({ try $0.validityFault() == nil }) else { return }
        let coverage = Coverage(lands: lands, toleranceMetres: 0)
        let labels: [Int?] = lands.indices.map { $0 % 7 / 2 + $0 / 7 / 3 * 4 }
        for (decimals, tolerance, coarse) in [
            (0, 0.0, 1.0), (2, 10, 1), (0, 30, 1), (1, 300, 1), (0, 0, 0.05), (0, 200, 0.1),
        ] {
            // A coarse grid makes cells a few steps wide, so that most rings would touch themselves.
            let drawing = coverage.drawing(decimals: decimals, simplifiedBy: tolerance) { places in
                places.map { Coordinate(x: $0.x * coarse, y: $0.y * coarse) }
            }
            let note: Comment = "decimals \(decimals), tolerance \(tolerance), scale \(coarse)"
            #expect(drawing.crossingsLeft == 0)
            try requireCoverage(drawing.lands, note)
            try requireCoverage(drawing.dissolved(labels: labels), note)
            if coarse == 1 {
                #expect(drawing.losses.isEmpty)
                // Whole metres can bring two borders together that lay less than one apart.
                if decimals > 0 { #expect(neighbours(drawing.lands) == neighbours(lands), note) }
            }
        }
    }

    private func neighbours(_ lands: [MultiPolygon]) -> [[Int]] {
        Coverage(lands: lands, toleranceMetres: 0).neighbourPairs(.rook).map { [$0.a, $0.b] }
    }

    @Test func aLineIsThinnedAndItsEndsStay() {
        // Two lands side by side; the border between them bulges by 4 m, the outer borders are straight.
        let middle = (0...20).map { Coordinate(x: 100 + ($0 % 2 == 0 ? 0 : 4), y: Double($0) * 10) }
        let left = [Coordinate(x: 0, y: 0)] + middle + [Coordinate(x: 0, y: 200), Coordinate(x: 0, y: 0)]
        let right =
            [Coordinate(x: 200, y: 0), Coordinate(x: 200, y: 200)] + middle.reversed() + [Coordinate(x: 200, y: 0)]
        let coverage = Coverage(
            lands: [left, right].map { MultiPolygon(Polygon(exterior: Ring($0))) }, toleranceMetres: 0)
        let lands = coverage.drawing(decimals: 3, simplifiedBy: 21).lands
        #expect(lands[0].area == 100 * 200 && lands[1].area == 100 * 200)
        #expect(lands.map { $0.polygons[0].exterior.coordinates.count } == [5, 5])
        // Each triangle has 40 m2: with less than its root everything stays.
        #expect(coverage.drawing(decimals: 3, simplifiedBy: 6).lands[0].polygons[0].exterior.coordinates.count == 24)
    }

    @Test func anIslandInABayStaysInTheWater() throws {
        // The coast has a bay 40 m deep with an islet in it; without the islet it would be cut off.
        func square(_ x: Double, _ y: Double, _ size: Double) -> Polygon {
            Polygon(
                exterior: Ring(
                    [(0, 0), (size, 0), (size, size), (0, size), (0, 0)].map { Coordinate(x: x + $0.0, y: y + $0.1) }))
        }
        let coast = [(0, 0), (1000, 0), (1000, 500), (520, 500), (500, 460), (480, 500), (0, 500), (0, 0)]
        let main = Polygon(exterior: Ring(coast.map { Coordinate(x: Double($0.0), y: Double($0.1)) }))
        let islet = square(499, 480, 2)
        let with = Coverage(lands: [MultiPolygon([main]), MultiPolygon([islet])], toleranceMetres: 0)
        let lands = with.drawing(decimals: 0, simplifiedBy: 100).lands
        #expect(lands[0].polygons[0].exterior.coordinates.contains(Coordinate(x: 500, y: 460)))
        #expect(!lands[1].isEmpty)
        try #expect(unionOfLands(lands).area == lands[0].area + lands[1].area)
        let without = Coverage(lands: [MultiPolygon([main])], toleranceMetres: 0)
        let plain = without.drawing(decimals: 0, simplifiedBy: 100).lands[0].polygons[0].exterior
        #expect(!plain.coordinates.contains(Coordinate(x: 500, y: 460)))
    }

    @Test func whatIsNarrowerThanAStepIsLeftOutAndSaid() {
        let wide: [(Double, Double)] = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]
        let sliver = [(10.0, 0.0), (10.2, 0.0), (10.2, 10.0), (10.0, 10.0), (10.0, 0.0)]
        let lands = [wide, sliver].map { ring in
            MultiPolygon(Polygon(exterior: Ring(ring.map { Coordinate(x: $0.0, y: $0.1) })))
        }
        let drawing = Coverage(lands: lands, toleranceMetres: 0).drawing(decimals: 0)
        #expect(drawing.lands[0].area == 100)
        #expect(drawing.lands[1].isEmpty)
        #expect(drawing.losses == [CoverageDrawing.Loss(unit: 1, pieces: 1, isWhole: true)])
    }

    @Test func aClusterAroundAnotherHasAHole() throws {
        let coverage = Coverage(lands: board(3, 3), toleranceMetres: 0)
        var labels = [Int?](repeating: 0, count: 9)
        labels[4] = 1
        let outlines = coverage.drawing(decimals: 0, simplifiedBy: 0.5).dissolved(labels: labels)
        #expect(outlines[0].polygons.count == 1 && outlines[0].polygons[0].holes.count == 1)
        #expect(outlines[0].area == 8 && outlines[1].area == 1)
    }

    @Test func featuresOfAUnitStayApartInTheirOrder() {
        let lands = board(2, 1)
        let coverage = Coverage(lands: lands, owners: [0, 0], toleranceMetres: 0)
        let drawing = coverage.drawing(decimals: 0)
        #expect(drawing.lands(byFeature: [[1, 1]]).map { $0.map(\.area) } == [[1, 1]])
        #expect(drawing.lands[0].polygons.count == 1)
    }

    @Test func overlappingMembersBecomeOneLand() throws {
        let one = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]
        let other = [(5, 3), (15, 3), (15, 7), (5, 7), (5, 3)]
        let lands = [one, other].map { ring in
            MultiPolygon(Polygon(exterior: Ring(ring.map { Coordinate(x: Double($0.0), y: Double($0.1)) })))
        }
        let drawing = Coverage(lands: lands, toleranceMetres: 0).drawing(decimals: 0)
        #expect(drawing.lands.map(\.area) == [100, 40])
        let union = drawing.dissolved(labels: [0, 0])
        #expect(union[0].area == 120)
        #expect(try union[0].validityFault() == nil)
    }

    @Test(arguments: [
        // A bow tie; a piece on another piece; a ring that runs over its own border twice.
        [[(0, 0), (10, 10), (10, 0), (0, 10), (0, 0)]],
        [[(0, 0), (20, 0), (20, 20), (0, 20), (0, 0)], [(5, 5), (9, 5), (9, 9), (5, 9), (5, 5)]],
        [[(0, 0), (20, 0), (20, 20), (0, 20), (0, 0)], [(10, 5), (30, 5), (30, 9), (10, 9), (10, 5)]],
    ])
    func landThatCutsThroughItselfIsDrawnValidAndSaid(rings: [[(Double, Double)]]) throws {
        let pieces = rings.map { ring in Polygon(exterior: Ring(ring.map { Coordinate(x: $0.0, y: $0.1) })) }
        let drawing = Coverage(lands: [MultiPolygon(pieces)], toleranceMetres: 0).drawing(decimals: 0)
        #expect(drawing.repaired == [0])
        #expect(try drawing.lands[0].validityFault() == nil)
        #expect(try drawing.dissolved(labels: [0])[0].validityFault() == nil)
        #expect(drawing.lands[0].area > 0)
    }
}

/// Which units look like neighbours because only a narrow water parts them.
@Suite struct CoastTests {
    @Test func coastsWithinTheDistanceAreFound() {
        // Four squares of 1 km: a pair that touches, one 2 km off, one 5 km off.
        let lands = [0.0, 1000, 4000, 10000].map { x in
            let ring = [(x, 0.0), (x + 1000, 0), (x + 1000, 1000), (x, 1000), (x, 0)]
            return MultiPolygon(Polygon(exterior: Ring(ring.map { Coordinate(x: $0.0, y: $0.1) })))
        }
        let coverage = Coverage(lands: lands, toleranceMetres: 0)
        func pairs(_ metres: Double) -> [[Int]] { coverage.coastNeighbours(withinMetres: metres).map { [$0.a, $0.b] } }
        #expect(pairs(1999) == [[0, 1]])
        #expect(pairs(2000) == [[0, 1], [1, 2]])
        #expect(pairs(3000) == [[0, 1], [0, 2], [1, 2]])
        #expect(pairs(5000) == [[0, 1], [0, 2], [1, 2], [2, 3]])
        #expect(coverage.coastNeighbours(withinMetres: 3000) { one, _ in one == 0 }.map { [$0.a, $0.b] } == [[1, 2]])
    }
}

/// The same promises on all Danish parishes, in the coordinates that are written.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absence)))
struct RealDrawingTests {
    @Test(arguments: [(6, 50.0), (3, 0)])
    func danishParishesStayACoverage(decimals: Int, tolerance: Double) throws {
        let units = try RealUnits("dk/parishes.geojson", code: "kode")
        let coverage = try units.coverage(toleranceMetres: 0)
        let drawing = coverage.drawing(decimals: decimals, simplifiedBy: tolerance) { $0 }
        #expect(drawing.crossingsLeft == 0)
        let lands = drawing.lands
        for land in lands { #expect(try land.validityFault() == nil) }
        let union = try unionOfLands(lands.filter { !$0.isEmpty })
        #expect(abs(union.area / lands.reduce(0) { $0 + $1.area } - 1) < 1e-12)
        if decimals > 3 {
            #expect(drawing.losses.isEmpty)
            let pieces = units.lands.reduce(0) { $0 + $1.polygons.count }
            #expect(lands.reduce(0) { $0 + $1.polygons.count } == pieces, "no island is lost")
            let drawn = Coverage(lands: lands, toleranceMetres: 0)
            #expect(
                drawn.neighbourPairs(.rook).map { [$0.a, $0.b] } == coverage.neighbourPairs(.rook).map { [$0.a, $0.b] })
        }
        let labels: [Int?] = lands.indices.map { $0 / 5 }
        let clusters = drawing.dissolved(labels: labels)
        for land in clusters { #expect(try land.validityFault() == nil) }
        #expect(abs(clusters.reduce(0) { $0 + $1.area } / union.area - 1) < 1e-12)
    }
}
