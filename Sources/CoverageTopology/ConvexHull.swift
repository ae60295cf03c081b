import GeoModel

/// The convex hull of some places, closed and counter-clockwise (Andrew's monotone chain). Complexity: O(n log n).
public func convexHull(of places: [Coordinate]) -> [Coordinate] {
    let sorted = places.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    func half(_ sequence: [Coordinate]) -> [Coordinate] {
        var chain: [Coordinate] = []
        for place in sequence {
            while chain.count > 1 {
                let a = chain[chain.count - 2]
                let b = chain[chain.count - 1]
                if (b.x - a.x) * (place.y - a.y) - (b.y - a.y) * (place.x - a.x) > 0 { break }
                chain.removeLast()
            }
            chain.append(place)
        }
        return chain
    }
    return half(sorted).dropLast() + half(sorted.reversed())
}
