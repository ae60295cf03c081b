import GeoModel
import PROJKit

/// Finds the features of a layer that lie far from all others by mistake.
///
/// To lie far away is no mistake: islands, overseas departments and distant towns are kept. A feature is a stray only where
/// something explains it: it lies at 0, 0 or in the open sea, the axes, a sign or a decimal point put it among the others, or
/// one of its vertices alone lies far off. A single feature without an explanation must lie farther than thirty times the
/// extent of the others.
struct OutOfRangeFinder {
    /// Where most features lie: between the tenths of their middles, in degrees.
    let bulk: Box
    /// What counts as near to them.
    let region: Box
    private let count: Int
    private static let marginDegrees = 2.0

    /// - Parameter middles: in degrees, of the features that have a place.
    /// Complexity: O(n log n).
    init?(middles: [Coordinate]) {
        guard middles.count >= 3 else { return nil }
        count = middles.count
        let trimmed = max(1, middles.count / 10)
        func range(_ values: [Double]) -> (Double, Double) {
            let sorted = values.sorted()
            return (sorted[trimmed], sorted[sorted.count - 1 - trimmed])
        }
        let (west, east) = range(middles.map(\.x))
        let (south, north) = range(middles.map(\.y))
        bulk = Box(minX: west, minY: south, maxX: east, maxY: north)
        region = bulk.expanded(by: max(Self.marginDegrees, 3 * max(bulk.width, bulk.height)))
    }

    /// Why a feature that lies at `middle` is a stray; nil where nothing speaks for it.
    ///
    /// - Parameters:
    ///   - home: the box around the middles of all features that lie near each other.
    ///   - isAlone: whether no other feature lies far off. Among several, chance may put one in its place by its digits.
    func reason(at middle: Coordinate, home: Box, isAlone: Bool) -> OutOfRangeReason? {
        guard !isNear(middle) else { return nil }
        if abs(middle.x) < 0.05, abs(middle.y) < 0.05 { return .atZero }
        let home = home.expanded(by: 0.2)
        if home.contains(Coordinate(x: middle.y, y: middle.x)) { return .swapped(middle) }
        let isAtSea = !LandMask.earth.isNearLand(middle)
        if isAlone || isAtSea {
            let turned = [(-1.0, 1.0), (1, -1), (-1, -1)]
            if turned.contains(where: { home.contains(Coordinate(x: middle.x * $0.0, y: middle.y * $0.1)) }) {
                return .sign(middle)
            }
            let powers = [1e-4, 1e-3, 1e-2, 1e-1, 1e1, 1e2, 1e3, 1e4]
            let moved: [(Double, Double)] = powers.flatMap { [($0, 1.0), (1.0, $0), ($0, $0)] }
            if moved.contains(where: { home.contains(Coordinate(x: middle.x * $0.0, y: middle.y * $0.1)) }) {
                return .decimalPoint(middle)
            }
        }
        if isAtSea { return .openSea(middle) }
        let kilometres = distanceKm(of: middle)
        let extent = max(0.1, max(bulk.width, bulk.height))
        if isAlone, count >= 8, kilometres > 2000, kilometres > 30 * extent * 111 {
            return .farAway(middle, kilometres: kilometres)
        }
        return nil
    }

    /// The vertex that lies far off while most of the geometry's lie near the others, at the end of an edge that leaps.
    func farVertex(of geometry: Geometry) -> Coordinate? {
        var near = 0
        var far = 0
        var found: Coordinate?
        geometry.forEachCoordinate { if isNear($0) { near += 1 } else { far += 1 } }
        guard far > 0, far < near else { return nil }
        geometry.forEachChain { chain in
            for (start, end) in zip(chain, chain.dropFirst()) where found == nil && isNear(start) != isNear(end) {
                let leap = max(abs(start.x - end.x), abs(start.y - end.y))
                if leap > max(1, bulk.width, bulk.height) { found = isNear(start) ? end : start }
            }
        }
        return found
    }

    /// Whether a place lies near most others.
    func isNear(_ place: Coordinate) -> Bool { region.contains(place) }

    private func distanceKm(of place: Coordinate) -> Double {
        let nearest = Coordinate(
            x: min(max(place.x, bulk.minX), bulk.maxX), y: min(max(place.y, bulk.minY), bulk.maxY))
        return Geodesic().distanceMetres(from: place, to: nearest) / 1000
    }
}

extension Geometry {
    /// Calls `body` with every ring and line.
    fileprivate func forEachChain(_ body: ([Coordinate]) -> Void) {
        switch self {
        case .point, .multiPoint: break
        case .lineString(let line): body(line)
        case .multiLineString(let lines): lines.forEach(body)
        case .polygon(let polygon): for ring in polygon.rings { body(ring.coordinates) }
        case .multiPolygon(let land):
            for polygon in land.polygons { for ring in polygon.rings { body(ring.coordinates) } }
        case .collection(let members): for member in members { member.forEachChain(body) }
        }
    }
}
