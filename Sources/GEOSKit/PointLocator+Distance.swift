import GeoModel

extension PointLocator {
    /// How far the land is from a point; 0 for a point inside, nil where it is farther than `reach`.
    ///
    /// - Complexity: the edges in the square of that reach around the point.
    public func distance(to point: Coordinate, within reach: Double) -> Double? {
        if covers(point) { return 0 }
        var least = Double.infinity
        forEachEdge(near: Box(around: CollectionOfOne(point)).expanded(by: reach)) { edge in
            let (x, y) = (edge.from.x - point.x, edge.from.y - point.y)
            let (dx, dy) = (edge.to.x - edge.from.x, edge.to.y - edge.from.y)
            let square = dx * dx + dy * dy
            let along = square > 0 ? Swift.min(1, Swift.max(0, -(x * dx + y * dy) / square)) : 0
            let (nearX, nearY) = (x + along * dx, y + along * dy)
            least = Swift.min(least, nearX * nearX + nearY * nearY)
        }
        let distance = least.squareRoot()
        return distance <= reach ? distance : nil
    }
}
