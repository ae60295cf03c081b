import GeoModel

extension AreaLocator {
    /// All lands that hold the point, or whose border runs so near that rounding may have moved it across, ascending.
    ///
    /// - Parameter reach: how near is near, along each axis, in the units of the coordinates; above 0.
    /// - Complexity: a cell of the grid, and a few bands of edges for each box that holds the point.
    public func indices(covering point: Coordinate, within reach: (x: Double, y: Double)) -> [Int] {
        guard point.isFinite else { return [] }
        let window = Box(
            minX: point.x - reach.x, minY: point.y - reach.y, maxX: point.x + reach.x, maxY: point.y + reach.y)
        var found: [Int] = []
        grid.forEachCandidate(meeting: window) { land in
            guard boxes[land].intersects(window), !found.contains(land) else { return }
            let isHeld = boxes[land].contains(point) && bands.covers(point, land: land)
            if isHeld || bands.isNearBorder(point, within: reach, land: land) { found.append(land) }
        }
        return found.sorted()
    }
}
