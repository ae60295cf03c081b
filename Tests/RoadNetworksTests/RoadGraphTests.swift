import GeoModel
import Testing

@testable import RoadNetworks

/// Degrees that are metres in the plane but for a factor: tests near the equator, where both axes are alike.
private func network(_ lines: [RoadLine]) -> RoadNetwork {
    RoadNetwork(lines) { $0.map { Coordinate(x: $0.x * 111_320, y: $0.y * 110_574) } }
}

private func line(
    _ places: [(Double, Double)], nodes: [String]? = nil, speed: Double = 60,
    direction: RoadLine.Direction = .both, crossing: RoadLine.Crossing? = nil, minutes: Double? = nil
) -> RoadLine {
    RoadLine(
        places.map { Coordinate(x: $0.0 / 100, y: $0.1 / 100) }, nodes: nodes, kmPerHour: speed, minutes: minutes,
        direction: direction, crossing: crossing)
}

private func snaps(_ network: RoadNetwork, _ places: [(Double, Double)]) -> [RoadSnap?] {
    places.map { network.snap(Coordinate(x: $0.0 * 1113.2, y: $0.1 * 1105.74)) }
}

/// Ways through small networks whose lengths are known by hand: a unit is a hundredth of a degree, 1.113 km along x.
@Suite struct RoadGraphTests {
    private let kmX = 1.11319

    @Test func placesBetweenNodesSplitTheEdgeTheyLieOn() {
        let roads = network([line([(0, 0), (10, 0)])])
        let found = RoadGraph(roads, snaps: snaps(roads, [(2, 0.1), (7, -0.1), (2, 0)])).ways(withinKm: 30)
        #expect(found[0].map(\.to) == [1, 2])
        #expect(abs(found[0][0].km - 5 * kmX) < 0.001)
        #expect(found[0][1].km == 0, "two places may share a point of the road")
        #expect(abs(found[0][0].minutes - 5 * kmX) < 0.001, "60 km/h is a kilometre a minute")
    }

    @Test func linesMeetAtNodeIdsAtSharedPlacesAndAtNearEndsOnly() {
        // A bridge over a road has a place of its own there, with another id: no junction.
        let ids = network([
            line([(0, 0), (5, 0), (10, 0)], nodes: ["1", "2", "3"]),
            line([(5, -5), (5, 0), (5, 5)], nodes: ["4", "5", "6"]),
        ])
        #expect(ids.partLengthsKm.count == 2)
        let shared = network([line([(0, 0), (5, 0), (10, 0)]), line([(5, -5), (5, 0), (5, 5)])])
        #expect(shared.partLengthsKm.count == 1)
        // 0.0005 of a unit is 0.56 m, 0.002 is 2.2 m.
        #expect(network([line([(0, 0), (5, 0)]), line([(5.0005, 0), (9, 0)])]).partLengthsKm.count == 1)
        #expect(network([line([(0, 0), (5, 0)]), line([(5.002, 0), (9, 0)])]).partLengthsKm.count == 2)
        let mixed = network([line([(0, 0), (5, 0)], nodes: ["a", "b"]), line([(5, 0), (9, 0)])])
        #expect(mixed.partLengthsKm.count == 1)
    }

    @Test func anEndOnTheMiddleOfALineJoinsItButACrossingDoesNot() {
        // 0.0005 of a unit is 0.56 m, 0.002 is 2.2 m.
        let touching = network([line([(0, 0), (10, 0)]), line([(4, 0.0005), (4, 3)])])
        #expect(touching.partLengthsKm.count == 1)
        let ways = RoadGraph(touching, snaps: snaps(touching, [(10, 0), (4, 3)])).ways(withinKm: 30)
        #expect(abs((ways[0].first?.km ?? 0) - 6 * kmX - 3 * 1.10574) < 0.01)
        #expect(network([line([(0, 0), (10, 0)]), line([(4, 0.002), (4, 3)])]).partLengthsKm.count == 2)
        #expect(network([line([(0, 0), (10, 0)]), line([(4, -3), (4, 3)])]).partLengthsKm.count == 2)
        let ids = network([line([(0, 0), (10, 0)], nodes: ["1", "2"]), line([(4, 0), (4, 3)], nodes: ["3", "4"])])
        #expect(ids.partLengthsKm.count == 2, "node ids say what meets")
        // Several ends on one piece, from both sides, in any order; and a line that ends on itself.
        let comb = network([
            line([(0, 0), (10, 0)]), line([(8, 0), (8, 1)]), line([(2, 0), (2, 1)]), line([(8, -1), (8, 0)]),
            line([(5, 4), (5, 0)]),
        ])
        #expect(comb.partLengthsKm.count == 1)
        let teeth = RoadGraph(comb, snaps: snaps(comb, [(2, 1), (8, 1), (8, -1)])).ways(withinKm: 30)
        #expect(abs((teeth[0].first?.km ?? 0) - 6 * kmX - 2 * 1.10574) < 0.01)
        #expect(abs((teeth[1].last?.km ?? 0) - 2 * 1.10574) < 0.01)
        let lasso = network([line([(0, 0), (6, 0), (6, 3), (3, 3), (3, 0)])])
        let around = RoadGraph(lasso, snaps: snaps(lasso, [(0, 0), (3, 3)])).ways(withinKm: 30)
        #expect(abs((around[0].first?.km ?? 0) - 3 * kmX - 3 * 1.10574) < 0.01)
        // A road that ends beneath a ferry's course is no pier.
        let ferry = network([line([(0, 0), (10, 0)], crossing: .ferry), line([(4, 0), (4, 3)])])
        #expect(ferry.partLengthsKm.count == 2)
    }

    @Test func aPlaceOnAYardThatNothingJoinsTakesTheRoadNearBy() throws {
        // The yard is 1 km; the road passes it at 0.3 units, 330 m, and at 1 unit, 1.1 km.
        func snap(roadAt y: Double, yard: Double) throws -> RoadSnap {
            let roads = network([line([(-10, y), (10, y)]), line([(0, 0), (yard, 0)])])
            return try #require(roads.snap(Coordinate(x: 500, y: -20)))
        }
        let near = try snap(roadAt: 0.3, yard: 1)
        #expect(near.line == 0 && near.part == 0)
        #expect(abs(near.metresAway - 351.7) < 1)
        let far = try snap(roadAt: 1, yard: 1)
        #expect(far.line == 1 && far.part == 1, "more than 500 m farther: it stays where it is")
        #expect(try snap(roadAt: 0.3, yard: 5).line == 1, "5.6 km of roads are an island's, not a yard")
        let roads = network([line([(-10, 0.3), (10, 0.3)]), line([(0, 0), (1, 0)])])
        #expect(roads.snap(Coordinate(x: 500, y: -20), withinMetres: 100)?.line == 1, "the limit holds")
        #expect(far.isCutOff && abs(far.roundTripKm - kmX) < 0.001 && !near.isCutOff)
    }

    @Test func aPlaceOnAOneWayRoadWithoutAWayBackTakesARoadThatHasOne() throws {
        // A ramp leaves the road at 0 and ends 3 units on; the place lies beside the ramp, 0.3 units (330 m) from the road.
        let roads = network([
            line([(-10, 0), (0, 0), (10, 0)]), line([(0, 0), (3, 0.4)], direction: .forward),
        ])
        let snap = try #require(roads.snap(Coordinate(x: 2.5 * 1113.2, y: 0.33 * 1105.74)))
        #expect(snap.line == 0 && !snap.isCutOff)
        let far = try #require(
            network([line([(-10, 0), (0, 0), (10, 0)]), line([(0, 0), (3, 3)], direction: .forward)])
                .snap(Coordinate(x: 2.5 * 1113.2, y: 2.5 * 1105.74)))
        #expect(far.line == 1 && far.isCutOff && far.roundTripKm == 0)
        // With a way back it is a road like others; so is a ring of one-way streets.
        let ring = network([line([(0, 0), (3, 0), (3, 3), (0, 0)], direction: .forward)])
        let onRing = try #require(ring.snap(Coordinate(x: 0, y: 0)))
        #expect(!onRing.isCutOff && onRing.roundTripKm > 10)
    }

    @Test func oneWayStreetsMakeTheWayBackAnother() {
        // A square round, driven one way: a quarter there, three quarters back.
        let round = network([line([(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)], direction: .forward)])
        let found = RoadGraph(round, snaps: snaps(round, [(0, 0), (4, 0)])).ways(withinKm: 60)
        #expect(abs(found[0][0].km - 4 * kmX) < 0.01)
        #expect(abs(found[1][0].km - 12 * kmX) < 0.1)
        let against = network([line([(0, 0), (4, 0)], direction: .backward)])
        let single = RoadGraph(against, snaps: snaps(against, [(1, 0), (3, 0)])).ways(withinKm: 60)
        #expect(single[0].isEmpty)
        #expect(single[1].map(\.to) == [0])
    }

    @Test func theQuickestWayNeedNotBeTheShortest() {
        let roads = network([
            line([(0, 0), (10, 0)], speed: 20), line([(0, 0), (0, 3), (10, 3), (10, 0)], speed: 120),
        ])
        let way = RoadGraph(roads, snaps: snaps(roads, [(0, 0), (10, 0)])).ways(withinKm: 60)[0][0]
        #expect(abs(way.km - 10 * kmX) < 0.01)
        #expect(abs(way.minutes - 16 * kmX / 2) < 0.1)
    }

    @Test func theLimitCutsOffAndWantedPlacesAreFollowedFarther() {
        let roads = network([line([(0, 0), (0, 20), (2, 20), (2, 0)])])
        let graph = RoadGraph(roads, snaps: snaps(roads, [(0, 0), (2, 0)]))
        #expect(graph.ways(withinKm: 30)[0].isEmpty)
        let followed = graph.ways(withinKm: 30, wanted: [[1], [0]])
        #expect(abs((followed[0].first?.km ?? 0) - 46.5) < 0.5)
        #expect(graph.ways(withinKm: 5, wanted: [[1], [0]])[0].isEmpty, "four times the limit is the end")
    }

    @Test func aFerryTakesItsStatedTimeAndNobodyStartsOnIt() {
        let roads = network([
            line([(0, 0), (1, 0)]), line([(1, 0), (9, 0)], crossing: .ferry, minutes: 30), line([(9, 0), (10, 0)]),
        ])
        let both = snaps(roads, [(0, 0), (10, 0), (5, 0.1)])
        #expect(both[2]?.line != 1, "a village beside the route is no pier")
        let way = RoadGraph(roads, snaps: both).ways(withinKm: 60)[0].first { $0.to == 1 }
        #expect(abs((way?.minutes ?? 0) - 30 - 2 * kmX) < 0.01)
        let crossing = roads.crossings()
        #expect(crossing.count == 1)
        #expect(crossing.first?.ends.count == 2)
        #expect(crossing.first?.kind == .ferry)
    }

    @Test func piecesOfABridgeAreOneAndFerriesFromOneTownAreTwo() {
        let bridge = network([
            line([(0, 0), (1, 0)]), line([(1, 0), (2, 0)], crossing: .bridge),
            line([(2, 0), (3, 0)], crossing: .bridge), line([(3, 0), (4, 0)]),
        ])
        #expect(bridge.crossings().map(\.ends.count) == [2])
        let town = network([
            line([(0, 0), (1, 0)]), line([(1, 0), (5, 5)], crossing: .ferry),
            line([(1, 0), (5, -5)], crossing: .ferry),
        ])
        #expect(town.crossings().map(\.ends.count) == [2, 2])
    }

    @Test func nothingButDeadEndsRoundsAndStrayPlacesGivesNoWay() {
        let round = network([line([(0, 0), (1, 0), (1, 1), (0, 0)])])
        #expect(RoadGraph(round, snaps: snaps(round, [(0.5, 0)])).ways(withinKm: 30) == [[]])
        #expect(RoadGraph(round, snaps: [nil, nil]).ways(withinKm: 30) == [[], []])
        #expect(RoadGraph(round, snaps: []).ways(withinKm: 30).isEmpty)
        let none = network([])
        #expect(none.snap(Coordinate(x: 0, y: 0)) == nil)
        #expect(none.partLengthsKm.isEmpty)
        let point = network([line([(0, 0), (0, 0)])])
        #expect(point.snap(Coordinate(x: 0, y: 0)) == nil, "a line without length is no road")
        #expect(round.snap(Coordinate(x: .nan, y: 0)) == nil)
        #expect(round.snap(Coordinate(x: 1e6, y: 0), withinMetres: 2000) == nil)
    }

    /// Cutting dead ends, drawing chains together and contracting junctions changes no way: random networks against plain relaxation.
    @Test(arguments: 0..<20) func drawingTogetherChangesNoWay(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let side = 14
        var lines: [RoadLine] = []
        func place(_ node: Int) -> (Double, Double) { (Double(node % side), Double(node / side)) }
        for node in 0..<side * side {
            for next in [node + 1, node + side]
            where next < side * side && !(next == node + 1 && next % side == 0) && random.unitInterval() < 0.8 {
                let direction: RoadLine.Direction =
                    random.unitInterval() < 0.25 ? (random.unitInterval() < 0.5 ? .forward : .backward) : .both
                lines.append(
                    line([place(node), place(next)], speed: 20 + 80 * random.unitInterval(), direction: direction))
            }
        }
        let roads = network(lines)
        let places = (0..<9).map { _ in (random.unitInterval() * 13, random.unitInterval() * 13) }
        let found = snaps(roads, places)
        let graph = RoadGraph(roads, snaps: found)
        #expect(graph.byMetres.nodeCount > places.count, "junctions are left to search through")
        let ways = graph.ways(withinKm: 1000, threads: 2)
        for from in places.indices {
            let (metres, seconds) = relaxed(roads, found, from: from)
            for to in places.indices where to != from {
                let way = ways[from].first { $0.to == to }
                guard metres[to].isFinite else {
                    #expect(way == nil)
                    continue
                }
                #expect(abs((way?.km ?? -1) * 1000 - metres[to]) < 1e-6 * max(1, metres[to]))
                #expect(abs((way?.minutes ?? -1) * 60 - seconds[to]) < 1e-6 * max(1, seconds[to]))
            }
        }
    }

    /// Bellman and Ford's way, on the pieces before anything is drawn together.
    private func relaxed(_ roads: RoadNetwork, _ snaps: [RoadSnap?], from: Int) -> (metres: [Double], seconds: [Double])
    {
        struct Arc { var from: Int, to: Int, metres: Double, seconds: Double }
        var arcs: [Arc] = []
        for (index, segment) in roads.segments.enumerated() {
            let stops = snaps.indices.filter { snaps[$0].map { Int($0.segment) } == index }
                .sorted { (snaps[$0]?.share ?? 0, $0) < (snaps[$1]?.share ?? 0, $1) }
            var (node, share) = (Int(segment.from), 0.0)
            for (next, end) in stops.map({ (roads.nodeCount + $0, snaps[$0]?.share ?? 0) }) + [(Int(segment.to), 1.0)] {
                let part = end - share
                if segment.isOpenForward {
                    arcs.append(
                        Arc(from: node, to: next, metres: segment.metres * part, seconds: segment.seconds * part))
                }
                if segment.isOpenBackward {
                    arcs.append(
                        Arc(from: next, to: node, metres: segment.metres * part, seconds: segment.seconds * part))
                }
                (node, share) = (next, end)
            }
        }
        func best(_ weight: (Arc) -> Double) -> [Double] {
            var best = [Double](repeating: .infinity, count: roads.nodeCount + snaps.count)
            best[roads.nodeCount + from] = 0
            var changed = true
            while changed {
                changed = false
                for arc in arcs where best[arc.from] + weight(arc) < best[arc.to] - 1e-12 {
                    best[arc.to] = best[arc.from] + weight(arc)
                    changed = true
                }
            }
            return snaps.indices.map { best[roads.nodeCount + $0] }
        }
        return (best(\.metres), best(\.seconds))
    }
}
