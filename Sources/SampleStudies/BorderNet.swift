import GeoModel

/// All borders of a grid as one net of corners, smoothed and thinned together, from which any layer's rings are cut.
///
/// Two polygons that share a border, in one layer or in two, therefore share its vertices exactly.
struct BorderNet: Sendable {
    let grid: LandGrid
    let cornerColumns: Int
    /// The final place of each corner in metres, by corner index.
    private(set) var places: [Coordinate]
    /// Whether the corner survived thinning.
    private(set) var isKept: [Bool]

    init(grid: LandGrid, smoothing: Int, toleranceMetres: Double) {
        self.grid = grid
        cornerColumns = grid.columns + 1
        let count = cornerColumns * (grid.rows + 1)
        places = (0..<count).map { [cornerColumns] in
            Coordinate(
                x: SampleGeography.west + Double($0 % cornerColumns) * SampleGeography.cell,
                y: SampleGeography.south + Double($0 / cornerColumns) * SampleGeography.cell
            )
        }
        isKept = [Bool](repeating: false, count: count)
        smooth(times: smoothing)
        thin(toleranceMetres: toleranceMetres)
    }

    /// The corners that are joined to `corner` by a border, in the order east, north, west, south.
    func joined(to corner: Int) -> [Int] {
        let column = corner % cornerColumns
        let row = corner / cornerColumns
        let southWest = label(column - 1, row - 1)
        let southEast = label(column, row - 1)
        let northWest = label(column - 1, row)
        let northEast = label(column, row)
        var found: [Int] = []
        if northEast != southEast { found.append(corner + 1) }
        if northWest != northEast { found.append(corner + cornerColumns) }
        if northWest != southWest { found.append(corner - 1) }
        if southWest != southEast { found.append(corner - cornerColumns) }
        return found
    }

    func label(_ column: Int, _ row: Int) -> Int {
        guard column >= 0, row >= 0, column < grid.columns, row < grid.rows else { return LandGrid.sea }
        return grid.labels[row * grid.columns + column]
    }

    private mutating func smooth(times: Int) {
        let borders = places.indices.compactMap { corner -> (corner: Int, joined: [Int])? in
            let joined = joined(to: corner)
            return joined.isEmpty ? nil : (corner, joined)
        }
        for _ in 0..<times {
            var moved = places
            for (corner, joined) in borders {
                let share = 1 / Double(joined.count)
                let x = joined.reduce(0) { $0 + places[$1].x } * share
                let y = joined.reduce(0) { $0 + places[$1].y } * share
                moved[corner] = Coordinate(x: (places[corner].x + x) / 2, y: (places[corner].y + y) / 2)
            }
            places = moved
        }
    }

    /// Keeps the junctions, and along each border the corners that Douglas and Peucker's rule keeps.
    private mutating func thin(toleranceMetres: Double) {
        for chain in chains() { keep(chain, from: 0, to: chain.count - 1, tolerance: toleranceMetres) }
    }

    private mutating func keep(_ chain: [Int], from first: Int, to last: Int, tolerance: Double) {
        isKept[chain[first]] = true
        isKept[chain[last]] = true
        guard last - first > 1 else { return }
        let a = places[chain[first]]
        let b = places[chain[last]]
        var worst = -1.0
        var split = first
        for index in (first + 1)..<last {
            let p = places[chain[index]]
            let distance = a == b ? p.planarDistance(to: a) : SampleGeography.nearest(p, a, b).distance
            if distance > worst {
                worst = distance
                split = index
            }
        }
        // A border that starts and ends at one place keeps its farthest corner, or its ring would collapse.
        guard worst > tolerance || chain[first] == chain[last] else { return }
        keep(chain, from: first, to: split, tolerance: tolerance)
        keep(chain, from: split, to: last, tolerance: tolerance)
    }

    /// The borders from junction to junction, and the closed ones; every border edge is in exactly one.
    func chains() -> [[Int]] {
        var found: [[Int]] = []
        var visited = [Bool](repeating: false, count: places.count)
        for corner in places.indices {
            let starts = joined(to: corner)
            guard starts.count > 2 else { continue }
            for next in starts {
                let chain = follow(from: corner, to: next, visited: &visited)
                // Each border is met from both its ends; the smaller end owns it.
                if let end = chain.last, corner < end || (corner == end && chain[1] < chain[chain.count - 2]) {
                    found.append(chain)
                }
            }
        }
        for corner in places.indices where !visited[corner] {
            let joined = joined(to: corner)
            if joined.count == 2 { found.append(follow(from: corner, to: joined[0], visited: &visited)) }
        }
        return found
    }

    private func follow(from start: Int, to second: Int, visited: inout [Bool]) -> [Int] {
        var chain = [start, second]
        visited[start] = true
        while let current = chain.last, current != start {
            visited[current] = true
            let joined = joined(to: current)
            guard joined.count == 2 else { break }
            chain.append(joined[0] == chain[chain.count - 2] ? joined[1] : joined[0])
        }
        return chain
    }
}
