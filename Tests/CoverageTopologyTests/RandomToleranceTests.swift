import CoverageTopology
import GeoModel
import Testing

/// What the tolerance promises, on random cells whose borders are redrawn in ways that leave the land in place.
@Suite struct RandomToleranceTests {
    /// Quadrilaterals of about 100 m that share their corners, in rows of `side`.
    private func cells(_ side: Int, _ random: inout SplitMix64) -> [[Coordinate]] {
        let corners = (0..<(side + 1) * (side + 1)).map { index in
            Coordinate(
                x: Double(index % (side + 1)) * 100 + random.unitInterval() * 40,
                y: Double(index / (side + 1)) * 100 + random.unitInterval() * 40)
        }
        return (0..<side * side).map { index in
            let corner = index / side * (side + 1) + index % side
            return [corner, corner + 1, corner + side + 2, corner + side + 1].map { corners[$0] }
        }
    }

    private func land(_ corners: [Coordinate]) -> MultiPolygon {
        MultiPolygon(Polygon(exterior: Ring(corners + [corners[0]])))
    }

    private func pairs(_ coverage: Coverage) -> [[Int]] { coverage.neighbourPairs(.rook).map { [$0.a, $0.b] } }

    @Test(arguments: UInt64(1)...UInt64(20))
    func aVertexAddedOnOneSideOfABorderChangesNoNeighbours(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let cells = cells(7, &random)
        let reference = Coverage(lands: cells.map(land), toleranceMetres: 0)
        let redrawn = cells.map { corners in
            var ring: [Coordinate] = []
            for (index, start) in corners.enumerated() {
                let end = corners[(index + 1) % corners.count]
                ring.append(start)
                guard random.below(3) > 0 else { continue }
                let share = 0.2 + 0.6 * random.unitInterval()
                ring.append(Coordinate(x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share))
            }
            return ring
        }
        let coverage = Coverage(lands: redrawn.map(land), toleranceMetres: 0.1)
        #expect(pairs(coverage) == pairs(reference))
        #expect(coverage.nearMisses.allSatisfy { !$0.isMatched })
        for (border, known) in zip(coverage.borders, reference.borders) {
            #expect(abs(border.lengthMetres - known.lengthMetres) < 0.5)
        }
    }

    @Test(arguments: UInt64(1)...UInt64(20))
    func cornersMovedByLessThanTheToleranceLoseNoNeighbours(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let cells = cells(7, &random)
        let reference = Coverage(lands: cells.map(land), toleranceMetres: 0)
        // What was one corner is at most 0.8 × √2 m apart, so 2 m bridge any border.
        let moved = cells.map { corners in
            corners.map {
                Coordinate(x: $0.x + random.unitInterval() * 0.8 - 0.4, y: $0.y + random.unitInterval() * 0.8 - 0.4)
            }
        }
        #expect(Coverage(lands: moved.map(land), toleranceMetres: 0, overlapping: false).borders.isEmpty)
        let coverage = Coverage(lands: moved.map(land), toleranceMetres: 2)
        var known: [[Int]: Double] = [:]
        for border in reference.borders { known[[border.a, border.b]] = border.lengthMetres }
        for border in coverage.borders {
            // Where four corners fall apart, two units across may come to share a border no longer than the mess is wide.
            let before = known.removeValue(forKey: [border.a, border.b]) ?? 0
            #expect(abs(border.lengthMetres - before) < 8)
            #expect(border.widthMetres < 2.000_001)
        }
        #expect(known.values.allSatisfy { $0 == 0 })
    }
}
