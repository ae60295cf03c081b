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
    /// The roads that can be driven to and back from there, in kilometres; 0 on a one-way road without a way back.
    public let roundTripKm: Double
    /// Whether those are few, and a village there reaches next to nothing: a yard, a few streets, a ramp.
    public let isCutOff: Bool
    /// The line's position among the lines of the network.
    public let line: Int
}

extension RoadNetwork {
    /// The nearest point on an edge, in the plane, ties to the first; nil where there is no road within `limit` metres.
    ///
    /// On few roads that no way leaves and comes back to, such as a yard whose entrance is not drawn or a ramp, a place reaches
    /// nothing: the nearest edge that is not cut off counts instead, where it lies no more than `extraMetres` farther.
    ///
    /// - Parameter place: in the network's metric plane.
    /// - Complexity: O(log segments), usually
    public func snap(
        _ place: Coordinate, withinMetres limit: Double = .infinity, extraMetres: Double = Self.largerPartMetres
    ) -> RoadSnap? {
        guard place.isFinite, let nearest = nearest(to: place, limit, where: { _ in true }) else { return nil }
        guard nearest.isCutOff else { return nearest }
        let farther = min(limit, nearest.metresAway + extraMetres)
        return self.nearest(to: place, farther) { !isCutOff($0) } ?? nearest
    }

    /// How much farther than the nearest road an edge of a larger part may lie to be preferred, in metres.
    public static let largerPartMetres = 500.0
    /// Roads to drive to and back from that are shorter than this are few, but for the longest part, in kilometres: a yard or a
    /// few streets, no island's roads.
    public static let smallPartKm = 5.0

    private func isCutOff(_ segment: Int) -> Bool {
        roundTrips.km(from: segments[segment]) < Self.smallPartKm && !roundTrips.isInLongest(segments[segment])
    }

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
            part: Int(partOfNode[Int(segments[segment].from)]), roundTripKm: roundTrips.km(from: segments[segment]),
            isCutOff: isCutOff(segment), line: Int(segments[segment].line))
    }

    private func foot(of place: Coordinate, on segment: Int) -> (distance: Double, share: Double) {
        place.foot(
            onLineFrom: positions[Int(segments[segment].from)], to: positions[Int(segments[segment].to)])
    }
}
