import GeoModel

extension MultiPolygon {
    /// Whether edges cross one another in their interiors at more than `limit` places.
    ///
    /// Complexity: O(edges × edges at one height), and it stops at the limit.
    public func crossesItself(moreOftenThan limit: Int) -> Bool {
        let locator = PointLocator(self)
        var count = 0
        for edge in locator.edges {
            locator.forEachEdge(near: Box(around: [edge.from, edge.to])) { other in
                if count <= 2 * limit, edge.crosses(other) { count += 1 }
            }
            // Every crossing is met from both edges.
            if count > 2 * limit { return true }
        }
        return false
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
