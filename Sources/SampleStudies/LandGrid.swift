import GeoModel

/// The land as small square cells, each at sea (-1) or of one piece of a parish.
///
/// Borders are traced between the cells, so neighbours share them exactly by construction.
struct LandGrid: Sendable {
    static let sea = -1
    let columns: Int
    let rows: Int
    /// Row by row from the south-west corner.
    var labels: [Int]

    init(geography: [SampleGeography.Piece], seed: UInt64) {
        columns = Int(SampleGeography.width / SampleGeography.cell)
        rows = Int(SampleGeography.height / SampleGeography.cell)
        labels = [Int](repeating: Self.sea, count: columns * rows)
        let coast = ValueNoise(seed: seed)
        let bendX = ValueNoise(seed: seed &+ 101)
        let bendY = ValueNoise(seed: seed &+ 202)
        for row in 1..<(rows - 1) {
            for column in 1..<(columns - 1) {
                let p = Self.middle(column: column, row: row)
                guard SampleGeography.inland(p, noise: coast) > 0 else { continue }
                // Borders bend because the place that is asked for its nearest middle is itself displaced.
                let warped = Coordinate(
                    x: p.x + 3_400 * bendX.value(x: p.x, y: p.y, wavelength: 3_600, octaves: 6),
                    y: p.y + 3_400 * bendY.value(x: p.x, y: p.y, wavelength: 3_600, octaves: 6)
                )
                labels[row * columns + column] = Self.nearestPiece(to: warped, in: geography)
            }
        }
        repair(pieces: geography.count)
    }

    static func middle(column: Int, row: Int) -> Coordinate {
        Coordinate(
            x: SampleGeography.west + (Double(column) + 0.5) * SampleGeography.cell,
            y: SampleGeography.south + (Double(row) + 0.5) * SampleGeography.cell
        )
    }

    /// The cell's label at a position in metres; the sea outside the grid.
    func label(at p: Coordinate) -> Int {
        let column = Int(((p.x - SampleGeography.west) / SampleGeography.cell).rounded(.down))
        let row = Int(((p.y - SampleGeography.south) / SampleGeography.cell).rounded(.down))
        guard column >= 0, row >= 0, column < columns, row < rows else { return Self.sea }
        return labels[row * columns + column]
    }

    private static func nearestPiece(to p: Coordinate, in pieces: [SampleGeography.Piece]) -> Int {
        var best = 0
        var bestDistance = Double.infinity
        for (index, piece) in pieces.enumerated() {
            let distance = p.planarDistance(to: piece.at)
            if distance < bestDistance {
                bestDistance = distance
                best = index
            }
        }
        return best
    }
}
