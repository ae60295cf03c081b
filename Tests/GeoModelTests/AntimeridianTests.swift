import GeoModel
import Testing

/// Guarantees: what crosses the antimeridian is cut there, loses no area, and lies between -180 and 180.
@Suite struct AntimeridianTests {
    /// A star of random corners round a place, perhaps with a hole of the same form.
    private func star(_ x: Double, _ y: Double, corners: Int, hasHole: Bool, _ random: inout SplitMix64) -> Polygon {
        let radii = (0..<corners).map { _ in 0.4 + Double(random.next() % 1000) / 1000 }
        func ring(_ scale: Double) -> Ring {
            var places = (0..<corners).map { corner in
                // Directions on a square, so that no sine is needed.
                let turn = Double(corner) / Double(corners) * 4
                let (side, share) = (Int(turn), turn - Double(Int(turn)))
                let (dx, dy) = [(1 - share, share), (-share, 1 - share), (share - 1, -share), (share, share - 1)][side]
                return Coordinate(x: x + dx * radii[corner] * scale, y: y + dy * radii[corner] * scale)
            }
            places.append(places[0])
            return Ring(places)
        }
        return Polygon(exterior: ring(1), holes: hasHole ? [ring(0.5).reversed] : [])
    }

    @Test func nothingIsLost() {
        var random = SplitMix64(seed: 4)
        for round in 0..<400 {
            let meridian = round % 2 == 0 ? 180.0 : -180
            let x = meridian + Double(random.next() % 2400) / 1000 - 1.2
            let polygon = star(
                x, 3, corners: 4 + Int(random.next() % 40), hasHole: round % 3 == 0, &random)
            let whole =
                round % 5 == 0 ? polygon.mapCoordinates { Coordinate(x: ($0.x * 4).rounded() / 4, y: $0.y) } : polygon
            guard whole.area > 0.01 else { continue }
            let cut = Geometry.polygon(whole).cutAtAntimeridian()
            let box = cut.box
            #expect(box.minX >= -180 && box.maxX <= 180, "round \(round)")
            #expect(abs((cut.land?.area ?? 0) - whole.area) < 1e-9, "round \(round)")
            for piece in cut.land?.polygons ?? [] { #expect(piece.box.width < 3 && piece.area > 0, "round \(round)") }
        }
    }

    @Test func linesAndPoints() {
        let line = Geometry.lineString([Coordinate(x: 179, y: 0), Coordinate(x: 181, y: 2), Coordinate(x: 182, y: 2)])
        #expect(
            line.cutAtAntimeridian()
                == .multiLineString([
                    [Coordinate(x: 179, y: 0), Coordinate(x: 180, y: 1)],
                    [Coordinate(x: -180, y: 1), Coordinate(x: -179, y: 2), Coordinate(x: -178, y: 2)],
                ]))
        #expect(Geometry.point(Coordinate(x: 190, y: 5)).cutAtAntimeridian() == .point(Coordinate(x: -170, y: 5)))
        let plain = Geometry.point(Coordinate(x: 180, y: 5))
        #expect(plain.cutAtAntimeridian() == plain)
    }
}
