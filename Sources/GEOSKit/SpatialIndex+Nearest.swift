import GeoModel

extension SpatialIndex {
    /// The item nearest to `place`, by the distance of its box or by the caller's own; ties go to the smallest position.
    ///
    /// - Parameters:
    ///   - limit: items farther than this, in coordinate units, do not count.
    ///   - distance: the true distance of an item, never less than that of its box; by default the box's.
    /// - Returns: its position and distance; nil when there is none.
    public func nearest(
        to place: Coordinate, within limit: Double = .infinity, distance: ((Int) -> Double)? = nil
    ) -> (index: Int, distance: Double)? {
        nearest(to: Box(around: CollectionOfOne(place)), within: limit, distance: distance)
    }

    /// The item nearest to the box `place`, by the same rules.
    public func nearest(
        to place: Box, within limit: Double = .infinity, distance: ((Int) -> Double)? = nil
    ) -> (index: Int, distance: Double)? {
        guard leafCount > 0, !place.isEmpty else { return nil }
        var best: (index: Int, distance: Double)?
        search(boxes.count - 1, level: levelEnds.count - 1, place, limit, distance, &best)
        return best
    }

    // Depth first with the nearer children first: no queue to allocate, and nothing farther than the best is opened.
    private func search(
        _ node: Int, level: Int, _ place: Box, _ limit: Double, _ distance: ((Int) -> Double)?,
        _ best: inout (index: Int, distance: Double)?
    ) {
        let bound = boxes[node].distance(to: place)
        guard bound <= limit, bound <= best?.distance ?? .infinity else { return }
        if level == 0 {
            let item = Int(targets[node])
            let found = distance?(item) ?? bound
            guard found <= limit else { return }
            if let known = best, (known.distance, known.index) <= (found, item) { return }
            best = (item, found)
            return
        }
        let first = Int(targets[node])
        let children = first..<Swift.min(first + Self.capacity, levelEnds[level - 1])
        let nearestFirst = children.sorted {
            (boxes[$0].distance(to: place), $0) < (boxes[$1].distance(to: place), $1)
        }
        for child in nearestFirst { search(child, level: level - 1, place, limit, distance, &best) }
    }
}

extension Box {
    /// The shortest distance between two boxes, 0 when they meet.
    func distance(to other: Box) -> Double {
        let dx = Swift.max(0, Swift.max(minX - other.maxX, other.minX - maxX))
        let dy = Swift.max(0, Swift.max(minY - other.maxY, other.minY - maxY))
        return (dx * dx + dy * dy).squareRoot()
    }
}
