import GeoModel
import Testing

@testable import GEOSKit

@Suite("Land in common, told from the borders alone, is what the library's overlay has")
struct LandOverlayTests {
    private func ring(_ places: [(Double, Double)]) -> Ring {
        Ring((places + places.prefix(1)).map { Coordinate(x: $0.0, y: $0.1) })
    }

    private func land(_ places: [(Double, Double)], hole: [(Double, Double)]? = nil) -> MultiPolygon {
        MultiPolygon(Polygon(exterior: ring(places), holes: hole.map { [ring($0)] } ?? []))
    }

    /// A star with ragged edges about a centre, as far from the origin as Danish coordinates.
    private func star(_ random: inout SplitMix64, _ x: Double, _ y: Double, radius: Double, count: Int) -> [(
        Double, Double
    )] {
        let places = (0..<count).map { index in
            let angle = 2 * Double.pi * Double(index) / Double(count)
            let away = radius * (0.4 + 0.6 * Double(random.below(1_000_000)) / 1e6)
            return (600_000 + x + away * sine(angle + Double.pi / 2), 6_200_000 + y + away * sine(angle))
        }
        // Either direction must do.
        return random.below(2) == 0 ? places : places.reversed()
    }

    /// The sine by its series, good to 1e-9, so that no C library is needed here.
    private func sine(_ angle: Double) -> Double {
        var turned = angle.truncatingRemainder(dividingBy: 2 * Double.pi)
        if turned > Double.pi { turned -= 2 * Double.pi }
        var (term, sum) = (turned, turned)
        for power in 1..<14 {
            term *= -turned * turned / Double(2 * power * (2 * power + 1))
            sum += term
        }
        return sum
    }

    @Test func randomStarsWithHoles() throws {
        var random = SplitMix64(seed: 5)
        var (fast, meeting) = (0, 0)
        for round in 0..<300 {
            let hole = round % 3 == 0 ? star(&random, 0, 0, radius: 900, count: 9) : nil
            let one = land(
                star(&random, 0, 0, radius: 5000, count: 40), hole: hole)
            let away = Double(random.below(9000)) - 4500
            let two = land(star(&random, away, away / 3, radius: 4000, count: 25))
            let exact = try one.intersectionArea(with: two)
            if let area = AreaOverlay(one).fastCommonArea(with: two) {
                fast += 1
                #expect(abs(area - exact) < 1e-3, "round \(round): \(area) and \(exact)")
            }
            if exact > 0 { meeting += 1 }
            #expect(abs(try AreaOverlay(one).commonArea(with: two) - exact) < 1e-3)
        }
        #expect(fast > 290 && meeting > 200)
    }

    @Test func bordersDrawnAlikeVerticesInCommonAndOneInTheOther() throws {
        let square = land([(0, 0), (4, 0), (4, 4), (0, 4)], hole: [(1, 1), (1, 3), (3, 3), (3, 1)])
        let cases: [(name: String, other: MultiPolygon, isFast: Bool)] = [
            ("itself", square, true),
            ("beside it, with a border drawn alike", land([(4, 0), (8, -1), (8, 5), (4, 4)]), true),
            ("touching in a vertex", land([(4, 4), (6, 5), (5, 6)]), true),
            ("the hole exactly", land([(1, 1), (3, 1), (3, 3), (1, 3)]), true),
            ("all of it and more", land([(-1, -1), (5, -1), (5, 5), (-1, 5)]), true),
            ("in the hole", land([(1.5, 1.5), (2.5, 1.5), (2, 2.5)]), true),
            ("across a side", land([(3.5, 0.5), (6, 0.75), (6, 3.25), (3.5, 3.5)]), false),
            ("a vertex on the middle of a side", land([(4, 1), (8, 1), (8, 3), (4, 3)]), false),
            ("far away", land([(40, 0), (44, 0), (44, 4)]), true),
        ]
        for (name, other, isFast) in cases {
            let exact = try square.intersectionArea(with: other)
            let overlay = AreaOverlay(square)
            #expect(abs(try overlay.commonArea(with: other) - exact) < 1e-9, "\(name)")
            if isFast { #expect(overlay.fastCommonArea(with: other).map { abs($0 - exact) < 1e-9 } == true, "\(name)") }
        }
    }
}
