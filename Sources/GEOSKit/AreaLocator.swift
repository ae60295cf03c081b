import GeoModel

/// Finds which of many lands hold a point; a plain value that may cross tasks.
///
///     let parishes = AreaLocator(parishLands)
///     let parish = parishes.firstIndex(covering: village)
///
/// A grid over all lands says which boxes to try; each land's edges are sorted into horizontal bands, of which a point
/// needs one. Everything lies in a few flat tables: with an array for each land, building and looking up took twice as
/// long. Building is O(n) in the coordinates; a look-up is a grid cell and a band of edges for each box that holds the point.
public struct AreaLocator: Sendable {
    let boxes: ContiguousArray<Box>
    let bands: LandBands
    let grid: BoxGrid

    /// Prepares `lands`; the results are positions in it.
    public init(_ lands: [MultiPolygon]) {
        bands = LandBands(lands)
        boxes = bands.boxes
        grid = BoxGrid(boxes)
    }

    /// All lands that hold the point, borders included, in ascending order.
    public func indices(covering point: Coordinate) -> [Int] {
        var found: [Int] = []
        forEach(near: point) { land in
            if bands.covers(point, land: land) { found.append(land) }
            return true
        }
        return found
    }

    /// The first land that holds the point, borders included; nil when none does.
    public func firstIndex(covering point: Coordinate) -> Int? {
        var first: Int?
        forEach(near: point) { land in
            guard bands.covers(point, land: land) else { return true }
            first = land
            return false
        }
        return first
    }

    /// Calls `body` with each land whose box holds the point, ascending, until it answers false.
    @inline(__always)
    private func forEach(near point: Coordinate, _ body: (Int) -> Bool) {
        boxes.withUnsafeBufferPointer { boxes in
            grid.withCandidates(near: point) { candidates in
                for candidate in candidates where boxes[Int(candidate)].contains(point) {
                    if !body(Int(candidate)) { return }
                }
            }
        }
    }
}

/// A uniform grid that knows, for each of its cells, the boxes that meet it.
struct BoxGrid: Sendable {
    private let around: Box
    private let columns: Int
    private let rows: Int
    private let perX: Double
    private let perY: Double
    private let starts: ContiguousArray<Int32>
    private let members: ContiguousArray<Int32>

    /// About one cell a box; fewer where large boxes would lie in very many.
    init(_ boxes: ContiguousArray<Box>) {
        var around = Box.empty
        for box in boxes where !box.isEmpty { around.extend(to: box) }
        self.around = around
        var side = Swift.max(1, Int(Double(boxes.count).squareRoot()))
        while true {
            let (perX, perY) = (Self.scale(side, around.width), Self.scale(side, around.height))
            var sizes = ContiguousArray<Int32>(repeating: 0, count: side * side + 1)
            var total = 0
            for box in boxes where !box.isEmpty {
                let (x, y) = (
                    Self.span(box.minX, box.maxX, around.minX, perX, side),
                    Self.span(box.minY, box.maxY, around.minY, perY, side)
                )
                total += x.count * y.count
                if total > 16 * boxes.count && side > 1 { break }
                for row in y { for column in x { sizes[row * side + column + 1] += 1 } }
            }
            if total > 16 * boxes.count && side > 1 {
                side = side / 2
                continue
            }
            for cell in 0..<(side * side) { sizes[cell + 1] += sizes[cell] }
            var next = sizes
            var members = ContiguousArray<Int32>(repeating: 0, count: Int(sizes[side * side]))
            for (index, box) in boxes.enumerated() where !box.isEmpty {
                for row in Self.span(box.minY, box.maxY, around.minY, perY, side) {
                    for column in Self.span(box.minX, box.maxX, around.minX, perX, side) {
                        members[Int(next[row * side + column])] = Int32(index)
                        next[row * side + column] += 1
                    }
                }
            }
            (columns, rows, self.perX, self.perY) = (side, side, perX, perY)
            (starts, self.members) = (sizes, members)
            return
        }
    }

    private static func scale(_ side: Int, _ length: Double) -> Double {
        let scale = Double(side) / length
        return length > 0 && scale.isFinite ? scale : 0
    }

    /// Monotone in the coordinate, so a point in a box always falls in a cell of that box.
    @inline(__always)
    private static func cell(_ value: Double, _ origin: Double, _ scale: Double, _ side: Int) -> Int {
        let place = (value - origin) * scale
        return place <= 0 ? 0 : place >= Double(side - 1) ? side - 1 : Int(place)
    }

    private static func span(
        _ low: Double, _ high: Double, _ origin: Double, _ scale: Double, _ side: Int
    ) -> ClosedRange<Int> { cell(low, origin, scale, side)...cell(high, origin, scale, side) }

    /// The boxes that may hold the point, ascending.
    @inline(__always)
    func withCandidates(near point: Coordinate, _ body: (UnsafeBufferPointer<Int32>) -> Void) {
        guard around.contains(point) else { return }
        let cell =
            Self.cell(point.y, around.minY, perY, rows) * columns + Self.cell(point.x, around.minX, perX, columns)
        members.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[Int(starts[cell])..<Int(starts[cell + 1])]))
        }
    }

    /// Calls `body` with the boxes of each cell that `window` meets; a box may come several times.
    func forEachCandidate(meeting window: Box, _ body: (Int) -> Void) {
        guard around.intersects(window) else { return }
        for row in Self.span(window.minY, window.maxY, around.minY, perY, rows) {
            for column in Self.span(window.minX, window.maxX, around.minX, perX, columns) {
                let cell = row * columns + column
                for member in members[Int(starts[cell])..<Int(starts[cell + 1])] { body(Int(member)) }
            }
        }
    }
}
