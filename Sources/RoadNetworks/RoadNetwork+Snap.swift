import GEOSKit
import GeoModel

/// Where a place meets the roads.
public struct RoadSnap: Sendable, Hashable {
    /// The segment that it lies on.
    let segment: Int32
    /// How far along it, 0 to 1.
    let share: Double
    /// How far the place lies from the road, in metres.
    public let metresAway: Double
    /// The part of the network, counted from 0, the longest first.
    public let part: Int
    /// The line's position among the lines of the network.
    public let line: Int
}

extension RoadNetwork {
    /// The nearest point on an edge, in the plane, ties to the first; nil where there is no road within `limit` metres.
    ///
    /// - Parameter place: in the network's metric plane.
    /// - Complexity: O(log segments), usually
    public func snap(_ place: Coordinate, withinMetres limit: Double = .infinity) -> RoadSnap? {
        guard place.isFinite else { return nil }
        let found = index.nearest(to: place, within: limit) { foot(of: place, on: Int(indexed[$0])).metres }
        guard let found else { return nil }
        let segment = indexed[found.index]
        return RoadSnap(
            segment: segment, share: foot(of: place, on: Int(segment)).share, metresAway: found.distance,
            part: Int(partOfNode[Int(segments[Int(segment)].from)]), line: Int(segments[Int(segment)].line))
    }

    /// The foot of the perpendicular, or the nearer end.
    private func foot(of place: Coordinate, on segment: Int) -> (metres: Double, share: Double) {
        let start = positions[Int(segments[segment].from)]
        let end = positions[Int(segments[segment].to)]
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let squared = dx * dx + dy * dy
        let share = squared > 0 ? min(1, max(0, ((place.x - start.x) * dx + (place.y - start.y) * dy) / squared)) : 0
        return (place.planarDistance(to: Coordinate(x: start.x + share * dx, y: start.y + share * dy)), share)
    }
}
