import GeoModel

/// All borders of a coverage as straight lines on a grid: they meet at their ends only, whatever the rounding did.
///
/// Snap rounding: every line is led through the middle of each grid cell with a vertex that it passes through, so that
/// rounding moves no vertex across a line; lines that come to lie on one another become one. Hobby, "Practical segment
/// intersection with finite precision output", 1999. Lines that crossed before, in overlapping lands, get a vertex there.
struct BorderNet {
    var vertices: DrawnVertices
    var lines: ContiguousArray<BorderLine>
    /// Crossings that were left after the last round; 0 unless the data is hopeless.
    private(set) var crossingsLeft = 0

    private static let rounds = 12

    /// - Parameter scaled: each vertex of the coverage in steps of the last decimal, not rounded.
    init(_ coverage: Coverage, scaled: ContiguousArray<Coordinate>) {
        let edges = coverage.edges
        var vertices = DrawnVertices(capacity: scaled.count)
        var numbers = ContiguousArray<Int32>()
        numbers.reserveCapacity(scaled.count)
        for (index, place) in scaled.enumerated() {
            numbers.append(vertices.number(ofScaled: place, working: coverage.vertices[index]))
        }
        let grid = vertices.grid
        let places = SegmentGrid(boxes: grid.map { Box(around: CollectionOfOne($0)) }, reach: 1)
        let pieces = coverage.pieceOfEdge
        var lines: ContiguousArray<BorderLine> = []
        lines.reserveCapacity(edges.count)
        var passed: [(share: Double, vertex: Int32)] = []
        for edge in 0..<edges.count {
            let twin = Int(edges.twin[edge])
            if twin >= 0 && (twin < edge || pieces[twin] == pieces[edge]) { continue }
            let sides = BorderSides(left: pieces[edge], right: twin >= 0 ? pieces[twin] : -1)
            let from = Int(edges.origin[edge])
            let to = Int(edges.target(edge))
            passed.removeAll(keepingCapacity: true)
            let segment = Segment(start: scaled[from], end: scaled[to])
            places.forEachCandidate(in: segment.box.expanded(by: 0.5)) { candidate in
                let vertex = Int32(truncatingIfNeeded: candidate)
                if vertex != numbers[from], vertex != numbers[to], segment.meetsCell(around: grid[candidate]) {
                    passed.append((segment.share(nearestTo: grid[candidate]), vertex))
                }
            }
            if passed.count > 1 { passed.sort { ($0.share, $0.vertex) < ($1.share, $1.vertex) } }
            var last = numbers[from]
            for vertex in passed.lazy.map(\.vertex) + CollectionOfOne(numbers[to]) where vertex != last {
                lines.append(BorderLine(from: last, to: vertex, sides: sides))
                last = vertex
            }
        }
        self.vertices = vertices
        self.lines = lines.merged()
        resolveCrossings()
    }

    /// Gives lines that cross, or touch between their ends, a common vertex, until none do.
    private mutating func resolveCrossings() {
        for _ in 0..<BorderNet.rounds {
            let cuts = cuts()
            crossingsLeft = cuts.count
            guard !cuts.isEmpty else { return }
            var pieces: ContiguousArray<BorderLine> = []
            pieces.reserveCapacity(lines.count + cuts.count)
            var next = 0
            for (index, line) in lines.enumerated() {
                let start = vertices.grid[Int(line.from)]
                let segment = Segment(start: start, end: vertices.grid[Int(line.to)])
                var last = line.from
                var own: [(share: Double, vertex: Int32)] = []
                while next < cuts.count && cuts[next].line == index {
                    own.append((segment.share(nearestTo: vertices.grid[Int(cuts[next].vertex)]), cuts[next].vertex))
                    next += 1
                }
                own.sort { ($0.share, $0.vertex) < ($1.share, $1.vertex) }
                for vertex in own.map(\.vertex) + [line.to] where vertex != last {
                    pieces.append(BorderLine(from: last, to: vertex, sides: line.sides))
                    last = vertex
                }
            }
            lines = pieces.merged()
        }
        crossingsLeft = cuts().count
    }

    /// Where lines must be cut, by line.
    private mutating func cuts() -> [(line: Int, vertex: Int32)] {
        let grid = vertices.grid
        let segments = lines.map { Segment(start: grid[Int($0.from)], end: grid[Int($0.to)]) }
        let boxes = segments.map(\.box)
        let index = SegmentGrid(segments: segments, reach: 1)
        var cuts: [(line: Int, vertex: Int32)] = []
        var crossings: [(first: Int, second: Int)] = []
        for (first, segment) in segments.enumerated() {
            let box = boxes[first]
            index.forEachCandidate(within: 0, of: segment) { second in
                guard second > first, box.intersects(boxes[second]) else { return }
                let other = segments[second]
                let one = turn(segment.start, segment.end, other.start)
                let two = turn(segment.start, segment.end, other.end)
                if one * two > 0 { return }
                let three = turn(other.start, other.end, segment.start)
                let four = turn(other.start, other.end, segment.end)
                if three * four > 0 { return }
                if one * two < 0 && three * four < 0 { return crossings.append((first, second)) }
                if one == 0 && other.start.isStrictlyBetween(segment.start, segment.end) {
                    cuts.append((first, lines[second].from))
                }
                if two == 0 && other.end.isStrictlyBetween(segment.start, segment.end) {
                    cuts.append((first, lines[second].to))
                }
                if three == 0 && segment.start.isStrictlyBetween(other.start, other.end) {
                    cuts.append((second, lines[first].from))
                }
                if four == 0 && segment.end.isStrictlyBetween(other.start, other.end) {
                    cuts.append((second, lines[first].to))
                }
            }
        }
        for (first, second) in crossings {
            guard let place = segments[first].crossing(with: segments[second]) else { continue }
            let share = segments[first].share(nearestTo: place)
            let working = Segment(
                start: vertices.working[Int(lines[first].from)], end: vertices.working[Int(lines[first].to)])
            let vertex = vertices.number(ofScaled: place, working: working.place(at: share))
            cuts += [(first, vertex), (second, vertex)]
        }
        cuts.sort { ($0.line, $0.vertex) < ($1.line, $1.vertex) }
        return cuts
    }
}

extension Segment {
    /// Whether this meets the unit square around `middle`, its edge included.
    func meetsCell(around middle: Coordinate) -> Bool {
        if min(start.x, end.x) > middle.x + 0.5 || max(start.x, end.x) < middle.x - 0.5 { return false }
        if min(start.y, end.y) > middle.y + 0.5 || max(start.y, end.y) < middle.y - 0.5 { return false }
        let dx = end.x - start.x
        let dy = end.y - start.y
        let offset = dx * (middle.y - start.y) - dy * (middle.x - start.x)
        return abs(offset) <= (abs(dx) + abs(dy)) / 2
    }
}
