import GEOSKit
import GeoModel

/// Gives lands the vertices that their neighbours have on the common border, so that the borders match exactly.
///
/// Where two cells of one parish meet its outline they make a vertex that the parish across does not have.
struct Junctions {
    /// How far from an edge a vertex still lies on it, in metres: rounding, nothing more.
    static let reachMetres = 1e-4

    /// `lands` with each of `vertices` inserted into every edge of another land that it lies on.
    static func inserting(_ vertices: [Coordinate], into lands: [MultiPolygon]) -> [MultiPolygon] {
        let index = SpatialIndex(lands.map { $0.box.expanded(by: reachMetres) })
        var wanted = [[Coordinate]](repeating: [], count: lands.count)
        for vertex in vertices {
            index.forEach(meeting: Box(minX: vertex.x, minY: vertex.y, maxX: vertex.x, maxY: vertex.y)) {
                wanted[$0].append(vertex)
            }
        }
        var result = lands
        for (land, vertices) in wanted.enumerated() where !vertices.isEmpty {
            for polygon in result[land].polygons.indices {
                insert(vertices, into: &result[land].polygons[polygon].exterior)
                for hole in result[land].polygons[polygon].holes.indices {
                    insert(vertices, into: &result[land].polygons[polygon].holes[hole])
                }
            }
        }
        return result
    }

    private static func insert(_ vertices: [Coordinate], into ring: inout Ring) {
        let old = ring.coordinates
        guard old.count > 1 else { return }
        let box = ring.box.expanded(by: reachMetres)
        let near = vertices.filter { box.contains($0) }
        guard !near.isEmpty else { return }
        var new: [Coordinate] = []
        new.reserveCapacity(old.count + near.count)
        for position in 0..<(old.count - 1) {
            let (from, to) = (old[position], old[position + 1])
            new.append(from)
            var found: [(along: Double, vertex: Coordinate)] = []
            for vertex in near where vertex != from && vertex != to {
                if let along = place(of: vertex, from, to) { found.append((along, vertex)) }
            }
            found.sort { ($0.along, $0.vertex.x, $0.vertex.y) < ($1.along, $1.vertex.x, $1.vertex.y) }
            for item in found where new.last != item.vertex { new.append(item.vertex) }
        }
        new.append(old[old.count - 1])
        if new.count > old.count { ring.coordinates = new }
    }

    /// How far along the edge the vertex lies, 0 to 1; nil when it is not on it, or is one of its ends but for rounding.
    private static func place(of vertex: Coordinate, _ from: Coordinate, _ to: Coordinate) -> Double? {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let (px, py) = (vertex.x - from.x, vertex.y - from.y)
        let squared = dx * dx + dy * dy
        guard squared > 0 else { return nil }
        let along = (px * dx + py * dy) / squared
        guard along > 0, along < 1 else { return nil }
        let (ox, oy) = (px - along * dx, py - along * dy)
        return ox * ox + oy * oy <= reachMetres * reachMetres ? along : nil
    }
}
