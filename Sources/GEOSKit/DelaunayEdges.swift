import CGEOS
import GeoModel

/// The edges of the Delaunay triangulation of points in the plane: pairs of positions, the smaller first, ascending.
///
/// Points that repeat an earlier one have no edges of their own. Points on one line are joined one to the next along it.
/// - Throws: `GEOSError` for non-finite coordinates.
/// GEOSDelaunayTriangulation_r
public func delaunayEdges(of points: [Coordinate]) throws(GEOSError) -> [(Int, Int)] {
    let call = GEOSCall("Delaunay triangulation", on: nil)
    var places: [Coordinate: Int] = [:]
    for (index, point) in points.enumerated() where places[point] == nil { places[point] = index }
    let sites = places.values.sorted().map { points[$0] }
    guard sites.count > 1 else { return [] }
    let box = Box(around: sites)
    // Around the middle, so that differences of large coordinates keep their digits.
    let centre = box.centre
    let near = sites.map { Coordinate(x: $0.x - centre.x, y: $0.y - centre.y) }
    var index: [Coordinate: Int] = [:]
    for (site, point) in zip(sites, near) { index[point] = places[site] }
    var edges: Set<[Int]> = []
    for line in try call.triangleEdges(near) {
        for (a, b) in zip(line, line.dropFirst()) {
            guard let first = index[a], let second = index[b], first != second else { continue }
            edges.insert([min(first, second), max(first, second)])
        }
    }
    if edges.isEmpty {
        // All on one line: there is no triangle.
        let along = places.values.sorted { (points[$0].x, points[$0].y) < (points[$1].x, points[$1].y) }
        for (a, b) in zip(along, along.dropFirst()) { edges.insert([min(a, b), max(a, b)]) }
    }
    return edges.map { ($0[0], $0[1]) }.sorted { $0 < $1 }
}

extension GEOSCall {
    fileprivate func triangleEdges(_ points: [Coordinate]) throws(GEOSError) -> [[Coordinate]] {
        let cloud = try self.points(points)
        return try lines(from: try own(GEOSDelaunayTriangulation_r(handle, cloud.pointer, 0, 1)))
    }
}
