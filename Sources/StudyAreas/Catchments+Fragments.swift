import CoverageTopology
import GEOSKit
import GeoModel

/// Gives what a cell holds beyond the water to the cell it hangs together with.
///
/// The nearest village as the crow flies may lie across a fjord: its cell then has a piece of land that no land joins to
/// it, while another village's cell lies beside it. Such a fragment goes to the cell with which it shares the longest
/// border. A part of the land that holds no village at all, an island, stays as it was shared out.
struct CellFragments {
    /// The cells with every fragment moved, in the order given.
    private(set) var cells: [MultiPolygon]
    /// The fragments moved, by the cell they were drawn for.
    private(set) var moved: [Move] = []

    /// A fragment taken from one cell and given to another.
    struct Move {
        var from: Int
        var to: Int
        var areaSquareMetres: Double
    }

    private struct Piece {
        var polygon: Polygon
        var drawnFor: Int
        var holder: Int?
    }

    /// Moves the fragments of `cells`, which tile one land edge by edge.
    /// - Parameter sites: for each cell the place of its village.
    init(of cells: [MultiPolygon], sites: [Coordinate]) {
        self.cells = cells
        guard cells.contains(where: { $0.polygons.count > 1 }) else { return }
        var pieces: [Piece] = []
        var mains: [Int] = []
        for (cell, land) in cells.enumerated() where !land.isEmpty {
            let main = Self.main(of: land, site: sites[cell])
            for (position, polygon) in land.polygons.enumerated() {
                if position == main { mains.append(pieces.count) }
                pieces.append(Piece(polygon: polygon, drawnFor: cell, holder: position == main ? cell : nil))
            }
        }
        let coverage = Coverage(lands: pieces.map { MultiPolygon($0.polygon) }, toleranceMetres: 0)
        let parts = coverage.connectedParts()
        let inhabited = Set(mains.map { parts.partOfUnit[$0] })
        for index in pieces.indices where pieces[index].holder == nil && !inhabited.contains(parts.partOfUnit[index]) {
            pieces[index].holder = pieces[index].drawnFor
        }
        var open = pieces.indices.filter { pieces[$0].holder == nil }
        while !open.isEmpty {
            let given = open.compactMap { piece in
                Self.holder(across: coverage, of: piece, among: pieces).map { (piece: piece, cell: $0) }
            }
            // What is left hangs on nothing: it stays where it was drawn.
            guard !given.isEmpty else { break }
            for (piece, cell) in given { pieces[piece].holder = cell }
            open = open.filter { pieces[$0].holder == nil }
        }
        for piece in pieces where piece.holder != nil && piece.holder != piece.drawnFor {
            moved.append(
                Move(
                    from: piece.drawnFor, to: piece.holder ?? piece.drawnFor,
                    areaSquareMetres: MultiPolygon(piece.polygon).area))
        }
        guard !moved.isEmpty else { return }
        let changed = Set(moved.flatMap { [$0.from, $0.to] })
        for cell in changed {
            let parts = pieces.filter { ($0.holder ?? $0.drawnFor) == cell }.map { MultiPolygon($0.polygon) }
            self.cells[cell] = (try? unionOfLands(parts)) ?? MultiPolygon(parts.flatMap(\.polygons))
        }
    }

    /// Which polygon of a cell its village stands on, or is nearest to when it stands in the water.
    private static func main(of land: MultiPolygon, site: Coordinate) -> Int {
        let polygons = land.polygons.map { MultiPolygon($0) }
        if let home = polygons.firstIndex(where: { PointLocator($0).covers(site) }) { return home }
        let distances = polygons.map { (try? $0.distance(to: site)) ?? .infinity }
        return distances.indices.min { (distances[$0], $0) < (distances[$1], $1) } ?? 0
    }

    /// The cell whose pieces share the longest border with `piece`, the first of equals.
    private static func holder(across coverage: Coverage, of piece: Int, among pieces: [Piece]) -> Int? {
        var lengths: [Int: Double] = [:]
        for border in coverage.borders(of: piece) where !border.isPoint {
            guard let cell = pieces[border.other(than: piece)].holder else { continue }
            lengths[cell, default: 0] += border.lengthMetres
        }
        return lengths.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }
}

extension Catchments {
    /// Reports which fragments of a land were moved.
    mutating func report(
        _ moved: [CellFragments.Move], in land: String, at location: SourceLocation?, _ villages: [Village],
        _ members: [Int]
    ) {
        for move in moved {
            let (from, to) = (villages[members[move.from]], villages[members[move.to]])
            let message =
                "in \(land), \(Wording.area(move.areaSquareMetres)) nearest to \(from.id) '\(from.name)' lie across the water from it: they went to "
                + "\(to.id) '\(to.name)', which they border"
            diagnostics.append(Diagnostic(.catchmentFragment, .note, message, at: location))
        }
    }
}
