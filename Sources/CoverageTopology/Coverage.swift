import GeoModel

/// Units' lands as one structure of shared borders.
///
/// Borders are found by identical vertices, and where two units draw their common border differently by a tolerance.
/// Built once, it answers who borders whom and for how long, what a cluster's outline is, and where units overlap or
/// leave gaps.
///
/// ```swift
/// let coverage = Coverage(lands: parishes, toleranceMetres: 5)
/// for border in coverage.borders(of: 12) where !border.isPoint { print(border.other(than: 12), border.lengthMetres) }
/// let outlines = coverage.dissolve(labels: clusterOfUnit)
/// ```
public struct Coverage: Sendable {
    /// How many units there are; units are numbered from 0 in the order of the input.
    public let unitCount: Int
    /// Borders nearer to each other than this count as one, in metres.
    public let toleranceMetres: Double
    /// Measures of each unit, by its index.
    public internal(set) var shapes: [UnitShape]
    /// Every pair of units that share a border or a point, by `a`, then `b`.
    public internal(set) var borders: [SharedBorder] = []
    /// Borders that run close together without being drawn alike, by `a`, then `b`.
    public internal(set) var nearMisses: [NearMiss] = []
    /// Each pair of units that claim the same land, by `a`, then `b`.
    public internal(set) var overlaps: [UnitOverlap] = []
    /// What was left out because there would have been too much of it.
    public internal(set) var limits = CoverageLimits()
    /// Units with invalid land of which a repaired copy was measured, in ascending order.
    public internal(set) var unitsRepairedToMeasure: [Int] = []
    /// Rings that enclose nothing and were left out.
    public let droppedRingCount: Int

    /// How long a metre on the ground is in the plane of the working coordinates, over all units; 1 where the lands are not
    /// given in degrees.
    public internal(set) var planeScale = 1.0
    /// The middle of all units in the plane, about which centres are drawn together or apart.
    var planeMiddle = Coordinate(x: 0, y: 0)

    /// The distinct vertices in working coordinates.
    let vertices: ContiguousArray<Coordinate>
    /// The distinct vertices as they were given, where the lands were projected.
    let sourceVertices: ContiguousArray<Coordinate>
    let edges: HalfEdges
    /// What measures on the ground; nil where the lands are not given in degrees, and the plane is taken for the ground.
    let ground: GroundMeasure?
    /// The stretches matched by tolerance, for closing the cracks inside a cluster.
    var stitches: [Stitch] = []
    /// Units that draw an edge in one direction, by edge: they overlap there.
    var crowdsOnOneSide: [[Int32]] = []
    /// For each unit the positions in `overlaps` of those that it is in; empty where there are none.
    var overlapsOfUnit: [[Int32]] = []
    /// By the first of the units that are drawn exactly alike the others, in ascending order.
    var drawnAlike: [Int32: [Int32]] = [:]
    /// For each unit the first that is drawn exactly alike; empty where none are.
    var firstDrawnAlike: [Int32] = []
    /// The rings of each unit.
    let ringsOfUnit: UnitRings
    /// Land to be measured in place of what the edges of a unit enclose, in working coordinates.
    let measured: [Int: MultiPolygon]
    /// Positions in `borders` by unit: those of unit u lie at borderOffsets[u]..<borderOffsets[u + 1].
    var borderOffsets: [Int32] = []
    var borderPositions: [Int32] = []

    /// Builds the structure from lands that are in a metric system already; see the other initializer.
    public init(
        lands: [MultiPolygon], owners: [Int]? = nil, toleranceMetres: Double = 5, overlapping: Bool = true
    ) {
        self.init(
            lands: lands, owners: owners, toleranceMetres: toleranceMetres, overlapping: overlapping,
            projecting: { $0 })
    }

    /// Builds the structure from lands in any system, and measures it in a metric one.
    ///
    /// - Parameters:
    ///   - lands: one land for each unit, or one for each feature when `owners` says whose it is.
    ///   - owners: for each land the index of its unit, so that several features of one code become one unit; the
    ///     indices run from 0 without a gap.
    ///   - toleranceMetres: borders nearer than this count as one; 0 asks for identical vertices, or for units that overlap.
    ///   - measured: by unit, land to be measured in place of its own, in the metric system: a repaired copy of what is
    ///     not valid.
    ///   - overlapping: whether units may overlap, so that it is looked for; false for pieces that were cut from one whole.
    ///   - areDegrees: whether the lands are in longitude and latitude; then areas and lengths of borders are those on the
    ///     ground, whatever the projection does to them, and otherwise those of its plane.
    ///   - project: brings coordinates to a metric system, all distinct vertices in one call. Identity is tested before
    ///     it; what lies near what is looked for in its result.
    ///
    /// Complexity: O(n) expected for n positions, and O(m k) for m edges without a twin with k others near.
    /// - Throws: what `project` throws.
    public init(
        lands: [MultiPolygon],
        owners: [Int]? = nil,
        toleranceMetres: Double = 5,
        measuring measured: [Int: MultiPolygon] = [:],
        overlapping: Bool = true,
        areDegrees: Bool = false,
        projecting project: ([Coordinate]) throws -> [Coordinate]
    ) rethrows {
        precondition(owners.map { $0.count == lands.count } ?? true, "one owner for each land")
        var positions = 0
        for land in lands {
            for polygon in land.polygons {
                positions += polygon.exterior.coordinates.count
                for hole in polygon.holes { positions += hole.coordinates.count }
            }
        }
        var interner = VertexInterner(positions: positions)
        var edges = HalfEdges()
        edges.origin.reserveCapacity(positions)
        edges.next.reserveCapacity(positions)
        edges.unit.reserveCapacity(positions)
        droppedRingCount = edges.append(lands: lands, joining: owners, interner: &interner)
        edges.pair(vertexCount: interner.vertices.count)
        self.edges = edges
        sourceVertices = interner.vertices
        ground = areDegrees ? GroundMeasure(of: interner.vertices) : nil
        let projected = try project(Array(interner.vertices))
        precondition(projected.count == interner.vertices.count, "a projection keeps the count of coordinates")
        vertices = ContiguousArray(projected)
        unitCount = owners.map { ($0.max() ?? -1) + 1 } ?? lands.count
        self.toleranceMetres = toleranceMetres
        ringsOfUnit = UnitRings(edges, unitCount: unitCount)
        self.measured = measured
        shapes = []
        shapes = measuredShapes()
        scaleToGround()
        findBorders(overlapping: overlapping)
    }
}
