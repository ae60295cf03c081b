import GeoModel

/// The plan of the made-up land: where it rises from the sea and where its parishes have their middle. Metres.
enum SampleGeography {
    static let width = 39_000.0
    static let height = 31_000.0
    static let west = -19_000.0
    static let south = -15_500.0
    static let cell = 100.0

    /// A middle from which a piece of a parish grows; a parish with two pieces is cut by an old border or a school's.
    struct Piece: Sendable {
        let parish: Int
        let at: Coordinate
        let old: Int
        let school: Int

        init(_ parish: Int, _ x: Double, _ y: Double, old: Int, school: Int) {
            self.parish = parish
            at = Coordinate(x: x, y: y)
            self.old = old
            self.school = school
        }
    }

    static let pieces: [Piece] = [
        // North of the fjord.
        Piece(0, -13_200, 5_200, old: 0, school: 0),
        Piece(1, -8_300, 8_600, old: 0, school: 0),
        Piece(2, -7_700, 4_000, old: 0, school: 1),
        Piece(3, -2_900, 10_400, old: 1, school: 1),
        Piece(4, -2_600, 5_400, old: 0, school: 1),
        Piece(4, -700, 4_600, old: 1, school: 2),
        Piece(5, 2_600, 8_300, old: 1, school: 2),
        Piece(6, 4_200, 4_000, old: 1, school: 2),
        Piece(7, 8_000, 6_300, old: 1, school: 2),
        // The island.
        Piece(8, 16_200, 10_300, old: 1, school: 6),
        // South of the fjord.
        Piece(9, -14_000, -600, old: 2, school: 3),
        Piece(10, -8_900, -1_600, old: 2, school: 3),
        Piece(10, -7_000, -2_600, old: 2, school: 4),
        Piece(11, -10_900, -6_300, old: 2, school: 3),
        Piece(12, -3_600, -4_000, old: 3, school: 4),
        Piece(13, -4_700, -8_800, old: 3, school: 4),
        Piece(13, -2_700, -9_300, old: 4, school: 4),
        Piece(14, 1_600, -7_400, old: 4, school: 5),
        Piece(15, 3_900, -3_800, old: 4, school: 5),
        Piece(15, 6_100, -4_200, old: 4, school: 5),
    ]

    /// Metres inland of the coast, negative at sea; the noise is what makes bays and points.
    static func inland(_ p: Coordinate, noise: ValueNoise) -> Double {
        let coarse = noise.value(x: p.x, y: p.y, wavelength: 7_000, octaves: 2)
        let fine = noise.value(x: p.x + 50_000, y: p.y, wavelength: 2_600, octaves: 5)
        var land = ellipse(p, Coordinate(x: -3_200, y: 600), 14_000, 11_000)
        land = max(land, capsule(p, [(-4_500, 8_000), (-1_500, 13_200)], 2_300))
        land = max(land, capsule(p, [(5_000, -5_000), (10_000, -7_400), (11_200, -6_000)], 1_700))
        land = max(land, ellipse(p, Coordinate(x: 16_200, y: 10_800), 2_700, 2_300))
        land = max(land, ellipse(p, Coordinate(x: 17_000, y: 5_200), 1_000, 600))
        let ragged = noise.value(x: p.x, y: p.y + 50_000, wavelength: 1_100, octaves: 4)
        land += 3_300 * coarse + 1_500 * fine + 650 * ragged - 200
        let fjord: [(x: Double, y: Double, halfWidth: Double)] = [
            (14_500, 400, 3_300), (9_000, 500, 1_500), (5_600, -100, 800), (3_600, 150, 430), (1_000, 900, 900),
            (-2_500, 300, 1_100), (-5_400, 1_300, 550), (-6_900, 1_100, 250),
        ]
        var water = -Double.infinity
        for (a, b) in zip(fjord, fjord.dropFirst()) {
            let (distance, t) = nearest(p, Coordinate(x: a.x, y: a.y), Coordinate(x: b.x, y: b.y))
            water = max(water, a.halfWidth + (b.halfWidth - a.halfWidth) * t - distance)
        }
        return min(land, -water + 450 * fine + 500 * ragged)
    }

    private static func ellipse(_ p: Coordinate, _ centre: Coordinate, _ a: Double, _ b: Double) -> Double {
        let x = (p.x - centre.x) / a
        let y = (p.y - centre.y) / b
        return (1 - (x * x + y * y).squareRoot()) * min(a, b)
    }

    private static func capsule(_ p: Coordinate, _ spine: [(Double, Double)], _ radius: Double) -> Double {
        var best = -Double.infinity
        for (a, b) in zip(spine, spine.dropFirst()) {
            best = max(best, radius - nearest(p, Coordinate(x: a.0, y: a.1), Coordinate(x: b.0, y: b.1)).distance)
        }
        return best
    }

    /// The distance from `p` to the segment, and how far along it the nearest point lies, 0...1.
    static func nearest(_ p: Coordinate, _ a: Coordinate, _ b: Coordinate) -> (distance: Double, along: Double) {
        let dx = b.x - a.x
        let dy = b.y - a.y
        let t = max(0, min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy)))
        return (p.planarDistance(to: Coordinate(x: a.x + t * dx, y: a.y + t * dy)), t)
    }
}
