import GeoModel

/// Pairs the edges that have no twin with edges of other units that run beside them within a distance.
///
/// Each bit of an edge is given to the nearest other unit. Bits of one ring that follow each other and have the same
/// other unit form a run. A run counts as border when it is at least three times as long as its largest width: so two
/// coasts that part from a common point, or two corners that nearly meet, do not become a border.
struct ToleranceMatcher {
    /// A run along one unit's ring beside another unit.
    struct Run {
        var unit: Int32
        var other: Int32
        var length = 0.0
        var width = 0.0
        var stitches: [Stitch] = []
    }

    /// How near two units come.
    struct Approach {
        var distance = Double.infinity
        var place = Coordinate(x: 0, y: 0)
        var length = 0.0
        var width = 0.0
    }

    private let coverage: Coverage
    private let tolerance: Double
    private let reach: Double
    private let single: [Int]
    private let segments: [Segment]
    private let grid: SegmentGrid
    private(set) var runs: [Run] = []
    /// By the pair of units, the smaller in the upper half.
    private(set) var approaches: [UInt64: Approach] = [:]
    /// Pairs whose edges cross or touch, where approaches were no longer looked at.
    private var crossing: Set<UInt64> = []
    /// How many more approaches are looked at: borders that all lie near one another have too many.
    private var budget: Int
    /// Borders nearer than this touch, in metres.
    static let touching = 1e-4
    /// As many of the neighbours beside one bit of an edge are looked at.
    private static let mostBeside = 256
    /// Where more others than this lie beside one bit of an edge, nothing more of the edge is paired: needles that meet in a
    /// point do this to each other.
    private static let mostBesideOneBit = 500
    /// How many lie beside one bit, where these were too many to be paired; 0 where there is no such bit.
    private(set) var crowd = 0

    init(_ coverage: Coverage) {
        self.coverage = coverage
        tolerance = coverage.toleranceMetres * coverage.planeScale
        reach = max(10 * tolerance, Self.touching)
        // What others are drawn exactly like is looked at once.
        let copies = coverage.firstDrawnAlike
        single = coverage.edges.twin.indices.filter { edge in
            guard coverage.edges.twin[edge] < 0 else { return false }
            let unit = coverage.edges.unit[edge]
            return copies.isEmpty || copies[Int(unit)] == unit
        }
        segments = single.map(coverage.segment(of:))
        grid = SegmentGrid(segments: segments, reach: reach)
        budget = 2_000_000 + 50 * single.count
    }

    /// Whether near misses were left out because there are too many.
    var isCut: Bool { budget <= 0 }

    /// The pairs of units with edges without twin that cross or touch, in ascending order.
    var touching: [UInt64] {
        crossing.union(approaches.lazy.filter { $0.value.distance <= Self.touching }.map(\.key)).sorted()
    }

    /// Finds all runs and approaches. Complexity: O(m k) for m edges without twin and k others near each.
    ///
    /// - Parameter beyondTouching: whether borders are matched too, and not only found to touch.
    mutating func match(beyondTouching: Bool) {
        var seen = [Int32](repeating: -1, count: single.count)
        var near: [Int] = []
        var ringFirstRun = 0
        var ring = 0
        for index in single.indices {
            let edge = single[index]
            while edge >= Int(coverage.edges.ringStarts[ring + 1]) {
                joinEnds(of: ring, from: ringFirstRun)
                ring += 1
                ringFirstRun = runs.count
            }
            near.removeAll(keepingCapacity: true)
            let unit = coverage.edges.unit[edge]
            let box = segments[index].box.expanded(by: reach)
            grid.forEachCandidate(within: reach, of: segments[index]) { other in
                guard seen[other] != Int32(truncatingIfNeeded: index) else { return }
                seen[other] = Int32(truncatingIfNeeded: index)
                if coverage.edges.unit[single[other]] != unit && box.intersects(segments[other].box) {
                    near.append(other)
                }
            }
            if near.isEmpty { continue }
            near.sort()
            noteApproaches(of: index, to: near)
            if beyondTouching { appendPieces(of: index, beside: near) }
        }
        if !single.isEmpty { joinEnds(of: ring, from: ringFirstRun) }
    }

    private mutating func noteApproaches(of index: Int, to near: [Int]) {
        let unit = coverage.edges.unit[single[index]]
        let touchingBox = segments[index].box.expanded(by: Self.touching)
        for other in near {
            let otherUnit = coverage.edges.unit[single[other]]
            guard unit < otherUnit else { continue }
            let key = UInt64(unit.magnitude) << 32 | UInt64(otherUnit.magnitude)
            guard budget > 0 else {
                if touchingBox.intersects(segments[other].box), !crossing.contains(key),
                    segments[index].nearestApproach(to: segments[other]).distance <= Self.touching
                {
                    crossing.insert(key)
                }
                continue
            }
            budget -= 1
            let (distance, place) = segments[index].nearestApproach(to: segments[other])
            guard distance <= reach else { continue }
            var approach = approaches[key] ?? Approach()
            if distance < approach.distance {
                approach.distance = distance
                approach.place = place
            }
            if let beside = segments[index].stretch(within: reach, of: segments[other]) {
                approach.length += (beside.to - beside.from) * segments[index].length
                approach.width = max(approach.width, distance)
            }
            approaches[key] = approach
        }
    }

    /// Cuts an edge where a neighbour's stretch begins or ends, and gives each bit to the nearest.
    ///
    /// Complexity: O(k log k) for k neighbours, times those beside one bit.
    private mutating func appendPieces(of index: Int, beside near: [Int]) {
        let segment = segments[index]
        var stretches: [(from: Double, to: Double, other: Int)] = []
        // Two units on the same side of a border overlap, and share it in another sense: see `OverlapSearch`.
        for other in near where !segment.runsAlong(segments[other]) {
            if let beside = segment.stretch(within: tolerance, of: segments[other]), beside.from < beside.to {
                stretches.append((beside.from, beside.to, other))
            }
        }
        guard !stretches.isEmpty else { return }
        var cuts: [Double] = []
        // Beside the neighbours' own vertices too: there the nearest changes from one unit to the next.
        for stretch in stretches {
            cuts.append(stretch.from)
            cuts.append(stretch.to)
            for corner in [segments[stretch.other].start, segments[stretch.other].end] {
                let foot = segment.share(nearestTo: corner)
                if foot > stretch.from && foot < stretch.to { cuts.append(foot) }
            }
        }
        cuts.sort()
        stretches.sort { ($0.from, $0.other) < ($1.from, $1.other) }
        var beside: [(from: Double, to: Double, other: Int)] = []
        var next = 0
        for (from, to) in zip(cuts, cuts.dropFirst()) where to > from {
            beside.removeAll { $0.to < to }
            while next < stretches.count, stretches[next].from <= from {
                if stretches[next].to >= to { beside.append(stretches[next]) }
                next += 1
            }
            guard beside.count <= Self.mostBesideOneBit else {
                crowd = max(crowd, beside.count)
                return
            }
            let middle = segment.place(at: (from + to) / 2)
            var nearest: (distance: Double, other: Int)?
            for stretch in beside.prefix(Self.mostBeside) {
                let distance = middle.planarDistance(to: segments[stretch.other].nearest(to: middle))
                if (distance, stretch.other) < nearest ?? (.infinity, 0) { nearest = (distance, stretch.other) }
            }
            if let nearest { appendPiece(of: index, from, to, beside: nearest.other) }
        }
    }

    private mutating func appendPiece(of index: Int, _ from: Double, _ to: Double, beside other: Int) {
        let edge = single[index]
        let start = segments[index].place(at: from)
        let end = segments[index].place(at: to)
        let stitch = Stitch(
            edge: Int32(edge), unit: coverage.edges.unit[edge], other: coverage.edges.unit[single[other]],
            start: start, end: end, otherStart: segments[other].nearest(to: start),
            otherEnd: segments[other].nearest(to: end))
        if continuesLastRun(stitch, from: edge) {
            runs[runs.count - 1].append(stitch)
        } else {
            var run = Run(unit: stitch.unit, other: stitch.other)
            run.append(stitch)
            runs.append(run)
        }
    }

    /// Whether a stitch goes on where the last one ended. Apart from the append, which would copy a run that is held here.
    private func continuesLastRun(_ stitch: Stitch, from edge: Int) -> Bool {
        guard let last = runs.last, last.unit == stitch.unit, last.other == stitch.other,
            let end = last.stitches.last
        else { return false }
        return (end.edge == stitch.edge || Int(coverage.edges.next[Int(end.edge)]) == edge)
            && end.end.planarDistance(to: stitch.start) < 1e-6
    }

    /// Joins the last run of a ring to its first where the ring closes.
    private mutating func joinEnds(of ring: Int, from firstRun: Int) {
        guard runs.count - firstRun > 1, let last = runs.last, let end = last.stitches.last,
            let start = runs[firstRun].stitches.first, last.other == runs[firstRun].other,
            Int(start.edge) == Int(coverage.edges.ringStarts[ring]),
            Int(coverage.edges.next[Int(end.edge)]) == Int(start.edge),
            end.end.planarDistance(to: start.start) < 1e-6
        else { return }
        runs.removeLast()
        for stitch in last.stitches { runs[firstRun].append(stitch) }
    }
}
