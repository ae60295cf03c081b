import Foundation
import GeoModel
import Testing

@testable import Reports

/// A name stands within what it names, and on the sheet.
@Suite struct InnerPlaceTests {
    /// A star around a middle, with arms of random lengths.
    private func star(_ random: inout SplitMix64, _ middle: Coordinate) -> [Coordinate] {
        let corners = 5 + random.below(20)
        let points = (0..<corners).map { index in
            let angle = 2 * Double.pi * Double(index) / Double(corners)
            let length = 300 + 4000 * random.unitInterval()
            return Coordinate(x: middle.x + length * cos(angle), y: middle.y + length * sin(angle))
        }
        return points + [points[0]]
    }

    private func isInside(_ place: Coordinate, _ ring: [Coordinate]) -> Bool {
        var isInside = false
        for (a, b) in zip(ring, ring.dropFirst()) where (a.y > place.y) != (b.y > place.y) {
            if place.x < a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x) { isInside.toggle() }
        }
        return isInside
    }

    @Test(arguments: 0..<100) func liesInTheAreaAndOnTheSheet(seed: Int) {
        var random = SplitMix64(seed: 11, stream: seed)
        let ring = star(&random, Coordinate(x: 0, y: 0))
        let land = MultiPolygon([Polygon(exterior: Ring(ring), holes: [])])
        let corner = Coordinate(x: -5000 + 8000 * random.unitInterval(), y: -5000 + 8000 * random.unitInterval())
        let box = Box(minX: corner.x, minY: corner.y, maxX: corner.x + 3000, maxY: corner.y + 3000)
        guard let place = InnerPlace.of(land, within: box) else { return }
        #expect(isInside(place, ring))
        #expect(box.contains(place))
    }

    @Test func whatIsOffTheSheetHasNoPlace() {
        var random = SplitMix64(seed: 12, stream: 0)
        let ring = Ring(star(&random, Coordinate(x: 0, y: 0)))
        let land = MultiPolygon([Polygon(exterior: ring, holes: [])])
        #expect(InnerPlace.of(land, within: Box(minX: 9000, minY: 9000, maxX: 9900, maxY: 9900)) == nil)
    }
}
