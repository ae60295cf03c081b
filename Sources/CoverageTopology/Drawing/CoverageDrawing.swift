import GEOSKit
import GeoModel

/// The lands of a coverage as they are drawn: rounded once to the last decimal, simplified where asked for, and valid.
///
/// Borders are rounded and simplified once, so that lands that meet share every vertex of their border, and clusters
/// the borders of their units. Nothing crosses, nothing is left open between neighbours, and no ring touches itself.
///
/// ```swift
/// let drawing = coverage.drawing(decimals: 0, simplifiedBy: 50)
/// let lands = drawing.lands
/// let outlines = drawing.dissolved(labels: clusterOfUnit)
/// ```
public struct CoverageDrawing: Sendable {
    /// Land that is less than a step of the last decimal wide and was left out.
    public struct Loss: Hashable, Sendable {
        /// The unit.
        public var unit: Int
        /// How many pieces of its land are gone.
        public var pieces: Int
        /// Whether none is left.
        public var isWhole: Bool

        /// A loss of so many pieces of a unit's land.
        public init(unit: Int, pieces: Int, isWhole: Bool) {
            self.unit = unit
            self.pieces = pieces
            self.isWhole = isWhole
        }
    }

    /// Digits behind the point.
    public let decimals: Int
    /// The land of each unit; empty where nothing of it is wide enough to be drawn.
    public let lands: [MultiPolygon]
    /// The land that was too small to be drawn, by unit.
    public let losses: [Loss]
    /// Units whose land cuts through itself in the input: it is drawn as what it covers.
    public let repaired: [Int]
    /// How many vertices the borders had on the grid, and how many are left.
    public let vertexCounts: (before: Int, after: Int)
    /// Where overlapping lands could not be drawn without crossings; 0 for any clean data.
    public let crossingsLeft: Int
    private let tracer: RingTracer
    private let grid: ContiguousArray<Coordinate>
    private let scale: Double
    private let pieceUnit: ContiguousArray<Int32>

    init(_ coverage: Coverage, positions: some Sequence<Coordinate>, decimals: Int, toleranceMetres: Double) {
        self.decimals = max(0, min(9, decimals))
        let scale = (0..<self.decimals).reduce(1.0) { scale, _ in scale * 10 }
        self.scale = scale
        let net = BorderNet(
            coverage, scaled: ContiguousArray(positions.map { Coordinate(x: $0.x * scale, y: $0.y * scale) }))
        crossingsLeft = net.crossingsLeft
        var borders = BorderArcs(net.lines, vertexCount: net.vertices.grid.count)
        let before = borders.arcs.reduce(0) { $0 + $1.vertices.count }
        if toleranceMetres > 0 {
            var simplifier = ArcSimplifier(net.vertices, isNode: borders.isNode)
            let tolerance = toleranceMetres * coverage.planeScale
            simplifier.simplify(&borders.arcs, below: tolerance * tolerance)
        }
        vertexCounts = (before, borders.arcs.reduce(0) { $0 + $1.vertices.count })
        grid = net.vertices.grid
        tracer = RingTracer(borders.arcs, grid: grid)
        pieceUnit = coverage.edges.pieceUnit
        losses = CoverageDrawing.losses(borders.arcs, pieceUnit: pieceUnit, unitCount: coverage.unitCount)
        var tracing = tracer
        var lands: [MultiPolygon] = []
        var repaired: [Int] = []
        for (unit, outline) in tracing.outlines(labels: pieceUnit, count: coverage.unitCount).enumerated() {
            let drawn = CoverageDrawing.land(of: outline, grid, scale)
            lands.append(drawn.land)
            if drawn.isRepaired { repaired.append(unit) }
        }
        self.lands = lands
        self.repaired = repaired
    }

    /// The land of each feature of the units.
    ///
    /// - Parameter pieceCounts: for each unit how many pieces of its land each of its features brought, in their order; none
    ///   for a unit of one feature.
    public func lands(byFeature pieceCounts: [[Int]]) -> [[MultiPolygon]] {
        var labels: ContiguousArray<Int32> = []
        var first: [Int] = []
        var count = 0
        var places = [Int](repeating: 0, count: pieceUnit.count)
        var seen = [Int](repeating: 0, count: lands.count)
        for (piece, unit) in pieceUnit.enumerated() {
            places[piece] = seen[Int(unit)]
            seen[Int(unit)] += 1
        }
        for counts in pieceCounts {
            first.append(count)
            count += max(1, counts.count)
        }
        for (piece, unit) in pieceUnit.enumerated() {
            var feature = 0
            var end = 0
            for (index, pieces) in pieceCounts[Int(unit)].enumerated() {
                end += pieces
                feature = index
                if places[piece] < end { break }
            }
            labels.append(Int32(truncatingIfNeeded: first[Int(unit)] + feature))
        }
        var tracing = tracer
        let all = tracing.outlines(labels: labels, count: count).map {
            CoverageDrawing.land(of: $0, grid, scale).land
        }
        return pieceCounts.indices.map { Array(all[first[$0]..<(first[$0] + max(1, pieceCounts[$0].count))]) }
    }

    private static func losses(
        _ arcs: ContiguousArray<BorderArcs.Arc>, pieceUnit: ContiguousArray<Int32>, unitCount: Int
    ) -> [Loss] {
        var isDrawn = [Bool](repeating: false, count: pieceUnit.count)
        for arc in arcs {
            for piece in [arc.sides.left, arc.sides.right] + arc.sides.further.map(\.piece) where piece >= 0 {
                isDrawn[Int(piece)] = true
            }
        }
        var (gone, all) = ([Int](repeating: 0, count: unitCount), [Int](repeating: 0, count: unitCount))
        for (piece, unit) in pieceUnit.enumerated() {
            all[Int(unit)] += 1
            if !isDrawn[piece] { gone[Int(unit)] += 1 }
        }
        return gone.indices.filter { gone[$0] > 0 }
            .map { Loss(unit: $0, pieces: gone[$0], isWhole: gone[$0] == all[$0]) }
    }

    /// The outline of each cluster, along the borders of its units, holes only where other land or none lies.
    ///
    /// Cracks between members stay open; see `closing`.
    /// - Parameter labels: for each unit its cluster, counted from 0; nil for a unit in none.
    ///
    /// Complexity: O(vertices of the borders).
    public func dissolved(labels: [Int?]) -> [MultiPolygon] {
        precondition(labels.count == lands.count, "one label for each unit")
        let count = (labels.lazy.compactMap { $0 }.max() ?? -1) + 1
        let ofPieces = ContiguousArray(pieceUnit.map { Int32(truncatingIfNeeded: labels[Int($0)] ?? -1) })
        var tracing = tracer
        return tracing.outlines(labels: ofPieces, count: count).enumerated().map { label, outline in
            let drawn = CoverageDrawing.land(of: outline, grid, scale)
            guard drawn.isRepaired else { return drawn.land }
            // Overlapping members: what they cover together.
            let members = labels.indices.filter { labels[$0] == label }.map { lands[$0] }
            return (try? unionOfLands(members, named: "cluster \(label)")) ?? drawn.land
        }
    }

    /// The outlines of clusters with cracks closed, drawn on the same grid.
    ///
    /// - Parameters:
    ///   - outlines: what `dissolved` gave.
    ///   - bridges: by cluster what closes its cracks, in the drawing's coordinates.
    ///   - width: holes narrower than this are cracks too, in the drawing's units.
    public func closing(_ outlines: [MultiPolygon], with bridges: [Int: [MultiPolygon]], width: Double)
        -> [MultiPolygon]
    {
        var closed = outlines
        for (label, bridges) in bridges.sorted(by: { $0.key < $1.key }) where label < closed.count {
            guard let union = try? unionOfLands([outlines[label]] + bridges, named: "cluster \(label)") else {
                continue
            }
            closed[label] = union.withoutSlivers(narrowerThan: width)
        }
        // Bridges end anywhere: once more to the grid, all clusters together, so that they still match.
        return Coverage(lands: closed, toleranceMetres: 0).drawing(decimals: decimals).lands
    }

    /// The land within an outline; repaired where its rings cut through each other, which only faulty input makes them do.
    private static func land(
        of outline: RingTracer.Outline, _ grid: ContiguousArray<Coordinate>, _ scale: Double
    ) -> (land: MultiPolygon, isRepaired: Bool) {
        let rings = outline.rings.map { chain in
            Ring((chain + chain.prefix(1)).map { Coordinate(x: grid[Int($0)].x / scale, y: grid[Int($0)].y / scale) })
        }
        let land = MultiPolygon(nestedPolygons(of: rings))
        guard outline.overlapsItself || land.hasNestedPolygons else { return (land, false) }
        // All vertices lie on the grid, and the borders meet in vertices only: repair adds none.
        return ((try? land.repaired().land) ?? land, true)
    }
}

extension Coverage {
    /// The lands drawn in working coordinates. See `CoverageDrawing`.
    ///
    /// - Parameters:
    ///   - decimals: digits behind the point of metres, 0 to 9.
    ///   - toleranceMetres: vertices that change the land by less than the square of this are left out; 0 keeps all.
    public func drawing(decimals: Int, simplifiedBy toleranceMetres: Double = 0) -> CoverageDrawing {
        CoverageDrawing(self, positions: vertices, decimals: decimals, toleranceMetres: toleranceMetres)
    }

    /// The lands drawn in another system than the working one.
    ///
    /// - Parameter place: brings the coordinates that were given before projecting to that system, all in one call.
    /// - Throws: what `place` throws.
    public func drawing(
        decimals: Int, simplifiedBy toleranceMetres: Double = 0, placing place: ([Coordinate]) throws -> [Coordinate]
    ) rethrows -> CoverageDrawing {
        CoverageDrawing(
            self, positions: try place(Array(sourceVertices)), decimals: decimals, toleranceMetres: toleranceMetres)
    }

    /// What closes the cracks inside clusters whose members are neighbours only by the tolerance, by cluster, in working
    /// coordinates.
    public func sliverBridges(labels: [Int?]) -> [Int: [MultiPolygon]] {
        var bridges: [Int: [MultiPolygon]] = [:]
        for stitch in stitches {
            guard let label = labels[Int(stitch.unit)], label == labels[Int(stitch.other)] else { continue }
            bridges[label, default: []].append(stitch.bridge())
        }
        return bridges
    }

    /// The piece of land on the left of each half-edge.
    var pieceOfEdge: ContiguousArray<Int32> {
        var pieces = ContiguousArray<Int32>(repeating: 0, count: edges.count)
        for ring in edges.ringPiece.indices {
            for edge in Int(edges.ringStarts[ring])..<Int(edges.ringStarts[ring + 1]) {
                pieces[edge] = edges.ringPiece[ring]
            }
        }
        return pieces
    }
}
