import GeoModel
import HeapModule

/// Looks for the place in a land that is farthest from its border, by branch and bound over square cells.
///
/// The most promising cell is cut in four until none can beat the best place by more than the tolerance. The cells are
/// those of the library's search, and so are the answers, but a cell hands on only the edges that can be nearest to a place
/// in it, and no question allocates: a parish takes a twentieth of the time (Docs/decisions/0006-own-pole-search.md).
/// Source: Garcia-Castellanos and Lombardo, "Poles of inaccessibility", 2007; Mapbox, "polylabel", 2016.
struct PoleSearch {
    private let edges: ContiguousArray<Segment>
    private let locator: PointLocator
    /// Positions in `edges`, cell after cell.
    private var pool: ContiguousArray<Int32>
    private var made: Int32 = 0
    /// How many distances may still be measured. Thousands of needles that meet in a point would take minutes; the circle
    /// is then the best that was found.
    private var distancesLeft: Int

    /// An edge, prepared for distances.
    private struct Segment: BitwiseCopyable {
        var origin: Coordinate
        var run: Coordinate
        /// One over the squared length; 0 for an edge of no length.
        var perSquare: Double

        @inline(__always)
        func squaredDistance(to place: Coordinate) -> Double {
            let (x, y) = (place.x - origin.x, place.y - origin.y)
            let along = Swift.min(1, Swift.max(0, (x * run.x + y * run.y) * perSquare))
            let (dx, dy) = (x - along * run.x, y - along * run.y)
            return dx * dx + dy * dy
        }
    }

    private struct Cell: Comparable {
        var centre: Coordinate
        var half: Double
        /// From the centre to the border, negative outside.
        var distance: Double
        /// Where in the pool the edges lie that can be nearest to a place in the cell.
        var candidates: Range<Int32>
        var serial: Int32

        /// No place in the cell is farther from the border.
        var bound: Double { distance + half * 2.0.squareRoot() }

        static func < (left: Cell, right: Cell) -> Bool {
            (left.bound, right.serial) < (right.bound, left.serial)
        }
    }

    /// Prepares `land`, which must have finite coordinates.
    init(_ land: MultiPolygon) {
        var edges = ContiguousArray<Segment>()
        for polygon in land.polygons {
            for ring in polygon.rings {
                for (from, to) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
                    let run = Coordinate(x: to.x - from.x, y: to.y - from.y)
                    let square = run.x * run.x + run.y * run.y
                    edges.append(Segment(origin: from, run: run, perSquare: square > 0 ? 1 / square : 0))
                }
            }
        }
        self.edges = edges
        locator = PointLocator(land)
        pool = ContiguousArray(0..<Int32(truncatingIfNeeded: edges.count))
        distancesLeft = 30_000_000 + 40 * edges.count
    }

    /// The circle around the best place, its radius at most `tolerance` below the largest; nil where there is no edge.
    /// - Parameter guess: a place to beat, such as the centre of mass.
    mutating func run(tolerance: Double, guess: Coordinate) -> Circle? {
        guard !edges.isEmpty else { return nil }
        let bounds = locator.box
        let all = 0..<Int32(truncatingIfNeeded: edges.count)
        var best = cell(guess, half: 0, all)
        var queue = Heap<Cell>()
        // Of a narrow strip a thousand cells are enough to begin with.
        let side = Swift.max(
            Swift.min(bounds.width, bounds.height), Swift.max(bounds.width, bounds.height) / 1000)
        if side > 0 {
            for x in stride(from: bounds.minX, to: bounds.maxX, by: side) {
                for y in stride(from: bounds.minY, to: bounds.maxY, by: side) {
                    queue.insert(cell(Coordinate(x: x + side / 2, y: y + side / 2), half: side / 2, all))
                }
            }
        }
        while let next = queue.popMax() {
            if next.distance > best.distance { best = next }
            guard next.bound - best.distance > tolerance, distancesLeft > 0 else { break }
            let near = narrowed(next)
            let half = next.half / 2
            for (dx, dy) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
                let centre = Coordinate(x: next.centre.x + dx, y: next.centre.y + dy)
                queue.insert(cell(centre, half: half, near))
            }
        }
        // What is left promises too little to be cut further, but a centre may still be a little better; the first of equals.
        for cell in queue.unordered where (cell.distance, best.serial) > (best.distance, cell.serial) { best = cell }
        return Circle(centre: best.centre, radius: Swift.max(0, best.distance))
    }

    private mutating func cell(_ centre: Coordinate, half: Double, _ candidates: Range<Int32>) -> Cell {
        made += 1
        // To know whether a place is inside takes a look at the edges at its height.
        distancesLeft -= candidates.count + 16
        let metres = distance(of: centre, among: candidates)
        return Cell(
            centre: centre, half: half, distance: locator.place(of: centre) == .outside ? -metres : metres,
            candidates: candidates, serial: made)
    }

    private func distance(of place: Coordinate, among candidates: Range<Int32>) -> Double {
        edges.withUnsafeBufferPointer { edges in
            pool.withUnsafeBufferPointer { pool in
                var least = Double.infinity
                for position in candidates {
                    least = Swift.min(least, edges[Int(pool[Int(position)])].squaredDistance(to: place))
                }
                return least.squareRoot()
            }
        }
    }

    /// The edges that can be nearest to a place in the cell: those not farther from its centre than the nearest one by more
    /// than twice the way to a corner.
    private mutating func narrowed(_ cell: Cell) -> Range<Int32> {
        guard cell.candidates.count > 8 else { return cell.candidates }
        let reach = (abs(cell.distance) + 2 * 2.0.squareRoot() * cell.half) * (1 + 1e-12)
        let start = Int32(truncatingIfNeeded: pool.count)
        distancesLeft -= cell.candidates.count
        for position in cell.candidates {
            let edge = pool[Int(position)]
            if edges[Int(edge)].squaredDistance(to: cell.centre) <= reach * reach { pool.append(edge) }
        }
        return start..<Int32(truncatingIfNeeded: pool.count)
    }
}
