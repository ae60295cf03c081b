import GeoModel

/// Where the villages lie: the first near the middle of its parish, the others as far as possible from all before them.
struct VillagePlaces: Sendable {
    /// By parish, then in the order of the parish's list, in metres.
    let places: [[Coordinate]]
    /// The place farthest from each parish's border, in metres.
    let middles: [Coordinate]

    init(grid: LandGrid, parishOfPiece: [Int], counts: [Int], seed: UInt64) {
        let depth = Self.depth(grid: grid, parishOfPiece: parishOfPiece)
        var generator = SplitMix64(seed: seed)
        var taken: [Coordinate] = []
        var places: [[Coordinate]] = []
        var middles: [Coordinate] = []
        for (parish, count) in counts.enumerated() {
            let cells = grid.labels.indices.filter {
                grid.labels[$0] != LandGrid.sea && parishOfPiece[grid.labels[$0]] == parish
            }
            let deepest = cells.max { (depth[$0], -$0) < (depth[$1], -$1) } ?? 0
            let middle = LandGrid.middle(column: deepest % grid.columns, row: deepest / grid.columns)
            middles.append(middle)
            let jitter = Coordinate(
                x: 1_400 * (generator.unitInterval() - 0.5), y: 1_400 * (generator.unitInterval() - 0.5))
            let heart = Coordinate(x: middle.x + jitter.x, y: middle.y + jitter.y)
            var own: [Coordinate] = []
            for index in 0..<count {
                var best = middle
                var bestScore = -Double.infinity
                for cell in cells where depth[cell] >= 4 {
                    let p = LandGrid.middle(column: cell % grid.columns, row: cell / grid.columns)
                    // No village on the far arms and islets of a parish, where no road would reach it.
                    guard p.planarDistance(to: middle) < 5_500 else { continue }
                    let gap = taken.reduce(Double.infinity) { min($0, $1.planarDistance(to: p)) }
                    let edge = Double(depth[cell]) * SampleGeography.cell
                    let score =
                        index == 0
                        ? min(gap, 2_500) - p.planarDistance(to: heart)
                        : min(gap, 3_200) + min(edge, 900) + 600 * generator.unitInterval()
                    if score > bestScore {
                        bestScore = score
                        best = p
                    }
                }
                own.append(best)
                taken.append(best)
            }
            places.append(own)
        }
        self.places = places
        self.middles = middles
    }

    /// Steps from each cell to the nearest cell of another parish or the sea.
    private static func depth(grid: LandGrid, parishOfPiece: [Int]) -> [Int] {
        func parish(_ cell: Int) -> Int { grid.labels[cell] == LandGrid.sea ? -1 : parishOfPiece[grid.labels[cell]] }
        let steps = [1, -1, grid.columns, -grid.columns]
        var depth = [Int](repeating: 0, count: grid.labels.count)
        var front = grid.labels.indices.filter { cell in
            parish(cell) >= 0 && steps.contains { parish(cell + $0) != parish(cell) }
        }
        for cell in front { depth[cell] = 1 }
        var next = 0
        while next < front.count {
            let cell = front[next]
            next += 1
            for step in steps where depth[cell + step] == 0 && parish(cell + step) == parish(cell) {
                depth[cell + step] = depth[cell] + 1
                front.append(cell + step)
            }
        }
        return depth
    }
}
