import GeoModel

/// Finds a place well inside the part of an area that is on the sheet.
enum InnerPlace {
    private static let cells = 28

    /// The place of a grid over the part of `land` in `box` that is farthest from where the land or the box ends; nil where no
    /// place of the grid is inside.
    ///
    /// - Complexity: O(vertices · cells)
    static func of(_ land: MultiPolygon, within box: Box) -> Coordinate? {
        let part = Box(
            minX: max(land.box.minX, box.minX), minY: max(land.box.minY, box.minY),
            maxX: min(land.box.maxX, box.maxX), maxY: min(land.box.maxY, box.maxY))
        guard !part.isEmpty, part.width > 0, part.height > 0 else { return nil }
        var inside = [[Bool]](repeating: [Bool](repeating: false, count: cells), count: cells)
        for row in 0..<cells {
            let y = part.minY + (Double(row) + 0.5) * part.height / Double(cells)
            let crossings = crossings(of: land, at: y)
            for column in 0..<cells {
                let x = part.minX + (Double(column) + 0.5) * part.width / Double(cells)
                inside[row][column] = crossings.count { $0 < x } % 2 == 1
            }
        }
        var best: (distance: Double, row: Int, column: Int)?
        for row in 0..<cells {
            for column in 0..<cells where inside[row][column] {
                var nearest = Double.infinity
                for otherRow in -1...cells {
                    for otherColumn in -1...cells {
                        let isIn =
                            inside.indices.contains(otherRow) && inside.indices.contains(otherColumn)
                            && inside[otherRow][otherColumn]
                        if isIn { continue }
                        let dx = Double(otherColumn - column) * part.width
                        let dy = Double(otherRow - row) * part.height
                        nearest = min(nearest, dx * dx + dy * dy)
                    }
                }
                if nearest > best?.distance ?? 0 { best = (nearest, row, column) }
            }
        }
        guard let best else { return nil }
        return Coordinate(
            x: part.minX + (Double(best.column) + 0.5) * part.width / Double(cells),
            y: part.minY + (Double(best.row) + 0.5) * part.height / Double(cells))
    }

    /// Where the outline crosses a parallel.
    private static func crossings(of land: MultiPolygon, at y: Double) -> [Double] {
        var found: [Double] = []
        for polygon in land.polygons where polygon.box.minY <= y && polygon.box.maxY >= y {
            for ring in polygon.rings {
                for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) where (a.y > y) != (b.y > y) {
                    found.append(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
                }
            }
        }
        return found
    }
}
