import GEOSKit
import GeoModel
import PROJKit

/// Pairs of neighbours among places, by geodesic distance or triangulation.
struct PointNeighbours {
    /// No rule may make more pairs than this.
    static let mostPairs = 20_000_000

    /// The places, in longitude and latitude.
    let places: [Coordinate]
    /// The same in the plane that triangles are drawn in.
    let projected: [Coordinate]

    /// A rule that would make too many pairs.
    struct TooMany: Error {}

    /// The pairs that have one among the `count` nearest of the other; ties go to the smaller position. O(n log n · count).
    ///
    /// Places at one spot are neighbours of each other first.
    func nearest(_ count: Int) throws(TooMany) -> [(Int, Int)] {
        let (sites, members) = sites()
        let count = min(count, places.count - 1)
        guard count > 0 else { return [] }
        guard places.count <= Self.mostPairs / count else { throw TooMany() }
        let tree = PlaceTree(sites.map { places[$0] })
        let geodesic = Geodesic()
        var pairs: [(Int, Int)] = []
        for site in sites.indices {
            var others: [(metres: Double, unit: Int)] = []
            if sites.count > 1 {
                // Whatever is among the nearest by geodesic is no farther by straight line than the farthest of them.
                let wanted = min(count, sites.count - 1)
                let line = tree.reach(of: site, toInclude: wanted)
                var candidates: [(Double, Int)] = []
                var farthest = 0.0
                tree.forEach(near: site, within: line) { other in
                    farthest = max(
                        farthest, geodesic.distanceMetres(from: places[sites[site]], to: places[sites[other]]))
                    return true
                }
                tree.forEach(near: site, within: farthest) { other in
                    candidates.append(
                        (geodesic.distanceMetres(from: places[sites[site]], to: places[sites[other]]), other))
                    return true
                }
                candidates.sort { $0 < $1 }
                for (metres, other) in candidates {
                    if others.count >= count, let last = others.last, metres > last.metres { break }
                    others += members[other].prefix(count).map { (metres, $0) }
                }
                others.sort { $0 < $1 }
            }
            for unit in members[site] {
                var left = count
                for other in members[site].prefix(count + 1) where other != unit && left > 0 {
                    pairs.append((unit, other))
                    left -= 1
                }
                for other in others.prefix(left) { pairs.append((unit, other.unit)) }
            }
        }
        return pairs
    }

    /// The pairs at most `metres` apart. O(n log n + pairs).
    func within(metres: Double) throws(TooMany) -> [(Int, Int)] {
        let tree = PlaceTree(places)
        let geodesic = Geodesic()
        var pairs: [(Int, Int)] = []
        var looked = 0
        for place in places.indices {
            tree.forEach(near: place, within: metres) { other in
                looked += 1
                guard other > place else { return looked <= 2 * Self.mostPairs }
                if geodesic.distanceMetres(from: places[place], to: places[other]) <= metres {
                    pairs.append((place, other))
                }
                return looked <= 2 * Self.mostPairs
            }
            guard looked <= 2 * Self.mostPairs else { throw TooMany() }
        }
        return pairs
    }

    /// The pairs that an edge of the Delaunay triangulation joins; places at one spot are joined to the first of them.
    func delaunay() throws(GEOSError) -> [(Int, Int)] {
        let (sites, members) = sites()
        let edges = try delaunayEdges(of: sites.map { projected[$0] })
        return edges.map { (sites[$0.0], sites[$0.1]) }
            + members.flatMap { group in group.dropFirst().map { (group[0], $0) } }
    }

    /// How many places lie exactly where an earlier one lies.
    var repeated: Int { places.count - sites().sites.count }

    /// One place for each spot, and all that lie there.
    private func sites() -> (sites: [Int], members: [[Int]]) {
        var known: [Coordinate: Int] = [:]
        var sites: [Int] = []
        var members: [[Int]] = []
        for (index, place) in places.enumerated() {
            if let site = known[place] {
                members[site].append(index)
            } else {
                known[place] = sites.count
                sites.append(index)
                members.append([index])
            }
        }
        return (sites, members)
    }
}
