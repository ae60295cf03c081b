import GeoModel

/// One land that others are laid over, to tell how much both have; a plain value that may cross tasks.
///
/// Where the borders of two lands cross, run apart, or are drawn alike, the area follows from the pieces of each border
/// within the other land (Green's theorem), without making the common land. Where they meet otherwise, as in a vertex on
/// the middle of an edge, the library lays one over the other.
///
///     let overlay = AreaOverlay(district)
///     let share = try overlay.commonArea(with: parish) / parish.area
public struct AreaOverlay: Sendable {
    private let land: MultiPolygon
    private let area: Double
    private let border: PointLocator

    /// Prepares valid `land`. O(n).
    public init(_ land: MultiPolygon) {
        self.land = land
        area = land.area
        border = PointLocator(land.withInteriorOnTheLeft)
    }

    /// The area that both have, in squared coordinate units. Both must be valid.
    ///
    /// - Throws: `GEOSError` for non-finite coordinates or invalid land.
    /// - Complexity: O(edges of both near each other's box), where the library is not needed.
    /// GEOSIntersection_r, GEOSArea_r
    public func commonArea(with other: MultiPolygon, named identity: String? = nil) throws(GEOSError) -> Double {
        guard border.box.intersects(other.box) else { return 0 }
        if border.covers(other) == true { return other.area }
        if let area = fastCommonArea(with: other) { return area }
        return try land.intersectionArea(with: other, named: identity)
    }

    /// The same without the library; nil where only that can tell.
    func fastCommonArea(with other: MultiPolygon) -> Double? {
        let theirs = PointLocator(other.withInteriorOnTheLeft)
        guard !border.edges.isEmpty, !theirs.edges.isEmpty else { return 0 }
        // Numbers stay small about a place nearby, so that nothing is lost in large coordinates.
        let origin = other.box.centre
        guard let ofOther = theirs.integral(within: border, origin, countsShared: true),
            let ofOwn = border.integral(within: theirs, origin, countsShared: false)
        else { return nil }
        let common = ofOther + ofOwn
        // Two areas bound it; what lies beyond them by more than rounding was misjudged somewhere.
        let most = Swift.min(area, other.area)
        let rounding = 1e-6 * most
        guard common > -rounding, common < most + rounding else { return nil }
        return Swift.min(most, Swift.max(0, common))
    }
}

extension PointLocator {
    /// The part of this border that runs within `land`, as its share of the area integral about `origin`; nil where the two
    /// borders meet otherwise than by crossing, in a common vertex, or in an edge drawn alike.
    ///
    /// Both have their interior on the left. An edge drawn alike in both directions of land bounds the common land once.
    fileprivate func integral(within land: PointLocator, _ origin: Coordinate, countsShared: Bool) -> Double? {
        var sum = 0.0
        var isClear = true
        var crossings: [Double] = []
        forEachEdge(near: land.box) { edge in
            guard isClear else { return }
            crossings.removeAll(keepingCapacity: true)
            var alike = 0
            var isSameWay = false
            land.forEachEdge(near: Box(around: [edge.from, edge.to])) { own in
                if own.joinsSamePlaces(as: edge) {
                    alike += 1
                    isSameWay = own.from == edge.from
                } else if let share = edge.crossing(own) {
                    if share.isFinite { crossings.append(share) } else { isClear = false }
                }
            }
            guard isClear, alike == 0 || (alike == 1 && crossings.isEmpty) else {
                isClear = false
                return
            }
            if alike == 1 {
                if countsShared && isSameWay { sum += edge.integral(0, 1, origin) }
                return
            }
            crossings.sort()
            var start = land.place(of: edge.from)
            if start == .border { start = land.place(of: edge.point(at: (crossings.first ?? 1) / 2)) }
            guard start != .border else {
                isClear = false
                return
            }
            var isInside = start == .inside
            var last = 0.0
            for share in crossings {
                if isInside { sum += edge.integral(last, share, origin) }
                isInside.toggle()
                last = share
            }
            if isInside { sum += edge.integral(last, 1, origin) }
            // The end must be where the crossings lead.
            let end = land.place(of: edge.to)
            if end != .border, (end == .inside) != isInside { isClear = false }
        }
        return isClear ? sum : nil
    }
}

extension PointLocator.Edge {
    /// Where `other` crosses this edge, from 0 at its start to 1; nil where they do not meet or only in a common end, infinite
    /// where they meet otherwise.
    fileprivate func crossing(_ other: Self) -> Double? {
        switch meeting(other) {
        case .nothing, .commonEnd: return nil
        case .contact: return .infinity
        case .crossing: break
        }
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let (ox, oy) = (other.to.x - other.from.x, other.to.y - other.from.y)
        let turn = dx * oy - dy * ox
        guard turn != 0 else { return .infinity }
        return Swift.min(1, Swift.max(0, ((other.from.x - from.x) * oy - (other.from.y - from.y) * ox) / turn))
    }

    fileprivate func point(at share: Double) -> Coordinate {
        Coordinate(x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y))
    }

    /// Half the cross product of both ends of a piece, seen from `origin`.
    fileprivate func integral(_ start: Double, _ end: Double, _ origin: Coordinate) -> Double {
        let (one, two) = (start == 0 ? from : point(at: start), end == 1 ? to : point(at: end))
        return ((one.x - origin.x) * (two.y - origin.y) - (one.y - origin.y) * (two.x - origin.x)) / 2
    }
}

extension MultiPolygon {
    /// The same land, exteriors counter-clockwise and holes clockwise.
    fileprivate var withInteriorOnTheLeft: MultiPolygon {
        MultiPolygon(
            polygons.map { polygon in
                Polygon(
                    exterior: polygon.exterior.turned(isCounterClockwise: true),
                    holes: polygon.holes.map { $0.turned(isCounterClockwise: false) })
            })
    }
}

extension Ring {
    fileprivate func turned(isCounterClockwise: Bool) -> Ring {
        (signedArea > 0) == isCounterClockwise ? self : reversed
    }
}
