import GEOSKit
import GeoModel

/// The places between the borders of a coverage, and which units claim each.
///
/// A face is a loop of ways with the place on their left. What claims it follows from its neighbours: across a border the
/// units on its sides change.
struct CoverageFaces {
    private let arcs: ContiguousArray<BorderArcs.Arc>
    private let tracer: RingTracer
    private let vertices: DrawnVertices
    /// For each way its loop, and for each loop its ways.
    private var loopOfWay: [Int32]
    private var loops: [[Int32]] = []
    private var areas: [Double] = []
    private var lengths: [Double] = []
    /// For each loop the units that claim the place on its left, in ascending order.
    private var claims: [[Int32]] = []
    /// For each loop the connected part of the net that it belongs to, and whether it runs around that part from outside.
    private var isOuter: [Bool] = []
    /// For a gap the outer loops of what lies in it.
    private var islands: [Int: [Int]] = [:]

    init(_ arcs: ContiguousArray<BorderArcs.Arc>, _ vertices: DrawnVertices) {
        self.arcs = arcs
        self.vertices = vertices
        tracer = RingTracer(arcs, grid: vertices.grid)
        loopOfWay = [Int32](repeating: -1, count: 2 * arcs.count)
        traceLoops()
        findClaims()
        findIslands()
    }

    private mutating func traceLoops() {
        for first in loopOfWay.indices where loopOfWay[first] < 0 {
            let number = Int32(truncatingIfNeeded: loops.count)
            var ways: [Int32] = []
            var (area, length) = (0.0, 0.0)
            var way = Int32(truncatingIfNeeded: first)
            // Numbers stay small about a place nearby, so that nothing is lost in large coordinates.
            let origin = vertices.working[Int(arcs[first >> 1].first)]
            repeat {
                loopOfWay[Int(way)] = number
                ways.append(way)
                let chain = arcs[Int(way >> 1)].vertices
                var sum = 0.0
                for index in chain.indices.dropFirst() {
                    let (one, two) = (vertices.working[Int(chain[index - 1])], vertices.working[Int(chain[index])])
                    sum += (one.x - origin.x) * (two.y - origin.y) - (two.x - origin.x) * (one.y - origin.y)
                    length += one.planarDistance(to: two)
                }
                area += way & 1 == 0 ? sum / 2 : -sum / 2
                way = tracer.following(way)
            } while loopOfWay[Int(way)] < 0
            loops.append(ways)
            areas.append(area)
            lengths.append(length)
        }
    }

    /// From outside each connected part inwards, where nobody claims anything; what turns out less than nothing was claimed there.
    private mutating func findClaims() {
        claims = [[Int32]](repeating: [], count: loops.count)
        isOuter = [Bool](repeating: false, count: loops.count)
        var part = [Int32](repeating: -1, count: loops.count)
        var counts = [[Int32: Int32]](repeating: [:], count: loops.count)
        for start in loops.indices where part[start] < 0 {
            var members = [start]
            part[start] = Int32(truncatingIfNeeded: start)
            var next = 0
            while next < members.count {
                for way in loops[members[next]] {
                    let other = Int(loopOfWay[Int(way ^ 1)])
                    guard part[other] < 0 else { continue }
                    part[other] = Int32(truncatingIfNeeded: start)
                    counts[other] = changed(counts[members[next]], across: way)
                    members.append(other)
                }
                next += 1
            }
            let outer = members.min { areas[$0] < areas[$1] } ?? start
            isOuter[outer] = true
            let base = counts[outer]
            var least: [Int32: Int32] = [:]
            for member in members {
                for (unit, count) in base { counts[member][unit, default: 0] -= count }
                for (unit, count) in counts[member] where count < 0 { least[unit] = min(least[unit] ?? 0, count) }
            }
            for member in members {
                var own = counts[member]
                for (unit, count) in least { own[unit, default: 0] -= count }
                claims[member] = own.filter { $0.value > 0 }.map(\.key).sorted()
                counts[member] = [:]
            }
        }
    }

    /// What claims the place on the right of a way, from what claims that on its left.
    private func changed(_ counts: [Int32: Int32], across way: Int32) -> [Int32: Int32] {
        var counts = counts
        let sides = arcs[Int(way >> 1)].sides
        let sign: Int32 = way & 1 == 0 ? 1 : -1
        if sides.left >= 0 { counts[sides.left, default: 0] -= sign }
        if sides.right >= 0 { counts[sides.right, default: 0] += sign }
        for one in sides.further { counts[one.piece, default: 0] -= sign * one.sign }
        return counts.filter { $0.value != 0 }
    }

    /// What lies in a gap without touching its border takes away from it.
    private mutating func findIslands() {
        let gaps = loops.indices.filter { areas[$0] > 0 && claims[$0].isEmpty }
        guard !gaps.isEmpty else { return }
        let rings = gaps.map { ring(of: $0) }
        let boxes = SpatialIndex(rings.map(\.box))
        for loop in loops.indices where isOuter[loop] {
            let place = vertices.working[Int(arcs[Int(loops[loop][0] >> 1)].first)]
            var around: Int?
            boxes.forEach(meeting: Box(around: [place])) { index in
                let gap = gaps[index]
                guard loopOfWay[Int(loops[loop][0] ^ 1)] != Int32(truncatingIfNeeded: gap),
                    areas[gap] > -areas[loop], rings[index].side(of: place) > 0
                else { return }
                if around.map({ areas[gap] < areas[$0] }) ?? true { around = gap }
            }
            if let around { islands[around, default: []].append(loop) }
        }
    }

    private func ring(of loop: Int) -> Ring {
        var coordinates: [Coordinate] = []
        for way in loops[loop] {
            let chain = arcs[Int(way >> 1)].vertices.map { vertices.working[Int($0)] }
            coordinates += way & 1 == 0 ? Array(chain.dropLast()) : Array(chain.reversed().dropLast())
        }
        return Ring(coordinates + coordinates.prefix(1))
    }

    private func land(of loop: Int) -> MultiPolygon {
        let land = MultiPolygon(
            Polygon(exterior: ring(of: loop), holes: (islands[loop] ?? []).map { ring(of: $0) }))
        return (try? land.validityFault()) == .some(.none) ? land : (try? land.repaired().land) ?? land
    }

    private func waysAround(_ loop: Int) -> [Int32] { loops[loop] + (islands[loop] ?? []).flatMap { loops[$0] } }

    private func area(of loop: Int) -> Double {
        (islands[loop] ?? []).reduce(areas[loop]) { $0 + areas[$1] }
    }

    /// The units on the other side of a loop's border, by the length of it.
    private func beside(_ loop: Int) -> [Int32: Double] {
        var lengths: [Int32: Double] = [:]
        for way in waysAround(loop) {
            let owners = claims[Int(loopOfWay[Int(way ^ 1)])]
            guard owners.count == 1 else { continue }
            let chain = arcs[Int(way >> 1)].vertices
            var length = 0.0
            for index in chain.indices.dropFirst() {
                length += vertices.working[Int(chain[index - 1])].planarDistance(
                    to: vertices.working[Int(chain[index])])
            }
            lengths[owners[0], default: 0] += length
        }
        return lengths
    }

    /// Gives each narrow gap and overlap to one unit.
    mutating func close(narrowerThan width: Double) -> [CoverageRepair.Change] {
        var waiting: [(loop: Int, width: Double)] = []
        let isNarrow = narrowOverlaps(width)
        for loop in loops.indices where areas[loop] > 0 && !isOuter[loop] && claims[loop].count != 1 {
            let around = waysAround(loop)
            let length = around == loops[loop] ? lengths[loop] : lengths[loop] + islandLength(loop)
            guard length > 0, 2 * area(of: loop) / length < width, claims[loop].isEmpty || isNarrow[loop] else {
                continue
            }
            let extent = widest(land(of: loop), below: width) ?? 4 * area(of: loop) / length
            if extent <= width { waiting.append((loop, extent)) }
        }
        var changes: [CoverageRepair.Change] = []
        while !waiting.isEmpty {
            var left: [(loop: Int, width: Double)] = []
            var given: [(loop: Int, unit: Int32)] = []
            for one in waiting {
                let units = claims[one.loop]
                let around = beside(one.loop)
                let fit = around.filter { units.isEmpty || units.contains($0.key) }
                guard let best = fit.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
                    left.append(one)
                    continue
                }
                given.append((one.loop, best))
                let land = land(of: one.loop)
                changes.append(
                    CoverageRepair.Change(
                        kind: units.isEmpty ? .gap : .overlap, areaSquareMetres: area(of: one.loop),
                        widthMetres: one.width,
                        place: (try? land.pointOnSurface()) ?? land.polygons.first?.exterior.coordinates.first
                            ?? Coordinate(x: 0, y: 0),
                        units: (units.isEmpty ? around.keys.sorted() : units).map(Int.init), receiver: Int(best)))
            }
            for (loop, unit) in given {
                claims[loop] = [unit]
                for island in islands[loop] ?? [] { claims[island] = [unit] }
            }
            // Land that only unresolved places surround stays with them.
            if given.isEmpty { break }
            waiting = left
        }
        return changes.sorted {
            ($1.areaSquareMetres, $0.place.x, $0.place.y) < ($0.areaSquareMetres, $1.place.x, $1.place.y)
        }
    }

    private func islandLength(_ loop: Int) -> Double { (islands[loop] ?? []).reduce(0) { $0 + lengths[$1] } }

    /// For each loop whether the overlap that it is part of is narrow as a whole: a wide one may be cut into strips by others.
    private func narrowOverlaps(_ width: Double) -> [Bool] {
        var isNarrow = [Bool](repeating: false, count: loops.count)
        var isSeen = isNarrow
        for start in loops.indices where !isSeen[start] && claims[start].count > 1 && areas[start] > 0 {
            isSeen[start] = true
            var members = [start]
            var next = 0
            var (area, length) = (0.0, 0.0)
            while next < members.count {
                let loop = members[next]
                next += 1
                area += areas[loop]
                for way in loops[loop] {
                    let other = Int(loopOfWay[Int(way ^ 1)])
                    guard claims[other].count > 1, areas[other] > 0 else {
                        let chain = arcs[Int(way >> 1)].vertices
                        for index in chain.indices.dropFirst() {
                            length += vertices.working[Int(chain[index - 1])].planarDistance(
                                to: vertices.working[Int(chain[index])])
                        }
                        continue
                    }
                    if !isSeen[other] {
                        isSeen[other] = true
                        members.append(other)
                    }
                }
            }
            if length > 0, 2 * area / length < width { for member in members { isNarrow[member] = true } }
        }
        return isNarrow
    }

    /// The diameter of the largest circle in `land`, not exact where it is far above `width`; nil where it is not known.
    private func widest(_ land: MultiPolygon, below width: Double) -> Double? {
        var most: Double?
        for polygon in land.polygons {
            guard let circle = try? MultiPolygon(polygon).maximumInscribedCircle(tolerance: width / 50) else {
                return nil
            }
            most = max(most ?? 0, 2 * circle.circle.radius)
        }
        return most
    }

    /// The borders between the units as they own the places now.
    func ownedArcs() -> ContiguousArray<BorderArcs.Arc> {
        var owned = arcs
        for index in owned.indices {
            let left = claims[Int(loopOfWay[2 * index])]
            let right = claims[Int(loopOfWay[2 * index + 1])]
            owned[index].sides = BorderSides.sum(
                left.map { BorderSides(left: $0, right: -1) } + right.map { BorderSides(left: -1, right: $0) })
        }
        return owned
    }
}
