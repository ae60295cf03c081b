import GeoModel

/// Why nothing can be made of an area in reasonable time.
public enum Tangle: Hashable, Sendable {
    /// So many edges lie in one place that to look for crossings would take too long.
    case crowded
    /// Its edges cross one another too often.
    case crossings
}

extension MultiPolygon {
    /// Above this number of crossings a repair is refused: each costs time and memory, and together they cost more than
    /// each by itself. Crossings of edges that cross few others do not count, since those lie apart.
    public static let mostCrossings = 2_000
    /// How many others an edge may cross without being counted.
    static let usualCrossings = 8
    /// Above this number of pairs of edges whose boxes meet an area is not looked at: the library tries them all.
    public static let mostEdgeMeetings = 20_000_000

    /// Whether so many edges lie in one place that every look at it would take too long.
    ///
    /// - Complexity: O(n), and O(n log n) where many edges lie at one height
    public var isCrowded: Bool { crowding > Self.mostEdgeMeetings }

    /// Why a repair of this, or laying it over another area, would take too long; nil where it would not.
    ///
    /// A valid area is none of these; ask only for one that is not valid.
    public var tangle: Tangle? {
        if isCrowded { return .crowded }
        return crossings(upTo: Self.mostCrossings) > Self.mostCrossings ? .crossings : nil
    }

    /// How often edges pass through one another beyond what is usual; it is counted no further than past `limit`.
    ///
    /// - Complexity: O(n log n + pairs of edges whose boxes meet)
    public func crossings(upTo limit: Int) -> Int {
        let edges = PointLocator(self).edges
        let index = SpatialIndex(edges.map { Box(around: [$0.from, $0.to]) })
        var count = 0
        for edge in edges {
            var own = 0
            index.forEach(meeting: Box(around: [edge.from, edge.to])) { other in
                if edge.crosses(edges[other]) { own += 1 }
            }
            count += max(0, own - Self.usualCrossings)
            // Every crossing is met from both edges.
            if count > 2 * limit { break }
        }
        return (count + 1) / 2
    }
}

extension PointLocator.Edge {
    /// Whether both edges pass through one another; rounding does not matter for a count.
    fileprivate func crosses(_ other: Self) -> Bool {
        func side(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Double {
            (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
        }
        return side(from, to, other.from) * side(from, to, other.to) < 0
            && side(other.from, other.to, from) * side(other.from, other.to, to) < 0
    }
}
