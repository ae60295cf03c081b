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
    /// On a small part that no way leaves, such as a yard whose entrance is not drawn, a place reaches nothing: the nearest
    /// edge of a larger part counts instead, where it lies no more than `extraMetres` farther.
    ///
    /// - Parameter place: in the network's metric plane.
    /// - Complexity: O(log segments), usually
    public func snap(
        _ place: Coordinate, withinMetres limit: Double = .infinity, extraMetres: Double = Self.largerPartMetres
    ) -> RoadSnap? {
        guard place.isFinite, let nearest = nearest(to: place, limit, where: { _ in true }) else { return nil }
        guard isSmall(part: nearest.part) else { return nearest }
        let farther = min(limit, nearest.metresAway + extraMetres)
        return self.nearest(to: place, farther) { !isSmall(part: part(of: $0)) } ?? nearest
    }

    /// How much farther than the nearest road an edge of a larger part may lie to be preferred, in metres.
    public static let largerPartMetres = 500.0
    /// Parts shorter than this are small, but for the longest, in kilometres: a yard or a few streets, no island's roads.
    public static let smallPartKm = 5.0

    /// Whether a part, counted from 0, is small; the longest never is.
    public func isSmall(part: Int) -> Bool {
        part > 0 && partLengthsKm.indices.contains(part) && partLengthsKm[part] < Self.smallPartKm
    }

    private func part(of segment: Int) -> Int { Int(partOfNode[Int(segments[segment].from)]) }

    private func nearest(to place: Coordinate, _ limit: Double, where counts: (Int) -> Bool) -> RoadSnap? {
        let found = withoutActuallyEscaping(counts) { counts in
            index.nearest(to: place, within: limit) {
                let segment = Int(indexed[$0])
                return counts(segment) ? foot(of: place, on: segment).distance : .infinity
            }
        }
        guard let found, found.distance.isFinite else { return nil }
        let segment = Int(indexed[found.index])
        return RoadSnap(
            segment: indexed[found.index], share: foot(of: place, on: segment).share, metresAway: found.distance,
            part: part(of: segment), line: Int(segments[segment].line))
    }

    private func foot(of place: Coordinate, on segment: Int) -> (distance: Double, share: Double) {
        place.foot(
            onLineFrom: positions[Int(segments[segment].from)], to: positions[Int(segments[segment].to)])
    }
}
