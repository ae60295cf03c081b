import GeoModel

/// Where units lie, in square cells of about two units each, so that what is near a cluster is found without looking at all.
struct UnitGrid: Sendable {
    private let places: [Coordinate]
    private let west: Double
    private let south: Double
    /// The side of a cell in metres.
    private let side: Double
    private let columns: Int
    private let rows: Int
    /// The units of cell `c` are `order[starts[c]..<starts[c + 1]]`, ascending.
    private let starts: [Int]
    private let order: [Int]

    /// O(units).
    init(_ places: [Coordinate]) {
        self.places = places
        west = places.map(\.x).min() ?? 0
        south = places.map(\.y).min() ?? 0
        let width = (places.map(\.x).max() ?? 0) - west
        let height = (places.map(\.y).max() ?? 0) - south
        // The longer side bounds the number of cells where all lie on one line.
        let longest = max(width, height)
        let count = Double(max(1, places.count))
        side = max(1, (2 * width * height / count).squareRoot(), 2 * longest / count)
        columns = Int(width / side) + 1
        rows = Int(height / side) + 1
        var starts = [Int](repeating: 0, count: columns * rows + 1)
        var cells = [Int](repeating: 0, count: places.count)
        for (unit, place) in places.enumerated() {
            cells[unit] = Int((place.y - south) / side) * columns + Int((place.x - west) / side)
            starts[cells[unit] + 1] += 1
        }
        for cell in 0..<(columns * rows) { starts[cell + 1] += starts[cell] }
        var next = starts
        var order = [Int](repeating: 0, count: places.count)
        for unit in places.indices {
            order[next[cells[unit]]] = unit
            next[cells[unit]] += 1
        }
        self.starts = starts
        self.order = order
    }

    /// The pair of a member and a unit that is none with the least distance in the plane; ties go to the smallest such unit,
    /// then to the first member. Nil where every unit is a member.
    ///
    /// O(members times units about as near as the nearest).
    func nearestOutside(_ members: [Int]) -> (member: Int, other: Int)? {
        let inside = Set(members)
        guard inside.count < places.count else { return nil }
        var best: (metres: Double, other: Int, position: Int)?
        for (position, member) in members.enumerated() {
            let place = places[member]
            let (row, column) = (Int((place.y - south) / side), Int((place.x - west) / side))
            for ring in 0...max(rows, columns) {
                // What lies in this ring or beyond is at least so far away.
                if let best, best.metres < Double(ring - 1) * side { break }
                for y in max(0, row - ring)..<min(rows, row + ring + 1) {
                    let step = abs(y - row) == ring ? 1 : max(1, 2 * ring)
                    for x in stride(from: column - ring, through: column + ring, by: step)
                    where x >= 0 && x < columns {
                        for other in order[starts[y * columns + x]..<starts[y * columns + x + 1]]
                        where !inside.contains(other) {
                            let found = (place.planarDistance(to: places[other]), other, position)
                            if best.map({ found < ($0.metres, $0.other, $0.position) }) ?? true { best = found }
                        }
                    }
                }
            }
        }
        return best.map { (members[$0.position], $0.other) }
    }
}
