import GeoModel

extension BorderNet {
    /// The pieces on both sides of the border between two neighbouring corners.
    func sides(of a: Int, _ b: Int) -> (Int, Int) {
        let low = min(a, b)
        let column = low % cornerColumns
        let row = low / cornerColumns
        return abs(a - b) == 1
            ? (label(column, row - 1), label(column, row)) : (label(column - 1, row), label(column, row))
    }

    /// The land whose pieces `belongs` accepts, in millionths of a degree: outer rings counter-clockwise, holes clockwise.
    func land(where belongs: (Int) -> Bool) -> [[[MicroPosition]]] {
        let inside = grid.labels.map { $0 != LandGrid.sea && belongs($0) }
        var outer: [[MicroPosition]] = []
        var holes: [[MicroPosition]] = []
        for corners in rings(inside: inside) {
            var ring = corners.filter { isKept[$0] }.map { MapFrame.microDegrees(places[$0]) }
            ring = ring.enumerated().filter { $0.offset == 0 || $0.element != ring[$0.offset - 1] }.map(\.element)
            guard let first = ring.first else { continue }
            if ring.last != first { ring.append(first) }
            guard ring.count >= 4 else { continue }
            if doubledArea(ring) > 0 { outer.append(ring) } else { holes.append(ring) }
        }
        outer.sort { doubledArea($0) > doubledArea($1) }
        var polygons = outer.map { [$0] }
        for hole in holes {
            // The smallest outer ring around it; the list is sorted from the largest.
            if let owner = outer.lastIndex(where: { contains(hole[0], in: $0) }) { polygons[owner].append(hole) }
        }
        return polygons
    }

    /// Closed walks along the corners with the land on the left.
    private func rings(inside: [Bool]) -> [[Int]] {
        let columns = grid.columns
        func isLand(_ column: Int, _ row: Int) -> Bool {
            column >= 0 && row >= 0 && column < columns && row < grid.rows && inside[row * columns + column]
        }
        var next: [Int: Int] = [:]
        var starts: [Int] = []
        for row in 0..<grid.rows {
            for column in 0..<columns where inside[row * columns + column] {
                let corner = row * cornerColumns + column
                let (east, north) = (corner + 1, corner + cornerColumns)
                let opposite = north + 1
                if !isLand(column, row - 1) { next[corner] = east; starts.append(corner) }
                if !isLand(column + 1, row) { next[east] = opposite; starts.append(east) }
                if !isLand(column, row + 1) { next[opposite] = north; starts.append(opposite) }
                if !isLand(column - 1, row) { next[north] = corner; starts.append(north) }
            }
        }
        var found: [[Int]] = []
        for start in starts {
            var ring: [Int] = []
            var current = start
            while let following = next.removeValue(forKey: current) {
                ring.append(current)
                current = following
            }
            if ring.count > 3 { found.append(ring) }
        }
        return found
    }

    private func doubledArea(_ ring: [MicroPosition]) -> Int {
        zip(ring, ring.dropFirst()).reduce(0) { sum, pair in
            sum + (pair.0.longitude - ring[0].longitude) * (pair.1.latitude - ring[0].latitude)
                - (pair.1.longitude - ring[0].longitude) * (pair.0.latitude - ring[0].latitude)
        }
    }

    private func contains(_ p: MicroPosition, in ring: [MicroPosition]) -> Bool {
        var inside = false
        for (a, b) in zip(ring, ring.dropFirst()) where (a.latitude > p.latitude) != (b.latitude > p.latitude) {
            let x =
                Double(a.longitude) + Double(b.longitude - a.longitude) * Double(p.latitude - a.latitude)
                / Double(b.latitude - a.latitude)
            if Double(p.longitude) < x { inside.toggle() }
        }
        return inside
    }
}
