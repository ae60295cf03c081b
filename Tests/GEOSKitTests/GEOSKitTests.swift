import GEOSKit
import GeoModel
import Testing

func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> MultiPolygon {
    let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return MultiPolygon(Polygon(exterior: Ring(corners.map { Coordinate(x: $0.0, y: $0.1) })))
}

/// Guarantees: the measured traps of the library (crash, hang, silent nonsense) cannot be reached through this module.
@Suite struct TrapTests {
    @Test func emptyMembersNeverReachTheUnion() throws {
        let empty = MultiPolygon([Polygon(exterior: Ring([]))])
        let union = try unionOfLands([empty, rectangle(0, 0, 1, 1), MultiPolygon([]), rectangle(1, 0, 2, 1)])
        #expect(union.area == 2)
        #expect(try unionOfLands([empty, empty]).isEmpty)
        #expect(try coverageUnion([empty, MultiPolygon([])]).land.isEmpty)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func nonFiniteCoordinatesAreRefusedAtTheDoor(odd: Double) throws {
        let bad = MultiPolygon(
            Polygon(
                exterior: Ring([
                    Coordinate(x: 0, y: 0), Coordinate(x: odd, y: 0), Coordinate(x: 1, y: 1), Coordinate(x: 0, y: 0),
                ])))
        let good = rectangle(0, 0, 1, 1)
        let error = #expect(throws: GEOSError.self) { try good.union(with: bad, named: "parish 7713") }
        #expect(error?.operation == "union" && error?.input == "parish 7713")
        #expect(throws: GEOSError.self) { try bad.maximumInscribedCircle() }
        #expect(throws: GEOSError.self) { try unionOfLands([good, bad]) }
        #expect(throws: GEOSError.self) { try PreparedLand(bad).intersects(good) }
        #expect(throws: GEOSError.self) { try voronoiCells(of: [Coordinate(x: odd, y: 0)], within: good) }
        #expect(try bad.validityFault()?.reason == "Coordinate is not a finite number")
    }

    @Test func longThinLandHasACircleAtOnce() throws {
        let strip = rectangle(0, 0, 100_000, 1)
        let circle = try #require(try strip.maximumInscribedCircle(tolerance: 0.01)?.circle)
        #expect(abs(circle.radius - 0.5) < 1e-9)
        let cosine = 0.8
        let sine = 0.6
        let slanting = strip.mapCoordinates {
            Coordinate(x: $0.x * cosine - $0.y * sine, y: $0.x * sine + $0.y * cosine)
        }
        let found = try #require(try slanting.maximumInscribedCircle(tolerance: 0.01))
        #expect(found.circle.radius > 0.4 && found.circle.radius <= 0.5 + 1e-9)
        let square = try #require(try rectangle(0, 0, 10, 10).maximumInscribedCircle())
        #expect(abs(square.circle.radius - 5) <= 0.01)
        #expect(try MultiPolygon([]).maximumInscribedCircle() == nil)
    }

    @Test func coverageUnionNoticesOverlapsAndTJunctions() throws {
        let matched = try coverageUnion([rectangle(0, 0, 1, 1), rectangle(1, 0, 2, 1)])
        #expect(matched.wasCoverage && matched.land.area == 2 && matched.land.polygons.count == 1)
        let overlapping = try coverageUnion([rectangle(0, 0, 2, 2), rectangle(1, 1, 3, 3)])
        #expect(!overlapping.wasCoverage && overlapping.land.area == 7)
        let twice = try coverageUnion([rectangle(0, 0, 1, 1), rectangle(0, 0, 1, 1)])
        #expect(!twice.wasCoverage && twice.land.area == 1)
        let junction = try coverageUnion([rectangle(0, 0, 1, 2), rectangle(1, 0, 2, 1), rectangle(1, 1, 2, 2)])
        #expect(!junction.wasCoverage && junction.land.area == 4 && junction.land.polygons.count == 1)
        #expect(try junction.land.validityFault() == nil)
    }

    @Test func manyThreadsAgree() async throws {
        let one = rectangle(0, 0, 3, 3)
        let other = rectangle(1, 1, 4, 4)
        try await withThrowingTaskGroup(of: Double.self) { group in
            for _ in 0..<64 {
                group.addTask {
                    let prepared = try PreparedLand(one)
                    return try prepared.intersectionArea(with: other) + one.union(with: other).area
                }
            }
            for try await area in group { #expect(area == 18) }
        }
    }
}

/// Guarantees: invalid land is named with reason and place, and repaired land is valid with the change of area reported.
@Suite struct ValidityTests {
    let bowTie = MultiPolygon(
        Polygon(exterior: Ring([(0, 0), (2, 2), (2, 0), (0, 2), (0, 0)].map { Coordinate(x: $0.0, y: $0.1) })))

    @Test func faultAndRepair() throws {
        let fault = try #require(try bowTie.validityFault())
        #expect(fault.reason == "Self-intersection" && fault.place == Coordinate(x: 1, y: 1))
        let repair = try bowTie.repaired()
        #expect(repair.land.area == 2 && repair.areaChange == 2)
        #expect(try repair.land.validityFault() == nil)
        #expect(try rectangle(0, 0, 1, 1).validityFault() == nil)
        #expect(try MultiPolygon([]).validityFault() == nil)
        let open = MultiPolygon(Polygon(exterior: Ring([(0, 0), (1, 0), (1, 1)].map { Coordinate(x: $0.0, y: $0.1) })))
        #expect(try open.validityFault()?.reason == "Ring is not closed")
        #expect(try open.repaired().land.area == 0.5)
    }
}

/// Guarantees: overlay, shapes, distances and lines give the hand-computed values.
@Suite struct OperationTests {
    @Test func overlay() throws {
        let one = rectangle(0, 0, 2, 2)
        let other = rectangle(1, 1, 3, 3)
        #expect(try one.intersection(with: other).area == 1)
        #expect(try one.intersectionArea(with: other) == 1)
        #expect(try one.subtracting(other).area == 3)
        #expect(try one.union(with: other).area == 7)
        #expect(try one.intersection(with: rectangle(2, 0, 3, 2)).isEmpty)
    }

    @Test func shapes() throws {
        let square = rectangle(0, 0, 2, 2)
        let circle = try #require(try square.minimumBoundingCircle())
        #expect(abs(circle.radius - 2.0.squareRoot()) < 1e-12 && circle.centre == Coordinate(x: 1, y: 1))
        #expect(try MultiPolygon(square.polygons + rectangle(4, 0, 6, 2).polygons).convexHull().area == 12)
        #expect(try square.pointOnSurface() == Coordinate(x: 1, y: 1))
        #expect(try abs(square.buffered(by: 1, quadrantSegments: 64).area - (12 + Double.pi)) < 0.001)
        #expect(try MultiPolygon([]).minimumBoundingCircle() == nil)
        #expect(GEOSLibrary.version.split(separator: ".").count == 3)
    }

    @Test func distances() throws {
        let square = rectangle(0, 0, 2, 2)
        #expect(try square.distance(to: rectangle(5, 0, 6, 1)) == 3)
        #expect(try square.distance(to: rectangle(0.5, 0.5, 1, 1)) == 0)
        #expect(try square.distance(to: Coordinate(x: 2, y: 5)) == 3)
        #expect(try square.distance(toLines: [[Coordinate(x: 4, y: -9), Coordinate(x: 4, y: 9)]]) == 2)
        #expect(try square.distance(to: MultiPolygon([])) == nil)
    }

    @Test func lines() throws {
        let road = [[Coordinate(x: -1, y: 1), Coordinate(x: 5, y: 1)]]
        let square = rectangle(0, 0, 2, 2)
        #expect(try length(ofLines: road, within: square) == 2)
        #expect(try planarLength(of: clipped(lines: road, to: square)[0]) == 2)
        #expect(try PreparedLand(square).length(ofLines: road) == 2)
    }
}

/// Guarantees: the cells tile the land, in the points' order, for any number and position of points.
@Suite struct VoronoiTests {
    let land = rectangle(0, 0, 10, 10)

    @Test func fewPoints() throws {
        #expect(try voronoiCells(of: [], within: land).cells.isEmpty)
        #expect(try voronoiCells(of: [Coordinate(x: 1, y: 1)], within: land).cells == [land])
        let two = try voronoiCells(of: [Coordinate(x: 6, y: 5), Coordinate(x: 2, y: 5)], within: land)
        #expect(two.cells.map(\.area) == [60, 40])
    }

    @Test func collinearAndRepeatedPoints() throws {
        let row = [2.0, 5, 2, 8].map { Coordinate(x: $0, y: 5) }
        let shared = try voronoiCells(of: row, within: land)
        #expect(shared.duplicates == [2])
        #expect(shared.cells[2].isEmpty)
        #expect(shared.cells.map { $0.area.rounded() } == [35, 30, 0, 35])
    }

    @Test func randomPointsTileTheLandAndOwnTheirNearest() throws {
        var random = SplitMix64(seed: 7)
        let pierced = try rectangle(0, 0, 10, 10).subtracting(rectangle(3, 3, 5, 6))
        for count in [2, 3, 10, 60, 300] {
            let points = (0..<count).map { _ in
                Coordinate(x: random.unitInterval() * 10, y: random.unitInterval() * 10)
            }
            let cells = try voronoiCells(of: points, within: pierced).cells
            #expect(abs(cells.reduce(0) { $0 + $1.area } - pierced.area) <= 1e-9 * pierced.area)
            #expect(try coverageUnion(cells).wasCoverage)
            for (index, cell) in cells.enumerated() where !cell.isEmpty {
                let inner = try #require(try cell.pointOnSurface())
                let nearest = points.indices.min {
                    points[$0].planarDistance(to: inner) < points[$1].planarDistance(to: inner)
                }
                #expect(nearest == index)
            }
        }
    }
}

/// Guarantees: the point locator and the box index agree with the slow and simple answer.
@Suite struct IndexTests {
    @Test func locatorAgreesWithTheLibraryAndKnowsBorders() throws {
        var random = SplitMix64(seed: 3)
        let land = try rectangle(0, 0, 8, 8).subtracting(rectangle(2, 2, 4, 4)).union(with: rectangle(9, 1, 12, 3))
        let locator = PointLocator(land)
        for _ in 0..<500 {
            // A coarse grid, so that many points fall on borders and corners.
            let point = Coordinate(x: Double(random.below(27)) / 2 - 0.5, y: Double(random.below(20)) / 2 - 0.5)
            #expect(try locator.covers(point) == (land.distance(to: point) == 0))
        }
        #expect(locator.place(of: Coordinate(x: 4, y: 3)) == .border)
        #expect(locator.place(of: Coordinate(x: 3, y: 3)) == .outside)
        #expect(!PointLocator(MultiPolygon([])).covers(Coordinate(x: 0, y: 0)))
        #expect(!locator.covers(Coordinate(x: .nan, y: 1)))
        let many = AreaLocator([rectangle(0, 0, 2, 2), rectangle(2, 0, 4, 2), MultiPolygon([])])
        #expect(many.indices(covering: Coordinate(x: 2, y: 1)) == [0, 1])
        #expect(many.firstIndex(covering: Coordinate(x: 3, y: 1)) == 1)
        #expect(many.firstIndex(covering: Coordinate(x: 5, y: 1)) == nil)
    }

    @Test(arguments: [0, 1, 2, 8, 9, 65, 1000])
    func boxIndexAgreesWithAScan(count: Int) {
        var random = SplitMix64(seed: UInt64(count))
        func box() -> Box {
            let x = random.unitInterval() * 100
            let y = random.unitInterval() * 100
            return Box(minX: x, minY: y, maxX: x + random.unitInterval() * 5, maxY: y + random.unitInterval() * 5)
        }
        var boxes = (0..<count).map { _ in box() }
        if count > 8 { boxes[4] = .empty }
        let index = SpatialIndex(boxes)
        for _ in 0..<50 {
            let wanted = box()
            #expect(index.indices(meeting: wanted) == boxes.indices.filter { boxes[$0].intersects(wanted) })
            let near = index.nearest(
                to: wanted.centre, distance: { boxes[$0].centre.planarDistance(to: wanted.centre) + 10 })
            let scan = boxes.indices.filter { !boxes[$0].isEmpty }.min {
                boxes[$0].centre.planarDistance(to: wanted.centre) < boxes[$1].centre.planarDistance(to: wanted.centre)
            }
            #expect(near?.index == scan)
        }
    }
}
