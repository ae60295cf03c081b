import GeoModel

/// A straight piece of border.
struct Segment {
    var start: Coordinate
    var end: Coordinate

    var length: Double { start.planarDistance(to: end) }
    var box: Box {
        Box(
            minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x), maxY: max(start.y, end.y))
    }

    /// The place at `share` of the way.
    func place(at share: Double) -> Coordinate {
        Coordinate(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
    }

    /// The place on the segment nearest to `other`.
    func nearest(to other: Coordinate) -> Coordinate { place(at: share(nearestTo: other)) }

    /// How far along the segment the place nearest to `other` is, from 0 to 1.
    func share(nearestTo other: Coordinate) -> Double {
        let dx = end.x - start.x
        let dy = end.y - start.y
        let squared = dx * dx + dy * dy
        guard squared > 0 else { return 0 }
        return max(0, min(1, ((other.x - start.x) * dx + (other.y - start.y) * dy) / squared))
    }

    /// Whether `other` runs in the same direction, to 60 degrees.
    func runsAlong(_ other: Segment) -> Bool {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let (fx, fy) = (other.end.x - other.start.x, other.end.y - other.start.y)
        let along = dx * fx + dy * fy
        return along > 0 && 4 * along * along > (dx * dx + dy * dy) * (fx * fx + fy * fy)
    }

    /// The shares of this segment between which it lies within `distance` of `other`; nil when it nowhere does.
    ///
    /// The distance to a segment is convex along a line, so the answer is one interval: the hull of what lies within the
    /// strip beside `other` and of what lies within the discs around its ends.
    func stretch(within distance: Double, of other: Segment) -> (from: Double, to: Double)? {
        var from = Double.infinity
        var to = -Double.infinity
        func include(_ low: Double, _ high: Double) {
            let low = max(0, low)
            let high = min(1, high)
            if low <= high {
                from = min(from, low)
                to = max(to, high)
            }
        }
        let dx = end.x - start.x
        let dy = end.y - start.y
        let squared = dx * dx + dy * dy
        guard squared > 0 else { return nil }
        for corner in [other.start, other.end] {
            let middle = ((corner.x - start.x) * dx + (corner.y - start.y) * dy) / squared
            let offset = (corner.x - start.x) * dy - (corner.y - start.y) * dx
            let left = distance * distance - offset * offset / squared
            if left >= 0 {
                let half = (left / squared).squareRoot()
                include(middle - half, middle + half)
            }
        }
        let fx = other.end.x - other.start.x
        let fy = other.end.y - other.start.y
        let otherSquared = fx * fx + fy * fy
        guard otherSquared > 0 else { return from <= to ? (from, to) : nil }
        let sx = start.x - other.start.x
        let sy = start.y - other.start.y
        // Along `other`: the foot of the perpendicular must lie on it; across: no further away than `distance`.
        let along = Self.shares(offset: sx * fx + sy * fy, slope: dx * fx + dy * fy, from: 0, to: otherSquared)
        let reach = distance * otherSquared.squareRoot()
        let across = Self.shares(offset: sx * fy - sy * fx, slope: dx * fy - dy * fx, from: -reach, to: reach)
        if let along, let across { include(max(along.0, across.0), min(along.1, across.1)) }
        return from <= to ? (from, to) : nil
    }

    /// Where `offset + slope * share` lies between two bounds.
    private static func shares(offset: Double, slope: Double, from: Double, to: Double) -> (Double, Double)? {
        if slope == 0 { return offset >= from && offset <= to ? (-Double.infinity, Double.infinity) : nil }
        let first = (from - offset) / slope
        let second = (to - offset) / slope
        return (min(first, second), max(first, second))
    }

    /// The smallest distance to `other`, and the place on this segment where it is reached. Crossing gives 0.
    func nearestApproach(to other: Segment) -> (distance: Double, place: Coordinate) {
        if let crossing = crossing(with: other) { return (0, crossing) }
        var best = (distance: Double.infinity, place: start)
        for place in [start, end, nearest(to: other.start), nearest(to: other.end)] {
            let distance = place.planarDistance(to: other.nearest(to: place))
            if distance < best.distance { best = (distance, place) }
        }
        return best
    }

    /// Where the two segments cross in their interiors; nil when they do not, or only touch.
    func crossing(with other: Segment) -> Coordinate? {
        func side(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Double {
            (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
        }
        let first = side(other.start, other.end, start)
        let second = side(other.start, other.end, end)
        guard (first > 0 && second < 0) || (first < 0 && second > 0) else { return nil }
        let third = side(start, end, other.start)
        let fourth = side(start, end, other.end)
        guard (third > 0 && fourth < 0) || (third < 0 && fourth > 0) else { return nil }
        return place(at: first / (first - second))
    }
}
