import CGEOS
import GeoModel

/// Where a point lies with respect to a land.
public enum PointPlace: Sendable {
    case inside
    case border
    case outside
}

/// Answers whether land holds a point, fast for many points; a plain value that may cross tasks.
///
/// The edges are sorted into horizontal bands, and the crossings of a ray are counted among the edges of one band. Every
/// decision near an edge is made by the library's exact orientation test, so the answers are those of a prepared geometry,
/// without an allocation per point.
///
///     let locator = PointLocator(parish)
///     villages.filter { locator.covers($0) }
///
/// Source: JTS RayCrossingCounter. GEOSOrientationIndex_r
public struct PointLocator: Sendable {
    /// The box around the land.
    public let box: Box
    let edges: ContiguousArray<Edge>
    /// Edges of band b are `bandEdges[bandStarts[b]..<bandStarts[b + 1]]`.
    let bandStarts: ContiguousArray<Int32>
    let bandEdges: ContiguousArray<Int32>
    let bandsPerUnit: Double

    struct Edge: Sendable, BitwiseCopyable {
        var from: Coordinate
        var to: Coordinate
        var low: Double { Swift.min(from.y, to.y) }
        var high: Double { Swift.max(from.y, to.y) }
    }

    /// Prepares `land`, whose polygons must not overlap. Non-finite coordinates enclose nothing. O(n).
    public init(_ land: MultiPolygon) {
        var edges = ContiguousArray<Edge>()
        var box = Box.empty
        for polygon in land.polygons {
            for ring in polygon.rings {
                let coordinates = ring.coordinates
                for index in coordinates.indices.dropFirst() {
                    let edge = Edge(from: coordinates[index - 1], to: coordinates[index])
                    guard edge.from.isFinite, edge.to.isFinite else { continue }
                    edges.append(edge)
                    box.extend(to: edge.from)
                    box.extend(to: edge.to)
                }
            }
        }
        self.box = box
        self.edges = edges
        let bands = Bands(of: edges, in: box)
        bandsPerUnit = bands.perUnit
        bandStarts = bands.starts
        bandEdges = bands.members
    }

    /// Whether the land holds the point, its border included.
    @inlinable
    public func covers(_ point: Coordinate) -> Bool { place(of: point) != .outside }

    /// Whether the point lies inside, not on the border.
    @inlinable
    public func contains(_ point: Coordinate) -> Bool { place(of: point) == .inside }

    /// Inside, outside or on the border.
    public func place(of point: Coordinate) -> PointPlace {
        guard !edges.isEmpty, box.contains(point) else { return .outside }
        let band = Bands.band(of: point.y, from: box.minY, perUnit: bandsPerUnit, count: bandStarts.count - 1)
        return edges.withUnsafeBufferPointer { edges in
            bandEdges.withUnsafeBufferPointer { members in
                GEOSKit.place(
                    of: point, among: edges,
                    members: UnsafeBufferPointer(rebasing: members[Int(bandStarts[band])..<Int(bandStarts[band + 1])]))
            }
        }
    }
}

/// Inside, outside or on the border, by the crossings of a ray to the right with the `members` among `edges`, which are
/// all those at the point's height.
@inline(__always)
func place(
    of point: Coordinate, among edges: UnsafeBufferPointer<PointLocator.Edge>, members: UnsafeBufferPointer<Int32>
) -> PointPlace {
    var crossings = 0
    for member in members {
        let edge = edges[Int(member)]
        let one = edge.from
        let two = edge.to
        if one.x < point.x && two.x < point.x { continue }
        if two == point { return .border }
        if one.y == point.y && two.y == point.y {
            if Swift.min(one.x, two.x) <= point.x && point.x <= Swift.max(one.x, two.x) { return .border }
            continue
        }
        guard (one.y > point.y) != (two.y > point.y) else { continue }
        var turn = orientation(from: one, to: two, of: point)
        if turn == 0 { return .border }
        if two.y < one.y { turn = -turn }
        if turn > 0 { crossings += 1 }
    }
    return crossings % 2 == 1 ? .inside : .outside
}

/// 1 when `point` lies left of the way from `start` to `end`, -1 right of it, 0 on its line; exact.
///
/// The plain determinant decides wherever its error cannot change the sign (Shewchuk's bound); the library the rest.
/// GEOSOrientationIndex_r
func orientation(from start: Coordinate, to end: Coordinate, of point: Coordinate) -> Int {
    let left = (start.x - point.x) * (end.y - point.y)
    let right = (start.y - point.y) * (end.x - point.x)
    let determinant = left - right
    if abs(determinant) > 3.330_669_073_875_472e-16 * (abs(left) + abs(right)) { return determinant > 0 ? 1 : -1 }
    return Int(
        GEOSOrientationIndex_r(GEOSContext.current.handle, start.x, start.y, end.x, end.y, point.x, point.y))
}
