import Foundation
import GeoModel
import Testing

/// The area of a ring, against sums that are made another way.
@Suite struct RingAreaTests {
    @Test("a triangle of legs 4 and 3 has area 6, with the sign of its direction")
    func triangle() {
        let places = [(0.0, 0.0), (4.0, 0.0), (0.0, 3.0), (0.0, 0.0)].map { Coordinate(x: $0.0, y: $0.1) }
        #expect(Ring(places).signedArea == 6)
        #expect(Ring(places.reversed()).signedArea == -6)
    }

    @Test("a star has the area of its triangles, wherever it lies", arguments: 1...20)
    func star(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let count = Int.random(in: 3...40, using: &random)
        let (east, north) = (Double.random(in: 0...1e6, using: &random), Double.random(in: 0...7e6, using: &random))
        // Points round a centre, as they lie from it.
        let spokes = (0..<count).map { index -> (Double, Double) in
            let (angle, reach) = (
                2 * Double.pi * Double(index) / Double(count), Double.random(in: 1...9, using: &random)
            )
            return (reach * cos(angle), reach * sin(angle))
        }
        var expected = 0.0
        for (a, b) in zip(spokes, spokes[1...] + spokes[..<1]) { expected += (a.0 * b.1 - b.0 * a.1) / 2 }
        let ring = Ring((spokes + spokes.prefix(1)).map { Coordinate(x: east + $0.0, y: north + $0.1) })
        #expect(abs(ring.signedArea - expected) < 1e-6 * expected)
    }
}
