import GeoModel

/// A plain test for rings that cross, for reading by the letter. Real validity is GEOS's business.
enum GeometryCheck {
    /// Larger polygons are left to GEOS: every edge is held against every other.
    static let largest = 2000

    /// What crosses in `geometry`, in words.
    static func crossings(in geometry: Geometry) -> [String] {
        guard let land = geometry.land else {
            if case .lineString(let line) = geometry, let first = line.first, line.allSatisfy({ $0 == first }) {
                return ["the line has no length"]
            }
            return []
        }
        return land.polygons.flatMap { crossings(in: $0) }
    }

    private static func crossings(in polygon: Polygon) -> [String] {
        let rings = polygon.rings.map(\.coordinates)
        guard rings.reduce(0, { $0 + $1.count }) <= largest else { return [] }
        var found: [String] = []
        for first in rings.indices {
            if crossesItself(rings[first]) { found.append("a ring crosses itself") }
            for second in rings.indices where second > first {
                if cross(rings[first], rings[second]) {
                    found.append(first == 0 ? "a hole crosses the outer ring" : "two holes cross")
                }
            }
        }
        return found
    }

    private static func crossesItself(_ ring: [Coordinate]) -> Bool {
        let edges = ring.count - 1
        for first in 0..<max(0, edges) {
            for second in first + 1..<max(first + 1, edges) {
                if properlyCross(ring[first], ring[first + 1], ring[second], ring[second + 1]) { return true }
                let neighbours = second == first + 1 || (first == 0 && second == edges - 1)
                if !neighbours, ring[first] == ring[second] { return true }
            }
        }
        return false
    }

    private static func cross(_ left: [Coordinate], _ right: [Coordinate]) -> Bool {
        for first in 0..<max(0, left.count - 1) {
            for second in 0..<max(0, right.count - 1)
            where properlyCross(left[first], left[first + 1], right[second], right[second + 1]) { return true }
        }
        return false
    }

    private static func properlyCross(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) -> Bool {
        func side(_ p: Coordinate, _ q: Coordinate, _ r: Coordinate) -> Double {
            (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)
        }
        return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
    }
}
