import GEOSKit
import GeoModel

/// The long edges of a layer, cut into pieces that a projection does not bend away from what they mean.
///
/// A line between two positions is straight in the file's own numbers (RFC 7946, section 3.1.1). A projection draws it
/// straight between its two ends: over 5 degrees that is kilometres beside it. So each edge gets the vertices of other
/// features that lie on it, and what is still long is cut. Both depend only on the ends of an edge, so that two features that
/// draw the same edge stay the same.
struct LongEdges: Sendable {
    /// A vertex that an edge gets, and how far along it lies, 0 to 1 from its smaller end.
    private struct Insertion: Hashable {
        var along: Double
        var place: Coordinate
    }

    /// An edge whatever its direction, the smaller end first.
    private struct Edge: Hashable {
        var start: Coordinate
        var end: Coordinate

        init(_ one: Coordinate, _ other: Coordinate) {
            (start, end) = (one.x, one.y) < (other.x, other.y) ? (one, other) : (other, one)
        }

        var extent: Double { max(abs(end.x - start.x), abs(end.y - start.y)) }

        func place(at share: Double) -> Coordinate {
            Coordinate(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
        }
    }

    /// More pieces than this are not looked for along the edges of a layer.
    static let mostPieces = 2_000_000
    /// More vertices near pieces of edges than this are not looked at.
    private static let mostMeetings = 50_000_000

    /// Edges up to this length, in the file's own unit, stay as they are.
    private let shortest: Double
    /// The longest piece.
    private let step: Double
    private let areDegrees: Bool
    private var inserted: [Edge: [Insertion]] = [:]
    private var isEmpty = true
    /// Whether there was more to look at than the limits allow: edges are cut, and vertices on them may be missed.
    private(set) var isCut = false

    /// Looks at all polygons of `features`. O(n) where no edge is long, O(n log n) elsewhere.
    /// - Parameter areDegrees: whether the numbers are degrees; otherwise metres or feet.
    init(_ areas: [MultiPolygon], areDegrees: Bool) {
        self.areDegrees = areDegrees
        shortest = areDegrees ? 0.05 : 5000
        step = areDegrees ? 0.25 : 25_000
        var edges: Set<Edge> = []
        for area in areas {
            area.forEachEdge { one, other in
                if isLong(one, other) { edges.insert(Edge(one, other)) }
            }
        }
        guard !edges.isEmpty else { return }
        isEmpty = false
        find(edges.sorted { Self.comesBefore($0, $1) }, areas, areDegrees: areDegrees)
    }

    /// Whether an edge is cut. One from 179.9 to -179.9 leaps over the antimeridian, and is short.
    private func isLong(_ one: Coordinate, _ other: Coordinate) -> Bool {
        let (dx, dy) = (abs(one.x - other.x), abs(one.y - other.y))
        return max(dx, dy) > shortest && !(areDegrees && dx > 180)
    }

    private static func comesBefore(_ one: Edge, _ other: Edge) -> Bool {
        (one.start.x, one.start.y, one.end.x, one.end.y) < (other.start.x, other.start.y, other.end.x, other.end.y)
    }

    /// Finds the vertices that lie on long edges.
    private mutating func find(_ edges: [Edge], _ areas: [MultiPolygon], areDegrees: Bool) {
        let reach = areDegrees ? 2e-4 : 20
        var boxes: [Box] = []
        var owners: [Int32] = []
        for (index, edge) in edges.enumerated() {
            // Small boxes along the edge: one around the whole of a long diagonal would hold everything.
            let count = min(10_000, max(1, Int((edge.extent / step).rounded(.up))))
            guard boxes.count + count <= Self.mostPieces else {
                isCut = true
                break
            }
            for piece in 0..<count {
                let ends = [piece, piece + 1].map { edge.place(at: Double($0) / Double(count)) }
                boxes.append(Box(around: ends).expanded(by: reach))
                owners.append(Int32(truncatingIfNeeded: index))
            }
        }
        let index = SpatialIndex(boxes)
        var found = [Set<Insertion>](repeating: [], count: edges.count)
        var seen: Set<Coordinate> = []
        var left = Self.mostMeetings
        func look(_ vertex: Coordinate) {
            guard left > 0, seen.insert(vertex).inserted else { return }
            index.forEach(meeting: Box(minX: vertex.x, minY: vertex.y, maxX: vertex.x, maxY: vertex.y)) { piece in
                left -= 1
                let owner = Int(owners[piece])
                if let insertion = Self.insertion(of: vertex, in: edges[owner], reach: reach) {
                    found[owner].insert(insertion)
                }
            }
        }
        for area in areas {
            area.forEachEdge { vertex, _ in
                look(vertex)
                // The antimeridian is one line, and written on both sides.
                if areDegrees, abs(vertex.x) > 179 {
                    look(Coordinate(x: vertex.x - (vertex.x < 0 ? -360 : 360), y: vertex.y))
                }
            }
        }
        if left <= 0 { isCut = true }
        for (edge, insertions) in zip(edges, found) where !insertions.isEmpty {
            inserted[edge] = insertions.sorted {
                ($0.along, $0.place.x, $0.place.y) < ($1.along, $1.place.x, $1.place.y)
            }
        }
    }

    /// What an edge gets for a vertex near it: the vertex where it lies on the edge, else the place beside it.
    private static func insertion(of vertex: Coordinate, in edge: Edge, reach: Double) -> Insertion? {
        guard vertex != edge.start, vertex != edge.end else { return nil }
        let (dx, dy) = (edge.end.x - edge.start.x, edge.end.y - edge.start.y)
        let squared = dx * dx + dy * dy
        guard squared > 0 else { return nil }
        let along = ((vertex.x - edge.start.x) * dx + (vertex.y - edge.start.y) * dy) / squared
        // A vertex near an end is that end, but for rounding.
        let margin = reach / squared.squareRoot()
        guard along > margin, along < 1 - margin else { return nil }
        let foot = edge.place(at: along)
        let aside = foot.planarDistance(to: vertex)
        guard aside <= reach else { return nil }
        return Insertion(along: along, place: aside <= reach / 20_000 ? vertex : foot)
    }

    /// The area with its long edges cut.
    func cut(_ area: MultiPolygon) -> MultiPolygon {
        guard !isEmpty else { return area }
        var result = area
        for polygon in result.polygons.indices {
            cut(&result.polygons[polygon].exterior)
            for hole in result.polygons[polygon].holes.indices { cut(&result.polygons[polygon].holes[hole]) }
        }
        return result
    }

    private func cut(_ ring: inout Ring) {
        let old = ring.coordinates
        let hasLong = zip(old, old.dropFirst()).contains { isLong($0, $1) }
        guard hasLong else { return }
        var new: [Coordinate] = []
        new.reserveCapacity(old.count * 2)
        for (one, other) in zip(old, old.dropFirst()) {
            new.append(one)
            guard self.isLong(one, other) else { continue }
            let edge = Edge(one, other)
            var chain = [edge.start]
            for insertion in inserted[edge] ?? [] where chain.last != insertion.place { chain.append(insertion.place) }
            chain.append(edge.end)
            var between: [Coordinate] = []
            for (start, end) in zip(chain, chain.dropFirst()) {
                if start != edge.start { between.append(start) }
                let piece = Edge(start, end)
                let count = min(10_000, Int((piece.extent / step).rounded(.up)))
                guard count > 1 else { continue }
                var places = (1..<count).map { piece.place(at: Double($0) / Double(count)) }
                if piece.start != start { places.reverse() }
                between += places
            }
            new += edge.start == one ? between : between.reversed()
        }
        if let last = old.last { new.append(last) }
        ring.coordinates = new
    }
}

extension MultiPolygon {
    /// Calls `body` with both ends of each edge.
    fileprivate func forEachEdge(_ body: (Coordinate, Coordinate) -> Void) {
        for polygon in polygons {
            for ring in polygon.rings {
                for (one, other) in zip(ring.coordinates, ring.coordinates.dropFirst()) { body(one, other) }
            }
        }
    }
}

extension StudyLayer {
    /// Its long edges, features that are left out aside.
    var longEdges: LongEdges {
        LongEdges(
            features.enumerated().compactMap { index, feature in
                outOfRange[index] == nil ? feature.geometry?.land : nil
            },
            areDegrees: (try? system.described().isProjected) != true)
    }
}

extension StudyBuilder {
    /// Reports that vertices on long edges may have been missed.
    mutating func reportUnseenEdges(_ layer: StudyLayer) {
        diagnostics.append(
            Diagnostic(
                .unseenEdges, .warning,
                "the layer has more long edges than are looked at: units that meet along a part of one may not count as neighbours",
                at: SourceLocation(file: layer.collection.sourceName),
                hint: "give the edges a vertex where borders meet, or take the layer in parts"))
    }
}
