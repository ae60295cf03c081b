import GEOSKit
import GeoModel

/// A coverage with its narrow gaps and overlaps closed.
///
/// All borders are brought to one net of lines that meet at their ends only, and the places between them are given to units:
/// a narrow gap goes to the unit beside it, and a narrow overlap to the one of its units, with the longest border along it.
/// Nothing else moves, and since every place has one owner no new gap or overlap can come of it. Vertices that were there
/// stay as they are, to a tenth of a millimetre.
public struct CoverageRepair: Sendable {
    /// One gap or overlap that was closed.
    public struct Change: Hashable, Sendable {
        /// What it was.
        public enum Kind: String, Sendable, CaseIterable {
            /// Land that no unit claimed.
            case gap
            /// Land that several units claimed.
            case overlap
        }

        /// What it was.
        public var kind: Kind
        /// Its area in square metres.
        public var areaSquareMetres: Double
        /// How wide it was at its widest, in metres.
        public var widthMetres: Double
        /// A place inside, in working coordinates.
        public var place: Coordinate
        /// The units that claimed it, or those around it, in ascending order.
        public var units: [Int]
        /// The unit that has it now.
        public var receiver: Int
    }

    /// The land of each unit in working coordinates.
    public var lands: [MultiPolygon]
    /// What was closed, the largest first, ties by place from the west.
    public var changes: [Change]
    /// The units whose land changed, in ascending order.
    public var changedUnits: [Int]
}

extension Coverage {
    /// More overlaps than this are no drawing faults, and nothing is repaired.
    static let mostOverlapsToRepair = 20_000

    /// Closes the gaps and overlaps that are nowhere wider than `width`, in metres.
    ///
    /// Wider ones stay as they are. Nil where units lie on top of one another so often, or cross so badly, that nothing can be
    /// made of them.
    ///
    /// Complexity: O(n log n) for n edges, and an inscribed circle for each narrow fault.
    public func closingNarrowFaults(narrowerThan width: Double) -> CoverageRepair? {
        guard width > 0, overlaps.count <= Self.mostOverlapsToRepair else { return nil }
        let scale = 1e4
        let net = BorderNet(
            self, scaled: ContiguousArray(vertices.map { Coordinate(x: $0.x * scale, y: $0.y * scale) }))
        guard net.crossingsLeft == 0 else { return nil }
        let unitOfPiece = edges.pieceUnit
        var arcs = BorderArcs(net.lines, vertexCount: net.vertices.grid.count).arcs
        for index in arcs.indices { arcs[index].sides = arcs[index].sides.labelled(unitOfPiece) }
        arcs.removeAll { $0.sides.isVoid }
        var faces = CoverageFaces(arcs, net.vertices)
        let changes = faces.close(narrowerThan: width)
        guard !changes.isEmpty else { return CoverageRepair(lands: [], changes: [], changedUnits: []) }
        let changed = Set(changes.flatMap { change in change.kind == .gap ? [change.receiver] : change.units }).sorted()
        var owned = faces.ownedArcs()
        owned.removeAll { $0.sides.isVoid }
        var tracer = RingTracer(owned, grid: net.vertices.grid)
        let labels = ContiguousArray((0..<Int32(truncatingIfNeeded: unitCount)).map { $0 })
        let lands = tracer.outlines(labels: labels, count: unitCount).map { outline in
            MultiPolygon(
                nestedPolygons(
                    of: outline.rings.map { chain in
                        Ring((chain + chain.prefix(1)).map { net.vertices.working[Int($0)] })
                    }))
        }
        // Where closing would make a polygon that crosses itself, the borders stay as they were drawn.
        do {
            for unit in changed { if try lands[unit].validityFault() != nil { return nil } }
        } catch { return nil }
        return CoverageRepair(lands: lands, changes: changes, changedUnits: changed)
    }
}
